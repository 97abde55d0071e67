// Emoji in transliterate: whole sequences of UTS #51, on request only.
import { describe, expect, test } from 'vitest';
import { transliterate } from '../../../src/index.js';
import { timesAsLong } from '../../times-as-long.js';

const sequences = [
  '😀',
  '👨‍👩‍👧‍👦',
  '🇩🇪',
  '👍🏽',
  '☝🏽',
  '1️⃣',
  '#⃣',
  '❤️',
  '❤',
  '❤️‍🔥',
  '🏳️‍🌈',
  '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  '🧑🏿‍❤️‍💋‍🧑🏻',
  '⭐',
  '™️',
  '‼️',
];
const always = true;

describe.each(sequences)('%s', emoji => {
  test('stays unless it is asked for', () => {
    const text = emoji.repeat(80);
    if (!'™️‼️'.includes(emoji)) expect(transliterate(text).text).toBe(text);
  });

  test('is removed as one', () => {
    const { text, replacements } = transliterate(`a ${emoji} b`, { emoji: 'remove', always });
    expect(text).toBe('a  b');
    expect(replacements).toEqual([{ index: 2, from: emoji, to: '', class: 'emoji' }]);
  });

  test('is given whole to a function, and named as one', () => {
    const asked: string[] = [];
    const emojiName = (found: string) => {
      asked.push(found);
      return ':-)';
    };
    const { text } = transliterate(`${emoji}, ${emoji}`, { emoji: emojiName, always });
    expect(text).toBe(':-), :-)');
    expect(asked).toEqual([emoji, emoji]);
    expect(transliterate(emoji, { emoji: { [emoji]: 'x' }, always }).text).toBe('x');
    expect(transliterate(emoji, { emoji: { [emoji.replaceAll('\ufe0f', '')]: 'y' }, always }).text).toBe('y');
  });
});

test('two flags are two emoji; a third half is one by itself', () => {
  const { replacements } = transliterate('🇩🇪🇫🇷🇬', { emoji: 'remove', always });
  expect(replacements.map(({ from }) => from)).toEqual(['🇩🇪', '🇫🇷', '🇬']);
});

test('a sign that has a rule is an emoji only with U+FE0F', () => {
  const options = { classes: ['safe', 'lossy'], emoji: 'remove', always } as const;
  expect(transliterate('© ™ ‼ ↔', options).text).toBe('(c) (TM) !! <->');
  expect(transliterate('©️ ™️ ‼️ ↔️', options).text).toBe('   ');
  expect(transliterate('©', { emoji: 'remove', always }).text).toBe('©');
});

test('an emoji without a name stays, and so does the message', () => {
  const text = `😀 😎 ${'a'.repeat(80)}`;
  expect(transliterate(text, { emoji: { '😀': 'smile' } })).toMatchObject({ text, replacements: [] });
  expect(transliterate(text, { emoji: { '😀': 'smile', '😎': 'cool' } }).messageParts).toEqual({
    before: 2,
    after: 1,
  });
  expect(transliterate('😀', { emoji: { '😀': 'ж' }, always }).text).toBe('😀');
  expect(transliterate('😀', { emoji: {}, always }).text).toBe('😀');
});

test('a sequence without a name stays whole, and no part of it is asked for', () => {
  for (const emoji of sequences) {
    if ('™️‼️'.includes(emoji)) continue;
    const asked = new Set<string>();
    const emojiName = (found: string) => {
      asked.add(found);
      return undefined;
    };
    expect(transliterate(`’${emoji}`, { emoji: emojiName, always }).text).toBe(`'${emoji}`);
    expect([...asked]).toEqual([emoji]);
  }
  const names = { '👩‍👧': 'mother', '👧': 'girl', '🏽': 'brown', '🇩🇪': 'DE', '🔥': 'fire', '™': 'TM' };
  for (const emoji of ['👨‍👩‍👧', '👍🏽', '🇫🇩🇪', '❤️‍🔥', '⭐\u200d™️'])
    expect(transliterate(emoji, { emoji: names, always }).text).toBe(emoji);
});

test('a part is saved also where only the names of emoji save it', () => {
  const text = `a${'™️'.repeat(41)}`;
  expect(transliterate(text, { classes: ['lossy'] }).replacements).toEqual([]);
  for (const classes of [['safe'], ['lossy'], ['safe', 'lossy']] as const)
    expect(transliterate(text, { classes, emoji: 'remove' })).toMatchObject({
      text: 'a',
      messageParts: { before: 2, after: 1 },
    });
});

test('tags that are left make no emoji of a sign', () => {
  const options = { emoji: 'remove', always } as const;
  const once = transliterate('▪\u{1f1e9}\u{e007f}', { ...options, classes: [] }).text;
  expect(once).toBe('▪\u{e007f}');
  expect(transliterate(once, { ...options, classes: [] }).text).toBe(once);
});

test.each([
  ['joined by U+200D', '👩\u200d'],
  ['signs joined by U+200D', '™️\u200d'],
  ['halves of flags', '🇩'],
  ['tags', '\u{e0067}'],
  ['marks', 'e\u0301\u0302'],
  ['marks without a letter', '\u0301'],
  ['invisible characters', '\u200b\ufe0f'],
  ['variation selectors', '\ufe0f'],
  ['quotes', '’'],
])('time is linear: %s', (_, unit) => {
  const options = { classes: ['safe', 'lossy', 'look-alike'], always } as const;
  const [shorter, longer] = [unit.repeat(300), unit.repeat(30_000)];
  for (const emoji of ['remove', {}] as const) {
    const run = (text: string) => () => transliterate(text, { ...options, emoji });
    expect(timesAsLong(run(longer), run(shorter))).toBeLessThan(1000);
  }
});
