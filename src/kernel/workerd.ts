// Workers refuse to compile bytes within a request. An imported .wasm file is a compiled module there.
import engine from './core.wasm';
import type { Kernel } from './kernel.js';
import { kernelLoader, type LoadKernelOptions } from './load.js';

const load = /* @__PURE__ */ kernelLoader(() => engine);

/** Loads a kernel, like `loadKernel` on other hosts. */
export function loadKernel(options?: LoadKernelOptions): Kernel {
  return load(options);
}
