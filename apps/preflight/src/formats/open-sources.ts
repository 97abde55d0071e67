import { plainHeading } from './columns/headings.js';
import { FormatError } from './format-error.js';
import { resolvePaths } from './paths.js';
import { openSource, type Source, type SourceOptions } from './source.js';

/** Several inputs with the same columns. */
export interface Sources {
  /** Their names, in the order in which they are read. */
  readonly names: readonly string[];
  /** Opens one after the other. Each is closed before the next is opened. */
  open(): AsyncGenerator<Source, void>;
}

/**
 * Opens files by names and patterns. All of them are looked at first: what cannot be read, or has other columns than the
 * first, is a `FormatError` before a row is read.
 */
export async function openSources(inputs: readonly string[], options: SourceOptions = {}): Promise<Sources> {
  const paths = await resolvePaths(inputs);
  const held = new Map<string, Source>();
  let first: Source | undefined;
  const closeHeld = async () => {
    for (const source of held.values()) await source.close();
  };
  try {
    for (const path of paths) {
      const source = await openSource(path, options);
      // A stream cannot be opened again.
      if (source.isStream) held.set(path, source);
      else await source.close();
      first ??= source;
      requireSameColumns(first, source);
    }
  } catch (error) {
    await closeHeld();
    throw error;
  }
  return {
    names: paths,
    async *open() {
      try {
        for (const path of paths) {
          const source = held.get(path) ?? (await openSource(path, options));
          try {
            yield source;
          } finally {
            await source.close();
          }
        }
      } finally {
        await closeHeld();
      }
    },
  };
}

/** Throws unless two inputs have the same columns in the same order. */
function requireSameColumns(first: Source, other: Source): void {
  const different = Math.max(first.columns.length, other.columns.length);
  for (let column = 0; column < different; column++) {
    const [expected, found] = [first.columns[column], other.columns[column]];
    if (expected !== undefined && found !== undefined && plainHeading(expected) === plainHeading(found))
      continue;
    const name = (heading: string | undefined) =>
      heading === undefined ? 'no column' : JSON.stringify(heading);
    throw new FormatError(
      'DIFFERENT_COLUMNS',
      `${other.name}: has other columns than ${first.name}: expected ${name(expected)} as column ${column + 1}, found ${name(found)}; give files of the same columns`,
    );
  }
}
