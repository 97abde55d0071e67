// Opens inputs of a folder of their own, and reads them to their end.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { ByteStream } from '../../src/formats/bytes/open-bytes.js';
import type { Finding } from '../../src/formats/findings.js';
import { FormatError } from '../../src/formats/format-error.js';
import { openSource, type Source, type SourceOptions } from '../../src/formats/source.js';

export const folder = mkdtempSync(join(tmpdir(), 'preflight-formats-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a file into the folder. Returns its path. */
export function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

export interface Read extends Pick<Source, 'recognition' | 'columns' | 'found' | 'firstLine' | 'sample'> {
  /** The rows of CSV, as text. */
  readonly rows: string;
  readonly delimiter: string;
  readonly findings: readonly Finding[];
  readonly lines: number[];
}

/** Reads an input into buffers of `byteLength`. */
export async function readSource(
  input: string | ByteStream,
  options: SourceOptions = {},
  byteLength = 1 << 16,
): Promise<Read> {
  const source = await openSource(input, options);
  try {
    const parts: Buffer[] = [];
    const into = Buffer.alloc(byteLength);
    for (;;) {
      const bytes = await source.read(into);
      if (bytes === 0) break;
      parts.push(Buffer.from(into.subarray(0, bytes)));
    }
    const rows = Buffer.concat(parts).toString();
    const { recognition, columns, found, firstLine, sample, numberOf } = source;
    const count = rows.split('\n').length - 1;
    const lines = numberOf ? Array.from({ length: count }, (_, row) => numberOf(row)) : [];
    const delimiter = String.fromCharCode(source.delimiter);
    return {
      recognition,
      columns,
      found,
      firstLine,
      sample,
      rows,
      delimiter,
      findings: source.findings(),
      lines,
    };
  } finally {
    await source.close();
  }
}

/** The code and the message of the error with which an input is refused, without the folder. */
export async function refusal(
  input: string | ByteStream,
  options: SourceOptions = {},
): Promise<[code: string, message: string]> {
  try {
    await readSource(input, options);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return [error.code, error.message.replaceAll(`${folder}/`, '')];
  }
  return ['READ', ''];
}

/** A stream of bytes in pieces. */
export async function* pieces(data: Uint8Array, byteLength: number): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < data.length; at += byteLength) yield data.subarray(at, at + byteLength);
}
