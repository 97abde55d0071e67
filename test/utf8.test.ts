// The decoder reads bytes as the WHATWG Encoding Standard does, one maximal subpart at a time.
import { expect, test } from 'vitest';
import { decodeUtf8, MALFORMED } from '../src/utf8.js';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of the bytes, character by character, and whether each was well-formed. */
function decoded(bytes: Uint8Array): { text: string; valid: boolean } {
  let text = '';
  let valid = true;
  for (let i = 0; i < bytes.length; ) {
    const character = decodeUtf8(bytes, i, bytes.length);
    text += String.fromCodePoint(character >> 4);
    if (character & MALFORMED) valid = false;
    i += character & 7;
  }
  return { text, valid };
}

/** Both ends of every range in table 3-7 of the Unicode Standard, and their neighbours. */
const edges = [
  0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef,
  0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff,
];

test('every sequence of up to four bytes at the edges of table 3-7', () => {
  const one = edges.map(byte => [byte]);
  const two = one.flatMap(bytes => edges.map(byte => [...bytes, byte]));
  const three = two.flatMap(bytes => edges.map(byte => [...bytes, byte]));
  const four = three.flatMap(bytes => edges.map(byte => [...bytes, byte]));
  for (const sequence of [...one, ...two, ...three, ...four]) {
    const bytes = Uint8Array.from(sequence);
    const { text, valid } = decoded(bytes);
    const wanted = decoder.decode(bytes);
    if (text !== wanted || valid !== !wanted.includes('\ufffd'))
      expect({ text, valid }, Buffer.from(bytes).toString('hex')).toEqual({ text: wanted });
  }
});

test('every code point, and nothing past the end', () => {
  for (let point = 0; point <= 0x10ffff; point++) {
    if (point >= 0xd800 && point <= 0xdfff) continue;
    const bytes = new Uint8Array(Buffer.from(String.fromCodePoint(point)));
    if (decodeUtf8(bytes, 0, bytes.length) !== ((point << 4) | bytes.length)) expect.fail(point.toString(16));
    if (bytes.length > 1) expect(decodeUtf8(bytes, 0, bytes.length - 1) & MALFORMED).toBe(MALFORMED);
  }
});

test('U+FFFD itself is a character like any other', () => {
  expect(decodeUtf8(Uint8Array.of(0xef, 0xbf, 0xbd), 0, 3)).toBe((0xfffd << 4) | 3);
});
