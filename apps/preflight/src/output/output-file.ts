import { closeSync, fstatSync, openSync, renameSync, rmSync, type Stats, statSync, writeSync } from 'node:fs';
import { fileError, InputError, UsageError } from '../errors.js';
import type { HasStandardInput } from '../input/source.js';

/** Rows on their way into a CSV file. */
export interface OutputFile {
  /** Adds a row. Each character of a field is one byte. */
  add(fields: readonly string[]): void;
  /** Completes the file: it gets its name and replaces a former one. */
  finish(): void;
  /** Removes what was written, unless the file is finished. */
  discard(): void;
}

/** A file that the command line asks for. */
export interface OutputRequest {
  option: '--rejected' | '--rows' | '--out';
  path: string;
  header: readonly string[];
}

/** The files that are read and must not be replaced, as the command line has them. */
export interface Inputs {
  campaign: string;
  rates: string;
}

const FLUSH_AT = 1 << 16;

/**
 * Begins a CSV file. It is written beside `path` under another name until it is finished. Nothing is left of it when the
 * program exits earlier. Throws an `InputError` when `path` is not a file, or is one of the inputs.
 */
export function beginOutput(request: OutputRequest, inputs: Inputs, streams: HasStandardInput): OutputFile {
  const { path } = request;
  requireReplaceable(request, inputs, streams);
  const unfinished = `${path}.${process.pid}.unfinished`;
  const attempt = <Result>(action: () => Result): Result => {
    try {
      return action();
    } catch (error) {
      throw fileError(path, error as NodeJS.ErrnoException);
    }
  };
  const file = attempt(() => openSync(unfinished, 'wx'));
  let pending = rowText(request.header);
  let state: 'open' | 'closed' | 'gone' = 'open';
  const flush = () => {
    const bytes = Buffer.from(pending, 'latin1');
    for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from);
    pending = '';
  };
  const close = () => {
    if (state === 'open') closeSync(file);
    state = 'closed';
  };
  const gone = () => {
    state = 'gone';
    process.off('exit', discard);
  };
  const discard = () => {
    if (state === 'gone') return;
    close();
    rmSync(unfinished, { force: true });
    gone();
  };
  process.once('exit', discard);
  return {
    add(fields) {
      pending += rowText(fields);
      if (pending.length >= FLUSH_AT) attempt(flush);
    },
    finish() {
      attempt(() => {
        flush();
        close();
        renameSync(unfinished, path);
      });
      gone();
    },
    discard,
  };
}

function requireReplaceable(
  { option, path }: OutputRequest,
  { campaign, rates }: Inputs,
  streams: HasStandardInput,
): void {
  if (path === '-' || path === '')
    throw new UsageError(`${option}: expected a file, found ${JSON.stringify(path)}`);
  const existing = statOf(path);
  if (!existing) return;
  if (!existing.isFile()) throw new InputError(`${option} ${path}: is not a file`);
  const isRead = [campaign, rates].some(input => isSameFile(input, existing, streams));
  if (isRead) throw new InputError(`${option} ${path}: is a file that is read`);
}

const rowText = (fields: readonly string[]): string => `${fields.map(csvField).join(',')}\r\n`;

const csvField = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw fileError(path, error as NodeJS.ErrnoException);
  }
}

/** Whether an input, or the file that standard input is redirected from, is this file. */
function isSameFile(input: string, file: Stats, streams: HasStandardInput): boolean {
  const descriptor = input === '-' ? streams.stdin.fd : undefined;
  if (input === '-' && descriptor === undefined) return false;
  const found = descriptor === undefined ? statOf(input) : fstatSync(descriptor);
  return found !== undefined && found.dev === file.dev && found.ino === file.ino;
}
