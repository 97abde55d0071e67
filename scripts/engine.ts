// Writes the engine as a module that every bundler understands: base64, which is compiled on first use.
import { readFileSync, writeFileSync } from 'node:fs';

const bytes = readFileSync('build/core.wasm');
writeFileSync('build/engine.ts', `export const engineBase64 =\n  '${bytes.toString('base64')}';\n`);
