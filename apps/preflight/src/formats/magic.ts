/** What an input is, by its first bytes. */
export type Recognized =
  | { readonly kind: 'gzip' | 'zstd' | 'zip' | 'parquet' | 'ole' | 'json array' | 'json lines' | 'text' }
  /** Something else, with what to do instead. */
  | { readonly kind: 'other'; readonly what: string; readonly advice: string };

const AS_CSV = 'save or export it as CSV UTF-8 or .xlsx';
const UNPACK = 'unpack it first';
const EXPORT = 'export the list as CSV';

/** Formats by the bytes at their beginning: latin1, where `.` in a name of bytes is itself. */
const beginnings: readonly (readonly [bytes: string, what: string, advice: string])[] = [
  ['%PDF-', 'a PDF', 'export the list that it was made from as CSV or .xlsx'],
  ['\x89PNG\r\n\x1a\n', 'an image (PNG)', EXPORT],
  ['\xff\xd8\xff', 'an image (JPEG)', EXPORT],
  ['GIF8', 'an image (GIF)', EXPORT],
  ['BM', 'an image (BMP)', EXPORT],
  ['II*\0', 'an image (TIFF)', EXPORT],
  ['MM\0*', 'an image (TIFF)', EXPORT],
  ['SQLite format 3\0', 'a SQLite database', 'export the table as CSV, as .mode csv does in sqlite3'],
  ['\0\x01\0\0Standard ACE DB', 'an Access database', 'export the table as CSV'],
  ['\0\x01\0\0Standard Jet DB', 'an Access database', 'export the table as CSV'],
  ['{\\rtf', 'a rich text document (RTF)', AS_CSV],
  ['7z\xbc\xaf\x27\x1c', 'a 7-Zip archive', UNPACK],
  ['Rar!\x1a\x07', 'a RAR archive', UNPACK],
  ['BZh', 'compressed with bzip2', `${UNPACK} with bunzip2`],
  ['\xfd7zXZ\0', 'compressed with xz', `${UNPACK} with unxz`],
  ['\x04"M\x18', 'compressed with lz4', `${UNPACK} with unlz4`],
  ['ARROW1', 'an Arrow (Feather) file', 'write it as Parquet or CSV'],
  ['\xff\xff\xff\xff', 'an Arrow stream', 'write it as Parquet or CSV'],
  ['ORC', 'an ORC file', 'write it as Parquet or CSV'],
  ['Obj\x01', 'an Avro file', 'write it as Parquet or CSV'],
  ['PARE', 'an encrypted Parquet file', 'write it again without a key'],
  ['\x7fELF', 'a program', EXPORT],
  ['MZ\x90', 'a program', EXPORT],
  ['\xff\xfe\0\0', 'a text in UTF-32', 'save it as CSV UTF-8'],
  ['\0\0\xfe\xff', 'a text in UTF-32', 'save it as CSV UTF-8'],
  ['ID3', 'a sound', EXPORT],
  ['RIFF', 'an image, a sound or a film', EXPORT],
];

/** Formats that are texts, by what follows blanks at their beginning. */
const texts: readonly (readonly [pattern: RegExp, what: string, advice: string])[] = [
  [
    /^<\?xml[^>]*>\s*(?:<\?mso-application[^>]*>\s*)?<(?:ss:)?Workbook\b/i,
    'an Excel 2003 XML workbook',
    'open it in a spreadsheet program and save it as .xlsx',
  ],
  [
    /^(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|meta|table|style|body|div)\b/i,
    'HTML, which some exports name .xls',
    'open it in a spreadsheet program and save it as .xlsx; if it is an error page, download the file again',
  ],
  [/^<(?:\?xml|[a-z][\w:.-]*[\s>])/i, 'XML', EXPORT],
  [/^BEGIN:VCARD\b/i, 'contacts as vCard', 'export them as CSV'],
  [/^BEGIN:VCALENDAR\b/i, 'a calendar', EXPORT],
  [
    /^(?:-- (?:MySQL|MariaDB|PostgreSQL|phpMyAdmin)|(?:INSERT INTO|CREATE TABLE)\s)/i,
    'a database dump (SQL)',
    'export the table as CSV',
  ],
  [/^(?:Received|Return-Path|Delivered-To|MIME-Version): /i, 'an e-mail', 'save its attachment'],
];

type Packed = 'gzip' | 'zstd' | 'zip' | 'parquet' | 'ole';

const packed: readonly (readonly [bytes: string, kind: Packed])[] = [
  ['\x1f\x8b', 'gzip'],
  ['\x28\xb5\x2f\xfd', 'zstd'],
  // A frame that is skipped may come first: its first byte is 0x50 to 0x5F (RFC 8878, 3.1.2).
  ...Array.from(
    { length: 16 },
    (_, index) => [`${String.fromCharCode(0x50 + index)}\x2a\x4d\x18`, 'zstd'] as const,
  ),
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['PK\x07\x08', 'zip'],
  ['PAR1', 'parquet'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'ole'],
];

/** Recognizes a format by the first bytes. */
export function recognizeFormat(head: Uint8Array): Recognized {
  const latin1 = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 4096)).toString('latin1');
  for (const [bytes, kind] of packed) if (latin1.startsWith(bytes)) return { kind };
  for (const [bytes, what, advice] of beginnings)
    if (latin1.startsWith(bytes) && !isPlainText(latin1, bytes)) return { kind: 'other', what, advice };
  if (latin1.slice(4, 8) === 'ftyp')
    return { kind: 'other', what: 'a film or an image (HEIC, MP4)', advice: EXPORT };
  if (latin1.slice(257, 262) === 'ustar') return { kind: 'other', what: 'a tar archive', advice: UNPACK };
  const text = latin1.replace(/^\u00ef\u00bb\u00bf/, '').trimStart();
  for (const [pattern, what, advice] of texts) if (pattern.test(text)) return { kind: 'other', what, advice };
  return jsonFormat(text, head) ?? { kind: 'text' };
}

/** Whether a beginning of ASCII letters, such as BM or ORC, is that of a text: no control character follows soon. */
const isPlainText = (latin1: string, bytes: string) =>
  /^[A-Za-z0-9]+$/.test(bytes) && ![...latin1.slice(0, 512)].some(isControl);

const isControl = (character: string) => character < ' ' && !/\s/.test(character);

const LINES_TRIED = 10;

/** Whether a text is an array of JSON, or has an object on each line. Some of the objects may be broken. */
function jsonFormat(text: string, head: Uint8Array): Recognized | undefined {
  if (/^\[\s*(?:\{|\])/.test(text)) return { kind: 'json array' };
  if (!/^\{\s*(?:"|\})/.test(text)) return undefined;
  const lines = Buffer.from(head.buffer, head.byteOffset, head.length)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split('\n', LINES_TRIED);
  if (lines.some(isObject)) return { kind: 'json lines' };
  return {
    kind: 'other',
    what: 'one JSON object',
    advice: 'expected an array of objects, or an object on each line',
  };
}

function isObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
