// What is encoded is decoded again, in all tables, with all fill bits and references, from 1 to 255 segments.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segments } from '../../../src/index.js';
import { analyze, decode, type EncodeOptions, encode, reassemble } from '../../../src/text/encoding.js';
import { random } from '../../random.js';
import { referenceSeptets, referenceText, tablePairs } from '../../reference/user-data.js';
import { scaled } from '../../scale.js';
import { gsmText, text, ucs2Text } from '../texts.js';
import { charactersOf, textIn } from './texts.js';

const lonely = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Encodes a text, and expects that every way back gives the text, except for lone surrogates. */
function expectRoundTrip(message: string, options: EncodeOptions): void {
  const readable = message.replace(lonely, '\ufffd');
  const { dataCoding, ...encoded } = encode(message, options);
  const { locking, single, encoding } = encoded;
  const counted = analyze(message, options);
  expect(counted).toMatchObject({ encoding, locking, single, segments: encoded.segments.length });
  expect(encoded.segments.map(segment => segment.text).join('')).toBe(message);
  let joined = '';
  for (const [i, { header, payload, septets, text: part }] of encoded.segments.entries()) {
    expect(header.length).toBe(counted.headerOctets);
    expect(header.length + payload.length).toBeLessThanOrEqual(140);
    const found = decode({ dataCoding, header, payload, septetCount: septets?.length });
    expect(found.encoding).toBe(encoding);
    if (encoded.segments.length > 1)
      expect(found.concatenation).toEqual({
        reference: options.reference ?? 0,
        referenceBits: options.referenceBits ?? 8,
        total: encoded.segments.length,
        number: i + 1,
      });
    joined += found.text;
    if (septets === undefined) continue;
    expect(found).toMatchObject({ text: part, locking, single, issues: [], warnings: [] });
    expect(septets.length).toBeLessThanOrEqual(counted.unitsPerPart);
    const reference = referenceSeptets(header, payload);
    expect(reference.slice(0, septets.length)).toEqual([...septets]);
    expect(referenceText([...septets], locking, single)).toBe(part);
    // Without the count too, unless the last septet is `@` or its like, and ends with the last octet.
    const endsWithZero = septets.at(-1) === 0 && (header.length + payload.length) % 7 === 0;
    if (!endsWithZero) expect(decode({ dataCoding, header, payload }).text).toBe(part);
  }
  expect(joined).toBe(readable);
  const received = encoded.segments.map(segment => ({ ...segment, dataCoding }));
  const { messages } = reassemble(received.reverse());
  expect(messages.length).toBe(1);
  expect(messages[0]).toMatchObject({ text: readable, encoding, missing: [], duplicates: [] });
}

const options = fc.record({
  referenceBits: fc.constantFrom(8 as const, 16 as const),
  reference: fc.integer({ min: 0, max: 255 }),
});

describe('any text', () => {
  test('in the default alphabet or UCS-2', () => {
    fc.assert(
      fc.property(fc.oneof(text, gsmText, ucs2Text, fc.string({ unit: 'binary' })), options, expectRoundTrip),
      { numRuns: scaled(500) },
    );
  });
  test('in the cheapest tables', () => {
    const anyTables = fc
      .constantFrom(...tablePairs)
      .chain(({ locking, single }) => textIn(locking, single, 500));
    fc.assert(
      fc.property(fc.oneof(text, anyTables), options, (message, settings) =>
        expectRoundTrip(message, { ...settings, tables: 'auto' }),
      ),
      { numRuns: scaled(300) },
    );
  });
});

test.each(tablePairs)('every pair of tables: locking $locking, single $single', pair => {
  const { below, pick } = random(pair.locking * 14 + pair.single);
  const characters = charactersOf(pair.locking, pair.single);
  const lengths = [characters.length, 1, 74, 80, 145, 153, 160, 161, 320, below(1000)];
  for (const [i, length] of lengths.entries()) {
    const message = i === 0 ? characters.join('') : Array.from({ length }, () => pick(characters)).join('');
    for (const referenceBits of [8, 16] as const)
      expectRoundTrip(message, { tables: [pair], referenceBits, reference: below(256) });
  }
});

test('the segments are those of segments', () => {
  fc.assert(
    fc.property(fc.oneof(text, gsmText, ucs2Text), message => {
      expect(encode(message).segments.map(segment => segment.text)).toEqual(
        segments(message).map(segment => segment.text),
      );
    }),
    { numRuns: scaled(500) },
  );
});

describe.each([
  { name: 'GSM-7', character: 'a', part: 153, referenceBits: 8 },
  { name: 'GSM-7, 16 bits', character: 'a', part: 152, referenceBits: 16 },
  { name: 'UCS-2', character: '你', part: 67, referenceBits: 8 },
  { name: 'extension characters', character: '€', part: 76, referenceBits: 8 },
  { name: 'pairs', character: '😀', part: 33, referenceBits: 16 },
] as const)('1 to 255 segments of $name', ({ character, part, referenceBits }) => {
  test.each([1, 2, 3, 10, 254, 255])('%i', count => {
    const message = character.repeat(part * count);
    expect(encode(message, { referenceBits }).segments.length).toBe(count);
    expectRoundTrip(message, { referenceBits });
  });
  test('256 are too many', () => {
    const act = () => encode(character.repeat(part * 255 + 1), { referenceBits });
    expect(act).toThrow(RangeError);
    expect(act).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
  });
});
