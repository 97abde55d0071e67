// Reading what was received: 3GPP TS 23.038, 6.2.1.1 and clause 4, TS 23.040, 9.2.3.24.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, encode, formatHeader, packSeptets, reassemble } from '../../../src/text/encoding.js';
import { referenceSeptets, referenceText, referenceUcs2, tablePairs } from '../../reference/user-data.js';
import { scaled } from '../../scale.js';
import { timesAsLong } from '../../times-as-long.js';

const octets = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const found = (hex: string, dataCoding = 0, header?: Uint8Array) => {
  const { text, issues, warnings } = decode({ dataCoding, header, payload: octets(hex) });
  return { text, issues: issues.map(short), warnings: warnings.map(short) };
};
const short = ({ code, path }: { code: string; path: readonly PropertyKey[] }) => [code, ...path].join(' ');
const unpacked = (hex: string, locking = 0, single = 0) => {
  const shifts = [
    { id: 0x24, data: Uint8Array.of(single) },
    { id: 0x25, data: Uint8Array.of(locking) },
  ].filter(({ data }) => data[0] !== 0);
  const header = formatHeader(shifts);
  const { text, issues, warnings } = decode({ dataCoding: 0, header, septets: octets(hex) });
  return { text, issues: issues.map(short), warnings: warnings.map(short) };
};

describe('GSM-7', () => {
  test('an escape in front of a code without an extension character: the main table (6.2.1.1)', () => {
    expect(unpacked('611b61')).toEqual({ text: 'aa', issues: [], warnings: ['UNKNOWN_ESCAPE septets 1'] });
    expect(unpacked('1b1c', 1, 1)).toEqual({ text: 'Ş', issues: [], warnings: ['UNKNOWN_ESCAPE septets 0'] });
  });
  test('ESC 0x0D, reserved for a control character: the main table', () => {
    expect(unpacked('1b0d').text).toBe('\r');
  });
  test('two escapes are one space (NOTE 1 of 6.2.1.1), an escape at the end is a space', () => {
    expect(unpacked('1b1b65')).toEqual({ text: ' e', issues: [], warnings: ['LONE_ESCAPE septets 0'] });
    expect(unpacked('1b1b1b65')).toEqual({ text: ' €', issues: [], warnings: ['LONE_ESCAPE septets 0'] });
    expect(unpacked('611b')).toEqual({ text: 'a ', issues: [], warnings: ['LONE_ESCAPE septets 1'] });
    expect(unpacked('6162636465666768696a6b6c6d6e6f1b').text).toBe('abcdefghijklmno ');
    expect(unpacked('6162636465666768696a6b6c6d6e6f1b65').text).toBe('abcdefghijklmno€');
  });
  test('a code that is in no table is U+FFFD', () => {
    // The Tamil locking shift table has no character at 0x0B.
    expect(unpacked('610b61', 11, 0)).toEqual({
      text: 'a\ufffda',
      issues: ['UNKNOWN_CHARACTER septets 1'],
      warnings: [],
    });
    expect(unpacked('1b0b', 11, 0)).toMatchObject({
      text: '\ufffd',
      issues: ['UNKNOWN_CHARACTER septets 1'],
    });
    expect(unpacked('618061')).toEqual({
      text: 'a\ufffda',
      issues: ['UNKNOWN_CHARACTER septets 1'],
      warnings: [],
    });
  });
  test('a receiver without the table of a language reads the default table (Annex C.2)', () => {
    const payload = packSeptets(octets('547e726b1b6365'), { fillBits: 3 });
    expect(found(Buffer.from(payload).toString('hex'), 0, octets('0324010e'))).toEqual({
      text: 'Türkce',
      issues: [],
      warnings: ['UNKNOWN_LANGUAGE header 1', 'UNKNOWN_ESCAPE septets 4'],
    });
  });
  test('septetCount says where the text ends', () => {
    const payload = octets('61f1980c');
    expect(decode({ dataCoding: 0, payload, septetCount: 2 }).text).toBe('ab');
    expect(decode({ dataCoding: 0, payload, septetCount: 0 }).text).toBe('');
    const cut = decode({ dataCoding: 0, payload, septetCount: 9 });
    expect(cut.text).toBe('abcd');
    expect(cut.issues).toEqual([
      { code: 'SEPTETS_MISSING', message: 'the payload must hold 9 septets, not 4', path: ['payload'] },
    ]);
  });
  test('a segment of encode is read as it is: its septets say how many they are', () => {
    const { dataCoding, segments } = encode('1234567@');
    expect(decode({ ...segments[0]!, dataCoding }).text).toBe('1234567@');
  });
  test('a payload of no octets after any header is an empty text', () => {
    for (let length = 0; length < 9; length++) {
      const header = formatHeader([{ id: 0x70, data: new Uint8Array(length) }]);
      expect(decode({ dataCoding: 0, header, payload: new Uint8Array(0) })).toMatchObject({
        text: '',
        issues: [],
      });
    }
  });
});

