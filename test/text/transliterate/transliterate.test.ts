import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  analyze,
  type ReplacementClass,
  type TransliterateOptions,
  transliterate,
} from '../../../src/index.js';
import {
  type Class,
  charactersOf,
  isGsm,
  referenceRules,
  referenceTransliteration,
} from '../../reference/replacements.js';
import { scaled } from '../../scale.js';

const all: readonly ReplacementClass[] = ['safe', 'lossy', 'look-alike'];
const long = 'a'.repeat(90);

/** Characters of every rule, letters with marks, emoji, and text of other scripts. */
const listed = referenceRules.flatMap(charactersOf);
const unit = fc.oneof(
  fc.constantFrom(...'abcdeEnoCAuU 0159()=€{'),
  fc.constantFrom(...'’“”…–\u00a0\u200b\u200c\u200d\u200f\ufe0f\u034f½²₂êłşÇç'),
  fc.constantFrom(...listed),
  fc.constantFrom(...'\u0300\u0301\u0302\u0303\u0308\u030a\u0327\u0323\u0338\u0341\u20e3'),
  fc.constantFrom('ж', 'م', '中', '😀', '𝐇', '\ud800', '\udc00', 'é', 'e\u0301'),
);
const mostlyGsm = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...'abc xyz.') }, unit);
const texts = fc.oneof(
  fc.string({ unit, maxLength: 12 }),
  fc.string({ unit: mostlyGsm, maxLength: 40 }).map(text => text + long),
  fc.string({ unit: fc.constantFrom(...'a’“…\u00a0é\u0301e'), minLength: 60, maxLength: 400 }),
);
const classes = fc.subarray([...all] as Class[]);

describe('as the reference', () => {
  test('by every set of classes, with always and without', () => {
    fc.assert(
      fc.property(texts, classes, fc.boolean(), (text, classes, always) => {
        expect(transliterate(text, { classes, always })).toEqual(
          referenceTransliteration(text, { classes, always }),
        );
      }),
      { numRuns: scaled(6000) },
    );
  });

  test.each(referenceRules.filter(rule => rule.form !== 'NFC'))('$name: every character', rule => {
    for (const character of charactersOf(rule))
      for (const text of [character, `2${character}`, `a${character}\u0301`])
        for (const classes of [[rule.class], all] as const) {
          const found = transliterate(text, { classes, always: true });
          if (found.text === text) expect(found.replacements).toEqual([]);
          expect(found, character).toEqual(
            referenceTransliteration(text, { classes: classes as Class[], always: true }),
          );
        }
  });
});

describe('properties', () => {
  test('by default a text is changed only where it is GSM-7 then, and has fewer parts', () => {
    fc.assert(
      fc.property(texts, classes, (text, classes) => {
        const { text: replaced, replacements, messageParts } = transliterate(text, { classes });
        expect(messageParts.before).toBe(analyze(text).messageParts);
        expect(messageParts.after).toBe(analyze(replaced).messageParts);
        expect(replaced === text).toBe(replacements.length === 0);
        if (replaced === text) return;
        expect(messageParts.after).toBeLessThan(messageParts.before);
        expect(isGsm(replaced)).toBe(true);
        expect(isGsm(text)).toBe(false);
      }),
      { numRuns: scaled(3000) },
    );
  });

  const anyOptions = fc.record({
    classes,
    always: fc.boolean(),
    emoji: fc.constantFrom(undefined, 'remove' as const, { '😀': 'smile', '❤️': '<3' }),
  });

  test('replacing a second time changes nothing', () => {
    fc.assert(
      fc.property(texts, anyOptions, (text, options) => {
        const once = transliterate(text, options).text;
        expect(transliterate(once, options)).toMatchObject({ text: once, replacements: [] });
      }),
      { numRuns: scaled(3000) },
    );
  });

  test('the list of replacements, done one after the other, gives the text', () => {
    fc.assert(
      fc.property(texts, anyOptions, (text, options) => {
        const { text: replaced, replacements } = transliterate(text, options);
        let copied = 0;
        let rebuilt = '';
        for (const { index, from, to } of replacements) {
          expect(index).toBeGreaterThanOrEqual(copied);
          expect(text.startsWith(from, index)).toBe(true);
          expect(isGsm(from), 'only what is outside the alphabet changes').toBe(false);
          expect(isGsm(to)).toBe(true);
          rebuilt += text.slice(copied, index) + to;
          copied = index + from.length;
        }
        expect(rebuilt + text.slice(copied)).toBe(replaced);
      }),
      { numRuns: scaled(3000) },
    );
  });

  test('safe rules change no letter and no digit, as the compatibility form has them', () => {
    const visible = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]|[ʹʻʼʽˈˊˋʺˮ]/gu, '');
    fc.assert(
      fc.property(texts, text => {
        expect(visible(transliterate(text, { always: true }).text)).toBe(visible(text));
      }),
      { numRuns: scaled(3000) },
    );
  });
});

