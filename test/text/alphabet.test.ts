// An alphabet is a value: other tables and longer headers count by the same functions.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alphabets, encodings, gsm7, NOT_IN_ALPHABET, ucs2 } from '../../src/text/alphabet.js';
import { countSeptets, partEnd, partsOf, segmentsOf } from '../../src/text/count.js';
import { codePointsOf, referenceSegments } from '../reference/text.js';
import { scaled } from '../scale.js';

test('the alphabets stand by the codes of their encodings', () => {
  expect(alphabets.map(({ name }) => name)).toEqual(encodings);
});

// A reference of 16 bits takes one octet more of each part (TS 23.040, 9.2.3.24.8).
test.each([
  ['GSM-7', { ...gsm7, part: 152 }, '', fc.constantFrom(...'abc €[]')],
  ['UCS-2', { ...ucs2, part: 66 }, '你', fc.constantFrom('你', 'a', '😀', '\ud83d')],
])('%s with a reference of 16 bits', (_, alphabet, begin, unit) => {
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 700 }), rest => {
      const message = begin + rest;
      const { length } = message;
      const units = alphabet.septets === null ? length : countSeptets(message, length, alphabet);
      if (units <= alphabet.single) return;
      const points = codePointsOf(message);
      const cut = referenceSegments(points, alphabet.single, alphabet.part);
      expect(partsOf(alphabet, units)).toBe(Math.ceil(units / alphabet.part));
      expect(segmentsOf(message, alphabet, units, points.length)).toBe(cut.length);
      expect(partEnd(message, 0, alphabet)).toBe(String.fromCodePoint(...cut[0]!).length);
    }),
    { numRuns: scaled(500) },
  );
});

test('another table of septets: a Turkish single shift has ş in two septets (TS 23.038, A.2.1)', () => {
  const septets = gsm7.septets.slice();
  septets['ş'.charCodeAt(0)] = 2;
  const turkish = { ...gsm7, septets, single: 155, part: 149 };
  const message = 'ş'.repeat(100);
  expect(countSeptets(message, 100, turkish)).toBe(200);
  expect(countSeptets(message, 100, gsm7)).toBe(~0);
  expect(gsm7.septets['ş'.charCodeAt(0)]).toBe(NOT_IN_ALPHABET);
  expect(partsOf(turkish, 200)).toBe(2);
  expect(segmentsOf('ş'.repeat(149), turkish, 298, 149)).toBe(3);
});
