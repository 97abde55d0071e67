import type { ByteSource } from '../bytes/byte-source.js';
import { bytesOf, XML, XmlReader } from './xml-reader.js';

/** How a number is shown, as far as it changes which characters a person sees. */
export type NumberStyle =
  | { readonly kind: 'general' }
  | { readonly kind: 'date' }
  /** Digits with zeros in front, and perhaps a plus sign: `00000000000`, `"+"0`. */
  | { readonly kind: 'digits'; readonly least: number; readonly sign: string };

export const general: NumberStyle = { kind: 'general' };

// The formats that are not written out, ECMA-376 part 1, 18.8.30: dates and times of all languages.
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Reads a format such as `dd/mm/yyyy`, `00000000000` or `"+"0`. */
export function styleOf(id: number, code: string | undefined): NumberStyle {
  if (code === undefined) return isBuiltInDate(id) ? { kind: 'date' } : general;
  const positive = code.split(';')[0]!;
  const [, sign, digits] = /^("\+"|\\\+|\+)?([#0]+)$/.exec(positive) ?? [];
  if (digits !== undefined)
    return { kind: 'digits', least: digits.replaceAll('#', '').length, sign: sign === undefined ? '' : '+' };
  // Letters of dates and times outside quotes, colours and conditions. [h] counts hours past a day.
  const bare = positive.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '');
  return /[dmyhs]/i.test(bare) && !/general/i.test(bare) ? { kind: 'date' } : general;
}

const numFmt = bytesOf('numFmt');
const numFmtId = bytesOf('numFmtId');
const formatCode = bytesOf('formatCode');
const cellXfs = bytesOf('cellXfs');
const xf = bytesOf('xf');

/** Reads xl/styles.xml: how cells with style 0, 1, … show a number. */
export async function readStyles(source: ByteSource): Promise<NumberStyle[]> {
  const xml = new XmlReader(source, 'styles.xml');
  const codes = new Map<number, string>();
  const styles: NumberStyle[] = [];
  for (let isCells = false; ; ) {
    const kind = xml.next();
    if (kind === XML.MORE) await xml.fill();
    else if (kind === XML.END) return styles;
    else if (kind === XML.TEXT) continue;
    else if (xml.is(cellXfs)) isCells = kind === XML.OPEN;
    else if (kind === XML.CLOSE) continue;
    else if (xml.is(numFmt)) {
      const code = xml.attributeText(formatCode);
      if (code !== undefined) codes.set(Number(xml.attributeText(numFmtId)), code);
    } else if (isCells && xml.is(xf)) {
      const id = Number(xml.attributeText(numFmtId) ?? 0);
      styles.push(styleOf(id, codes.get(id)));
    }
  }
}
