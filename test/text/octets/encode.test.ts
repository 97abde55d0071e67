// What is sent: 3GPP TS 23.038, 6.1.2 and 6.2.1, TS 23.040, 9.2.3.24.
import { describe, expect, test } from 'vitest';
import { segments } from '../../../src/index.js';
import { analyze, type EncodeOptions, encode } from '../../../src/text/encoding.js';

const hex = (octets: Uint8Array | undefined) => octets && Buffer.from(octets).toString('hex');
const headers = (text: string, options?: EncodeOptions) =>
  encode(text, options).segments.map(({ header }) => hex(header));

describe('one segment', () => {
  test('GSM-7', () => {
    const { encoding, dataCoding, locking, single, segments } = encode('hello');
    expect({ encoding, dataCoding, locking, single }).toEqual({
      encoding: 'GSM-7',
      dataCoding: 0,
      locking: 0,
      single: 0,
    });
    expect(
      segments.map(({ header, septets, payload, text }) => [hex(header), hex(septets), hex(payload), text]),
    ).toEqual([['', '68656c6c6f', 'e8329bfd06', 'hello']]);
  });
  test('UCS-2, the high octet first, pairs as UTF-16', () => {
    const { dataCoding, segments } = encode('A😀');
    expect([dataCoding, segments[0]!.septets, hex(segments[0]!.payload)]).toEqual([
      8,
      undefined,
      '0041d83dde00',
    ]);
  });
  test('a lone surrogate makes it UCS-2 and is sent as it is', () => {
    expect(hex(encode('a\ud83d').segments[0]!.payload)).toBe('0061d83d');
  });
  test('an empty text is one empty segment', () => {
    const { segments } = encode('');
    expect(segments).toEqual([
      { text: '', header: new Uint8Array(0), septets: new Uint8Array(0), payload: new Uint8Array(0) },
    ]);
  });
  test('national tables: the single shift element, then the locking shift element, then fill bits', () => {
    const { segments, ...found } = encode('ş', { tables: [{ single: 1 }] });
    expect(found).toMatchObject({ locking: 0, single: 1, dataCoding: 0 });
    // 3 fill bits after 4 octets, then 1B and 73.
    expect([hex(segments[0]!.header), hex(segments[0]!.payload)]).toEqual(['03240101', 'd8cc01']);
    expect(headers('ÀΦ', { tables: [{ locking: 3, single: 3 }] })).toEqual(['06240103250103']);
  });
  test('tables that are not needed make no header', () => {
    expect(headers('hello', { tables: 'auto' })).toEqual(['']);
    expect(headers('şekerİ', { tables: [{}] })).toEqual(['']);
  });
});

describe('several segments', () => {
  test('the concatenation element with a reference of 8 bits (9.2.3.24.1)', () => {
    expect(headers('a'.repeat(161), { reference: 0x42 })).toEqual(['050003420201', '050003420202']);
  });
  test('with a reference of 16 bits (9.2.3.24.8)', () => {
    expect(headers('a'.repeat(161), { reference: 0xb9db, referenceBits: 16 })).toEqual([
      '060804b9db0201',
      '060804b9db0202',
    ]);
    expect(headers('你'.repeat(71), { reference: 1, referenceBits: 16 })).toEqual([
      '06080400010201',
      '06080400010202',
    ]);
  });
  test('the shift elements are in every segment', () => {
    expect(headers('ş'.repeat(155), { tables: [{ locking: 1 }] })).toEqual(['03250101']);
    expect(headers('ş'.repeat(156), { tables: [{ locking: 1 }] })).toEqual([
      '080003000201250101',
      '080003000202250101',
    ]);
  });
  test('the fill bits after a header of 6 octets: 1', () => {
    const { segments } = encode('a'.repeat(161));
    expect(hex(segments[1]!.payload)).toBe('c2e170381c0e8701');
    expect(segments.map(({ payload }) => payload.length)).toEqual([134, 8]);
  });
  test('an escape pair or a surrogate pair is never split', () => {
    const gsm = encode('a'.repeat(152) + '€' + 'a'.repeat(100)).segments;
    expect(gsm.map(({ septets }) => septets!.length)).toEqual([152, 102]);
    const ucs2 = encode('😀'.repeat(36)).segments;
    expect(ucs2.map(({ payload }) => payload.length / 2)).toEqual([66, 6]);
  });
});

test('a grapheme that fits into one segment is not split on request: as segments cuts, as analyze counts', () => {
  const family = '👨‍👩‍👧'.repeat(25);
  const boundary = 'grapheme';
  const found = encode(family, { boundary });
  expect(found.segments.map(({ text }) => text)).toEqual(
    segments(family, { boundary }).map(({ text }) => text),
  );
  expect(found.segments.length).toBe(analyze(family, { boundary }).segments);
  expect(found.segments.length).toBe(4);
  expect(encode(family).segments.length).toBe(3);
});

test.each([
  [
    () => encode('', { boundary: 'word' as never }),
    TypeError,
    "options.boundary must be 'grapheme' or undefined",
  ],
  [() => encode(5 as never), TypeError, 'text must be a string'],
  [() => encode('', null as never), TypeError, 'options must be an object'],
  [
    () => encode('', { reference: 256 }),
    RangeError,
    'options.reference must be a whole number from 0 to 255, not 256',
  ],
  [() => encode('', { reference: -1 }), RangeError, 'options.reference must be'],
  [() => encode('', { reference: 65536, referenceBits: 16 }), RangeError, 'from 0 to 65535, not 65536'],
  [() => encode('', { reference: '1' as never }), TypeError, 'options.reference must be a number'],
  [() => encode('', { referenceBits: 7 as never }), RangeError, 'options.referenceBits must be 8 or 16'],
  [
    () => encode('', { messageClass: 4 as never }),
    RangeError,
    'options.messageClass must be a whole number from 0 to 3',
  ],
  [() => encode('', { tables: [{ locking: 2 }] }), RangeError, 'locking'],
  [() => encode('a'.repeat(255 * 153 + 1)), RangeError, 'text must fit into 255 segments, not 256 of GSM-7'],
])('misuse %#', (act, kind, message) => {
  expect(act).toThrow(kind);
  expect(act).toThrow(
    expect.objectContaining({ code: 'INVALID_ARGUMENT', message: expect.stringContaining(message) }),
  );
});
