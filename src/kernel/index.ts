import { engineBase64 } from '../../build/engine.js';
import type { Kernel } from './kernel.js';
import { kernelLoader, type LoadKernelOptions } from './load.js';

export type { Replaced, SavingsRules } from '../text/savings.js';
export type { SavingsClasses } from '../text/savings-classes.js';
export type { CountedColumns, Counter, Kernel, MessageColumns } from './kernel.js';
export type { LoadKernelOptions } from './load.js';
export type {
  Alternatives,
  InTables,
  Lengths,
  ReplacedCharacter,
  SavingEntries,
  SavingEntry,
  SavingsCounter,
} from './savings-tally.js';
export type { TallyEntry } from './tally.js';

const load = /* @__PURE__ */ kernelLoader(() => new WebAssembly.Module(decodeBase64(engineBase64)));

/**
 * Loads a kernel: the WebAssembly engine, or TypeScript where WebAssembly with SIMD is missing or refused
 * (Content-Security-Policy, `node --jitless`, lockdown). Synchronous. The engine is compiled once, on first use. Never
 * throws. `name` says which kernel it is and `reason` why. Each call returns a kernel with its own memory.
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
