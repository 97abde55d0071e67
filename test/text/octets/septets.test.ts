// Packing: 3GPP TS 23.038, 6.1.2.1 (SMS) and 6.1.2.3.1 (USSD).
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packSeptets, unpackSeptets } from '../../../src/text/encoding.js';
import { referencePack } from '../../reference/user-data.js';
import { scaled } from '../../scale.js';

const septets = fc.uint8Array({ max: 0x7f, maxLength: 170 });
const fillBits = fc.integer({ min: 0, max: 6 });

test('septets are packed as the reference packs them, bit by bit, after 0 to 6 fill bits', () => {
  fc.assert(
    fc.property(septets, fillBits, (codes, fill) => {
      expect([...packSeptets(codes, { fillBits: fill })]).toEqual(referencePack(codes, fill));
    }),
    { numRuns: scaled(2000) },
  );
});

test('every septet is unpacked again, after 0 to 6 fill bits', () => {
  fc.assert(
    fc.property(septets, fillBits, (codes, fill) => {
      const octets = packSeptets(codes, { fillBits: fill });
      expect(unpackSeptets(octets, { fillBits: fill, septetCount: codes.length })).toEqual(codes);
    }),
    { numRuns: scaled(2000) },
  );
});

test('without a count, a last septet is left out if it is 0 and ends with the last octet', () => {
  const seven = Uint8Array.of(1, 2, 3, 4, 5, 6, 7);
  const eight = Uint8Array.of(...seven, 0);
  expect(packSeptets(seven)).toEqual(packSeptets(eight));
  expect(unpackSeptets(packSeptets(eight))).toEqual(seven);
  expect(unpackSeptets(packSeptets(Uint8Array.of(...seven, 8)))).toEqual(Uint8Array.of(...seven, 8));
  // 0 septets that do not end with an octet are septets.
  expect(unpackSeptets(packSeptets(Uint8Array.of(0)))).toEqual(Uint8Array.of(0));
  // After 1 fill bit, 1 septet fills an octet.
  expect(unpackSeptets(Uint8Array.of(0), { fillBits: 1 })).toEqual(new Uint8Array(0));
});

test('octets that hold no septet have none', () => {
  expect(unpackSeptets(new Uint8Array(0))).toEqual(new Uint8Array(0));
  expect(unpackSeptets(new Uint8Array(0), { fillBits: 6 })).toEqual(new Uint8Array(0));
  expect(unpackSeptets(Uint8Array.of(0xff), { fillBits: 2 })).toEqual(new Uint8Array(0));
});

test('USSD: 7 unused bits are a carriage return, and the receiver removes it (6.1.2.3.1)', () => {
  const seven = Uint8Array.of(1, 2, 3, 4, 5, 6, 7);
  const filled = packSeptets(seven, { filling: 'CR' });
  expect(filled).toEqual(packSeptets(Uint8Array.of(...seven, 0x0d)));
  expect(unpackSeptets(filled, { filling: 'CR' })).toEqual(seven);
});

test('USSD: a carriage return that ends with an octet is followed by another (6.1.2.3.1)', () => {
  const eight = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 0x0d);
  const doubled = Uint8Array.of(...eight, 0x0d);
  expect(packSeptets(eight, { filling: 'CR' })).toEqual(packSeptets(doubled));
  expect(unpackSeptets(packSeptets(doubled), { filling: 'CR' })).toEqual(doubled);
});

test('USSD: any number of septets may be packed', () => {
  const many = new Uint8Array(800_007).fill(0x41);
  expect(packSeptets(many, { filling: 'CR' })).toHaveLength(700_007);
});

test('USSD: other lengths are as in SMS', () => {
  fc.assert(
    fc.property(septets, codes => {
      fc.pre(codes.length % 8 !== 7 && !(codes.length % 8 === 0 && codes.at(-1) === 0x0d));
      expect(packSeptets(codes, { filling: 'CR' })).toEqual(packSeptets(codes));
    }),
  );
});

test.each([
  [() => packSeptets('abc' as never), TypeError, "septets must be a Uint8Array, not 'abc'"],
  [() => packSeptets(Uint8Array.of(1, 128)), RangeError, 'septets[1] must be at most 127, not 128'],
  [
    () => packSeptets(Uint8Array.of(1), { fillBits: 7 }),
    RangeError,
    'options.fillBits must be a whole number from 0 to 6, not 7',
  ],
  [() => packSeptets(Uint8Array.of(1), 3 as never), TypeError, 'options must be an object, not number'],
  [
    () => packSeptets(Uint8Array.of(1), { filling: 'LF' as never }),
    TypeError,
    "options.filling must be 'zero' or 'CR', not 'LF'",
  ],
  [
    () => unpackSeptets(Uint8Array.of(1), { septetCount: 2 }),
    RangeError,
    'options.septetCount must be a whole number from 0 to 1, not 2',
  ],
])('misuse %#: %s', (act, kind, message) => {
  expect(act).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT', message }));
  expect(act).toThrow(kind);
});
