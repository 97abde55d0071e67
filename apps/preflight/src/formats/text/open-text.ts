import { type ByteSource, following, isStored, type Peeked, peek } from '../bytes/byte-source.js';
import { FormatError } from '../format-error.js';
import { type CsvOptions, type CsvShape, shapeOf } from './csv-shape.js';
import { macLines } from './mac-lines.js';
import { encodingNamed, recognizeEncoding, type TextEncoding } from './text-encoding.js';
import { toUtf8 } from './transcode.js';

const HEAD = 1 << 18;

/** A file is looked at in so many more places, since its first accent may come late. */
const PLACES = 16;
const PLACE = 1 << 14;

export interface OpenText {
  readonly encoding: TextEncoding;
  readonly shape: CsvShape;
  /** The rows of data, as UTF-8 without a byte order mark. */
  readonly rows: ByteSource;
}

/** Opens a text: finds its encoding and its layout. `peeked` is the head of `bytes`. */
export async function openText(
  bytes: ByteSource,
  peeked: Peeked,
  options: CsvOptions & { readonly encoding?: string | undefined },
): Promise<OpenText> {
  const { head, isWhole, source } = peeked;
  const encoding =
    options.encoding === undefined
      ? recognizeEncoding(await sampleOf(bytes, peeked), isWhole)
      : encodingNamed(options.encoding, head);
  if (!encoding)
    throw new FormatError(
      'NOT_A_TABLE',
      `${bytes.name}: is binary data of a kind that this program does not know; export the list as CSV`,
    );
  const isUtf8 = encoding.name === 'utf-8';
  const text = isUtf8 ? bytes : toUtf8(source, encoding.name);
  const read = isUtf8 ? peeked : await peek(text, HEAD);
  const shape = shapeOf(bytes.name, read.head, read.isWhole, options);
  const rest = following(read.head.subarray(shape.skip), text);
  const rows = shape.lineEnds === 'CR' ? macLines(rest, shape.delimiter.charCodeAt(0)) : rest;
  return { encoding, shape, rows };
}

/** The head of a file, with pieces from further on. Each begins and ends with a line, since it must not cut a character. */
async function sampleOf(bytes: ByteSource, { head, isWhole }: Peeked): Promise<Uint8Array> {
  if (isWhole || !isStored(bytes)) return head;
  const parts = [Buffer.from(head.subarray(0, head.lastIndexOf(0x0a) + 1 || head.length))];
  // UTF-16 is plain from its head.
  if (parts[0]!.includes(0)) return head;
  for (let place = 1; place <= PLACES; place++) {
    const piece = Buffer.alloc(PLACE);
    const position = head.length + Math.floor(((bytes.size - head.length - PLACE) * place) / PLACES);
    const length = await bytes.readAt(piece, Math.max(head.length, position));
    const first = piece.indexOf(0x0a) + 1;
    const last = piece.subarray(0, length).lastIndexOf(0x0a) + 1;
    if (first > 0 && last > first) parts.push(piece.subarray(first, last));
  }
  return Buffer.concat(parts);
}
