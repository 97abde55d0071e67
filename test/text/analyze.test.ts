import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze, nonGsmCharacters, segments } from '../../src/index.js';
import { codePointsOf, referenceCounts, referenceSegments } from '../reference/text.js';
import { scaled } from '../scale.js';

/** Text of every kind: default alphabet, extension table, BMP, astral, lone surrogates. */
const text = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...'abc XYZ 019.,@£éÇΩ\n') },
      { weight: 2, arbitrary: fc.constantFrom(...'^{}\\[~]|€\f') },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          'ç',
          '`',
          '你',
          'ж',
          '\u001b',
          '\ufeff',
          '😀',
          '\u{10ffff}',
          '\ud83d',
          '\ude00',
        ),
      },
    ),
    { maxLength: 700 },
  )
  .map(characters => characters.join(''));
const gsmText = fc.string({ unit: fc.constantFrom(...'abcdefgh €[]'), maxLength: 700 });
const ucs2Text = fc
  .string({ unit: fc.constantFrom('你', '好', 'a', '😀'), maxLength: 300 })
  .map(t => `你${t}`);

describe('encoding', () => {
  test.each(['', 'Hello', '@£$¥èéùìòÇ\nØø\rÅå', 'ΔΦΓΛΩΠΨΣΘΞ', 'ÄÖÑÜ§¿äöñüà', '^{}\\[~]|€', '\f'])(
    '%j is in the default alphabet and its extension table (TS 23.038, 6.2.1, 6.2.1.1)',
    message => expect(analyze(message).encoding).toBe('GSM-7'),
  );

  test.each([
    'ç',
    'ê',
    'ï',
    'Á',
    '`',
    '\t',
    '\u0000',
    '\u001b',
    '\u00a0',
    '’',
    '–',
    '…',
    'α',
    '你',
    'ж',
    '😀',
    '\ud800',
    '\ufeff',
  ])('%j is not: one such character makes the message UCS-2', character => {
    expect(analyze(character).encoding).toBe('UCS-2');
    expect(analyze(`${'a'.repeat(100)}${character}${'a'.repeat(100)}`).encoding).toBe('UCS-2');
  });

  test('0x09 of the default alphabet is Ç, not ç', () => {
    expect(analyze('Ç')).toMatchObject({ encoding: 'GSM-7', units: 1 });
    expect(analyze('ç')).toMatchObject({ encoding: 'UCS-2', units: 1 });
  });
});

describe('units and characters', () => {
  test('an extension character is two septets and one character (TS 23.038, 6.2.1.1)', () => {
    expect(analyze('€[]')).toMatchObject({ encoding: 'GSM-7', characters: 3, units: 6 });
  });

  test('in UCS-2 an extension character is one unit, an astral character two', () => {
    expect(analyze('€你')).toMatchObject({ encoding: 'UCS-2', characters: 2, units: 2 });
    expect(analyze('😀')).toMatchObject({ encoding: 'UCS-2', characters: 1, units: 2 });
  });

  test('a lone surrogate is one character and one unit', () => {
    expect(analyze('\ud83d')).toMatchObject({ characters: 1, units: 1 });
    expect(analyze('\ude00\ud83d')).toMatchObject({ characters: 2, units: 2 });
    expect(analyze('\ud83d\ud83d\ude00')).toMatchObject({ characters: 2, units: 3 });
  });

  test('an empty text is one message of nothing', () => {
    expect(analyze('')).toEqual({
      encoding: 'GSM-7',
      characters: 0,
      units: 0,
      unitsPerPart: 160,
      unitsLeft: 160,
      messageParts: 1,
      segments: 1,
    });
  });
});

