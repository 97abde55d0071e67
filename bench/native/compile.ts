// Addons for Node, compiled where they are measured.
import type { Hash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const built = resolve('build/native');

export const nodeHeaders = () => join(dirname(process.execPath), '../include/node');

export const hasNodeHeaders = () => existsSync(join(nodeHeaders(), 'node_api.h'));

/**
 * The addon. `compile` writes it to a path, unless that was done from the same sources before: its name has their hash, so
 * that none is overwritten.
 */
export function addonOf(
  name: string,
  sources: Hash,
  compile: (output: string, folder: string) => void,
): unknown {
  const output = join(
    built,
    `${name.replaceAll(' ', '-').toLowerCase()}-${sources.digest('hex').slice(0, 12)}.node`,
  );
  if (!existsSync(output)) {
    mkdirSync(built, { recursive: true });
    const own = mkdtempSync(join(built, 'compile-'));
    compile(join(own, 'addon'), own);
    renameSync(join(own, 'addon'), output);
    rmSync(own, { recursive: true });
  }
  return createRequire(import.meta.url)(output);
}
