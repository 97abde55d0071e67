/** The first rows of a text, at most `most`, read leniently: a quote within a field is a character like any other. */
export interface SampleRow {
  readonly fields: readonly string[];
  /** The line on which it begins, from 1. */
  readonly line: number;
  /** Where the row after it begins in the text. */
  readonly end: number;
}

/** Reads rows of a sample. A row that the end of the sample cuts is left out, unless the sample is whole. */
export function sampleRows(text: string, delimiter: string, isWhole: boolean, most = 100): SampleRow[] {
  const rows: SampleRow[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length && rows.length < most) {
    const begun = line;
    const fields: string[] = [];
    for (let isInRow = true; isInRow; ) {
      const field = fieldAt(text, at, delimiter);
      fields.push(field.value);
      line += field.lines;
      at = field.end;
      const next = text[at];
      if (next === delimiter) at++;
      else {
        isInRow = false;
        if (next === undefined && !isWhole) return rows;
        if (next !== undefined) {
          at += next === '\r' && text[at + 1] === '\n' ? 2 : 1;
          line++;
        }
      }
    }
    rows.push({ fields, line: begun, end: at });
  }
  return rows;
}

/** The field that begins at `start`. Its end is the delimiter, the line end or the end of the text after it. */
function fieldAt(
  text: string,
  start: number,
  delimiter: string,
): { value: string; end: number; lines: number } {
  if (text[start] !== '"') {
    const end = plainEnd(text, start, delimiter);
    return { value: text.slice(start, end), end, lines: 0 };
  }
  let closing = start;
  do {
    closing = text.indexOf('"', closing + 1);
    if (closing < 0) break;
    if (text[closing + 1] !== '"') break;
    closing++;
  } while (closing < text.length);
  if (closing < 0) closing = text.length;
  const inside = text.slice(start + 1, closing);
  const end = plainEnd(text, Math.min(closing + 1, text.length), delimiter);
  const lines = inside.match(/\r\n|\n|\r/g)?.length ?? 0;
  return { value: inside.replaceAll('""', '"') + text.slice(closing + 1, end), end, lines };
}

function plainEnd(text: string, start: number, delimiter: string): number {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}

export const isEmptyRow = ({ fields }: SampleRow): boolean => fields.every(field => field.trim() === '');
