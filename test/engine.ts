import { readFileSync } from 'node:fs';

let module: WebAssembly.Module | undefined;

/** The engine as it is built. */
export const engineBinary = (): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL('../build/core.wasm', import.meta.url)));

/** The compiled engine. */
export function engineModule(): WebAssembly.Module {
  module ??= new WebAssembly.Module(engineBinary());
  return module;
}
