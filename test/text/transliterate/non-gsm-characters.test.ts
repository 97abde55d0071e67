import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze, nonGsmCharacters } from '../../../src/index.js';
import {
  charactersOf,
  lookAlikeOf,
  referenceRules,
  safeReplacementOf,
} from '../../reference/replacements.js';
import { codePointsOf, referenceCounts } from '../../reference/text.js';
import { scaled } from '../../scale.js';
import { text } from '../texts.js';

test('nonGsmCharacters is empty exactly for GSM-7, and lists each in order at its place', () => {
  fc.assert(
    fc.property(text, message => {
      const found = nonGsmCharacters(message);
      expect(found.length === 0).toBe(analyze(message).encoding === 'GSM-7');
      for (const { character, index, replacement = '' } of found) {
        expect(message.startsWith(character, index)).toBe(true);
        expect(analyze(character).encoding).toBe('UCS-2');
        expect(analyze(replacement).encoding).toBe('GSM-7');
      }
      const expected = codePointsOf(message).filter(point => referenceCounts([point]).encoding === 'UCS-2');
      // Of a letter with a combining mark, the mark.
      expect(found.map(({ character }) => codePointsOf(character).at(-1))).toEqual(expected);
    }),
    { numRuns: scaled(2000) },
  );
});

describe('replacements', () => {
  const replacements = new Map(
    referenceRules
      .filter(rule => rule.class === 'safe')
      .flatMap(rule =>
        charactersOf(rule).map(character => [character, safeReplacementOf(character)] as const),
      )
      .filter((row): row is [string, string] => row[1] !== undefined),
  );

  test.each([...replacements])('%j is replaced by %j, which is GSM-7', (character, replacement) => {
    expect(nonGsmCharacters(character)).toEqual([{ character, index: 0, replacement }]);
    expect(analyze(replacement).encoding).toBe('GSM-7');
  });

  test('no other character has a replacement, not even a letter with an accent', () => {
    for (let point = 0; point <= 0x10ffff; point++) {
      const character = String.fromCodePoint(point);
      const [found] = nonGsmCharacters(character);
      if (found?.replacement !== replacements.get(character))
        expect(found, point.toString(16)).toBeUndefined();
    }
  });

  test('they are signs, spaces and invisible characters; the only letters are apostrophes, or the same letter in another form', () => {
    const compatible = referenceRules.filter(({ form }) => form === 'NFKC').flatMap(charactersOf);
    const letters = [...replacements].filter(
      ([character]) => /[\p{L}\p{N}\p{M}]/u.test(character) && !compatible.includes(character),
    );
    const isSame = ([character, replacement]: [string, string]) => character.normalize('NFC') === replacement;
    expect(letters.filter(isSame).map(([character]) => character)).toEqual(['\u2126', '\u212a', '\u212b']);
    const others = letters.filter(letter => !isSame(letter));
    const visible = others.filter(([, replacement]) => replacement !== '');
    expect(visible.map(([character]) => character).join('')).toBe('ʹʻʼʽˈˊˋʺˮ\u0374');
    for (const [character, replacement] of others)
      if (replacement === '') expect(character).toMatch(/^\p{Default_Ignorable_Code_Point}$/u);
  });

  test('what Unicode holds to be the same as a character of the alphabet is replaced by it', () => {
    for (let point = 0; point <= 0x10ffff; point++) {
      const character = String.fromCodePoint(point);
      const same = character.normalize('NFC');
      if (same === character || analyze(same).encoding !== 'GSM-7') continue;
      expect(replacements.get(character), point.toString(16)).toBe(same);
    }
  });

  test('a control code is replaced by the sign that Windows-1252 has in its place, or what stands for that', () => {
    const windows1252 = new TextDecoder('windows-1252');
    let count = 0;
    for (let code = 0x80; code < 0xa0; code++) {
      const replacement = replacements.get(String.fromCharCode(code));
      if (replacement === undefined) continue;
      count++;
      const sign = windows1252.decode(Uint8Array.of(code));
      expect(replacement, code.toString(16)).toBe(replacements.get(sign) ?? sign);
    }
    expect(count).toBe(13);
    expect(nonGsmCharacters('It\u0092s \u0093here\u0094\u0085')).toEqual([
      { character: '\u0092', index: 2, replacement: "'" },
      { character: '\u0093', index: 5, replacement: '"' },
      { character: '\u0094', index: 10, replacement: '"' },
      { character: '\u0085', index: 11, replacement: '...' },
    ]);
  });

  test('an empty replacement is one; a character without a replacement has no such key', () => {
    expect(nonGsmCharacters('a\u200bê')).toEqual([
      { character: '\u200b', index: 1, replacement: '' },
      { character: 'ê', index: 2 },
    ]);
    expect(nonGsmCharacters('ê')[0]).not.toHaveProperty('replacement');
  });
});

