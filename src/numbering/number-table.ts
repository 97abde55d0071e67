import { argumentError, misuse } from '../misuse.js';
import { readTable } from './read-table.js';
import { complete, LONGEST, type NumberTable, SHORTEST } from './table.js';

const FORMAT = 1;

/** Twenty times the table in the package. */
const MOST_BYTES = 1_048_576;

/**
 * Reads a table of numbers, such as `numbers.txt` of a newer release. `resolve`, `normalize` and `resolveColumn` take
 * it as an option, and then use it instead of the table in the package. Reads and checks all of it: call this once and
 * keep the table.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `bytes` is not a `Uint8Array`, or its buffer is detached
 * @throws {RangeError} `INVALID_ARGUMENT` when the bytes are not a table, are damaged, or have another format
 * @example
 * const table = numberTable(readFileSync('dist/numbers.txt'));
 * resolve('447911123456', { table }).country // 'GG'
 */
export function numberTable(bytes: Uint8Array): NumberTable {
  const copy = copyOf(bytes);
  const head = latin1(copy.subarray(0, 40)).split('\n', 1)[0]!;
  const [, format, checksum] = /^quicksms-numbers (\d+) ([\da-f]{8})$/.exec(head) ?? [];
  if (format === undefined)
    throw invalid(
      `expected a first line such as "quicksms-numbers ${FORMAT} 0123abcd", found ${JSON.stringify(head)}`,
    );
  if (Number(format) !== FORMAT) throw invalid(`expected format ${FORMAT}, found format ${format}`);
  const body = copy.subarray(head.length + 1);
  const found = crc32(body);
  if (found !== checksum)
    throw invalid(`expected the checksum ${checksum}, found ${found}: the file is damaged`);
  const [source = '', ...lines] = latin1(body).split('\n');
  const between = lines.indexOf('');
  try {
    const territories = lines.slice(0, between).join('\n');
    const table = complete(readTable(source, territories, lines.slice(between + 1).join('\n')));
    requireEnds(table);
    return table;
  } catch (error) {
    throw invalid((error as Error).message);
  }
}

/** The bytes as they are now. Throws unless they can be read: a detached buffer has none, and a proxy is not one. */
function copyOf(bytes: Uint8Array): Uint8Array {
  // isView first: instanceof throws at a proxy that was revoked.
  if (!(ArrayBuffer.isView(bytes) && bytes instanceof Uint8Array))
    throw argumentError('bytes', 'a Uint8Array', bytes);
  if (bytes.length > MOST_BYTES) throw invalid(`expected at most ${MOST_BYTES} bytes, found ${bytes.length}`);
  try {
    return new Uint8Array(bytes);
  } catch {
    throw misuse(new TypeError('bytes must be a Uint8Array that can be read: its buffer is detached'));
  }
}

const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

const invalid = (why: string) => misuse(new RangeError(`bytes must be a table of numbers: ${why}`));

/** ISO 3309, as in zip and PNG, in eight hexadecimal digits. */
function crc32(bytes: Uint8Array): string {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (~crc >>> 0).toString(16).padStart(8, '0');
}

/** Throws unless every calling code can be reached, and every walk over the digits of a number ends in a leaf. */
function requireEnds({ next, afterThree, firstLeaf, callingCodes }: NumberTable): void {
  requirePrefixFree(callingCodes);
  /** How many digits a walk from the row takes at most. Infinity while that is being found out: the row is in itself. */
  const heights = new Map<number, number>();
  const heightOf = (state: number): number => {
    if (state >= firstLeaf) return 0;
    let height = heights.get(state);
    if (height !== undefined) return height;
    heights.set(state, Number.POSITIVE_INFINITY);
    height = 1 + Math.max(...Array.from(next.subarray(10 * state, 10 * state + 10), heightOf));
    heights.set(state, height);
    return height;
  };
  for (let length = SHORTEST; length <= LONGEST; length++)
    for (let digits = 100; digits < 1000; digits++)
      if (heightOf(afterThree[1000 * length + digits]!) > length - 3)
        throw new SyntaxError(`numbers of ${length} digits that begin with ${digits} have no end`);
}

/** Throws when a calling code begins with another, which hides it. */
function requirePrefixFree(callingCodes: NumberTable['callingCodes']): void {
  const known = new Set(callingCodes);
  for (const callingCode of known)
    for (const shorter of [(callingCode! / 10) | 0, (callingCode! / 100) | 0])
      if (shorter > 0 && known.has(shorter))
        throw new SyntaxError(`the calling code ${callingCode} begins with ${shorter}`);
}
