import { type CardFault, type CardField, type CardRow, type CardSource, isJoinedField } from './card-row.js';
import { type DelimitedRow, delimitedRows } from './delimited.js';
import { findHeader, type Header } from './header.js';
import { withKindColumns } from './kind-columns.js';
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
  const fault = faultOf(header, options);
  if (fault !== undefined) return { ...fault, path: null };
  const isKindGiven = options.columns?.kind !== undefined;
  const whole = isKindGiven ? header : withKindColumns(header, delimitedRows(text, delimiter));
  const rows = { [Symbol.iterator]: () => rowsBelow(text, delimiter, whole) };
  const currency = header.currencies[0] ?? header.above?.currency;
  const { inMinorUnits, choice, unread = [] } = header;
  return { rows, inMinorUnits, currency, choice, unread: { line: header.line, headings: unread } };
}

/** Why it is not clear what the prices below a header are. */
function faultOf(
  { line, currencies, choice, fields, inMinorUnits, above }: Header,
  options: RateCardOptions,
): Omit<CardFault, 'path'> | undefined {
  const [currency, other] = currencies;
  if (other !== undefined) {
    const fault = `expected prices in one currency, found ${currency} and ${other}; choose one with options.currency`;
    return { line, fault };
  }
  if (choice?.others.includes(choice.counts)) {
    const fault = `expected one column '${choice.counts}', found several; rename those that do not count`;
    return { line, fault };
  }
  if (above === undefined) return undefined;
  const found = ({ text }: { readonly text: string }) => `found '${text.slice(0, 60)}'`;
  if (above.ofMany !== undefined) {
    const fault = `expected prices of one message, ${found(above.ofMany)}; divide them and remove the line`;
    return { line: above.ofMany.line, fault };
  }
  if (above.inMinorUnits !== undefined && inMinorUnits.length === 0 && options.inMinorUnits === undefined) {
    const expected = 'expected options.inMinorUnits if prices are in cents, or else no line that says so';
    return { line: above.inMinorUnits.line, fault: `${expected}, ${found(above.inMinorUnits)}` };
  }
  if (above.other === undefined || fields.includes('kind')) return undefined;
  const fault = `expected prices of SMS, ${found(above.other)}; remove the line if that is what they are`;
  return { line: above.other.line, fault };
}

function* rowsBelow(text: string, delimiter: string, header: Header): Generator<CardRow, void> {
  const width = header.fields.findLastIndex(field => field !== undefined) + 1;
  const from = header.fields.includes('from') ? undefined : header.above?.from;
  const until = header.fields.includes('until') ? undefined : header.above?.until;
  const dates = {
    ...(from === undefined ? {} : { from: 'the date above the header' }),
    ...(until === undefined ? {} : { until: 'the end above the header' }),
  };
  const shape = { ...header, names: { ...header.names, ...dates }, width, from, until };
  for (const row of delimitedRows(text, delimiter)) if (row.line > header.line) yield rowBelow(row, shape);
}

/** What all rows below a header share. */
interface RowShape extends Header {
  /** The number of the last column with a heading that counts. */
  readonly width: number;
  /** The date from which all rows count. */
  readonly from: string | undefined;
  /** The date from which none of them counts. */
  readonly until: string | undefined;
}

/** A row of the fields below a header. */
function rowBelow(row: DelimitedRow, { fields, names, inMinorUnits, width, from, until }: RowShape): CardRow {
  const texts = row.fields;
  const values: Partial<Record<CardField, unknown>> = {};
  for (let i = 0; i < width; i++) {
    const field = fields[i];
    // Of two columns of one field, such as carrier and operator, the first that is not empty counts.
    if (field === undefined) continue;
    if (values[field] === undefined || values[field] === '') values[field] = texts[i]?.trim() ?? '';
    else if (isJoinedField(field)) values[field] = `${values[field]}\n${texts[i]?.trim() ?? ''}`;
  }
  const isRemark =
    width > 1 &&
    !row.isMalformed &&
    (TOTAL.test(texts[0]!) || (isEmptyFrom(texts, 1) && isSentence(texts[0]!)));
  if (from !== undefined) values.from = from;
  if (until !== undefined) values.until = until;
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

/** What stands in front of a sum below the rates. */
const TOTAL = /^\s*(?:(?:grand |sub-?)?totals?|average|sum|minimum|maximum)\s*:?\s*$/i;
const ABOUT_PRICES = /^(?:all |the )?(?:prices|rates|notes?|remarks?)\b/i;

/** Whether a text with empty fields after it is a remark, and not a destination without its price. */
function isSentence(text: string): boolean {
  const words = text.trim().split(/\s+/);
  return (
    /\p{L}/u.test(text) &&
    words.length > 1 &&
    (words.length > 4 || ABOUT_PRICES.test(text.trim()) || /[.:!)]$/.test(words.at(-1)!))
  );
}
