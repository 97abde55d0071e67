// Texts that can be made cheaper, or nearly: at the edges of parts in every pair of tables, with letters and marks that
// compose or do not.
import type { Random } from '../../random.js';
import { locking, single } from '../../reference/national.js';

const characters = (text: string) => Array.from(text);
const letters = characters('abcdefghijklmnopqrstuvwxyz ABCXYZ0123456789.,!?');
const extensions = characters('^{}\\[~]|€');
const quotes = characters('‘’“”–—•«»`´\u00a0\u2009');
const longer = ['…', '‥', '\u203c', 'ﬀ', 'ﬃ', 'ĳ', '\u2047'];
const twoSeptets = characters('［］｛｝～｜＾＼\u0080');
const fullWidth = characters('ＡＢＣａｂｃ０１２');
const invisible = characters('\u00ad\u200b\ufeff\u200d\u200c\ufe0f\u034f\u2066');
const composed = ['e\u0301', 'a\u0300', 'A\u030a', 'n\u0303', 'o\u0308', 'C\u0327', 'u\u0341'];
const notComposed = [
  'e\u0302',
  'a\u0301',
  '\u0301',
  'e\u0301\u0301',
  '’\u0301',
  'é\u0301',
  '[\u0301',
  '\u0300\u0300',
];
const astral = ['😀', '\u{1d400}', '你', '\ufffd', 'ж'];

const inTable = (table: readonly (number | null)[]) =>
  table.filter(unit => unit !== null).map(unit => String.fromCharCode(unit!));
const languages = Object.keys(single).map(id => {
  const main = locking[Number(id)];
  return { locking: main ? inTable(main) : letters, single: inTable(single[Number(id)]!) };
});

type Draw = (random: Random) => string;
const rarely =
  (often: readonly string[], seldom: readonly string[], one: number): Draw =>
  random =>
    random.pick(random.below(one) ? often : seldom);

function drawOf(random: Random): Draw {
  const language = random.pick(languages);
  const other = random.pick(languages);
  return random.pick<Draw>([
    rarely(language.locking, language.single, 2 + random.below(30)),
    rarely(language.locking, other.single, 2 + random.below(30)),
    rarely(letters, language.single, 2 + random.below(30)),
    rarely(language.single, language.locking, 1 + random.below(4)),
    rarely(letters, [...quotes, ...extensions], 1 + random.below(30)),
    rarely(letters, [...twoSeptets, ...longer], 1 + random.below(10)),
    rarely([...twoSeptets, ...fullWidth], longer, 1 + random.below(10)),
    rarely(letters, [...composed, ...quotes], 1 + random.below(10)),
    rarely([...composed, ...quotes, ...longer], [...letters, ...twoSeptets], 1 + random.below(10)),
    rarely(letters, [...invisible, ...composed], 1 + random.below(10)),
  ]);
}

const edges = [70, 71, 134, 135, 146, 149, 152, 153, 155, 160, 201, 292, 298, 306, 438, 447, 459, 585, 744];

/** A text near an edge: often of one mixture throughout, sometimes with a character that spoils it. */
function savingsText(random: Random): string {
  const draw = drawOf(random);
  const characters = random.pick(edges) + random.below(5) - 2;
  const length = random.below(4) ? characters : characters >> 1;
  const pieces: string[] = [];
  // A run of one character is cut at the same places as a text of such characters.
  const filler = random.below(3) ? undefined : draw(random);
  for (let filled = 0; filled < length; ) {
    const piece = filler !== undefined && random.below(20) ? filler : draw(random);
    pieces.push(piece);
    filled += piece.length;
  }
  if (random.below(3) === 0) pieces.push(random.pick([...quotes, ...composed, ...language(random)]));
  if (random.below(6) === 0)
    pieces.splice(random.below(pieces.length + 1), 0, random.pick([...notComposed, ...astral]));
  return pieces.join('');
}

const language = (random: Random) => random.pick(languages).single;

