import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const write = process.argv.includes('--write');

/**
 * Compares a committed file with the text a generator made of it; sets exit code 1 when they differ.
 * With `--write` on the command line, writes the file instead.
 */
export function generated(file: string, text: string): void {
  const stale = !existsSync(file) || readFileSync(file, 'utf8') !== text;
  if (!stale) return;
  if (write) {
    writeFileSync(file, text);
    console.log(`wrote ${file}`);
  } else {
    console.error(`${file} is stale: run npm run generate -- --write`);
    process.exitCode = 1;
  }
}
