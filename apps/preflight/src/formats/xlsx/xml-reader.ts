import type { ByteSource } from '../bytes/byte-source.js';
import { FormatError } from '../format-error.js';

/** What the reader stands on. */
export const XML = { MORE: 0, END: 1, OPEN: 2, CLOSE: 3, EMPTY: 4, TEXT: 5 } as const;
export type XmlKind = (typeof XML)[keyof typeof XML];

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const COLON = 0x3a;
const BANG = 0x21;
const QUESTION = 0x3f;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const EQUALS = 0x3d;
const SPACE = 0x20;

const ROOM = 1 << 18;

/** A cell has at most 32,767 characters (ECMA-376 part 1, 18.18.94), so no tag or text comes near this. */
const LONGEST = 4 << 20;

const ascii = new TextEncoder();
export const bytesOf = (text: string): Uint8Array => ascii.encode(text);

/**
 * Reads XML as Office writes it: UTF-8 without a document type, its entities the five of XML and numbers. Call `next`,
 * and `fill` whenever it returns `MORE`. Positions are in `data` and valid until the next call of `fill`.
 */
export class XmlReader {
  data: Uint8Array = new Uint8Array(ROOM);
  /** Of a tag: its name without a namespace's prefix. Of a text: its bytes. */
  start = 0;
  end = 0;
  /** Where the attributes of a tag end. They begin at `end`. */
  private tagEnd = 0;
  private at = 0;
  private filled = 0;
  private isEnded = false;

  constructor(
    private readonly source: ByteSource,
    private readonly part: string,
  ) {}

  /** Reads more bytes. */
  async fill(): Promise<void> {
    const rest = this.filled - this.at;
    if (this.at > 0) this.data.copyWithin(0, this.at, this.filled);
    else if (rest === this.data.length) {
      if (rest >= LONGEST) throw this.damaged('a tag or a text of more than 4 MiB');
      const larger = new Uint8Array(2 * rest);
      larger.set(this.data);
      this.data = larger;
    }
    this.at = 0;
    this.filled = rest;
    const bytes = await this.source.read(this.data.subarray(rest));
    this.filled += bytes;
    if (bytes === 0) this.isEnded = true;
  }

  /** Moves to the next tag or text. Comments and processing instructions are passed. */
  next(): XmlKind {
    for (;;) {
      const { data, at, filled } = this;
      if (at >= filled) return this.isEnded ? XML.END : XML.MORE;
      if (data[at] !== LESS) return this.text();
      if (at + 1 >= filled) return this.more();
      const second = data[at + 1];
      if (second !== BANG && second !== QUESTION) return this.tag(second === SLASH);
      const found = this.passMarkup(second === QUESTION);
      if (found !== undefined) return found;
    }
  }

  /** Whether the name of the tag is this. */
  is(name: Uint8Array): boolean {
    const { data, start } = this;
    if (this.end - start !== name.length) return false;
    for (let i = 0; i < name.length; i++) if (data[start + i] !== name[i]) return false;
    return true;
  }

  /** The value of an attribute of the tag by its name without prefix, as it stands. */
  attribute(name: Uint8Array): Uint8Array | undefined {
    const { data, tagEnd } = this;
    for (let at = this.end; at < tagEnd; ) {
      while (at < tagEnd && (data[at]! <= SPACE || data[at] === SLASH)) at++;
      let nameStart = at;
      while (at < tagEnd && data[at] !== EQUALS && data[at]! > SPACE) {
        if (data[at] === COLON) nameStart = at + 1;
        at++;
      }
      const nameEnd = at;
      while (at < tagEnd && data[at] !== DOUBLE_QUOTE && data[at] !== SINGLE_QUOTE) at++;
      const quote = data[at];
      const valueStart = ++at;
      while (at < tagEnd && data[at] !== quote) at++;
      if (nameEnd - nameStart === name.length && startsWith(data, nameStart, name))
        return data.subarray(valueStart, at);
      at++;
    }
    return undefined;
  }

  attributeText(name: Uint8Array): string | undefined {
    const value = this.attribute(name);
    return value && unescaped(new TextDecoder().decode(value));
  }

  damaged(what: string): FormatError {
    return new FormatError(
      'DAMAGED',
      `${this.source.name}: the workbook is damaged (${this.part}: ${what}); open it in a spreadsheet program and save it again`,
    );
  }

  private more(): XmlKind {
    if (this.isEnded) throw this.damaged('it ends within a tag');
    return XML.MORE;
  }

  private text(): XmlKind {
    const { data, filled } = this;
    let { at } = this;
    while (at < filled && data[at] !== LESS) at++;
    if (at >= filled && !this.isEnded) return XML.MORE;
    this.start = this.at;
    this.end = this.at = at;
    return XML.TEXT;
  }

  private tag(isClose: boolean): XmlKind {
    const { data, filled } = this;
    let at = this.at + 1;
    let quote = 0;
    for (; at < filled; at++) {
      const byte = data[at]!;
      if (quote !== 0) {
        if (byte === quote) quote = 0;
      } else if (byte === GREATER) break;
      else if (byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE) quote = byte;
    }
    if (at >= filled) return this.more();
    let start = this.at + (isClose ? 2 : 1);
    let end = start;
    for (; end < at && data[end]! > SPACE && data[end] !== SLASH; end++)
      if (data[end] === COLON) start = end + 1;
    this.start = start;
    this.end = end;
    this.tagEnd = at;
    this.at = at + 1;
    if (isClose) return XML.CLOSE;
    return data[at - 1] === SLASH ? XML.EMPTY : XML.OPEN;
  }

  /** Passes a comment or an instruction. Returns `TEXT` for CDATA, `MORE` where it is incomplete. */
  private passMarkup(isInstruction: boolean): XmlKind | undefined {
    const { data, at, filled } = this;
    if (isInstruction) return this.passTo('?>');
    if (filled - at < 9) return this.more();
    if (startsWith(data, at, commentOpen)) return this.passTo('-->');
    if (!startsWith(data, at, cdataOpen)) throw this.damaged('a document type, which Office never writes');
    const end = Buffer.from(data.buffer, data.byteOffset, filled).indexOf(']]>', at);
    if (end < 0) return this.more();
    this.start = at + cdataOpen.length;
    this.end = end;
    this.at = end + 3;
    return XML.TEXT;
  }

  private passTo(mark: string): XmlKind | undefined {
    const { data, at, filled } = this;
    const found = Buffer.from(data.buffer, data.byteOffset, filled).indexOf(mark, at + 2);
    if (found < 0) return this.more();
    this.at = found + mark.length;
    return undefined;
  }
}

const commentOpen = bytesOf('<!--');
const cdataOpen = bytesOf('<![CDATA[');

function startsWith(data: Uint8Array, at: number, text: Uint8Array): boolean {
  for (let i = 0; i < text.length; i++) if (data[at + i] !== text[i]) return false;
  return true;
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** A text of XML without its entities. */
export const unescaped = (text: string): string =>
  text.replace(/&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g, (_, name, decimal, hex) => {
    if (name !== undefined) return named[name]!;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
  });
