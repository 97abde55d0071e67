import { readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { FormatError } from './format-error.js';

/** In order of their names, with numbers by their value: part-2 before part-10. */
const byName = new Intl.Collator('en', { numeric: true }).compare;

const hasPattern = (path: string) => /[*?]/.test(path);

/**
 * Resolves patterns such as `exports/*.csv` to files, in order of their names; `*` and `?` stand within a name, `**` for
 * folders. Names without a pattern stay as they are. Throws for a pattern without a file, and for a file twice.
 */
export async function resolvePaths(inputs: readonly string[]): Promise<string[]> {
  const paths: string[] = [];
  const seen = new Map<string, string>();
  for (const input of inputs) {
    // A file may be named so.
    const isFile = await realpath(input).then(
      () => true,
      () => false,
    );
    const found = hasPattern(input) && !isFile ? await matching(input) : [input];
    if (found.length === 0)
      throw new FormatError('NOT_READABLE', `${input}: no file has a name that matches this pattern`);
    for (const path of found) {
      const file = path === '-' ? path : await realpath(path).catch(() => path);
      if (seen.has(file))
        throw new FormatError('NOT_READABLE', `${path}: is given twice; each file is read once`);
      seen.set(file, path);
      paths.push(path);
    }
  }
  return paths;
}

async function matching(pattern: string): Promise<string[]> {
  const parts = pattern.split('/');
  const isAbsolute = parts[0] === '';
  let found = [isAbsolute ? '/' : ''];
  for (const [index, part] of parts.entries()) {
    if (part === '') continue;
    const isLast = index === parts.length - 1;
    const next: string[] = [];
    for (const folder of found) next.push(...(await step(folder, part, isLast)));
    found = next;
  }
  return [...new Set(found)].sort(byName);
}

/** What one part of a pattern leads to from a folder: files for the last part, folders for others. */
async function step(folder: string, part: string, isLast: boolean): Promise<string[]> {
  if (!hasPattern(part)) return [join(folder, part)];
  const entries = await readdir(folder === '' ? '.' : folder, { withFileTypes: true }).catch(() => []);
  if (part === '**') {
    const below = entries.filter(entry => entry.isDirectory() && !entry.name.startsWith('.'));
    const deeper = await Promise.all(below.map(entry => step(join(folder, entry.name), part, false)));
    return [folder, ...deeper.flat()];
  }
  const matcher = matcherOf(part);
  return entries
    .filter(
      entry => matcher.test(entry.name) && entry.isDirectory() !== isLast && !entry.name.startsWith('.'),
    )
    .map(entry => join(folder, entry.name));
}

function matcherOf(part: string): RegExp {
  const source = part
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's');
}
