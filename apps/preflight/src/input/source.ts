import { open } from 'node:fs/promises';
import { fileError, InputError } from '../errors.js';

/** Bytes of a file, in order. */
export interface Source {
  /** The file's name in messages. */
  readonly name: string;
  /** Fills the beginning of `into`. Returns the number of bytes written, 0 at the end of the file. */
  read(into: Uint8Array): Promise<number>;
  close(): Promise<void>;
}

/** A stream of bytes such as `process.stdin`. */
export interface StandardInput extends AsyncIterable<Uint8Array> {
  /** The file descriptor, where there is one. */
  readonly fd?: number;
  destroy(): void;
}

/** Where standard input is found. A getter is read only when the command line says `-`. */
export interface HasStandardInput {
  readonly stdin: StandardInput;
}

/** Opens a file, or standard input for `-`. */
export async function openSource(path: string, streams: HasStandardInput): Promise<Source> {
  return path === '-' ? standardInput(streams.stdin) : fileSource(path);
}

async function fileSource(path: string): Promise<Source> {
  if (path === '') throw new InputError('expected a file, found an empty name');
  const file = await open(path).catch(error => {
    throw fileError(path, error);
  });
  return {
    name: path,
    async read(into) {
      const { bytesRead } = await file.read(into, 0, into.length).catch(error => {
        throw fileError(path, error);
      });
      return bytesRead;
    },
    close: () => file.close(),
  };
}

function standardInput(stdin: StandardInput): Source {
  const chunks = stdin[Symbol.asyncIterator]();
  let chunk: Uint8Array = new Uint8Array(0);
  return {
    name: 'standard input',
    async read(into) {
      while (chunk.length === 0) {
        const next = await chunks.next().catch(error => {
          throw fileError('standard input', error);
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
      stdin.destroy();
    },
  };
}
