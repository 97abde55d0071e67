import { readableEnd, skipLineEnds } from '../csv/line-ends.js';
import { type BytesToPass, IN_FIELD, IN_QUOTES, type PassedBytes, passChunk } from '../csv/row-starts.js';
import type { CsvChunk, CsvLayout, CsvRows } from '../csv/rows.js';
import type { Engine } from './engine.js';
import { type CsvReader, csvReader } from './ts-csv.js';

/** Reads CSV in the engine where it lies in the engine's buffer, and in TypeScript where it does not. */
export function csvEngine(engine: Engine): CsvReader {
  const elsewhere = csvReader();
  const pass = (bytes: BytesToPass) => passInEngine(engine, bytes);
  return {
    scanCsv: (chunk, layout) =>
      engine.holds(chunk.data) ? scanInEngine(engine, chunk, layout) : elsewhere.scanCsv(chunk, layout),
    passCsv: (chunk, options) =>
      engine.holds(chunk.data) ? passChunk(chunk, options, pass) : elsewhere.passCsv(chunk, options),
    countLineEnds: (data, from, to) =>
      engine.holds(data)
        ? engine.exports.countLineEnds(data.byteOffset + from, data.byteOffset + to) >>> 0
        : elsewhere.countLineEnds(data, from, to),
  };
}

function scanInEngine(engine: Engine, chunk: CsvChunk, layout: CsvLayout): CsvRows {
  const { exports, views } = engine;
  const { data, from, isFinal } = chunk;
  const { separator, fieldCount, wanted } = layout;
  const to = readableEnd(chunk);
  views.wanted.set(wanted);
  exports.setFields(separator, fieldCount, wanted.length);
  const length = exports.scanRows(data.byteOffset, from, to, isFinal);
  return {
    ...views.csvRows,
    fields: views.csvFields.slice(0, wanted.length),
    length,
    faulty: exports.faultyRows.value,
    next: skipLineEnds(data, exports.nextRow.value >>> 0, to),
  };
}

function passInEngine(
  { exports }: Engine,
  { data, from, to, separator, state, position }: BytesToPass,
): PassedBytes {
  const base = data.byteOffset;
  exports.setFields(separator, 0, 0);
  const lineEnd = exports.passRows(base + from, base + to, base + position, state) >>> 0;
  const stateAtEnd = exports.stateAtEnd.value;
  return {
    lineEnd: lineEnd === 0 ? 0 : lineEnd - base,
    state: stateAtEnd === IN_QUOTES || stateAtEnd === IN_FIELD ? stateAtEnd : undefined,
  };
}
