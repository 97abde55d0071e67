import { FormatError } from '../format-error.js';
import type { ByteSource, StoredBytes } from './byte-source.js';
import { inflateRaw } from './inflate.js';

/** A file in a zip file. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly packedSize: number;
  readonly size: number;
  /** Where its local header is. */
  readonly at: number;
}

// Signatures and lengths of APPNOTE.TXT, 4.3.
const END = 0x06054b50;
const END_LENGTH = 22;
const END_64_LOCATOR = 0x07064b50;
const END_64 = 0x06064b50;
const CENTRAL = 0x02014b50;
const CENTRAL_LENGTH = 46;
const LOCAL = 0x04034b50;
const LOCAL_LENGTH = 30;
const LONGEST_COMMENT = 0xffff;

/** A workbook has tens of entries. The directory of a million would be 100 MB. */
const LARGEST_DIRECTORY = 16 << 20;

const truncated = (name: string) =>
  new FormatError('TRUNCATED', `${name}: the zip data ends too early; copy or download the file again`);
const damaged = (name: string, what: string) =>
  new FormatError('DAMAGED', `${name}: the zip data is damaged (${what}); copy or download the file again`);

const viewOf = (data: Uint8Array) => new DataView(data.buffer, data.byteOffset, data.byteLength);

async function bytesAt(file: StoredBytes, position: number, length: number): Promise<Uint8Array> {
  const data = new Uint8Array(length);
  if (position < 0 || (await file.readAt(data, position)) < length) throw truncated(file.name);
  return data;
}

/** The entries of a zip file, in the order of its directory. Zip64 is read. */
export async function zipEntries(file: StoredBytes): Promise<ZipEntry[]> {
  const { start, length, count } = await directoryOf(file);
  if (length > LARGEST_DIRECTORY)
    throw new FormatError('TOO_LARGE', `${file.name}: the zip file has a directory of more than 16 MiB`);
  const directory = await bytesAt(file, start, length);
  const view = viewOf(directory);
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < count; ) {
    if (at + CENTRAL_LENGTH > length || view.getUint32(at, true) !== CENTRAL)
      throw damaged(file.name, `entry ${entries.length + 1} of its directory`);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const nameAt = at + CENTRAL_LENGTH;
    entries.push(entryAt(directory, at));
    at = nameAt + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Reads an entry of the central directory. */
function entryAt(directory: Uint8Array, at: number): ZipEntry {
  const view = viewOf(directory);
  const nameAt = at + CENTRAL_LENGTH;
  const extraAt = nameAt + view.getUint16(at + 28, true);
  const extra = directory.subarray(extraAt, extraAt + view.getUint16(at + 30, true));
  // Sizes and positions past 32 bits are in the zip64 field, in this order, each only where it is needed (4.5.3).
  const wide = zip64Field(extra);
  let next = 0;
  const field = (offset: number) => {
    const value = view.getUint32(at + offset, true);
    if (value !== 0xffffffff || !wide || next + 8 > wide.byteLength) return value;
    next += 8;
    return Number(wide.getBigUint64(next - 8, true));
  };
  const size = field(24);
  const packedSize = field(20);
  return {
    name: new TextDecoder().decode(directory.subarray(nameAt, extraAt)).replaceAll('\\', '/'),
    method: view.getUint16(at + 10, true),
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    packedSize,
    size,
    at: field(42),
  };
}

function zip64Field(extra: Uint8Array): DataView | undefined {
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1 && at + 4 + length <= extra.length)
      return viewOf(extra.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}

async function directoryOf(file: StoredBytes): Promise<{ start: number; length: number; count: number }> {
  const tailLength = Math.min(file.size, END_LENGTH + LONGEST_COMMENT);
  const tail = await bytesAt(file, file.size - tailLength, tailLength);
  const view = viewOf(tail);
  for (let at = tailLength - END_LENGTH; at >= 0; at--) {
    if (view.getUint32(at, true) !== END) continue;
    const count = view.getUint16(at + 10, true);
    const length = view.getUint32(at + 12, true);
    const start = view.getUint32(at + 16, true);
    if (at < 20 || view.getUint32(at - 20, true) !== END_64_LOCATOR) return { start, length, count };
    const end64 = viewOf(await bytesAt(file, Number(view.getBigUint64(at - 12, true)), 56));
    if (end64.getUint32(0, true) !== END_64) throw damaged(file.name, 'its zip64 end');
    return {
      count: Number(end64.getBigUint64(32, true)),
      length: Number(end64.getBigUint64(40, true)),
      start: Number(end64.getBigUint64(48, true)),
    };
  }
  throw truncated(file.name);
}

/** The unpacked bytes of an entry. Throws when they are encrypted or packed in an uncommon way. */
export async function openEntry(file: StoredBytes, entry: ZipEntry): Promise<ByteSource> {
  if (entry.isEncrypted)
    throw new FormatError('ENCRYPTED', `${file.name}: is a zip file with a password; unpack it first`);
  const header = viewOf(await bytesAt(file, entry.at, LOCAL_LENGTH));
  if (header.getUint32(0, true) !== LOCAL) throw damaged(file.name, `the header of ${entry.name}`);
  const start = entry.at + LOCAL_LENGTH + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = stretch(file, start, entry.packedSize);
  if (entry.method === 0) return packed;
  if (entry.method === 8) return inflateRaw(packed);
  throw new FormatError(
    'NOT_A_TABLE',
    `${file.name}: ${entry.name} is packed by a method (${entry.method}) that few programs read; pack it again as a plain zip file`,
  );
}

/** Bytes of a file from `start`, `length` of them. Closing it leaves the file open. */
function stretch(file: StoredBytes, start: number, length: number): ByteSource {
  let at = 0;
  return {
    name: file.name,
    async read(into) {
      const wanted = into.subarray(0, Math.min(into.length, length - at));
      if (wanted.length === 0) return 0;
      const bytes = await file.readAt(wanted, start + at);
      if (bytes === 0) throw truncated(file.name);
      at += bytes;
      return bytes;
    },
    close: async () => {},
  };
}
