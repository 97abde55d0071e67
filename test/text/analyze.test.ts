import { describe, expect, test } from 'vitest';
import { analyze, nonGsmCharacters, segments } from '../../src/index.js';
import { codePointsOf } from '../reference/text.js';

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

  test('an empty text is one empty part', () => {
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

  test('the default channel is SMS', () => {
    expect(analyze('a€', { channel: 'SMS' })).toEqual(analyze('a€'));
    expect(analyze('a€', {})).toEqual(analyze('a€'));
  });
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
