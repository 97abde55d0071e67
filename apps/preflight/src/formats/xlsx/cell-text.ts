import { unescaped } from './xml-reader.js';

const AMPERSAND = 0x26;
const UNDERSCORE = 0x5f;
const SMALL_X = 0x78;
const CR = 0x0d;

/** Whether a text of a cell stands for itself: no entity, no `_x000D_`, no CR that XML reads as LF. */
export function isPlain(data: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = data[at];
    if (byte === AMPERSAND || byte === CR || (byte === UNDERSCORE && data[at + 1] === SMALL_X)) return false;
  }
  return true;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * A text of a cell: entities resolved, line ends as XML reads them (2.11), and characters that XML cannot hold, which
 * Office writes as `_x` and four hexadecimal digits (ECMA-376 part 1, 22.9.2.19, ST_Xstring).
 */
export const cellText = (data: Uint8Array, start: number, end: number): string =>
  unescaped(decoder.decode(data.subarray(start, end)).replace(/\r\n?/g, '\n')).replace(
    /_x([0-9a-fA-F]{4})_/g,
    (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)),
  );
