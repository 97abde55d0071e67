// Any octets are read without throwing; what was encoded is read back; what was read without a fault is encoded again.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type AddressType,
  decodeDeliver,
  decodeStatusReport,
  decodeSubmit,
  encodeSubmit,
  type Submit,
  type SubmitMessage,
  type TpduResult,
  typesOfNumber,
} from '../../../src/text/encoding.js';
import { scaled } from '../../scale.js';
import { timesAsLong } from '../../times-as-long.js';
import { hex } from './words.js';

const readers = [decodeDeliver, decodeSubmit, decodeStatusReport] as const;

/** Octets without order, and octets that begin as a message does. */
const anyOctets = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc
    .record({ first: fc.nat(255), rest: fc.uint8Array({ minLength: 12, maxLength: 180 }) })
    .map(({ first, rest }) => {
      rest[0] = first;
      rest[2]! %= 21;
      return rest;
    }),
);

/** What is true of every result. */
function check(
  octets: Uint8Array,
  { value, issues, warnings }: TpduResult<{ fields: Submit['fields'] }>,
): void {
  for (const { message, path, code, param } of issues ?? warnings!) {
    expect(message).toMatch(/^[\x20-\x7e]+$/);
    expect(code).toMatch(/^[A-Z_]+$/);
    expect(path[0]).toBeGreaterThanOrEqual(0);
    expect(path[0]).toBeLessThanOrEqual(octets.length);
    if (param === undefined) expect(code).toBe('TRAILING_OCTETS');
  }
  if (!value) return void expect(issues).toHaveLength(1);
  // The fields lie side by side, up to the end or to octets that a warning is about.
  let end = 0;
  for (const field of value.fields) {
    expect(field.start).toBe(end);
    expect(field.end).toBeGreaterThan(field.start);
    end = field.end;
  }
  expect(end < octets.length).toBe(warnings!.some(({ code }) => code === 'TRAILING_OCTETS'));
}

test('any octets are a value or issues, for each type of message, with an SMSC and without', () => {
  fc.assert(
    fc.property(anyOctets, fc.boolean(), (octets, smsc) => {
      for (const read of readers) check(octets, read(octets, { smsc }));
    }),
    { numRuns: scaled(2000) },
  );
});

/** A SUBMIT as a message. An address is written as short as it can be. */
function messageOf({ address, addressType, ...submit }: Submit): SubmitMessage {
  const { text, header, elements, concatenation, ports, ...fields } = submit;
  return { ...fields, destination: address, destinationType: addressType };
}

/** Warnings after which the octets are not those that are written. What is wrong with a text stays in its octets. */
const lossy = ['INVALID_SEMI_OCTET', 'INVALID_TIME', 'RESERVED_VALUE', 'TRUNCATED', 'TOO_LONG'];

/** The octets of an SMS-SUBMIT, of which some may be changed. */
const submitOctets = fc
  .record({
    flags: fc.nat(63),
    fixed: fc.uint8Array({ minLength: 3, maxLength: 3 }),
    address: fc.array(fc.nat(14), { maxLength: 20 }),
    type: fc.nat(127),
    validity: fc.uint8Array({ minLength: 7, maxLength: 7 }),
    length: fc.nat(160),
    userData: fc.uint8Array({ minLength: 160, maxLength: 160 }),
    changes: fc.array(fc.tuple(fc.nat(30), fc.nat(255)), { maxLength: 2 }),
  })
  .map(({ flags, fixed, address, type, validity, length, userData, changes }) => {
    const semiOctets = address.length % 2 === 1 ? [...address, 15] : address;
    const value = semiOctets.flatMap((low, i) => (i % 2 === 0 ? [(semiOctets[i + 1]! << 4) | low] : []));
    const [reference, protocol, coding] = fixed as unknown as [number, number, number];
    const period = validity.subarray(0, [0, 7, 1, 7][(flags >> 1) & 3]);
    const octets = Uint8Array.of(
      ...[(flags << 2) | 1, reference, address.length, 0x80 | type, ...value],
      ...[protocol, coding, ...period, length, ...userData],
    );
    for (const [at, octet] of changes) octets[at] = octet;
    return octets;
  });

test('what decodeSubmit reads without a fault is encoded again: the same octets', () => {
  let read = 0;
  fc.assert(
    fc.property(submitOctets, octets => {
      const { value, warnings } = decodeSubmit(octets);
      // Letters whose last octet is filled in another way are the same letters.
      if (!value || value.addressType.typeOfNumber === typesOfNumber.Alphanumeric) return;
      if (warnings!.some(({ code }) => lossy.includes(code))) return;
      read++;
      const end = value.fields.at(-1)!.end;
      expect(encodeSubmit(messageOf(value)).value!.tpdus.map(hex)).toEqual([hex(octets.slice(0, end))]);
    }),
    { numRuns: scaled(3000) },
  );
  expect(read).toBeGreaterThan(scaled(300));
});

