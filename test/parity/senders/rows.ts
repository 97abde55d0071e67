import type { Random } from '../../random.js';
import { basic, extension } from '../../reference/text.js';

const encoder = new TextEncoder();
const encoded = (text: string) => Array.from(text, character => encoder.encode(character));
const digits = encoded('0123456789');
const letters = encoded('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ');
const alphabet = [...basic, ...extension].map(point => encoder.encode(String.fromCodePoint(point)));
const ascii = Array.from({ length: 128 }, (_, byte) => Uint8Array.of(byte));
const others = encoded(
  '`çêïªºÀ×÷\u0080\u009f\u00a0\u03a1α\u03ff\u0400жŞ你‚€\u20ad\u2028\ufeff\ufffd\uffff😀\u{10ffff}',
);
const illFormed = [
  '80',
  'bf',
  'c0af',
  'c1bf',
  'c2',
  'e08080',
  'e09fbf',
  'e282',
  'eda080',
  'edbfbf',
  'f08080',
  'f08fbfbf',
]
  .concat(['f09f98', 'f4908080', 'f5808080', 'ff', 'c3c3a9', 'e28228', 'f09f9828'])
  .map(hex => Buffer.from(hex, 'hex'));

export const mixtures: Uint8Array[][][] = [
  [digits],
  [letters],
  [letters, digits],
  [letters, letters, letters, alphabet],
  [alphabet],
  [digits, digits, digits, ascii],
  [letters, letters, ascii],
  [letters, others],
  [digits, digits, digits, digits, digits, others],
  [others],
  [letters, letters, letters, illFormed],
];
export const lengths = [10, 11, 12, 14, 15, 16, 17, 24, 25, 26, 31, 32, 33, 99, 100, 101];

/** Senders of every mixture of characters, in lengths about those at which rules change. */
export function senderRows(count: number, random: Random): Uint8Array[] {
  return Array.from({ length: count }, () => {
    const length = random.below(2) ? random.below(13) : random.pick(lengths);
    const from = random.pick(mixtures);
    const row = Buffer.concat(Array.from({ length }, () => random.pick(random.pick(from))));
    return new Uint8Array(random.below(8) ? row : row.subarray(0, random.below(row.length + 1)));
  });
}

/**
 * Every byte at every place of letters and of digits, in every length; every pair of bytes; every character of the
 * alphabet by itself, after a letter, and up to the last septet and past it; every code point up to U+FFFF.
 */
export function everySender(): Uint8Array[] {
  const rows: Uint8Array[] = [];
  for (let length = 0; length <= 34; length++)
    for (const filler of [0x61, 0x37]) {
      rows.push(new Uint8Array(length).fill(filler));
      for (let at = 0; at < length; at++)
        for (let byte = 0; byte < 256; byte++) {
          const row = new Uint8Array(length).fill(filler);
          row[at] = byte;
          rows.push(row);
        }
    }
  for (let pair = 0; pair < 0x10000; pair++) {
    rows.push(Uint8Array.of(pair >> 8, pair & 0xff), Uint8Array.of(0x61, pair >> 8, pair & 0xff));
  }
  for (const character of alphabet)
    for (let count = 0; count <= 26; count++)
      for (const before of ['', 'a', '1', 'aaaaaaaaa'])
        rows.push(Buffer.concat([Buffer.from(before), ...new Array<Uint8Array>(count).fill(character)]));
  for (let point = 0; point < 0x10000; point++)
    if (point < 0xd800 || point > 0xdfff) rows.push(encoder.encode(`a${String.fromCharCode(point)}`));
  for (const length of [98, 99, 100, 101, 102])
    for (const fault of illFormed) {
      const row = new Uint8Array(length).fill(0x61);
      row.set(fault, length - fault.length);
      rows.push(row);
    }
  for (const astral of ['😀', '\u{10ffff}', '\u{10000}'])
    for (let count = 1; count <= 26; count++) rows.push(encoder.encode(astral.repeat(count)));
  return rows;
}

/** Each character of more than one byte cut in two rows, at every place: what is missing stands where the row ends. */
export function cutSenders(): Uint8Array[] {
  return [...alphabet, ...others].flatMap(character =>
    Array.from({ length: character.length - 1 }, (_, cut) => [
      Buffer.concat([Buffer.from('a'), character.subarray(0, cut + 1)]),
      character.subarray(cut + 1),
    ]).flat(),
  );
}
