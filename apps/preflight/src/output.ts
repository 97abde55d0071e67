import { closeSync, fstatSync, openSync, renameSync, rmSync, type Stats, statSync, writeSync } from 'node:fs';
import { InputError, unreadable } from './input.js';

/** Rows on their way into a CSV file. */
export interface OutputFile {
  /** Adds a row; fields hold bytes, one a character. */
  add(fields: readonly string[]): void;
  /** Gives the file its name. */
  finish(): void;
  /** Leaves nothing behind. */
  discard(): void;
}

const FLUSH_AT = 1 << 16;

/**
 * Begins a file of rows, which the command line's `option` asks for. It is written beside `path` under another name
 * until it is complete. `inputs` are files that it must not replace.
 */
export function outputFile(
  option: string,
  path: string,
  inputs: readonly string[],
  header: readonly string[],
): OutputFile {
  if (path === '-') throw new InputError(`${option}: expected a file, found "-"`);
  const existing = statSync(path, { throwIfNoEntry: false });
  if (existing && !existing.isFile()) throw new InputError(`${option} ${path}: is not a file`);
  if (existing && inputs.some(input => isSameFile(input, existing)))
    throw new InputError(`${option} ${path}: is a file that is read`);

  const unfinished = `${path}.${process.pid}.unfinished`;
  const attempt = <Result>(action: () => Result): Result => {
    try {
      return action();
    } catch (error) {
      throw unreadable(path, error as NodeJS.ErrnoException);
    }
  };
  const file = attempt(() => openSync(unfinished, 'wx'));
  let pending = rowText(header);
  let isOpen = true;
  const flush = () => {
    const bytes = Buffer.from(pending, 'latin1');
    for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from);
    pending = '';
  };
  const close = () => {
    if (isOpen) closeSync(file);
    isOpen = false;
  };
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
    },
    discard() {
      close();
      rmSync(unfinished, { force: true });
    },
  };
}

const rowText = (fields: readonly string[]): string => `${fields.map(csvField).join(',')}\r\n`;

const csvField = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Whether an input, or standard input redirected from it, is the file. */
function isSameFile(input: string, file: Stats): boolean {
  const { dev, ino } = (input === '-' ? fstatSync(0) : statSync(input, { throwIfNoEntry: false })) ?? {};
  return dev === file.dev && ino === file.ino;
}
