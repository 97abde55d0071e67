/** Fields of one line, or of several where a quoted field has line ends. */
export interface DelimitedRow {
  /** Line on which it begins, from 1, and on which it ends. */
  readonly line: number;
  readonly lastLine: number;
  readonly fields: readonly string[];
  /** Whether a quote is never closed, or something stands behind one that is. */
  readonly isMalformed: boolean;
}

/**
 * Reads text whose fields are separated by `delimiter` (RFC 4180, with any line end). Quotes count at the start of a
 * field alone, so that a name may have one inside. Lines without any text are no rows.
 */
export function* delimitedRows(text: string, delimiter: string): Generator<DelimitedRow, void> {
  const { length } = text;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let line = 1; at < length; ) {
    const first = line;
    const fields: string[] = [];
    let isMalformed = false;
    for (let more = true; more; ) {
      let field = '';
      const isQuoted = text[at] === '"';
      if (isQuoted) {
        at++;
        for (;;) {
          const quote = text.indexOf('"', at);
          const end = quote < 0 ? length : quote;
          const piece = text.slice(at, end);
          line += countLineEnds(piece);
          field += piece;
          at = end + 1;
          if (quote < 0) isMalformed = true;
          if (text[at] !== '"' || quote < 0) break;
          field += '"';
          at++;
        }
      }
      const start = at;
      while (at < length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++;
      const rest = text.slice(start, at);
      if (isQuoted && rest.trim() !== '') isMalformed = true;
      fields.push(isQuoted ? field : rest);
      more = text[at] === delimiter;
      if (more) at++;
    }
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    const lastLine = line++;
    if (fields.some(field => field.trim() !== '')) yield { line: first, lastLine, fields, isMalformed };
  }
}

function countLineEnds(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
