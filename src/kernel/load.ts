import type { Kernel } from './kernel.js';
import { tsKernel } from './ts.js';
import { wasmKernel } from './wasm.js';

export interface LoadKernelOptions {
  /** The kernel to try first; WebAssembly unless told. */
  prefer?: 'wasm' | 'ts' | undefined;
}

/**
 * Makes `loadKernel` of a way to come by the engine's compiled module, which is called on first use and once.
 */
export function kernelLoader(compile: () => WebAssembly.Module): (options?: LoadKernelOptions) => Kernel {
  let module: WebAssembly.Module | undefined;
  return options => {
    if (options?.prefer === 'ts') return tsKernel('asked for');
    try {
      if (typeof WebAssembly === 'undefined') return tsKernel('this host has no WebAssembly');
      module ??= compile();
      return wasmKernel(module);
    } catch (error) {
      return tsKernel(
        `this host refuses the WebAssembly engine: ${error instanceof Error ? error.message : error}`,
      );
    }
  };
}
