import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segments } from '../../src/index.js';
import { analyze } from '../../src/text/encoding.js';
import { referenceGraphemeSegments } from '../reference/graphemes.js';
import { scaled } from '../scale.js';
import { timesAsLong } from '../times-as-long.js';

const grapheme = { boundary: 'grapheme' } as const;
const family = '👨‍👩‍👧‍👦';

const pieces = [
  'a',
  'é',
  'e\u0301',
  '\r\n',
  '\r',
  '\n',
  '€',
  '中',
  'ж',
  'س',
  '🇩',
  '🇩🇪',
  '👍🏽',
  family,
  '\u200d',
  '\ufe0f',
  '\u0301',
  'ᄀ',
  'ᅡ',
  'ᆨ',
  '각',
  'क',
  '्',
  'ष',
  'ि',
  '\u0600',
  'ก',
  'ำ',
  '\ud800',
  '\udc00',
  '\u{e0067}',
];

describe("segments(text, { boundary: 'grapheme' })", () => {
  test('is as the reference, on all that joins and does not', () => {
    const some = fc.oneof(
      fc.string({ unit: fc.constantFrom(...pieces), minLength: 20, maxLength: 300 }),
      fc.string({ unit: fc.constantFrom('a', '\r\n', '€', '\n', '\r'), minLength: 140, maxLength: 500 }),
      fc
        .tuple(fc.constantFrom(...pieces), fc.nat(200), fc.constantFrom(...pieces), fc.nat(400))
        .map(([a, n, b, m]) => a.repeat(n) + b.repeat(m)),
    );
    fc.assert(
      fc.property(some, text => {
        const found = segments(text, grapheme);
        expect(found.map(segment => segment.text)).toEqual(referenceGraphemeSegments(text));
        let end = 0;
        for (const segment of found) {
          expect(segment.start).toBe(end);
          expect(text.slice(segment.start, segment.end)).toBe(segment.text);
          end = segment.end;
        }
        expect(end).toBe(text.length);
        const { segments: count, messageParts } = analyze(text, grapheme);
        expect(count).toBe(found.length);
        expect(count).toBeGreaterThanOrEqual(messageParts);
        expect(messageParts).toBe(analyze(text).messageParts);
      }),
      { numRuns: scaled(3000) },
    );
  });

  test.each([
    ['a family', 'ж'.repeat(60), family],
    ['a flag', 'ж'.repeat(65), '🇩🇪'],
    ['a skin tone', 'ж'.repeat(65), '👍🏽'],
    ['a letter with a mark', 'ж'.repeat(66), 'и\u0306'],
    ['CR LF', `${'a'.repeat(152)}`, '\r\n'],
  ])('%s begins the next segment', (_, before, whole) => {
    const found = segments(before + whole + 'a'.repeat(20), grapheme);
    expect(found.map(({ text }) => text)).toEqual([before, whole + 'a'.repeat(20)]);
  });

  test('a grapheme longer than a segment is split as without', () => {
    const text = `ж${'\u0301'.repeat(200)}`;
    expect(segments(text, grapheme)).toEqual(segments(text));
    const later = `${'a'.repeat(10)}ж${'\u0301'.repeat(67)}🇩🇪`;
    expect(segments(later, grapheme).map(({ units }) => units)).toEqual([67, 15]);
  });

  test('each segment is as long as it can be', () => {
    const [first] = segments(family.repeat(20), grapheme);
    expect(first!.units).toBe(66);
    expect(segments(`a${family.repeat(20)}`, grapheme)[0]!.units).toBe(67);
  });

  test('characters that surely end a grapheme do, in the segmenter of this host', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    const ranges = [
      [0x20, 0x7e],
      [0xc0, 0x2ff],
      [0x370, 0x482],
      [0x48a, 0x52f],
      [0x5d0, 0x5ea],
      [0x621, 0x64a],
      [0x3041, 0x3096],
      [0x30a1, 0x30fa],
      [0x4e00, 0x9fff],
    ];
    for (const [first, last] of ranges)
      for (let unit = first!; unit <= last!; unit++) {
        const character = String.fromCharCode(unit);
        const count = [...segmenter.segment(`a${character}${character}a`)].length;
        if (count !== 4) expect(count, unit.toString(16)).toBe(4);
      }
  });

  test.each([
    ['letters', 'ж'],
    ['halves of flags', '🇩'],
    ['emoji', '😀'],
    ['a chain of U+200D', '👩\u200d'],
    ['Hangul', 'ᄀ'],
    ['syllables', '각'],
    ['marks', '\u0301'],
    ['Devanagari', 'क्'],
    ['lone surrogates', '\ud83d'],
    ['CR LF', '\r\n'],
    ['graphemes longer than a segment', `ж${'\u0301'.repeat(80)}`],
  ])('time is linear: %s', (_, unit) => {
    const run = (count: number) => {
      const text = unit.repeat(count / unit.length);
      return () => segments(text, grapheme);
    };
    expect(timesAsLong(run(100_000), run(1000))).toBeLessThan(1000);
  });
});

test.each([
  [1, 'options must be an object, not number'],
  [{ boundary: 'word' }, "options.boundary must be 'grapheme' or undefined, not 'word'"],
])('options %j: %s', (options, message) => {
  const call = () => segments('a', options as never);
  expect(call).toThrow(message);
  expect(call).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
});
