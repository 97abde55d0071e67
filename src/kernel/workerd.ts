// Workers refuse to compile bytes inside a request, and give the compiled module of an imported .wasm file.
import engine from './core.wasm';
import type { Kernel } from './kernel.js';
import { kernelLoader, type LoadKernelOptions } from './load.js';

const load = /* @__PURE__ */ kernelLoader(() => engine);

/** The same as `loadKernel` of the other hosts. */
export function loadKernel(options?: LoadKernelOptions): Kernel {
  return load(options);
}