/** A text that fills parts of 153 septets after replacement, to the last or nearly, with longer characters where parts meet. */
function fullParts(random: Random): string {
  const septets = 153 * (1 + random.below(5)) + random.below(4) - 2;
  const seldom = 3 + random.below(40);
  let text = '’';
  for (let filled = 1; filled < septets; ) {
    const left = 153 - (filled % 153);
    const length = left < 3 || random.below(seldom) === 0 ? 1 + random.below(3) : 1;
    text += random.pick(length === 1 ? letters : length === 2 ? twoSeptets : ['…']);
    filled += length;
  }
  return text;
}

/** A text that fills parts in national tables, with characters of two septets where parts meet. */
function fullPartsInTables(random: Random): string {
  const [main, doubles, capacity] = random.pick([
    ['ğşıİ', '[]{}€', 149],
    ['ãõ', '[]€', 149],
    ['abc', 'ğşı', 149],
    ['नकल', 'ABC', 146],
    ['ابپ', '[XY]', 146],
  ] as const);
  const septets = capacity * (2 + random.below(4)) + random.below(4) - 2;
  const seldom = 3 + random.below(60);
  let text = main[0]! + doubles[0];
  for (let filled = 3; filled < septets; ) {
    const isDouble = capacity - (filled % capacity) === 1 ? random.below(3) > 0 : random.below(seldom) === 0;
    text += random.pick(Array.from(isDouble ? doubles : main));
    filled += isDouble ? 2 : 1;
  }
  return text;
}

/** Texts that are all invisible, as long as parts are or longer, or cheaper in no more than one way. */
export const oddTexts: readonly string[] = [
  ...['\u200b', '\ufe0f', '\u00ad'].flatMap(sign => [sign.repeat(71), `${sign.repeat(71)}a`]),
  // As many parts, and more segments: replacing would save nothing.
  `${'…'.repeat(50)}aa［${'…'.repeat(50)}aa`,
  `${'…'.repeat(100)}${'a'.repeat(6)}`,
  // More characters than a lane of 8 bits counts, all of them in the single shift table.
  ...[254, 255, 256, 257, 300, 510, 512, 513, 600].flatMap(count => [
    `ş${'['.repeat(count)}`,
    `${'A'.repeat(count)}न`,
    'Á'.repeat(count),
  ]),
  ...['😀', '你', '\u{1d400}'].flatMap(sign => [`${'ş'.repeat(90)}${sign}`, `${'’'.repeat(90)}${sign}`]),
];

/** Texts of every kind, some of them short. */
export const savingsTexts = (random: Random, count: number): string[] =>
  Array.from({ length: count }, () =>
    random.below(6) === 0
      ? random.pick([fullParts, fullPartsInTables])(random)
      : random.below(30)
        ? savingsText(random)
        : savingsText(random).slice(0, random.below(12)),
  );

/** The same as bytes, and a few that are not UTF-8. */
export const savingsRows = (random: Random, count: number): Uint8Array[] =>
  savingsTexts(random, count).map(text => {
    const row = new Uint8Array(Buffer.from(text));
    return random.below(40) ? row : row.subarray(random.below(3), Math.max(3, row.length - random.below(3)));
  });

/** Every code unit in a text of two parts, in front of a letter of a national table or not. */
export const everyCodeUnit = (first: number, last: number): string[] =>
  Array.from({ length: 2 * (last - first) }, (_, i) => {
    const unit = String.fromCharCode(first + (i >> 1));
    return `${'e'.repeat(80)}${unit}${i & 1 ? 'ş' : ''}`;
  });

/** Every combining mark after every letter of ASCII, and after other characters. */
export const everyCombiningMark = (): string[] =>
  Array.from({ length: 0x70 }, (_, mark) =>
    Array.from({ length: 0x80 }, (_, letter) => String.fromCharCode(letter))
      .concat('é', 'Δ', '’', '\u00ad', 'ﬁ', '€', 'ş')
      .map(letter => `${'a'.repeat(80)}${letter}${String.fromCharCode(0x300 + mark)}`),
  ).flat();
