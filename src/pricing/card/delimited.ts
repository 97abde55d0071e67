/** Fields of one line, or of several lines where a quoted field has line ends. */
export interface DelimitedRow {
  /** The line on which it begins, from 1, and the line on which it ends. */
  readonly line: number;
  readonly lastLine: number;
  readonly fields: readonly string[];
  /** Whether a quote is never closed, or text follows a closing quote. */
  readonly isMalformed: boolean;
}

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;

/**
 * Reads text with fields separated by `delimiter`, a single character (RFC 4180, with any line end). A quote counts
 * only at the start of a field, so that names can contain quotes. Blank lines are left out.
 */
export function* delimitedRows(text: string, delimiter: string): Generator<DelimitedRow, void> {
  const scanner = new Scanner(text, delimiter.charCodeAt(0));
  while (scanner.hasMore()) {
    const row = scanner.nextRow();
    if (row.fields.some(hasText)) yield row;
  }
}

const hasText = (field: string): boolean => field.trim() !== '';

class Scanner {
  private readonly text: string;
  private readonly delimiter: number;
  private at: number;
  private line = 1;
  private isMalformed = false;

  constructor(text: string, delimiter: number) {
    this.text = text;
    this.delimiter = delimiter;
    this.at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  hasMore(): boolean {
    return this.at < this.text.length;
  }

  nextRow(): DelimitedRow {
    const { text, line } = this;
    const fields: string[] = [];
    this.isMalformed = false;
    for (let more = true; more; ) {
      fields.push(text.charCodeAt(this.at) === QUOTE ? this.quotedField() : this.plainText());
      more = text.charCodeAt(this.at) === this.delimiter;
      if (more) this.at++;
    }
    this.at += text.charCodeAt(this.at) === CR && text.charCodeAt(this.at + 1) === LF ? 2 : 1;
    return { line, lastLine: this.line++, fields, isMalformed: this.isMalformed };
  }

  /** The text from here to the next delimiter or line end. */
  private plainText(): string {
    const { text, delimiter, at: start } = this;
    const { length } = text;
    let at = start;
    for (; at < length; at++) {
      const code = text.charCodeAt(at);
      if (code === delimiter || code === LF || code === CR) break;
    }
    this.at = at;
    return text.slice(start, at);
  }

  /** A field that begins with a quote here. Two quotes inside it stand for one. */
  private quotedField(): string {
    const { text } = this;
    let field = '';
    let isOpen = true;
    while (isOpen) {
      const start = this.at + 1;
      const quote = text.indexOf('"', start);
      const end = quote < 0 ? text.length : quote;
      const piece = text.slice(start, end);
      this.line += lineEndsIn(piece);
      field += piece;
      this.at = end + 1;
      if (quote < 0) this.isMalformed = true;
      isOpen = quote >= 0 && text.charCodeAt(this.at) === QUOTE;
      if (isOpen) field += '"';
    }
    if (hasText(this.plainText())) this.isMalformed = true;
    return field;
  }
}

function lineEndsIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
