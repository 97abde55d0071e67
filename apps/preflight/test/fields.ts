import { readFileSync } from 'node:fs';
import { referenceRows } from '../../../test/reference/csv.js';

/** The fields of each row of a CSV file. Each character is one byte. */
export const fieldsIn = (path: string): string[][] =>
  [...referenceRows(readFileSync(path, 'latin1'))].map(({ fields }) => fields);
