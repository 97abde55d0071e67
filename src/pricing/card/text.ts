import { type CardFault, type CardField, type CardRow, type CardSource, isJoinedField } from './card-row.js';
import { type DelimitedRow, delimitedRows } from './delimited.js';
import { findHeader, type Header } from './header.js';
import type { RateCardOptions } from './options.js';

const DELIMITERS = [',', ';', '\t', '|'];

/** The rows of text with delimiters. */
export function textSource(text: string, options: RateCardOptions): CardSource | CardFault {
  const faultAt = (line: number, fault: string): CardFault => ({ line, path: null, fault });
  if (text.startsWith('PK\u0003')) return faultAt(1, 'this is a workbook: save its sheet as CSV');
  let best: { delimiter: string; header: Header; columns: number } | undefined;
  for (const delimiter of DELIMITERS) {
    const header = text.includes(delimiter) ? findHeader(text, delimiter, options) : undefined;
    if (!header) continue;
    const columns = header.fields.filter(Boolean).length;
    if (!best || columns > best.columns) best = { delimiter, header, columns };
  }
  if (!best) {
    if (text.trim() === '') return faultAt(1, 'the text is empty');
    const [first] = text.trimStart().split(/[\r\n]/, 1);
    const expected = 'expected a header such as country,price or prefix,price or mcc,mnc,price';
    const found = `found '${first!.slice(0, 60)}'; name its columns in options.columns`;
    return faultAt(1, `${expected}, ${found}`);
  }
  const { delimiter, header } = best;
  const [currency, other] = header.currencies;
  if (other !== undefined)
    return faultAt(
      header.line,
      `expected prices in one currency, found ${currency} and ${other}; choose one with options.currency`,
    );
  const rows = { [Symbol.iterator]: () => rowsBelow(text, delimiter, header) };
  return { rows, inMinorUnits: header.inMinorUnits, currency, choice: header.choice };
}

function* rowsBelow(text: string, delimiter: string, header: Header): Generator<CardRow, void> {
  const width = header.fields.findLastIndex(field => field !== undefined) + 1;
  for (const row of delimitedRows(text, delimiter))
    if (row.line > header.line) yield rowBelow(row, header, width);
}

/** A row of the fields below a header. The last column with a heading that counts is number `width`. */
function rowBelow(row: DelimitedRow, { fields, names, inMinorUnits }: Header, width: number): CardRow {
  const texts = row.fields;
  const values: Partial<Record<CardField, unknown>> = {};
  for (let i = 0; i < width; i++) {
    const field = fields[i];
    // Of two columns of one field, such as carrier and operator, the first that is not empty counts.
    if (field === undefined) continue;
    if (values[field] === undefined || values[field] === '') values[field] = texts[i]?.trim() ?? '';
    else if (isJoinedField(field)) values[field] = `${values[field]}\n${texts[i]?.trim() ?? ''}`;
  }
  const isRemark = width > 1 && !row.isMalformed && isEmptyFrom(texts, 1) && isSentence(texts[0]!);
  return {
    line: row.line,
    path: null,
    values,
    names,
    inMinorUnits,
    isMalformed: row.isMalformed || texts.length < width || !isEmptyFrom(texts, fields.length),
    isRemark,
    lastLine: row.lastLine,
  };
}

function isEmptyFrom(texts: readonly string[], start: number): boolean {
  for (let i = start; i < texts.length; i++) if (texts[i]!.trim() !== '') return false;
  return true;
}

/** Whether a text with empty fields after it is a remark, and not a destination without its price. */
function isSentence(text: string): boolean {
  const words = text.trim().split(/\s+/);
  return /\p{L}/u.test(text) && words.length > 1 && (words.length > 4 || /[.:!)]$/.test(words.at(-1)!));
}
