const QUOTE = 0x22;
const COMMA = 0x2c;
const CR = 0x0d;
const LF = 0x0a;

const encoder = new TextEncoder();

/** The bytes for which a field is quoted. */
const isSpecial = new Uint8Array(256);
for (const byte of [QUOTE, COMMA, CR, LF]) isSpecial[byte] = 1;
const noBytes = new Uint8Array(0);

/** Rows of CSV (RFC 4180) as bytes: fields separated by commas, quoted where they must be, and LF after a row. */
export class CsvBytes {
  private data: Uint8Array;
  private isRowBegun = false;
  private rowStart = 0;
  /** The number of bytes written and not yet taken. */
  length = 0;

  constructor(byteLength = 1 << 18) {
    this.data = new Uint8Array(byteLength);
  }

  /** Adds a field of UTF-8 bytes: `data` from `start` to, not including, `end`. */
  addBytes(data: Uint8Array, start = 0, end = data.length): void {
    this.begin(2 * (end - start) + 2);
    let at = start;
    while (at < end && isSpecial[data[at]!] === 0) at++;
    const field = data.subarray(start, end);
    if (at < end) this.length = putQuoted(this.data, this.length, field);
    else {
      this.data.set(field, this.length);
      this.length += field.length;
    }
  }

  /** Adds a field. A surrogate without its other half becomes U+FFFD. */
  addText(text: string): void {
    const field = mustBeQuoted(text) ? `"${text.includes('"') ? text.replaceAll('"', '""') : text}"` : text;
    this.begin(3 * field.length);
    this.length += encoder.encodeInto(field, this.data.subarray(this.length)).written;
  }

  /** Adds a field of ASCII characters without commas, quotes or line ends, such as digits. */
  addAscii(text: string): void {
    this.begin(text.length + 4);
    const { data } = this;
    for (let i = 0; i < text.length; i++) data[this.length++] = text.charCodeAt(i);
  }

  /** Adds a field as it stands: already quoted where it must be. */
  addRaw(data: Uint8Array, start: number, end: number): void {
    this.begin(end - start + 2);
    this.data.set(data.subarray(start, end), this.length);
    this.length += end - start;
  }

  /** Ends the row. A row of one empty field is written as `""`, since an empty line is not a row. */
  endRow(): void {
    this.reserve(3);
    if (this.length === this.rowStart) this.length = putQuoted(this.data, this.length, noBytes);
    this.data[this.length++] = LF;
    this.isRowBegun = false;
    this.rowStart = this.length;
  }

  /** Takes the row back that is being written. */
  dropRow(): void {
    this.length = this.rowStart;
    this.isRowBegun = false;
  }

  /** The bytes written so far. They are valid until more are written. */
  written(): Uint8Array {
    return this.data.subarray(0, this.length);
  }

  /** The text of the one field written so far. */
  unquotedText(): string {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.written());
    return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
  }

  /** Forgets what was written. */
  clear(): void {
    this.length = 0;
    this.rowStart = 0;
    this.isRowBegun = false;
  }

  /** Returns the complete rows written so far. The row that is being written stays, in a buffer of its own. */
  take(): Uint8Array {
    const { data, rowStart, length } = this;
    const size = data.length > 1 << 22 ? 1 << 18 : data.length;
    this.data = new Uint8Array(Math.max(size, 2 * (length - rowStart)));
    this.data.set(data.subarray(rowStart, length));
    this.length = length - rowStart;
    this.rowStart = 0;
    return data.subarray(0, rowStart);
  }

  /** The number of bytes of complete rows. */
  get complete(): number {
    return this.rowStart;
  }

  private begin(byteLength: number): void {
    this.reserve(byteLength + 1);
    if (this.isRowBegun) this.data[this.length++] = COMMA;
    this.isRowBegun = true;
  }

  private reserve(byteLength: number): void {
    if (this.length + byteLength <= this.data.length) return;
    const larger = new Uint8Array(Math.max(2 * this.data.length, this.length + byteLength));
    larger.set(this.data.subarray(0, this.length));
    this.data = larger;
  }
}

const mustBeQuoted = (text: string) => /[",\r\n]/.test(text);

/** Writes a field in quotes. Returns where the next begins. */
function putQuoted(to: Uint8Array, start: number, field: Uint8Array): number {
  let at = start;
  to[at++] = QUOTE;
  for (const byte of field) {
    to[at++] = byte;
    if (byte === QUOTE) to[at++] = QUOTE;
  }
  to[at++] = QUOTE;
  return at;
}
