import { type ByteSource, isStored, type StoredBytes } from './bytes/byte-source.js';
import { FormatError } from './format-error.js';

/** Programs by the name of the stream in which they keep their document, in an OLE file ([MS-CFB]). */
const streams: readonly (readonly [stream: string, what: string, advice: string])[] = [
  ['WordDocument', 'a Word document', 'save its list as CSV or .xlsx'],
  ['PowerPoint Document', 'a PowerPoint presentation', 'export the list as CSV'],
  ['Workbook', 'an old Excel file (.xls)', 'open it in a spreadsheet program and save it as .xlsx'],
  ['Book', 'an old Excel file (.xls)', 'open it in a spreadsheet program and save it as .xlsx'],
  ['__properties_version1.0', 'an Outlook message', 'save its attachment'],
];

/** The error of a document of an old Office program, or of an encrypted one. */
export async function oleError(source: ByteSource, head: Uint8Array): Promise<FormatError> {
  const { name } = source;
  const parts = [head, isStored(source) ? await directoryOf(source, head) : new Uint8Array(0)];
  const bytes = Buffer.concat(parts);
  const has = (stream: string) => bytes.includes(Buffer.from(`${stream}\0`, 'utf16le'));
  if (has('EncryptedPackage') || has('EncryptionInfo'))
    return new FormatError(
      'ENCRYPTED',
      `${name}: is an encrypted Excel file; open it with its password and save it without one`,
    );
  const [, what, advice] = streams.find(([stream]) => has(stream)) ?? [
    '',
    'an old Office document',
    'save its list as CSV or .xlsx',
  ];
  return new FormatError('NOT_A_TABLE', `${name}: is ${what}; ${advice}`);
}

/** The beginning of the directory, which names the streams ([MS-CFB] 2.2): its sector is in the header. */
async function directoryOf(file: StoredBytes, head: Uint8Array): Promise<Uint8Array> {
  if (head.length < 512) return head;
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  const sectorLength = 2 ** view.getUint16(30, true);
  const directory = new Uint8Array(4096);
  return directory.subarray(0, await file.readAt(directory, (view.getUint32(48, true) + 1) * sectorLength));
}
