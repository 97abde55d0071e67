import type { CsvPassed, CsvPassOptions } from '../csv/row-starts.js';
import { csvStates } from '../csv/row-starts.js';
import {
  type CsvChunk,
  type CsvLayout,
  type CsvRows,
  csvSeparators,
  MOST_FIELDS,
  MOST_WANTED,
} from '../csv/rows.js';
import type { Kernel } from '../kernel/kernel.js';
import { argumentError, isArray, isObject, misuse } from '../misuse.js';
import { requireKernel } from './column.js';

/**
 * Finds the rows of a chunk of CSV (RFC 4180) and their wanted fields. The chunk begins with a row. Returns positions in its
 * bytes, which `textColumn` takes. CR, LF and CRLF end a row outside of quotes. An empty line is not a row. Doubled quotes in
 * wanted fields are made single in place. A scan finds at most 8,160 rows, and none that does not end in the chunk: scan on
 * from `next`.
 *
 * The engine scans bytes of `kernel.buffer`, and TypeScript others.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless the chunk lies within its data and the layout has a known separator
 * @example
 * const data = new TextEncoder().encode('447700900000,"Hi, you"\n');
 * const layout = { separator: 0x2c, fieldCount: 2, wanted: [1] };
 * const { fields, next } = scanCsv(loadKernel(), { data, from: 0, to: data.length, isFinal: false }, layout);
 * [fields[0].starts[0], fields[0].ends[0], next] // [14, 21, 23]
 */
export function scanCsv(kernel: Kernel, chunk: CsvChunk, layout: CsvLayout): CsvRows {
  requireKernel(kernel);
  requireChunk(chunk);
  if (!isObject(layout)) throw argumentError('layout', 'an object', layout);
  requireSeparator('layout', layout.separator);
  requireWhole('layout.fieldCount', layout.fieldCount, 0, 2 ** 32 - 1);
  requireWanted(layout);
  return kernel.scanCsv(chunk, layout);
}

/**
 * Passes over a chunk of CSV and returns where its last row starts, or the first at or after `position`. The chunk may begin
 * anywhere in a row: `state` says where. Divide a file where rows start.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless the chunk lies within its data and the options are valid
 * @example
 * const data = new TextEncoder().encode('b"\n1,"c\n');
 * const chunk = { data, from: 0, to: data.length, isFinal: false };
 * passCsv(loadKernel(), chunk, { separator: 0x2c, state: csvStates.IN_QUOTES }).rowStart // 3
 */
export function passCsv(kernel: Kernel, chunk: CsvChunk, options: CsvPassOptions): CsvPassed {
  requireKernel(kernel);
  requireChunk(chunk);
  if (!isObject(options)) throw argumentError('options', 'an object', options);
  const { separator, state, position } = options;
  requireSeparator('options', separator);
  if (state !== undefined) requireWhole('options.state', state, csvStates.ROW_START, csvStates.AFTER_QUOTE);
  if (position !== undefined) requireWhole('options.position', position, 0, chunk.to + 1);
  return kernel.passCsv(chunk, options);
}

/**
 * Counts the line ends from `from` to `to`, in quotes or not. CRLF is one, unless the bytes begin or end between the two.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless `from` and `to` lie within the data
 * @example
 * countLineEnds(loadKernel(), new TextEncoder().encode('a\r\nb\n'), 0, 5) // 2
 */
export function countLineEnds(kernel: Kernel, data: Uint8Array, from: number, to: number): number {
  requireKernel(kernel);
  requireRange('', { data, from, to });
  return kernel.countLineEnds(data, from, to);
}

function requireChunk(chunk: CsvChunk): void {
  if (!isObject(chunk)) throw argumentError('chunk', 'an object', chunk);
  requireRange('chunk.', chunk);
  if (typeof chunk.isFinal !== 'boolean') throw argumentError('chunk.isFinal', 'a boolean', chunk.isFinal);
}

function requireRange(prefix: string, { data, from, to }: Pick<CsvChunk, 'data' | 'from' | 'to'>): void {
  if (!(data instanceof Uint8Array)) throw argumentError(`${prefix}data`, 'a Uint8Array', data);
  requireWhole(`${prefix}to`, to, 0, data.length);
  requireWhole(`${prefix}from`, from, 0, to);
}

function requireSeparator(options: string, separator: unknown): void {
  if (typeof separator !== 'number') throw argumentError(`${options}.separator`, 'a number', separator);
  if (!(csvSeparators as readonly number[]).includes(separator))
    throw misuse(
      new RangeError(`${options}.separator must be one of ${csvSeparators.join(', ')}, not ${separator}`),
    );
}

function requireWanted({ wanted, fieldCount }: CsvLayout): void {
  if (!isArray(wanted)) throw argumentError('layout.wanted', 'an array of numbers', wanted);
  if (wanted.length > MOST_WANTED)
    throw misuse(
      new RangeError(`layout.wanted must have at most ${MOST_WANTED} fields, not ${wanted.length}`),
    );
  const last = (fieldCount === 0 ? MOST_FIELDS : Math.min(fieldCount, MOST_FIELDS)) - 1;
  wanted.forEach((field, i) => {
    requireWhole(`layout.wanted[${i}]`, field, 0, last);
    if (wanted.indexOf(field) < i)
      throw misuse(
        new RangeError(`layout.wanted[${i}] must differ from those before it, and ${field} does not`),
      );
  });
}

function requireWhole(name: string, value: unknown, least: number, most: number): void {
  if (typeof value !== 'number') throw argumentError(name, 'a number', value);
  if (!Number.isInteger(value) || value < least || value > most)
    throw misuse(new RangeError(`${name} must be a whole number from ${least} to ${most}, not ${value}`));
}