const digits = (most: number) =>
  fc.array(fc.constantFrom(...'0123456789'), { minLength: 1, maxLength: most }).map(list => list.join(''));

const destination: fc.Arbitrary<{ destination: string; destinationType?: AddressType }> = fc.oneof(
  digits(20).map(text => ({ destination: text })),
  digits(20).map(text => ({ destination: `+${text}` })),
  fc.record({
    destination: fc
      .array(fc.constantFrom(...'0123456789*#abc'), { maxLength: 20 })
      .map(list => list.join('')),
    destinationType: fc.record({
      typeOfNumber: fc.constantFrom(0, 2, 3, 4, 6),
      numberingPlan: fc.nat(15),
    }),
  }),
  fc.array(fc.constantFrom(...'abcXYZ@ΔñÉ 0129'), { minLength: 0, maxLength: 9 }).map(list => ({
    destination: `Q${list.join('')}Z`,
  })),
);

const time = fc
  .record({
    at: fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2089, 11, 31) }),
    quarters: fc.integer({ min: -79, max: 79 }),
  })
  .map(({ at, quarters }) => {
    const minutes = Math.abs(quarters) * 15;
    const two = (number: number) => String(number).padStart(2, '0');
    const offset = `${quarters < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
    return { iso: new Date(at).toISOString().slice(0, 19) + offset };
  });

const validityPeriod: fc.Arbitrary<SubmitMessage['validityPeriod']> = fc.oneof(
  fc.constant(undefined),
  fc.nat(143).map(step => ({ format: 'relative' as const, seconds: (step + 1) * 300 })),
  fc.integer({ min: 5, max: 63 }).map(weeks => ({ format: 'relative' as const, seconds: weeks * 604_800 })),
  time.map(at => ({ format: 'absolute' as const, time: at })),
  fc.boolean().map(singleShot => ({ format: 'enhanced' as const, singleShot, seconds: null })),
  fc.record({
    format: fc.constant('enhanced' as const),
    singleShot: fc.boolean(),
    seconds: fc.integer({ min: 1, max: 255 }),
    unit: fc.constantFrom('seconds' as const, 'clock' as const),
  }),
);

const text = fc.oneof(
  fc.string({ maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.array(fc.constantFrom(...'aé€{\n@ΔğŞ'), { maxLength: 400 }).map(list => list.join('')),
);

const message = fc.record({
  address: destination,
  text,
  reference: fc.nat(255),
  referenceBits: fc.constantFrom(8 as const, 16 as const),
  tables: fc.constantFrom('default' as const, 'auto' as const),
  messageReference: fc.nat(255),
  protocolIdentifier: fc.nat(255),
  validityPeriod,
  flags: fc.record({ statusReport: fc.boolean(), rejectDuplicates: fc.boolean(), replyPath: fc.boolean() }),
  messageClass: fc.constantFrom(undefined, 0, 1, 2, 3),
  smsc: fc.option(digits(20), { nil: null }),
});

test('what encodeSubmit writes, decodeSubmit reads: every field, and the text in segments', () => {
  fc.assert(
    fc.property(message, ({ address, flags, validityPeriod, messageClass, ...fields }) => {
      const { value } = encodeSubmit({
        ...address,
        ...flags,
        ...fields,
        ...(validityPeriod && { validityPeriod }),
        ...(messageClass !== undefined && { messageClass: messageClass as 0 }),
      });
      const read = value!.tpdus.map(tpdu => decodeSubmit(tpdu, { smsc: true }));
      for (const [i, { value: segment, warnings }] of read.entries()) {
        expect(warnings).toEqual([]);
        expect(segment).toMatchObject({
          ...flags,
          ...(address.destinationType && { addressType: address.destinationType }),
          ...(validityPeriod && { validityPeriod }),
          address: address.destination,
          smsc: fields.smsc,
          protocolIdentifier: fields.protocolIdentifier,
          messageReference: (fields.messageReference + i) % 256,
          dataCoding: value!.dataCoding,
          encoding: value!.encoding,
          locking: value!.locking,
          single: value!.single,
          header: value!.segments![i]!.header,
        });
        if (read.length > 1)
          expect(segment!.concatenation).toEqual({
            reference: fields.reference,
            referenceBits: fields.referenceBits,
            total: read.length,
            number: i + 1,
          });
      }
      expect(read.map(({ value }) => value!.text).join('')).toBe(fields.text);
    }),
    { numRuns: scaled(1000) },
  );
});

test('the work grows with the number of octets, whatever they are', () => {
  for (const first of [0x00, 0x01, 0x02]) {
    for (const filler of [0x00, 0x91, 0xff]) {
      const octets = (length: number) => new Uint8Array(length).fill(filler).fill(first, 0, 1);
      const [short, long] = [octets(5_000), octets(500_000)];
      for (const read of readers)
        expect(
          timesAsLong(
            () => read(long),
            () => read(short),
          ),
        ).toBeLessThan(1000);
    }
  }
});
