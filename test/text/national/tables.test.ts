import { describe, expect, test } from 'vitest';
import { gsm7, NOT_IN_ALPHABET, ucs2 } from '../../../src/text/alphabet.js';
import { codesOf, NO_CODE, nationalAlphabet, ucs2Alphabet } from '../../../src/text/national/alphabets.js';
import { characterClasses } from '../../../src/text/national/character-classes.js';
import {
  ESCAPE,
  hasLockingTable,
  lockingTable,
  singleShiftTable,
} from '../../../src/text/national/tables.js';
import { allPairs, locking, septetsIn, single } from '../../reference/national.js';

const known = (table: (number | null)[]) => table.map(unit => unit ?? 0);

describe('each cell of the 27 tables is that of the data as found (TS 23.038, 6.2.1, 6.2.1.1 and Annex A)', () => {
  test.each(Object.entries(locking))('locking shift %s', (language, table) => {
    expect(hasLockingTable(Number(language))).toBe(true);
    expect([...lockingTable(Number(language))]).toEqual(known(table));
  });
  test.each(Object.entries(single))('single shift %s', (language, table) => {
    expect([...singleShiftTable(Number(language))]).toEqual(known(table));
  });
  test('Spanish has no locking shift table (A.3.2 is void)', () => expect(hasLockingTable(2)).toBe(false));
});

describe('the 182 pairs', () => {
  test('septets: 1 for the main table, 2 for the table after an escape', () => {
    for (const [l, s] of allPairs) {
      const { septets } = nationalAlphabet(l, s, 8);
      const expected = septetsIn([l, s]).map(cost => cost || NOT_IN_ALPHABET);
      expect(Buffer.compare(septets, expected), `${l} ${s}`).toBe(0);
    }
  });

  test('codes: each reads back as its character, and what has none is in neither table', () => {
    for (const [l, s] of allPairs) {
      const codes = codesOf(l, s);
      for (let unit = 0; unit < 0x10000; unit++) {
        const code = codes[unit]!;
        const cost = septetsIn([l, s])[unit]!;
        const isRight =
          cost === 0
            ? code === NO_CODE
            : cost === 1
              ? locking[l]![code] === unit
              : code >> 8 === ESCAPE && single[s]![code & 0x7f] === unit && code >> 7 === (ESCAPE << 8) >> 7;
        if (!isRight) expect([l, s, unit, code]).toBe('right');
      }
    }
  });

  test.each([
    ['the asterisk of Urdu, which its single shift table has at 0B and at 18', 0x2a, 13, 0x1b0b],
    ['the exclamation mark upside down, at 13 and at 15, where the main table lacks it', 0xa1, 13, 0x1b13],
  ])('a character that a table has twice is written by its first code: %s', (_, unit, language, code) => {
    expect(codesOf(language, language)[unit]).toBe(code);
  });

  test('a character of both tables is written by the main one', () => {
    expect(codesOf(1, 1)['ğ'.charCodeAt(0)]).toBe(0x0c);
    expect(codesOf(0, 1)['ğ'.charCodeAt(0)]).toBe(0x1b67);
  });

  test('the default pair with references of 8 bits is the default alphabet', () => {
    expect(nationalAlphabet(0, 0, 8)).toBe(gsm7);
    expect(ucs2Alphabet(8)).toBe(ucs2);
  });

  test.each([
    [0, 0, 8, 160, 153],
    [0, 13, 8, 155, 149],
    [13, 0, 8, 155, 149],
    [13, 13, 8, 152, 146],
    [0, 0, 16, 160, 152],
    [0, 13, 16, 155, 148],
    [13, 0, 16, 155, 148],
    [13, 13, 16, 152, 145],
  ] as const)(
    'capacity with tables %i and %i and %i bits: %i septets, or %i each',
    (l, s, bits, one, each) => {
      expect(nationalAlphabet(l, s, bits)).toMatchObject({ single: one, part: each });
    },
  );

  test('UCS-2 with references of 16 bits: 66 code units each', () => {
    expect(ucs2Alphabet(16)).toEqual({ name: 'UCS-2', septets: null, single: 70, part: 66 });
  });
});

test('classes of characters say which tables have each code unit', () => {
  const { ofCodeUnit, locking: lockings, single: singles } = characterClasses();
  expect(lockings.length).toBeLessThanOrEqual(256);
  expect([lockings[0], singles[0]]).toEqual([0, 0]);
  for (let unit = 0; unit < 0x10000; unit++) {
    const kind = ofCodeUnit[unit]!;
    let expected = 0;
    for (const [language, table] of Object.entries(locking))
      if (unit !== 0 && table.includes(unit)) expected |= 1 << Number(language);
    if (lockings[kind] !== expected) expect([unit, lockings[kind]]).toEqual([unit, expected]);
    expected = 0;
    for (const [language, table] of Object.entries(single))
      if (unit !== 0 && table.includes(unit)) expected |= 1 << Number(language);
    if (singles[kind] !== expected) expect([unit, singles[kind]]).toEqual([unit, expected]);
  }
});
