// Rows of a CSV file by RFC 4180 and what csvFlags adds to it, one character after the other. Nobody may improve it.

export interface ReferenceField {
  /** Its bytes, one a character, without quotes; as found where the row has a fault in it. */
  text: string;
  /** Whether it has doubled quotes. */
  isDoubled: boolean;
}

export interface ReferenceCsvRow {
  start: number;
  end: number;
  fields: ReferenceField[];
  hasStrayQuote: boolean;
  hasTextAfterQuote: boolean;
  isUnterminated: boolean;
}

const isLineEnd = (character: string | undefined) => character === '\n' || character === '\r';

/** The rows of a file; `text` holds its bytes, one a character. */
export function referenceCsvRows(text: string, separator: string): ReferenceCsvRow[] {
  const rows: ReferenceCsvRow[] = [];
  let at = 0;
  while (at < text.length) {
    // 2.1: each record is on a line of its own. An empty line is not a record.
    if (isLineEnd(text[at])) {
      at++;
      continue;
    }
    const row: ReferenceCsvRow = {
      start: at,
      end: at,
      fields: [],
      hasStrayQuote: false,
      hasTextAfterQuote: false,
      isUnterminated: false,
    };
    rows.push(row);
    for (;;) {
      const start = at;
      const ends = () => at >= text.length || text[at] === separator || isLineEnd(text[at]);
      let field: ReferenceField | undefined;
      if (text[at] === '"') {
        // 2.5 to 2.7: a field in quotes, in which a quote is doubled.
        let content = '';
        let isDoubled = false;
        at++;
        while (at < text.length && (text[at] !== '"' || text[at + 1] === '"')) {
          if (text[at] === '"') {
            isDoubled = true;
            at++;
          }
          content += text[at];
          at++;
        }
        if (at >= text.length) row.isUnterminated = true;
        else {
          at++;
          if (ends()) field = { text: content, isDoubled };
          else row.hasTextAfterQuote = true;
        }
      } else
        for (let i = start; i < text.length && text[i] !== separator && !isLineEnd(text[i]); i++)
          if (text[i] === '"') row.hasStrayQuote = true;
      while (!ends()) at++;
      row.fields.push(field ?? { text: text.slice(start, at), isDoubled: false });
      if (text[at] !== separator) break;
      at++;
    }
    row.end = at;
  }
  return rows;
}

/** Where rows may start: at the begin, and after each line end outside of quotes. The place within CRLF is none. */
export function referenceRowStarts(text: string, separator: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    // The rows before `at` are those of the text before it, unless that ends in quotes.
    if (!isLineEnd(text[at]) || (text[at] === '\r' && text[at + 1] === '\n')) continue;
    const last = referenceCsvRows(text.slice(0, at), separator).at(-1);
    if (!last?.isUnterminated) starts.push(at + 1);
  }
  return starts;
}

/** The number of line ends: CR, LF and CRLF. */
export const referenceLineEnds = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0;
