import { engineBase64 } from '../../build/engine.js';
import type { Kernel } from './kernel.js';
import { kernelLoader, type LoadKernelOptions } from './load.js';

export type { TextCounts } from '../text/utf8.js';
export type { Kernel, StringColumn, TextColumn, Utf8Column } from './kernel.js';
export type { LoadKernelOptions } from './load.js';

const load = /* @__PURE__ */ kernelLoader(() => new WebAssembly.Module(decodeBase64(engineBase64)));

/**
 * Loads a kernel: the WebAssembly engine, or TypeScript where WebAssembly with SIMD is missing or refused
 * (Content-Security-Policy, `node --jitless`, lockdown). Synchronous; compiles on first use and once; never
 * throws. `name` says which kernel it is and `reason` why. Each call gives a kernel with memory of its own.
 *
 * @example
 * loadKernel().analyze('Hello').messageParts // 1
 */
export function loadKernel(options?: LoadKernelOptions): Kernel {
  return load(options);
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
