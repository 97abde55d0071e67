import { copyFileSync } from 'node:fs';
import { defineConfig } from 'tsup';

const shared = {
  entry: { index: 'src/index.ts', kernel: 'src/kernel/index.ts', batch: 'src/batch/index.ts' },
  target: 'es2022',
  treeshake: false,
  silent: true,
} as const;

export default defineConfig([
  {
    ...shared,
    format: ['esm', 'cjs'],
    dts: true,
    clean: true,
    async onSuccess() {
      copyFileSync('build/core.wasm', 'dist/core.wasm');
    },
  },
  {
    ...shared,
    entry: { 'kernel.workerd': 'src/kernel/workerd.ts' },
    format: ['esm'],
    external: ['./core.wasm'],
  },
]);
