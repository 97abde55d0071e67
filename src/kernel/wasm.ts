import type { Kernel } from './kernel.js';
export function wasmKernel(_module: WebAssembly.Module): Kernel {
  throw new Error('not built yet');
}