describe('UCS-2', () => {
  test('surrogate pairs are read, high octet first', () => {
    expect(found('d83dde00', 8)).toEqual({ text: '😀', issues: [], warnings: [] });
    expect(found('feff0041', 8).text).toBe('\ufeffA');
  });
  test('half a character, half a pair: U+FFFD', () => {
    expect(found('004100', 8)).toEqual({
      text: 'A\ufffd',
      issues: ['HALF_CHARACTER payload 2'],
      warnings: [],
    });
    expect(found('d83d0041', 8)).toMatchObject({ text: '\ufffdA', issues: ['LONE_SURROGATE payload 0'] });
    expect(found('0041de00', 8)).toMatchObject({ text: 'A\ufffd', issues: ['LONE_SURROGATE payload 2'] });
    expect(found('d83dd83dde00', 8)).toMatchObject({
      text: '\ufffd😀',
      issues: ['LONE_SURROGATE payload 0'],
    });
    expect(found('de00d83d', 8)).toMatchObject({
      text: '\ufffd\ufffd',
      issues: ['LONE_SURROGATE payload 0', 'LONE_SURROGATE payload 2'],
    });
  });
  test('shift tables have no meaning', () => {
    const { locking, single, text } = decode({
      dataCoding: 8,
      header: octets('03240101'),
      payload: octets('0041'),
    });
    expect({ locking, single, text }).toEqual({ locking: 0, single: 0, text: 'A' });
  });
});

describe('what is no text', () => {
  test('8-bit data has none, and nothing is wrong with it', () => {
    expect(found('48690080', 4)).toEqual({ text: '', issues: [], warnings: [] });
    expect(decode({ dataCoding: 0xf4, payload: octets('4869') }).encoding).toBe('8-bit');
  });
  test('compressed text cannot be read', () => {
    expect(found('4869', 0x20)).toEqual({ text: '\ufffd', issues: ['COMPRESSED payload'], warnings: [] });
    expect(found('', 0x28)).toEqual({ text: '', issues: ['COMPRESSED payload'], warnings: [] });
    expect(decode({ dataCoding: 0x20, payload: octets('4869') }).septets).toBeUndefined();
  });
  test('septets outside GSM-7 are the payload: one field of SMPP has either', () => {
    const unpacked = (dataCoding: number, hex: string) => decode({ dataCoding, septets: octets(hex) });
    expect(unpacked(8, '0041d83d')).toMatchObject({ text: 'A\ufffd', septets: undefined });
    expect(unpacked(4, '4869')).toMatchObject({ text: '', encoding: '8-bit', issues: [] });
    expect(unpacked(0x20, '4869').issues.map(({ code }) => code)).toEqual(['COMPRESSED']);
    const { octets: data } = reassemble([{ dataCoding: 4, septets: octets('4869') }]).messages[0]!;
    expect(data).toEqual(octets('4869'));
  });
  test('a reserved data coding is read as GSM-7 (clause 4)', () => {
    expect(found('c834', 0x80)).toEqual({ text: 'Hi', issues: [], warnings: ['RESERVED_CODING dataCoding'] });
  });
});

