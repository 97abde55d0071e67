import { argumentError, misuse } from '../misuse.js';
import { complete, type NumberTable, readTable, requireEnds } from './table.js';

const FORMAT = 1;

/** Twenty times the table of today. */
const MOST_BYTES = 1_048_576;

/**
 * Reads a table of numbers, such as `numbers.txt` of a newer release, for `resolve`, `normalize` and `resolveColumn`
 * to answer by instead of the one that the package carries. Reads and checks all of it, once: keep what it gives.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `bytes` is no `Uint8Array`
 * @throws {RangeError} `INVALID_ARGUMENT` when the bytes are no table, one of another format, or a damaged one
 * @example
 * const table = numberTable(readFileSync('dist/numbers.txt'));
 * resolve('447911123456', { table }).country // 'GG'
 */
export function numberTable(bytes: Uint8Array): NumberTable {
  if (!(bytes instanceof Uint8Array)) throw argumentError('bytes', 'a Uint8Array', bytes);
  if (bytes.length > MOST_BYTES) throw refused(`expected at most ${MOST_BYTES} bytes, found ${bytes.length}`);
  const head = latin1(bytes.subarray(0, 40)).split('\n', 1)[0]!;
  const [, format, checksum] = /^quicksms-numbers (\d+) ([\da-f]{8})$/.exec(head) ?? [];
  if (format === undefined)
    throw refused(
      `expected a first line such as "quicksms-numbers ${FORMAT} 0123abcd", found ${JSON.stringify(head)}`,
    );
  if (Number(format) !== FORMAT)
    throw refused(`the table is of format ${format}, and this release reads format ${FORMAT}`);
  const body = bytes.subarray(head.length + 1);
  const found = crc32(body);
  if (found !== checksum) throw refused(`the table is damaged: its checksum is ${found}, not ${checksum}`);
  const [source = '', ...lines] = latin1(body).split('\n');
  const between = lines.indexOf('');
  try {
    const territories = lines.slice(0, between).join('\n');
    const table = complete(readTable(source, territories, lines.slice(between + 1).join('\n')));
    requireEnds(table);
    return table;
  } catch (error) {
    throw refused((error as Error).message);
  }
}

const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

const refused = (why: string) => misuse(new RangeError(`bytes are no table of numbers: ${why}`));

/** ISO 3309, as in zip and PNG, in eight hexadecimal digits. */
function crc32(bytes: Uint8Array): string {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (~crc >>> 0).toString(16).padStart(8, '0');
}
