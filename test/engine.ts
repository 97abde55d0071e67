import { readFileSync } from 'node:fs';

let module: WebAssembly.Module | undefined;

/** The compiled engine. */
export function engineModule(): WebAssembly.Module {
  module ??= new WebAssembly.Module(readFileSync(new URL('../build/core.wasm', import.meta.url)));
  return module;
}