describe('parts', () => {
  test.each([
    ['a', 160, 1, 160, 0],
    ['a', 161, 2, 153, 145],
    ['a', 306, 2, 153, 0],
    ['a', 307, 3, 153, 152],
    ['a', 459, 3, 153, 0],
    ['a', 460, 4, 153, 152],
    ['你', 70, 1, 70, 0],
    ['你', 71, 2, 67, 63],
    ['你', 134, 2, 67, 0],
    ['你', 135, 3, 67, 66],
    ['你', 201, 3, 67, 0],
    ['你', 202, 4, 67, 66],
  ])(
    '%s × %i: %i parts of %i, %i units left (TS 23.040, 9.2.3.24.1)',
    (character, times, messageParts, unitsPerPart, unitsLeft) => {
      const found = analyze(character.repeat(times));
      expect(found).toMatchObject({ messageParts, segments: messageParts, unitsPerPart, unitsLeft });
    },
  );

  test('an escape pair is never split: it bills 2 parts and sends 3', () => {
    const message = `${'a'.repeat(152)}€${'a'.repeat(152)}`;
    expect(analyze(message)).toMatchObject({ units: 306, messageParts: 2, segments: 3 });
    expect(segments(message).map(segment => segment.units)).toEqual([152, 153, 1]);
  });

  test('a surrogate pair is never split: 100 emoji bill 3 parts and send 4', () => {
    expect(analyze('😀'.repeat(100))).toMatchObject({ units: 200, messageParts: 3, segments: 4 });
    expect(segments('😀'.repeat(100)).map(segment => segment.units)).toEqual([66, 66, 66, 2]);
  });
});

describe('RCS', () => {
  test.each(['', 'Hello', 'a'.repeat(1000), '😀'.repeat(500)])(
    'is one part without encoding, whatever the length',
    message => {
      expect(analyze(message, { channel: 'RCS' })).toEqual({
        encoding: null,
        characters: codePointsOf(message).length,
        units: codePointsOf(message).length,
        unitsPerPart: null,
        unitsLeft: null,
        messageParts: 1,
        segments: 1,
      });
    },
  );

  test("the channel 'SMS' is what is meant without one", () => {
    expect(analyze('a€', { channel: 'SMS' })).toEqual(analyze('a€'));
    expect(analyze('a€', {})).toEqual(analyze('a€'));
  });
});

describe('properties', () => {
  test('analyze is the reference', () => {
    fc.assert(
      fc.property(fc.oneof(text, gsmText, ucs2Text, fc.string({ unit: 'binary' })), message => {
        expect(analyze(message)).toEqual(referenceCounts(codePointsOf(message)));
      }),
      { numRuns: scaled(3000) },
    );
  });

  test('segments cut the text without loss, as many as analyze says, none over its capacity, none that could take more', () => {
    fc.assert(
      fc.property(fc.oneof(text, gsmText, ucs2Text), message => {
        const { encoding, units, segments: count } = analyze(message);
        const cut = segments(message);
        const single = encoding === 'GSM-7' ? 160 : 70;
        const several = encoding === 'GSM-7' ? 153 : 67;
        expect(cut.length).toBe(count);
        expect(cut.map(segment => segment.text).join('')).toBe(message);
        expect(cut.reduce((sum, segment) => sum + segment.units, 0)).toBe(units);
        expect(cut.map(segment => codePointsOf(segment.text))).toEqual(
          referenceSegments(codePointsOf(message), single, several),
        );
        cut.forEach((segment, i) => {
          expect(message.slice(segment.start, segment.end)).toBe(segment.text);
          expect(segment.start).toBe(i === 0 ? 0 : cut[i - 1]!.end);
          expect(segment.units).toBeLessThanOrEqual(cut.length === 1 ? single : several);
        });
      }),
      { numRuns: scaled(2000) },
    );
  });

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

  test('all other characters have none, letters with accents among them', () => {
    for (let point = 0; point <= 0x10ffff; point++) {
      const character = String.fromCodePoint(point);
      const [found] = nonGsmCharacters(character);
      if (found?.replacement !== replacements.get(character))
        expect(found, point.toString(16)).toBeUndefined();
    }
  });

  test('they are signs, spaces and what is not seen, and no letters but those that are apostrophes', () => {
    const letters = [...replacements].filter(([character]) => /[\p{L}\p{N}\p{M}]/u.test(character));
    expect(letters.map(([character]) => character).join('')).toBe('ʹʻʼʽˈʺ\ufe0e\ufe0f');
  });

  test('the empty one is a replacement, and what has none has no such key', () => {
    expect(nonGsmCharacters('a\u200bê')).toEqual([
      { character: '\u200b', index: 1, replacement: '' },
      { character: 'ê', index: 2 },
    ]);
    expect(nonGsmCharacters('ê')[0]).not.toHaveProperty('replacement');
  });
});

