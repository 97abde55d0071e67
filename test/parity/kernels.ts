import { loadKernel } from '../../src/kernel/index.js';
import type { Kernel } from '../../src/kernel/kernel.js';
import { wasmKernel } from '../../src/kernel/wasm.js';
import { engineModule } from '../engine.js';

/** Bytes that a kernel moves into its memory at a time: those of a user (0), and around vectors of 16 and blocks of 64. */
export const chunkSizes = [0, 1, 2, 3, 7, 15, 16, 17, 20, 63, 64, 65, 400] as const;

/** The TypeScript kernel. */
export const typescript: Kernel = loadKernel({ prefer: 'ts' });

/** Makes kernels of one engine, one for each chunk size. All use the engine from the first row of numbers. */
export function kernelsOf(module: WebAssembly.Module): (chunkSize: number) => Kernel {
  const known = new Map<number, Kernel>();
  return chunkSize => {
    const kernel = known.get(chunkSize) ?? wasmKernel(module, chunkSize || undefined, 0);
    known.set(chunkSize, kernel);
    return kernel;
  };
}

/** The kernels of the engine that is built. */
export const wasm = kernelsOf(engineModule());

/** Kernels of one engine that analyse every string in it: joined with others, copied by itself, or either from 40 units on. */
export const stringKernelsOf = (module: WebAssembly.Module): Kernel[] =>
  [1e9, 0, 40].map(alone =>
    wasmKernel(module, undefined, 0, { ascii: 0, gsm: 0, ucs2: 0, alone, average: -1, rows: 0 }),
  );

export const stringKernels: readonly Kernel[] = stringKernelsOf(engineModule());
