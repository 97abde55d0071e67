// User data headers: 3GPP TS 23.040, 9.2.3.24.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatHeader, parseHeader } from '../../../src/text/encoding.js';
import { referenceElements } from '../../reference/user-data.js';
import { scaled } from '../../scale.js';

const octets = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const codes = (hex: string) => {
  const { issues, warnings } = parseHeader(octets(hex));
  return [...issues, ...warnings].map(({ code, path }) => [code, ...path]);
};

const element = fc.record({ id: fc.integer({ min: 0, max: 255 }), data: fc.uint8Array({ maxLength: 20 }) });

test('elements that were written are read again, in order, and give the same octets', () => {
  fc.assert(
    fc.property(fc.array(element, { maxLength: 11 }), elements => {
      const header = formatHeader(elements);
      const found = parseHeader(header);
      expect(found.elements).toEqual(elements);
      expect(formatHeader(found.elements)).toEqual(header);
    }),
    { numRuns: scaled(1000) },
  );
});

test('elements are copies, also those of a Buffer, which is overwritten by what is received next', () => {
  const received = Buffer.from('050003010201', 'hex');
  const { data } = parseHeader(received).elements[0]!;
  received.fill(9);
  expect(data).toEqual(Uint8Array.of(1, 2, 1));
  expect(data.constructor).toBe(Uint8Array);
});

test('any octets are read, and the elements are those of the reference', () => {
  const nearly = fc.array(element, { minLength: 1, maxLength: 4 }).chain(elements => {
    const header = formatHeader(elements);
    return fc.tuple(fc.nat(header.length - 1), fc.nat(30)).map(([at, octet]) => header.with(at, octet));
  });
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 260 }), nearly), header => {
      const expected = referenceElements(header);
      const { elements, issues } = parseHeader(header);
      expect(elements.map(({ id, data }) => [id, ...data])).toEqual(expected ?? []);
      expect(issues.some(({ code }) => code === 'ELEMENT_TRUNCATED')).toBe(expected === undefined);
    }),
    { numRuns: scaled(3000) },
  );
});

describe('what the elements mean', () => {
  test.each([
    ['050003420201', { concatenation: { reference: 0x42, referenceBits: 8, total: 2, number: 1 } }],
    ['060804b9db0202', { concatenation: { reference: 0xb9db, referenceBits: 16, total: 2, number: 2 } }],
    ['0304020102', { elements: [] }],
    ['04040215b3', { ports: { destination: 0x15, source: 0xb3, portBits: 8 } }],
    ['06050415b3fde8', { ports: { destination: 0x15b3, source: 0xfde8, portBits: 16 } }],
    ['03240101', { single: 1, locking: 0 }],
    ['0325010d', { single: 0, locking: 13 }],
    ['06240102250103', { single: 2, locking: 3 }],
    ['', { elements: [], single: 0, locking: 0 }],
    ['00', { elements: [] }],
  ])('%s', (hex, expected) => {
    expect(parseHeader(octets(hex))).toMatchObject(expected);
  });

  test('identifiers 24 and 25 are hexadecimal: 0x18 and 0x19 are not shift elements', () => {
    expect(parseHeader(octets('06180101190101'))).toMatchObject({ single: 0, locking: 0, issues: [] });
  });
});

describe('a header that breaks a rule', () => {
  test('too few or too many octets in the last element: the whole header is ignored', () => {
    const expected = { elements: [], concatenation: undefined, single: 0 };
    expect(parseHeader(octets('08000342020124020101'))).toMatchObject(expected);
    expect(parseHeader(octets('06000342020124'))).toMatchObject(expected);
    expect(codes('07000342020124' + '05')).toEqual([['ELEMENT_TRUNCATED', 'header', 6]]);
  });
  test('fewer or more octets than the first one says', () => {
    expect(codes('0500034202')).toEqual([
      ['HEADER_LENGTH', 'header'],
      ['ELEMENT_TRUNCATED', 'header', 1],
    ]);
    expect(codes('050003420201ff')).toEqual([['HEADER_LENGTH', 'header']]);
    expect(parseHeader(octets('050003420201ff')).concatenation?.number).toBe(1);
  });
  test('total 0, number 0, number above the total: the element is ignored (9.2.3.24.1)', () => {
    for (const hex of ['050003420000', '050003420200', '050003420203', '06080400010203'])
      expect(codes(hex)).toEqual([['INVALID_CONCATENATION', 'header', 1]]);
    expect(parseHeader(octets('050003420203'))).toMatchObject({ concatenation: undefined });
    expect(parseHeader(octets('050003420203')).elements.length).toBe(1);
  });
  test('an element with too few or too many octets is ignored', () => {
    expect(codes('0400024202')).toEqual([['ELEMENT_LENGTH', 'header', 1]]);
    expect(codes('0424020101')).toEqual([['ELEMENT_LENGTH', 'header', 1]]);
    expect(codes('0600044202' + '0100')).toEqual([['ELEMENT_LENGTH', 'header', 1]]);
    expect(codes('022500')).toEqual([['ELEMENT_LENGTH', 'header', 1]]);
    expect(codes('0504031234' + '56')).toEqual([['ELEMENT_LENGTH', 'header', 1]]);
  });
  test('of repeated elements, and of those that exclude each other, the last counts', () => {
    const twice = parseHeader(octets('0b0003010201' + '080412340301'));
    expect(twice.concatenation).toEqual({ reference: 0x1234, referenceBits: 16, total: 3, number: 1 });
    expect(twice.warnings.map(({ code }) => code)).toEqual(['REPEATED_ELEMENT']);
    expect(parseHeader(octets('06240101240103')).single).toBe(3);
    expect(codes('06240101240103')).toEqual([['REPEATED_ELEMENT', 'header', 4]]);
    expect(parseHeader(octets('0a04021122' + '050400010002')).ports).toEqual({
      destination: 1,
      source: 2,
      portBits: 16,
    });
  });
  test('an element without effect does not take the place of one that has it', () => {
    const found = parseHeader(octets('0a0003420201' + '0003420009'));
    expect(found.concatenation?.number).toBe(1);
  });
  test('a language without such a table: the element is ignored (TS 23.038, 6.2.1.2.4)', () => {
    for (const hex of ['0324010e', '03240100', '032501ff', '03250102'])
      expect(codes(hex)).toEqual([['UNKNOWN_LANGUAGE', 'header', 1]]);
    expect(parseHeader(octets('03250102')).locking).toBe(0);
  });
});

test.each([
  [() => parseHeader('05' as never), 'header must be a Uint8Array'],
  [() => formatHeader({} as never), 'elements must be an array'],
  [() => formatHeader([null as never]), 'elements[0] must be an object, not null'],
  [
    () => formatHeader([{ id: 256, data: new Uint8Array(1) }]),
    'elements[0].id must be a whole number from 0 to 255',
  ],
  [() => formatHeader([{ id: 0, data: [1] as never }]), 'elements[0].data must be a Uint8Array'],
  [
    () => formatHeader([{ id: 0, data: new Uint8Array(254) }]),
    'elements must take at most 255 octets, not 256',
  ],
])('misuse %#', (act, message) => {
  expect(act).toThrow(
    expect.objectContaining({ code: 'INVALID_ARGUMENT', message: expect.stringContaining(message) }),
  );
});
