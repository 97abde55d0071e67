import { countLineEnds } from '../csv/line-ends.js';
import { passChunk, passInTypeScript } from '../csv/row-starts.js';
import { type CsvColumns, csvColumns } from '../csv/rows.js';
import { scanInTypeScript } from '../csv/scan.js';
import type { Kernel } from './kernel.js';

/** The part of a kernel that reads CSV. */
export type CsvReader = Pick<Kernel, 'scanCsv' | 'passCsv' | 'countLineEnds'>;

/** Reads CSV in TypeScript, wherever it lies. */
export function csvReader(): CsvReader {
  let columns: CsvColumns | undefined;
  return {
    scanCsv(chunk, layout) {
      columns ??= csvColumns();
      return scanInTypeScript(chunk, layout, columns);
    },
    passCsv: (chunk, options) => passChunk(chunk, options, passInTypeScript),
    countLineEnds,
  };
}
