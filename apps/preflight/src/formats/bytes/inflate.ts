import { once } from 'node:events';
import type { Transform } from 'node:stream';
import zlib from 'node:zlib';
import { Decompress } from 'fzstd';
import { FormatError } from '../format-error.js';
import { type ByteSource, chunkSource } from './byte-source.js';

/** Bounds on what a compressed input may become. */
export interface InflationBounds {
  /** The most bytes for each compressed byte. Deflate reaches 1,032, a campaign of one text some 100. */
  readonly mostRatio: number;
  /** Up to here, any ratio is allowed. */
  readonly free: number;
}

export const inflationBounds: InflationBounds = { mostRatio: 500, free: 64 << 20 };

const INPUT_CHUNK = 1 << 18;
const OUTPUT_CHUNK = 1 << 18;

/** A block of zstd has at least 4 bytes and becomes at most 128 KiB, so a piece becomes at most 128 MiB. */
const PIECE = 1 << 12;

/** Throws when `unpacked` bytes out of `packed` are more than the bounds allow. */
export function requireRatio(name: string, packed: number, unpacked: number, bounds = inflationBounds): void {
  if (unpacked > bounds.free && unpacked > bounds.mostRatio * packed)
    throw new FormatError(
      'TOO_LARGE',
      `${name}: unpacks to more than ${bounds.mostRatio} times its size, which no list of contacts does; unpack it yourself if you trust it`,
    );
}

/** The unpacked bytes of gzip, of all its members. */
export function gunzip(source: ByteSource, bounds = inflationBounds): ByteSource {
  return chunkSource(
    source,
    transformed(source, zlib.createGunzip({ chunkSize: OUTPUT_CHUNK }), 'gzip', bounds),
  );
}

/** The bytes of a raw deflate stream, as in a zip file. */
export const inflateRaw = (source: ByteSource, bounds = inflationBounds): ByteSource =>
  chunkSource(source, transformed(source, zlib.createInflateRaw({ chunkSize: OUTPUT_CHUNK }), 'zip', bounds));

/**
 * The unpacked bytes of zstd, of all its frames. In JavaScript on every host: Node.js 22 has a decompressor some four
 * times as fast, which stops after the first frame and takes data that is cut short for whole.
 */
export const unzstd = (source: ByteSource, bounds = inflationBounds): ByteSource =>
  chunkSource(source, unzstdChunks(source, bounds));

async function* transformed(
  source: ByteSource,
  transform: Transform,
  format: string,
  bounds: InflationBounds,
): AsyncGenerator<Uint8Array, void> {
  let packed = 0;
  let unpacked = 0;
  let failure: FormatError | undefined;
  const feeding = (async () => {
    // The transform copies nothing: a buffer must not change until it is read.
    for (;;) {
      const buffer = new Uint8Array(INPUT_CHUNK);
      const bytes = await source.read(buffer);
      if (bytes === 0) break;
      packed += bytes;
      if (!transform.write(buffer.subarray(0, bytes))) await once(transform, 'drain');
    }
    transform.end();
  })().catch(error => {
    // The transform's own errors come out below.
    if (error instanceof FormatError) failure = error;
    transform.destroy();
  });
  try {
    for await (const chunk of transform) {
      unpacked += chunk.length;
      requireRatio(source.name, packed, unpacked, bounds);
      yield chunk;
    }
    await feeding;
    if (failure) throw failure;
  } catch (error) {
    throw failure ?? (error instanceof FormatError ? error : inflationError(source.name, format, error));
  } finally {
    transform.destroy();
  }
}

/** The error of a decompressor, in words. */
function inflationError(name: string, format: string, error: unknown): FormatError {
  const { code, message } = error as { code?: unknown; message: string };
  const isShort = code === 'Z_BUF_ERROR' || code === 5 || /unexpected end|unexpected EOF/i.test(message);
  return isShort
    ? new FormatError(
        'TRUNCATED',
        `${name}: the ${format} data ends too early; copy or download the file again`,
      )
    : new FormatError(
        'DAMAGED',
        `${name}: the ${format} data is damaged (${message}); copy or download the file again`,
      );
}

/** The decompressor calls back with what a piece becomes, so the pieces are small. */
async function* unzstdChunks(source: ByteSource, bounds: InflationBounds): AsyncGenerator<Uint8Array, void> {
  const { name } = source;
  let ready: Uint8Array[] = [];
  let packed = 0;
  let unpacked = 0;
  let isEnded = false;
  const decompress = new Decompress((chunk, final) => {
    isEnded = final === true;
    if (chunk.length === 0) return;
    unpacked += chunk.length;
    requireRatio(name, packed, unpacked, bounds);
    ready.push(chunk);
  });
  const push = (piece: Uint8Array, final: boolean) => {
    try {
      decompress.push(piece, final);
    } catch (error) {
      throw error instanceof FormatError ? error : inflationError(name, 'zstd', error);
    }
  };
  for (let bytes = -1; bytes !== 0; ) {
    const buffer = new Uint8Array(INPUT_CHUNK);
    bytes = await source.read(buffer);
    for (let at = 0; at === 0 || at < bytes; at += PIECE) {
      const piece = buffer.subarray(at, Math.min(at + PIECE, bytes));
      packed += piece.length;
      push(piece, bytes === 0);
      yield* ready;
      ready = [];
    }
  }
  if (!isEnded)
    throw new FormatError(
      'TRUNCATED',
      `${name}: the zstd data ends too early; copy or download the file again`,
    );
}
