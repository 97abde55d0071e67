import { open } from 'node:fs/promises';

/** What the person who runs the program can put right: printed as one line, exit code 2. */
export class InputError extends Error {}

/** Bytes of a file, in order. */
export interface Source {
  /** What messages call it. */
  readonly name: string;
  /** Fills the beginning of `into`; answers the bytes written, 0 at the end of the file. */
  read(into: Uint8Array): Promise<number>;
  close(): Promise<void>;
}

/** Opens a file, or standard input for `-`. */
export async function openSource(path: string): Promise<Source> {
  return path === '-' ? standardInput() : fileSource(path);
}

async function fileSource(path: string): Promise<Source> {
  if (path === '') throw new InputError('expected a file, found an empty name');
  const file = await open(path).catch(error => {
    throw unreadable(path, error);
  });
  return {
    name: path,
    async read(into) {
      const { bytesRead } = await file.read(into, 0, into.length).catch(error => {
        throw unreadable(path, error);
      });
      return bytesRead;
    },
    close: () => file.close(),
  };
}

function standardInput(): Source {
  const chunks = process.stdin[Symbol.asyncIterator]();
  let chunk: Uint8Array = new Uint8Array(0);
  return {
    name: 'standard input',
    async read(into) {
      while (chunk.length === 0) {
        const next = await chunks.next().catch(error => {
          throw unreadable('standard input', error);
        });
        if (next.done) return 0;
        chunk = next.value;
      }
      const part = chunk.subarray(0, into.length);
      into.set(part);
      chunk = chunk.subarray(part.length);
      return part.length;
    },
    async close() {
      process.stdin.destroy();
    },
  };
}

const CHUNK = 1 << 16;

/** Reads a source to its end as UTF-8 text, of so many bytes at most. */
export async function readText(source: Source, most: number): Promise<string> {
  let data = new Uint8Array(CHUNK);
  let filled = 0;
  for (let bytes = -1; bytes !== 0; filled += bytes) {
    if (filled > most) throw new InputError(`${source.name} is larger than ${most >> 20} MiB`);
    if (filled === data.length) {
      const larger = new Uint8Array(2 * data.length);
      larger.set(data);
      data = larger;
    }
    bytes = await source.read(data.subarray(filled));
  }
  data = data.subarray(0, filled);
  requireNotUtf16(data, source.name);
  try {
    return strictDecoder.decode(data);
  } catch {
    throw new InputError(
      `${source.name}: line ${firstInvalidLine(data)}: bytes that are not UTF-8; save the file as UTF-8`,
    );
  }
}

const strictDecoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

function firstInvalidLine(data: Uint8Array): number {
  for (let line = 1, from = 0; ; line++) {
    const lineFeed = data.indexOf(0x0a, from);
    const end = lineFeed < 0 ? data.length : lineFeed;
    try {
      strictDecoder.decode(data.subarray(from, end));
    } catch {
      return line;
    }
    if (lineFeed < 0) return line;
    from = end + 1;
  }
}

/** Refuses the first bytes of a file that is UTF-16, with a byte order mark or ASCII at its head. */
export function requireNotUtf16([first, second]: Uint8Array, name: string): void {
  const hasMark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (hasMark || first === 0 || second === 0) throw new InputError(`${name} is UTF-16; save it as UTF-8`);
}

const meanings: Record<string, string> = {
  ENOENT: 'no such file or folder',
  EISDIR: 'is a folder, not a file',
  ENOTDIR: 'a part of the path is not a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOSPC: 'no space left on the disk',
};

/** The error of an operating system that refuses a file, in words. */
export function unreadable(path: string, error: NodeJS.ErrnoException): InputError {
  return new InputError(`${path}: ${meanings[error.code ?? ''] ?? error.message}`);
}

/** A value from a file, fit for a terminal: in quotes, cut short, control characters escaped. */
export function quoted(value: string, limit = 24): string {
  const text = value.length > limit ? `${value.slice(0, limit)}…` : value;
  return printable(JSON.stringify(text));
}

/** A text fit for a terminal, with control characters escaped. */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    character => `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
}
