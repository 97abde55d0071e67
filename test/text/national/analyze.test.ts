import { describe, expect, test } from 'vitest';
import * as front from '../../../src/index.js';
import { type AnalyzeOptions, analyze, nationalLanguages } from '../../../src/text/encoding.js';

const { Portuguese, Turkish, Urdu } = nationalLanguages;

describe('the header costs septets (TS 23.040, 9.2.3.24)', () => {
  test.each([
    [155, 8, 1, 155, 4],
    [156, 8, 2, 149, 9],
    [298, 8, 2, 149, 9],
    [299, 8, 3, 149, 9],
    [155, 16, 1, 155, 4],
    [156, 16, 2, 148, 10],
    [297, 16, 3, 148, 10],
  ] as const)(
    '%i letters of one table, references of %i bits: %i parts of %i septets after %i octets',
    (length, referenceBits, messageParts, unitsPerPart, headerOctets) => {
      const tables = [{ locking: Turkish }];
      expect(analyze('ş'.repeat(length), { tables, referenceBits })).toMatchObject({
        encoding: 'GSM-7',
        locking: Turkish,
        single: 0,
        units: length,
        messageParts,
        unitsPerPart,
        headerOctets,
      });
    },
  );

  test.each([
    ['a'.repeat(160), 8, 1, 0],
    ['a'.repeat(161), 8, 2, 6],
    ['a'.repeat(161), 16, 2, 7],
    ['ж'.repeat(71), 8, 2, 6],
    ['ж'.repeat(133), 16, 3, 7],
  ] as const)(
    '%s, references of %i bits: %i parts, headers of %i octets',
    (text, referenceBits, parts, octets) => {
      expect(analyze(text, { tables: 'auto', referenceBits })).toMatchObject({
        messageParts: parts,
        headerOctets: octets,
        referenceBits,
        locking: 0,
        single: 0,
      });
    },
  );
});

describe('auto takes what needs the fewest parts, then what leaves the most septets', () => {
  test.each([
    ['a euro sign, two septets, is no reason for a header of five', 'a€', 0, 0],
    ['five are neither: the default alphabet', '€'.repeat(5), 0, 0],
    ['six are', '€'.repeat(6), Turkish, 0],
    [
      'letters of the default alphabet that the locking table lacks: single shift only',
      'Bugün şehirde è',
      0,
      Turkish,
    ],
    ['many: a locking shift table', 'ğüşıöç İĞŞ ığış', Turkish, 0],
    ['letters of two languages: both', 'ت ق ؎ ؎', Urdu, Urdu],
    ['the single shift table with the lowest number', 'Æ ç', 0, Turkish],
    ['of equal single shift tables that of the same language', 'नमस्ते *', 6, 6],
    ['no text', '', 0, 0],
  ])('%s', (_, text, locking, single) => {
    expect(analyze(text, { tables: 'auto' })).toMatchObject({ encoding: 'GSM-7', locking, single });
  });

  test('a text that no table has is UCS-2, as is one that needs two languages at once', () => {
    for (const text of ['ж', '😀', 'ş ў', 'ऄ ਁ ଁ'])
      expect(analyze(text, { tables: 'auto' })).toMatchObject({ encoding: 'UCS-2', locking: 0, single: 0 });
  });
});

describe('a list of pairs', () => {
  test('exactly these: without the default pair, even a plain text is written in another', () => {
    expect(analyze('A', { tables: [{ locking: Turkish, single: Turkish }] })).toMatchObject({
      locking: Turkish,
      single: Turkish,
      headerOctets: 7,
    });
  });

  test('seven backslashes cost less after an escape than with a header of two tables', () => {
    const tables = [{ locking: Portuguese, single: Turkish }, {}];
    expect(analyze('\\'.repeat(7), { tables })).toMatchObject({ units: 14, locking: 0, single: 0 });
    expect(analyze('\\'.repeat(9), { tables })).toMatchObject({ units: 9, locking: Portuguese });
  });

  test('an empty list: UCS-2', () => {
    expect(analyze('A', { tables: [] })).toMatchObject({ encoding: 'UCS-2', messageParts: 1 });
  });
});

describe('misuse', () => {
  test.each<[what: string, options: object, message: string]>([
    ['options', [], 'options must be an object, not an array'],
    [
      'tables',
      { tables: 'all' },
      "options.tables must be 'default', 'auto' or a list of pairs of tables, not 'all'",
    ],
    ['a pair', { tables: [1] }, 'options.tables[0] must be an object with locking and single, not number'],
    [
      'a table',
      { tables: [{}, { single: '1' }] },
      "options.tables[1].single must be a national language identifier, not '1'",
    ],
    [
      'an identifier',
      { tables: [{ locking: 14 }] },
      'options.tables[0].locking must be a national language identifier, 0 to 13, not 14',
    ],
    [
      'a fraction',
      { tables: [{ single: 0.5 }] },
      'options.tables[0].single must be a national language identifier, 0 to 13, not 0.5',
    ],
    [
      'Spanish',
      { tables: [{ locking: 2 }] },
      'options.tables[0].locking is 2, and Spanish has no locking shift table',
    ],
    ['bits', { referenceBits: 7 }, 'options.referenceBits must be 8 or 16, not 7'],
    ['bits as text', { referenceBits: '16' }, "options.referenceBits must be 8 or 16, not '16'"],
  ])('%s', (_, options, message) => {
    expect(() => analyze('a', options as AnalyzeOptions)).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT', message }),
    );
  });

  test('a text that is not a string', () => {
    expect(() => analyze(1 as never)).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT', message: 'text must be a string, not number' }),
    );
  });

  test.each([{ tables: 'auto' }, { referenceBits: 8 }, { boundary: 'grapheme' }, { gateway: 'x' }])(
    'the front door says which door has the option: %j',
    options => {
      expect(() => front.analyze('a', options as never)).toThrow(
        expect.objectContaining({
          code: 'INVALID_ARGUMENT',
          message: expect.stringContaining('@quicksms/core/encoding'),
        }),
      );
    },
  );

  test('the front door takes options that are undefined', () => {
    expect(front.analyze('a', { tables: undefined } as never).units).toBe(1);
  });
});

test('without options, analyze is that of the front door, and says which tables and header it assumes', () => {
  for (const text of ['', 'Hello', '5 €', 'ş', '😀'.repeat(36), '€'.repeat(400)]) {
    expect(analyze(text)).toMatchObject(front.analyze(text));
    expect(analyze(text)).toMatchObject({ locking: 0, single: 0, referenceBits: 8 });
  }
});
