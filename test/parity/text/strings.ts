// Columns of strings aimed at the edges of UTF-16: blocks of 64 units, parts that are just full, halves of pairs alone and on
// both sides of a row's end.
import type { Random } from '../../random.js';
import { randomRows } from './rows.js';

const halves = ['\ud800', '\udbff', '\udc00', '\udfff', '\ud83d', '\ude00'];

/** Strings for one column. Some columns have halves of pairs, and some are cut anywhere, within pairs too. */
export function stringRows(random: Random, count: number): string[] {
  const strings = randomRows(random, count).map(row => Buffer.from(row).toString());
  const kind = random.below(4);
  if (kind === 0)
    for (let row = random.below(50); row < count; row += 1 + random.below(50))
      strings[row] = withHalf(random, strings[row]!);
  return kind === 1 ? cutAnywhere(random, strings) : strings;
}

function withHalf(random: Random, text: string): string {
  const at = random.below(text.length + 1);
  return `${text.slice(0, at)}${random.pick(halves)}${text.slice(at)}`;
}

function cutAnywhere(random: Random, strings: readonly string[]): string[] {
  const text = strings.join('');
  const cuts = Array.from(strings, () => random.below(text.length + 1)).sort((a, b) => a - b);
  return cuts.map((cut, i) => text.slice(i === 0 ? 0 : cuts[i - 1]!, cut));
}

/** Strings of ASCII, nearly all in the alphabet: a kernel that meets others gives up looking for ASCII for a while. */
export function asciiRows(random: Random, count: number): string[] {
  return Array.from({ length: count }, () => {
    const oneIn = 1 + random.below(40);
    const length = random.below(random.below(4) ? 200 : 1000);
    const text = Array.from({ length }, () => (random.below(oneIn) ? 'a' : random.pick('[]{}~|^\\')));
    return `${text.join('')}${random.below(200) ? '' : '`'}`;
  });
}

/** Rows: a long one, and then short ones that fill a run to its last unit. */
export function fullRun(): string[] {
  return ['['.repeat(50), ...new Array<string>(256).fill('a'.repeat(32))];
}

/** Every code unit from `first` to `last`, exclusive, at every place of a block, among letters of ASCII. */
export function everyCodeUnit(first: number, last: number): string[] {
  return Array.from(
    { length: last - first },
    (_, i) => `${'a'.repeat(i % 37)}${String.fromCharCode(first + i)}${i % 5 ? '' : 'b'}`,
  );
}

/** Every two of the kinds of units on both sides of the end of a block, and of a row. */
export function everyTwoUnits(): string[] {
  const units = ['a', '[', 'é', 'Δ', '€', 'ж', '你', '\uffff', ...halves];
  return units.flatMap(one =>
    units.flatMap(other => [
      `${'a'.repeat(63)}${one}${other}`,
      one,
      other,
      'a'.repeat(61),
      `${one}${other}`.repeat(40),
    ]),
  );
}

/**
 * Texts of several parts. The last part is full or nearly, and the first has a character of two units at every place. A long
 * text stands in front now and then: what is left of it in memory must not count.
 */
export function fullParts(): string[] {
  const texts: string[] = [];
  for (const [one, two, part] of [
    ['a', '[', 153],
    ['你', '😀', 67],
  ] as const) {
    for (let at = 0; at <= part; at++) {
      if (at % 40 === 0) texts.push('['.repeat(8000), '😀'.repeat(4000));
      for (const units of [2 * part - 1, 2 * part, 2 * part + 1, 3 * part - 1, 3 * part]) {
        const before = one.repeat(at);
        const pairs = two.repeat(1 + (at % 4));
        const length = units - at - 2 * (1 + (at % 4)) - (at % 3 ? 2 : 0);
        texts.push(`${before}${pairs}${one.repeat(Math.max(0, length))}${at % 3 ? two : ''}`);
      }
    }
  }
  return texts;
}

/** Bytes that stand for a string in the message of a failure. */
export const utf16 = (string: string): Buffer => Buffer.from(string, 'utf16le');
