import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { defineConfig } from 'tsup';
import { numbersFile } from './scripts/numbers/text.js';
import { numberRows } from './src/tables/numbers.js';
import { numbersSource, territoryLines } from './src/tables/territories.js';

const shared = {
  entry: {
    index: 'src/index.ts',
    api: 'src/api/index.ts',
    encoding: 'src/text/encoding.ts',
    kernel: 'src/kernel/index.ts',
    batch: 'src/batch/index.ts',
    pool: 'src/pool/index.ts',
  },
  target: 'es2022',
  removeNodeProtocol: false,
  silent: true,
} as const;

// Not by `clean`: the builds below run side by side, and one would clean away what the other wrote.
rmSync('dist', { recursive: true, force: true });

export default defineConfig([
  {
    ...shared,
    format: ['esm', 'cjs'],
    // For import.meta.url in CommonJS.
    shims: true,
    dts: true,
    async onSuccess() {
      copyFileSync('build/core.wasm', 'dist/core.wasm');
      copyFileSync('src/api/openapi.json', 'dist/openapi.json');
      writeFileSync('dist/numbers.txt', numbersFile(numbersSource, territoryLines, numberRows));
    },
  },
  {
    ...shared,
    entry: { 'kernel.workerd': 'src/kernel/workerd.ts' },
    format: ['esm'],
    external: ['./core.wasm'],
  },
  {
    // In one file, which is a module wherever it lies: a program that is bundled has a copy of it beside the bundle.
    ...shared,
    entry: { 'pool-worker': 'src/pool/worker.ts' },
    format: ['esm'],
    outExtension: () => ({ js: '.mjs' }),
    splitting: false,
  },
]);
