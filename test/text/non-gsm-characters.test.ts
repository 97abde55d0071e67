import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze, nonGsmCharacters } from '../../src/index.js';
import { codePointsOf, referenceCounts } from '../reference/text.js';
import { scaled } from '../scale.js';
import { text } from './texts.js';

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
      expect(found.map(({ character }) => character.codePointAt(0))).toEqual(expected);
    }),
    { numRuns: scaled(2000) },
  );
});

describe('replacements', () => {
  interface Group {
    name: string;
    replacement: string;
    characters: string[];
  }
  const { groups }: { groups: Group[] } = JSON.parse(readFileSync('data/look-alikes.json', 'utf8'));
  const replacements = new Map(
    groups.flatMap(({ replacement, characters }) =>
      characters.map(
        name => [String.fromCodePoint(Number.parseInt(name.slice(2), 16)), replacement] as const,
      ),
    ),
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

  test('they are signs, spaces and invisible characters; the only letters are apostrophes', () => {
    const letters = [...replacements].filter(([character]) => /[\p{L}\p{N}\p{M}]/u.test(character));
    expect(letters.map(([character]) => character).join('')).toBe('ʹʻʼʽˈʺ\ufe0e\ufe0f');
  });

  test('an empty replacement is one; a character without a replacement has no such key', () => {
    expect(nonGsmCharacters('a\u200bê')).toEqual([
      { character: '\u200b', index: 1, replacement: '' },
      { character: 'ê', index: 2 },
    ]);
    expect(nonGsmCharacters('ê')[0]).not.toHaveProperty('replacement');
  });
});