test('an invisible character that joins or orders letters is replaced only where all others are', () => {
  for (const character of '\u200c\u200d\u200e\u200f\u202b\u2067\u034f\ufe0f') {
    expect(nonGsmCharacters(`a${character}b’`)).toEqual([
      { character, index: 1, replacement: '' },
      { character: '’', index: 3, replacement: "'" },
    ]);
    expect(nonGsmCharacters(`\u0645${character}\u200b`)).toEqual([
      { character: '\u0645', index: 0 },
      { character, index: 1 },
      { character: '\u200b', index: 2, replacement: '' },
    ]);
  }
});

describe('letters with a combining mark', () => {
  const alphabet = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
    character => nonGsmCharacters(character).length === 0,
  );
  const decomposed = alphabet.filter(letter => letter.normalize('NFD').length > 1);

  test('each letter of the alphabet that can be written so is found, and composed', () => {
    expect(decomposed.join('')).toBe('ÄÅÇÉÑÖÜàäåèéìñòöùü');
    for (const letter of decomposed) {
      const character = letter.normalize('NFD');
      expect(nonGsmCharacters(`(${character})`)).toEqual([{ character, index: 1, replacement: letter }]);
    }
  });

  test('each letter and mark is composed as Unicode has it', () => {
    for (const letter of alphabet)
      for (let mark = 0x300; mark <= 0x36f; mark++) {
        const pair = letter + String.fromCharCode(mark);
        const composed = pair.normalize('NFC');
        const [found] = nonGsmCharacters(pair);
        const isLetter = composed.length === 1 && nonGsmCharacters(composed).length === 0;
        if ((found!.character === pair) !== isLetter) expect(found, composed).toBeUndefined();
        if (isLetter) expect(found!.replacement).toBe(composed);
      }
  });

  test('a mark that makes a letter outside the alphabet, or stands by itself, has no replacement', () => {
    expect(nonGsmCharacters('e\u0302')).toEqual([{ character: '\u0302', index: 1 }]);
    expect(nonGsmCharacters('\u0301e')).toEqual([{ character: '\u0301', index: 0 }]);
    expect(nonGsmCharacters('\u0435\u0301')).toEqual([
      { character: '\u0435', index: 0 },
      { character: '\u0301', index: 1 },
    ]);
    expect(nonGsmCharacters('e\u0301\u0301')).toEqual([
      { character: 'e\u0301', index: 0, replacement: 'é' },
      { character: '\u0301', index: 2 },
    ]);
  });

  test('composing changes no character, as Unicode has it', () => {
    const unit = fc.constantFrom(...'aeEnouOAcC \u0300\u0301\u0302\u0303\u0308\u030a\u0323\u0327\u0341');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), message => {
        let composed = message;
        for (const { character, index, replacement } of nonGsmCharacters(message).reverse())
          if (replacement !== undefined)
            composed = composed.slice(0, index) + replacement + composed.slice(index + character.length);
        expect(composed.normalize('NFC')).toBe(message.normalize('NFC'));
      }),
      { numRuns: scaled(2000) },
    );
  });
});

describe('homoglyphs', () => {
  const homoglyphs = new Map(
    referenceRules
      .filter(rule => rule.class === 'look-alike')
      .flatMap(rule => charactersOf(rule).map(character => [character, lookAlikeOf(character)!] as const)),
  );

  test('are Greek and Cyrillic capitals that look like a Latin one, and never replacements', () => {
    expect(homoglyphs.size).toBe(32);
    for (const [character, homoglyph] of homoglyphs) {
      expect(character).toMatch(/^(?:\p{Script=Greek}|\p{Script=Cyrillic})$/u);
      expect(character).toMatch(/^\p{Lu}$/u);
      expect(homoglyph).toMatch(/^[A-Z]$/);
      expect(nonGsmCharacters(character)).toEqual([{ character, index: 0, homoglyph }]);
    }
  });

  test('no other character has one', () => {
    for (let point = 0; point <= 0x10ffff; point++) {
      const character = String.fromCodePoint(point);
      const [found] = nonGsmCharacters(character);
      if (found?.homoglyph !== homoglyphs.get(character)) expect(found, point.toString(16)).toBeUndefined();
    }
  });

  test('small letters and capitals of another look have none', () => {
    expect(nonGsmCharacters('\u0430\u0416\u0386')).toEqual([
      { character: '\u0430', index: 0 },
      { character: '\u0416', index: 1 },
      { character: '\u0386', index: 2 },
    ]);
  });
});
