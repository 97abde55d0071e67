import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const write = process.argv.includes('--write');

/**
 * Compares a committed file with the content that its generator returns; sets exit code 1 when they differ.
 * With `--write` on the command line it writes the file instead.
 */
export function generated(file: string, content: string | Uint8Array): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const stale = !existsSync(file) || !readFileSync(file).equals(bytes);
  if (!stale) return;
  if (write) {
    writeFileSync(file, bytes);
    console.log(`wrote ${file}`);
  } else {
    console.error(`${file} is stale: run npm run generate -- --write`);
    process.exitCode = 1;
  }
}