test('any octets are read as the reference reads them', () => {
  const header = fc.oneof(
    fc.constant(new Uint8Array(0)),
    fc.uint8Array({ maxLength: 20 }),
    fc.tuple(fc.constantFrom(...tablePairs), fc.nat(6)).map(([{ locking, single }, more]) =>
      formatHeader([
        { id: 0x24, data: Uint8Array.of(single) },
        { id: 0x25, data: Uint8Array.of(locking) },
        { id: 0x70, data: new Uint8Array(more) },
      ]),
    ),
  );
  const payload = fc.oneof(
    fc.uint8Array({ maxLength: 150 }),
    fc
      .array(fc.constantFrom(0x1b, 0x65, 0xd8, 0xdc, 0x00, 0x36), { maxLength: 40 })
      .map(codes => Uint8Array.from(codes)),
  );
  fc.assert(
    fc.property(fc.nat(255), header, payload, (dataCoding, head, data) => {
      const {
        text,
        encoding,
        locking,
        single,
        septets,
        dataCoding: coding,
      } = decode({
        dataCoding,
        header: head,
        payload: data,
      });
      expect(text).not.toMatch(/\p{Surrogate}/u);
      if (coding.compressed) expect(text).toBe(data.length === 0 ? '' : '\ufffd');
      else if (encoding === '8-bit') expect(text).toBe('');
      else if (encoding === 'UCS-2') expect(text).toBe(referenceUcs2(data));
      else {
        const all = referenceSeptets(head, data);
        const isFilling = all.at(-1) === 0 && (head.length + data.length) % 7 === 0;
        expect([...septets!]).toEqual(isFilling ? all.slice(0, -1) : all);
        expect(text).toBe(referenceText([...septets!], locking, single));
      }
    }),
    { numRuns: scaled(5000) },
  );
});

describe('the work grows with the octets', () => {
  test.each([
    ['text', 0, 0x61],
    ['escapes', 0, 0x1b],
    ['UCS-2', 8, 0x41],
    ['lone surrogates', 8, 0xd8],
  ])('%s', (_, dataCoding, octet) => {
    const payload = (length: number) => ({ dataCoding, payload: new Uint8Array(length).fill(octet) });
    const [longer, shorter] = [payload(400_000), payload(4000)];
    expect(
      timesAsLong(
        () => decode(longer),
        () => decode(shorter),
      ),
    ).toBeLessThan(1000);
  });
  test('at most a thousand issues and a thousand warnings are reported', () => {
    const many = new Uint8Array(5000);
    expect(decode({ dataCoding: 8, payload: many.fill(0xd8) }).issues.length).toBe(1000);
    expect(decode({ dataCoding: 0, septets: many.fill(0x1b) }).warnings.length).toBe(1000);
    expect(decode({ dataCoding: 0, septets: many.fill(0x80) }).issues.length).toBe(1000);
  });
  test('a header of many elements', () => {
    const header = new Uint8Array(256).fill(0).with(0, 255);
    expect(decode({ dataCoding: 0, header, payload: new Uint8Array(2) }).elements).toEqual([]);
    const even = new Uint8Array(255).fill(0).with(0, 254);
    expect(decode({ dataCoding: 0, header: even, payload: new Uint8Array(2) }).elements.length).toBe(127);
  });
});

test.each([
  [undefined, TypeError, 'segment must be an object'],
  [{ payload: new Uint8Array(1) }, TypeError, 'segment.dataCoding must be a number'],
  [
    { dataCoding: 256, payload: new Uint8Array(1) },
    RangeError,
    'segment.dataCoding must be a whole number from 0 to 255',
  ],
  [
    { dataCoding: 0 },
    TypeError,
    'segment.payload must be a Uint8Array unless there are septets, not undefined',
  ],
  [{ dataCoding: 0, payload: [1] }, TypeError, 'segment.payload must be a Uint8Array, not an array'],
  [{ dataCoding: 8 }, TypeError, 'segment.payload must be a Uint8Array'],
  [
    { dataCoding: 0, payload: new Uint8Array(1), header: '' },
    TypeError,
    'segment.header must be a Uint8Array',
  ],
  [
    { dataCoding: 0, payload: new Uint8Array(1), septetCount: -1 },
    RangeError,
    'segment.septetCount must be a whole number',
  ],
])('misuse %#', (segment, kind, message) => {
  const act = () => decode(segment as never);
  expect(act).toThrow(kind);
  expect(act).toThrow(
    expect.objectContaining({ code: 'INVALID_ARGUMENT', message: expect.stringContaining(message) }),
  );
});