describe('by example', () => {
  const always = (text: string, classes: readonly ReplacementClass[] = ['safe']) =>
    transliterate(text, { classes, always: true });

  test('one curly quote costs a part', () => {
    const text = `It’s ${long}`;
    expect(transliterate(text)).toEqual({
      text: `It's ${long}`,
      replacements: [{ index: 2, from: '’', to: "'", class: 'safe' }],
      messageParts: { before: 2, after: 1 },
    });
  });

  test('a text of one part, or that needs as many parts afterwards, is as it was', () => {
    expect(transliterate('It’s')).toEqual({
      text: 'It’s',
      replacements: [],
      messageParts: { before: 1, after: 1 },
    });
    // 71 ellipses are 213 septets: two parts, as before.
    expect(transliterate('…'.repeat(71)).replacements).toEqual([]);
    // 71 brackets and a quote: 143 septets, one part.
    expect(transliterate(`${'['.repeat(71)}’`).messageParts).toEqual({ before: 2, after: 1 });
  });

  test('a message that stays UCS-2 is not changed, but with always', () => {
    const text = `“ж” ${long}`;
    expect(transliterate(text)).toMatchObject({ text, replacements: [] });
    expect(always(text)).toMatchObject({ text: `"ж" ${long}`, messageParts: { before: 2, after: 2 } });
  });

  test('a message is not emptied, but with always', () => {
    const text = '\u200b'.repeat(71);
    expect(transliterate(text).text).toBe(text);
    expect(always(text).text).toBe('');
  });

  test('positions count code units, also after astral characters', () => {
    expect(always('😀’').replacements).toEqual([{ index: 2, from: '’', to: "'", class: 'safe' }]);
    expect(always('😀𝐇ł', all).replacements).toEqual([
      { index: 2, from: '𝐇', to: 'H', class: 'lossy' },
      { index: 4, from: 'ł', to: 'l', class: 'lossy' },
    ]);
  });

  test.each([
    ['“Hi” – it’s « ok »…', '"Hi" - it\'s " ok "...'],
    ['a\u00a0b\u2003c\u3000d\te', 'a b c d e'],
    ['a\u2028b\u2029c\vd', 'a\nb\nc\nd'],
    ['a\u00adb\u200bc\ufeffd\u200ee\u2060f', 'abcdef'],
    ['Ｓａｌｅ ５０％！', 'Sale 50%!'],
    ['ﬁﬀﬂﬃﬄﬆ Ĳĳ ǉ ŉ ſ', 'fifffflffiffl'.slice(0, 4).concat("flffifflst IJij lj 'n s")],
    ['e\u0301 a\u030a N\u0303 u\u0308 C\u0327', 'é å Ñ ü Ç'],
    ['e\u0341', 'é'],
    ['\u2126\u212a\u212b\u037e', 'ΩKÅ;'],
  ])('safe: %j becomes %j', (text, expected) => {
    expect(always(text).text).toBe(expected);
    for (const { class: name } of always(text).replacements) expect(name).toBe('safe');
  });

  test.each([
    ['áíóúâêôãõç ïëÿ', 'aiouaeoaoc iey'],
    ['şğıİ őű ăâîșț', 'sgiI ou aaist'],
    ['Łódź Đặng ħ ŋ', 'Lodz Dang h n'],
    ['œuvre Þór ðæ', 'oeuvre THor dæ'],
    ['ầ ế ǚ Ǿ Ḉ', 'à é ü Ø Ç'],
    ['a\u0302\u0300 e\u0301\u0302 x\u0301 \u00ea\u0301', 'à é x é'],
    ['c\u0327 C\u0327\u0301 C\u0301\u0327', 'c Ç Ç'],
    ['½ cup, 1½ cups, １¾', '1/2 cup, 1 1/2 cups, 1 3/4'],
    ['m² 10² 10²³ H₂O 10₂', 'm2 10^2 10^23 H2O 10_2'],
    ['1\u2060½ 10\u00ad\u200b² 𝟏½', '1 1/2 10^2 1 1/2'],
    ['3∙4 col∙lega col·lega', '3.4 col.lega col.lega'],
    ['©®™ № 5 n°5 ①', '(c)(R)(TM) No 5 no5 (1)'],
    ['3×4 ≠ ≤ → ₹500', '3x4 != <= -> Rs500'],
    ['=\u0338', '!='],
    ['𝐁𝗼𝘭𝖉 𝟡 sᴛʏʟᴇ ⅣⅫ', 'Bold 9 sTYLE IVXII'],
  ])('lossy: %j becomes %j', (text, expected) => {
    expect(always(text, ['safe', 'lossy']).text).toBe(expected);
    expect(always(text.replaceAll('１', '1')).text, 'no safe rule has it').not.toBe(expected);
  });

  test('a mark on a digit, a sign or a letter of another script stays', () => {
    for (const text of ['5\u0301', '!\u0301', 'ж\u0301', '’\u20e3'])
      expect(always(text, ['safe', 'lossy']).replacements).toEqual([]);
  });

  test('look-alike capitals on request only', () => {
    const text = `\u0410\u0392 ${long}`;
    expect(transliterate(text).text).toBe(text);
    expect(transliterate(text, { classes: ['safe', 'lossy'] }).text).toBe(text);
    const { text: replaced, replacements } = transliterate(text, { classes: ['look-alike'] });
    expect(replaced).toBe(`AB ${long}`);
    expect(replacements.map(each => each.class)).toEqual(['look-alike', 'look-alike']);
    expect(always('\u0430\u03b2\u0414', all).replacements).toEqual([]);
  });

  test('letters of Arabic, Indic scripts and ideographs keep their joiners and marks of direction', () => {
    for (const text of ['می\u200cخواهم', 'क्\u200dष', '\u200fمرحبا\u200f', '葛\ufe00', '❤\ufe0f'])
      expect(always(text, all)).toMatchObject({ text, replacements: [] });
    expect(always('auf\u200clage').text).toBe('auflage');
  });

  test('tones of Bopomofo stay, and an apostrophe that was typed as one does not', () => {
    for (const text of ['ㄇㄚˊ', 'ㄇㄚˋ'])
      expect(always(text, all)).toMatchObject({ text, replacements: [] });
    expect(always('donˊt, wonˋt').text).toBe("don't, won't");
    expect(transliterate(`donˊt ${long}`).messageParts).toEqual({ before: 2, after: 1 });
  });
});

describe('options', () => {
  test.each([
    [1, 'options must be an object, not number'],
    [{ classes: 'safe' }, "options.classes must be an array, not 'safe'"],
    [
      { classes: ['save'] },
      "options.classes must be an array of 'safe', 'lossy' and 'look-alike', not 'save'",
    ],
    [{ always: 1 }, 'options.always must be true or false, not number'],
    [{ emoji: 'keep' }, "options.emoji must be 'remove', an object or a function, not 'keep'"],
    [{ emoji: () => 5, always: true }, 'options.emoji for 😀 must be a string or undefined, not number'],
    [{ emoji: { '😀': null }, always: true }, 'options.emoji for 😀 must be a string or undefined, not null'],
  ])('%j: %s', (options, message) => {
    const call = () => transliterate('😀', options as TransliterateOptions);
    expect(call).toThrow(message);
    expect(call).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
  });
});
