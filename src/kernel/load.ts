import type { Kernel } from './kernel.js';
import { tsKernel } from './ts.js';
import { wasmKernel } from './wasm.js';

export interface LoadKernelOptions {
  /** The kernel to try first. Default `'wasm'`. */
  prefer?: 'wasm' | 'ts' | undefined;
}

/**
 * Creates `loadKernel` for a host. `compile` returns the engine's compiled module. It is called once, on first use: a
 * page whose Content-Security-Policy refuses it reports one violation, not many.
 */
export function kernelLoader(compile: () => WebAssembly.Module): (options?: LoadKernelOptions) => Kernel {
  let compiled: WebAssembly.Module | string | undefined;
  return options => {
    try {
      if (options?.prefer === 'ts') return tsKernel('asked for');
      if (typeof WebAssembly === 'undefined') return tsKernel('this host has no WebAssembly');
      compiled ??= compileOrRefusal(compile);
      return typeof compiled === 'string' ? tsKernel(compiled) : wasmKernel(compiled);
    } catch (error) {
      return tsKernel(refusal(error));
    }
  };
}

function compileOrRefusal(compile: () => WebAssembly.Module): WebAssembly.Module | string {
  try {
    return compile();
  } catch (error) {
    return refusal(error);
  }
}

const refusal = (error: unknown): string =>
  `this host refuses the WebAssembly engine: ${error instanceof Error ? error.message : 'it does not say why'}`;
