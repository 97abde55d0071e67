import { type FileHandle, open } from 'node:fs/promises';
import { fileError } from '../../errors.js';
import { FormatError } from '../format-error.js';
import { type ByteSource, fill, isStored, memorySource, type StoredBytes } from './byte-source.js';

/** A stream of bytes such as `process.stdin`. */
export interface ByteStream extends AsyncIterable<Uint8Array> {
  destroy?(): void;
}

const notReadable = (name: string, what: string) => new FormatError('NOT_READABLE', `${name}: ${what}`);

/** The operating system's error about a file, in words. */
const readingError = (name: string, error: unknown) =>
  new FormatError('NOT_READABLE', fileError(name, error as NodeJS.ErrnoException).message);

/** Opens a file. A regular file can be read from any position; a pipe or a device in order only. */
export async function openFile(path: string): Promise<ByteSource> {
  if (path === '') throw notReadable('input', 'expected the name of a file, found an empty name');
  const file = await open(path).catch(error => {
    throw readingError(path, error);
  });
  try {
    const stat = await file.stat();
    if (stat.isDirectory())
      throw notReadable(
        path,
        `is a folder, not a file; name its files, such as ${path.replace(/\/+$/, '')}/*.csv`,
      );
    if (stat.isBlockDevice()) throw notReadable(path, 'is a disk, not a file');
    return stat.isFile() ? storedFile(path, file, stat.size) : fileInOrder(path, file);
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readFrom(name: string, file: FileHandle, into: Uint8Array, position: number | null) {
  try {
    return (await file.read(into, 0, into.length, position)).bytesRead;
  } catch (error) {
    throw readingError(name, error);
  }
}

function storedFile(name: string, file: FileHandle, size: number): StoredBytes {
  let at = 0;
  return {
    name,
    size,
    async read(into) {
      const bytes = await readFrom(name, file, into, at);
      if (bytes === 0 && into.length > 0 && at < size)
        throw new FormatError(
          'TRUNCATED',
          `${name}: became shorter while it was read: ${size.toLocaleString('en')} bytes at first, now ${at.toLocaleString('en')}`,
        );
      at += bytes;
      return bytes;
    },
    async readAt(into, position) {
      let filled = 0;
      while (filled < into.length) {
        const bytes = await readFrom(name, file, into.subarray(filled), position + filled);
        if (bytes === 0) break;
        filled += bytes;
      }
      return filled;
    },
    close: () => file.close(),
  };
}

const fileInOrder = (name: string, file: FileHandle): ByteSource => ({
  name,
  read: into => readFrom(name, file, into, null),
  close: () => file.close(),
});

/** A source of the bytes of a stream. */
export function streamSource(name: string, stream: ByteStream): ByteSource {
  const chunks = stream[Symbol.asyncIterator]();
  let pending: Uint8Array = new Uint8Array(0);
  return {
    name,
    async read(into) {
      while (pending.length === 0) {
        const next = await chunks.next().catch(error => {
          throw readingError(name, error);
        });
        if (next.done) return 0;
        pending = next.value;
      }
      const part = pending.subarray(0, into.length);
      into.set(part);
      pending = pending.subarray(part.length);
      return part.length;
    },
    async close() {
      stream.destroy?.();
    },
  };
}

/** Formats with their table of contents at the end are held whole when they come as a stream. */
const MOST_HELD = 256 << 20;

/** The same bytes, readable from any position. A stream is read to its end and held in memory, up to 256 MiB. */
export async function stored(source: ByteSource, what: string): Promise<StoredBytes> {
  if (isStored(source)) return source;
  let data = new Uint8Array(1 << 20);
  let filled = 0;
  for (;;) {
    filled += await fill(source, data.subarray(filled));
    if (filled < data.length) break;
    if (data.length >= MOST_HELD)
      throw new FormatError(
        'TOO_LARGE',
        `${source.name}: ${what} that comes as a stream or compressed is held in memory, and this one has more than 256 MiB; give the unpacked file by its name`,
      );
    const larger = new Uint8Array(data.length * 2);
    larger.set(data);
    data = larger;
  }
  await source.close();
  return memorySource(source.name, data.subarray(0, filled));
}
