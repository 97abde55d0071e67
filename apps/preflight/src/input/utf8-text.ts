import { InputError } from '../errors.js';
import type { Source } from './source.js';

const CHUNK = 1 << 16;

/** Reads a source to its end as UTF-8 text. Throws when it has more than `mostBytes` bytes. */
export async function readText(source: Source, mostBytes: number): Promise<string> {
  const data = await readBytes(source, mostBytes);
  requireNotUtf16(data, source.name);
  try {
    return strictDecoder.decode(data);
  } catch {
    throw new InputError(
      `${source.name}: line ${firstInvalidLine(data)}: bytes that are not UTF-8; save the file as UTF-8`,
    );
  }
}

async function readBytes(source: Source, mostBytes: number): Promise<Uint8Array> {
  let data = new Uint8Array(CHUNK);
  let filled = 0;
  for (let bytes = -1; bytes !== 0; filled += bytes) {
    if (filled > mostBytes) throw new InputError(`${source.name} is larger than ${mostBytes >> 20} MiB`);
    if (filled === data.length) {
      const larger = new Uint8Array(2 * data.length);
      larger.set(data);
      data = larger;
    }
    bytes = await source.read(data.subarray(filled));
  }
  return data.subarray(0, filled);
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

/** Throws when a file begins like UTF-16: with its byte order mark, or with ASCII in two bytes. */
export function requireNotUtf16([first, second]: Uint8Array, name: string): void {
  const hasMark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (hasMark || first === 0 || second === 0) throw new InputError(`${name} is UTF-16; save it as UTF-8`);
}
