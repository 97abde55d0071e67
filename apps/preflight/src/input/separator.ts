import { COMMA, fieldCount, INCOMPLETE, noRows, type Rows, SEMICOLON, scanRow, TAB } from './rows.js';

/**
 * The separator with which the first row is a header; the comma if several do. If none does, the separator that
 * divides the row into the most fields without text after a closing quote. Undefined while the row is incomplete.
 */
export function separatorOf(
  data: Uint8Array,
  ended: boolean,
  isHeader: (rows: Rows) => boolean,
): number | undefined {
  const found: Rows[] = [];
  for (const separator of [COMMA, SEMICOLON, TAB]) {
    const rows = { ...noRows(data.slice(), 1), separator };
    if (scanRow(rows, 0, data.length, ended) === INCOMPLETE) return undefined;
    if (separator === COMMA && isHeader(rows)) return COMMA;
    found.push(rows);
  }
  const headers = found.filter(isHeader);
  if (headers.length > 1) return COMMA;
  const fields = (rows: Rows) => (rows.faults[0] === 'MALFORMED_ROW' ? 0 : fieldCount(rows, 0));
  const [likeliest] = found.sort((a, b) => fields(b) - fields(a));
  return (headers[0] ?? likeliest!).separator;
}