describe('vectors of public suites', () => {
  interface Vector {
    source: string;
    name: string;
    text?: string;
    repeat?: [string, number];
    reference: 8 | 16;
    expect: {
      encoding?: 'GSM-7' | 'UCS-2';
      units?: number;
      segments?: number;
      remaining?: number;
      perSegment?: number;
      chunks?: string[];
    };
  }
  const { vectors }: { vectors: Vector[] } = JSON.parse(
    readFileSync(new URL('../vectors/count.json', import.meta.url), 'utf8'),
  );

  test('there are 51 that need only the default alphabet', () => expect(vectors.length).toBe(51));

  test.each(vectors.map((vector, i) => [i, `${vector.source} ${vector.name}`, vector] as const))(
    '%i: %s',
    (_, __, vector) => {
      const message = vector.text ?? vector.repeat![0].repeat(vector.repeat![1]);
      const found = analyze(message);
      const { encoding, units, remaining, perSegment, chunks } = vector.expect;
      if (encoding !== undefined) expect(found.encoding).toBe(encoding);
      if (units !== undefined) expect(found.units).toBe(units);
      if (remaining !== undefined) expect(found.unitsLeft).toBe(remaining);
      if (perSegment !== undefined) expect(found.unitsPerPart).toBe(perSegment);
      if (chunks !== undefined) expect(segments(message).map(segment => segment.text)).toEqual(chunks);
      if (vector.expect.segments === undefined) return;
      if (vector.reference === 8) {
        expect(found.segments).toBe(vector.expect.segments);
        expect(segments(message).length).toBe(vector.expect.segments);
      } else {
        // A reference of 16 bits takes one octet more of each part (TS 23.040, 9.2.3.24.8); analyze assumes 8 bits.
        const [single, several] = found.encoding === 'GSM-7' ? [160, 152] : [70, 66];
        expect(referenceSegments(codePointsOf(message), single, several).length).toBe(vector.expect.segments);
      }
    },
  );
});

describe('arguments', () => {
  const wrong: [unknown, string][] = [
    [undefined, 'undefined'],
    [null, 'null'],
    [42, 'number'],
    [['a'], 'an array'],
    [{}, 'an object'],
    [new String('a'), 'an object'],
    [Symbol('a'), 'symbol'],
  ];
  test.each(wrong)('%o is not a text, and the error says what was expected', (value, named) => {
    for (const call of [analyze, segments, nonGsmCharacters] as ((text: unknown) => unknown)[]) {
      expect(() => call(value)).toThrow(TypeError);
      expect(() => call(value)).toThrow(`text must be a string, not ${named}`);
      expect(() => call(value)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
    }
  });

  test('an unknown channel is misuse', () => {
    expect(() => analyze('a', { channel: 'MMS' as 'SMS' })).toThrow(
      "options.channel must be 'SMS' or 'RCS', not 'MMS'",
    );
    expect(() => analyze('a', 'RCS' as never)).toThrow("options must be an object, not 'RCS'");
    expect(() => analyze('a', null as never)).toThrow('options must be an object, not null');
  });
});

describe('sizes', () => {
  test('10 MB of each kind', () => {
    const size = 10_000_000;
    expect(analyze('a'.repeat(size))).toMatchObject({ units: size, messageParts: Math.ceil(size / 153) });
    expect(analyze('€'.repeat(size))).toMatchObject({ units: 2 * size, segments: Math.ceil(size / 76) });
    expect(analyze('\ud83d'.repeat(size))).toMatchObject({ characters: size, units: size });
    expect(analyze('😀'.repeat(size / 2))).toMatchObject({
      characters: size / 2,
      segments: Math.ceil(size / 66),
    });
    expect(segments('€'.repeat(size)).length).toBe(Math.ceil(size / 76));
    expect(nonGsmCharacters('\ud83d'.repeat(1000)).length).toBe(1000);
  });
});
