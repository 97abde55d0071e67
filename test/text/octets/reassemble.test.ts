// Joining segments: 3GPP TS 23.040, 9.2.3.24.1 and 9.2.3.24.8.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encode, reassemble, type SegmentFrom } from '../../../src/text/encoding.js';
import { scaled } from '../../scale.js';
import { timesAsLong } from '../../times-as-long.js';

const long = Array.from({ length: 50 }, (_, i) => `Line ${i} of this message. `).join('');
const sent = (text: string, reference = 0, from?: string): SegmentFrom[] => {
  const { dataCoding, segments } = encode(text, { reference, tables: 'auto' });
  return segments.map(({ header, payload, septets }) => ({
    dataCoding,
    header,
    payload,
    septetCount: septets?.length,
    from,
  }));
};
const only = (segments: SegmentFrom[]) => {
  const { messages } = reassemble(segments);
  expect(messages.length).toBe(1);
  return messages[0]!;
};
/** A segment of UCS-2 octets, or of 8-bit data. */
const part = (hex: string, total: number, number: number, dataCoding = 8): SegmentFrom => ({
  dataCoding,
  header: Uint8Array.of(5, 0, 3, 9, total, number),
  payload: Uint8Array.from(Buffer.from(hex, 'hex')),
});

test('segments may come in any order', () => {
  const parts = sent(long, 7);
  fc.assert(
    fc.property(fc.shuffledSubarray(parts, { minLength: parts.length }), shuffled => {
      const message = only(shuffled);
      expect(message).toMatchObject({ text: long, reference: 7, referenceBits: 8, total: parts.length });
      expect(message.segments.map(index => shuffled[index])).toEqual(parts);
    }),
    { numRuns: scaled(100) },
  );
});

test('several messages, by reference and by sender, in the order of their first segments', () => {
  const one = sent(long, 1, '447700900001');
  const other = sent(`${long}!`, 1, '447700900002');
  const third = sent(`${long}?`, 2, '447700900001');
  const mixed = one.flatMap((segment, i) => [third[i]!, segment, other[i]!]);
  const { messages } = reassemble(mixed);
  expect(messages.map(({ text, from, reference }) => [text, from, reference])).toEqual([
    [`${long}?`, '447700900001', 2],
    [long, '447700900001', 1],
    [`${long}!`, '447700900002', 1],
  ]);
  expect(messages[0]!.segments).toEqual(one.map((_, i) => i * 3));
});

test('references of 8 and of 16 bits, and other totals, are different messages', () => {
  const wide = { ...part('0041', 2, 1), header: Uint8Array.of(6, 8, 4, 0, 9, 2, 1) };
  expect(reassemble([part('0041', 2, 1), wide, part('0041', 3, 1)]).messages.length).toBe(3);
});

test('a segment without concatenation is a message of its own', () => {
  const hi = { dataCoding: 0, payload: Uint8Array.of(0xc8, 0x34) };
  const { messages } = reassemble([hi, hi]);
  expect(messages).toEqual([messages[0], { ...messages[0], segments: [1] }]);
  expect(messages[0]).toMatchObject({ text: 'Hi', reference: null, total: 1, missing: [], segments: [0] });
  expect(reassemble([])).toEqual({ messages: [] });
});

describe('gaps and duplicates', () => {
  test('numbers that are missing', () => {
    const message = only([part('0043', 5, 3), part('0041', 5, 1)]);
    expect(message).toMatchObject({ text: 'AC', missing: [2, 4, 5], segments: [1, 0], issues: [] });
  });
  test('the same octets again', () => {
    const message = only([part('0041', 2, 1), part('0042', 2, 2), part('0041', 2, 1)]);
    expect(message).toMatchObject({ text: 'AB', segments: [0, 1], issues: [] });
    expect(message.duplicates).toEqual([{ segment: 2, number: 1 }]);
  });
});

describe('another message with the same reference: nothing is lost', () => {
  /** Segments such as A1: the text of message A, number 1 of 2. */
  const read = (...names: string[]) =>
    reassemble(
      names.map(name => part(Buffer.from(`\0${name[0]}`, 'latin1').toString('hex'), 2, Number(name[1]))),
    ).messages.map(({ text, missing, segments, duplicates }) => ({
      text,
      missing,
      segments,
      again: duplicates.map(({ segment }) => segment),
    }));
  const whole = (text: string, segments: number[], again: number[] = []) => ({
    text,
    missing: [],
    segments,
    again,
  });

  test('one after the other', () =>
    expect(read('A1', 'A2', 'B2', 'B1')).toEqual([whole('AA', [0, 1]), whole('BB', [3, 2])]));
  test('at the same time, each in order', () =>
    expect(read('A1', 'B1', 'A2', 'B2')).toEqual([whole('AA', [0, 2]), whole('BB', [1, 3])]));
  test('three of them, and segments that came again', () =>
    expect(read('A1', 'A2', 'A1', 'B1', 'B2', 'B2', 'C1', 'C2', 'A2')).toEqual([
      whole('AA', [0, 1], [2, 8]),
      whole('BB', [3, 4], [5]),
      whole('CC', [6, 7]),
    ]));
  test('a segment of the first is missing: the second is whole', () =>
    expect(read('A1', 'B1', 'B2')).toEqual([
      { text: 'A', missing: [2], segments: [0], again: [] },
      whole('BB', [1, 2]),
    ]));
  test('a segment of the second is missing', () =>
    expect(read('A1', 'A2', 'B2', 'A2')).toEqual([
      whole('AA', [0, 1], [3]),
      { text: 'B', missing: [1], segments: [2], again: [] },
    ]));
  test('two that end alike', () =>
    expect(read('A1', 'X2', 'B1', 'X2')).toEqual([whole('AX', [0, 1]), whole('BX', [2, 3])]));

  test('every such message has a warning, whose path is its first segment', () => {
    const { messages } = reassemble([part('0041', 2, 1), part('0042', 2, 2), part('0043', 2, 1)]);
    expect(messages.map(({ issues }) => issues)).toEqual([[], []]);
    expect(messages.map(({ warnings }) => warnings.map(({ code, path }) => [code, ...path]))).toEqual([
      [['REUSED_REFERENCE', 0, 'header']],
      [['REUSED_REFERENCE', 2, 'header']],
    ]);
  });
  test('the same octets in another data coding are another message', () => {
    const { messages } = reassemble([part('0041', 2, 1), part('0041', 2, 1, 4)]);
    expect(messages.map(({ encoding, missing }) => [encoding, missing])).toEqual([
      ['UCS-2', [2]],
      ['8-bit', [2]],
    ]);
  });
  test('messages are in the order of their first segments, whatever their references', () => {
    const other: SegmentFrom = { dataCoding: 8, payload: Uint8Array.of(0, 0x5a) };
    const { messages } = reassemble([part('0041', 1, 1), other, part('0042', 1, 1)]);
    expect(messages.map(({ text }) => text)).toEqual(['A', 'Z', 'B']);
  });
  test('the work grows with the number of segments', () => {
    const different = (count: number) =>
      Array.from({ length: count }, (_, i) => part(i.toString(16).padStart(8, '0'), 2, ((i % 3) & 1) + 1));
    const [longer, shorter] = [different(20_000), different(200)];
    expect(
      timesAsLong(
        () => reassemble(longer),
        () => reassemble(shorter),
      ),
    ).toBeLessThan(1000);
  });
});

describe('characters that a sender has cut', () => {
  test('a surrogate pair', () => {
    expect(only([part('de000042', 2, 2), part('0041d83d', 2, 1)])).toMatchObject({
      text: 'A😀B',
      issues: [],
    });
  });
  test('one half of a code unit', () => {
    expect(only([part('004142', 2, 1), part('160043', 2, 2)])).toMatchObject({ text: 'A䈖C', issues: [] });
  });
  test('an escape pair', () => {
    const cut = (septets: number[], number: number): SegmentFrom => ({
      dataCoding: 0,
      header: Uint8Array.of(5, 0, 3, 9, 2, number),
      septets: Uint8Array.from(septets),
    });
    expect(only([cut([0x61, 0x1b], 1), cut([0x65, 0x62], 2)])).toMatchObject({ text: 'a€b', warnings: [] });
  });
  test('is not joined over a gap, and the issue names the segment', () => {
    const message = only([part('de000042', 3, 3), part('0041d83d', 3, 1)]);
    expect(message.text).toBe('A\ufffd\ufffdB');
    expect(message.issues.map(({ code, path }) => [code, ...path])).toEqual([
      ['LONE_SURROGATE', 1, 'payload', 2],
      ['LONE_SURROGATE', 0, 'payload', 0],
    ]);
  });
  test('what stays unreadable after joining is named by segment and octet', () => {
    const message = only([part('0041', 3, 1), part('d83d', 3, 2), part('00420043de00', 3, 3)]);
    expect(message.text).toBe('A\ufffdBC\ufffd');
    expect(message.issues.map(({ path }) => path)).toEqual([
      [1, 'payload', 0],
      [2, 'payload', 4],
    ]);
  });
});

test('issues of a header name the segment', () => {
  const broken = { dataCoding: 8, header: Uint8Array.of(5, 0, 3, 9, 2, 3), payload: Uint8Array.of(0, 0x41) };
  expect(only([broken]).issues.map(({ code, path }) => [code, ...path])).toEqual([
    ['INVALID_CONCATENATION', 0, 'header', 1],
  ]);
});

test('segments of one message may have different encodings', () => {
  expect(
    only([part('0041', 2, 1), { ...part('', 2, 2, 0), payload: Uint8Array.of(0x90, 0x69) }]),
  ).toMatchObject({
    text: 'AHi',
    encoding: 'UCS-2',
  });
});

test('8-bit data: the octets, one payload after the other', () => {
  const message = only([part('0304', 2, 2, 4), part('0102', 2, 1, 4)]);
  expect(message).toMatchObject({ text: '', encoding: '8-bit', octets: Uint8Array.of(1, 2, 3, 4) });
});

test('any segments are joined without an exception, each in one message', () => {
  const segment = fc.record({
    dataCoding: fc.constantFrom(0, 4, 8, 0x20),
    header: fc.oneof(
      fc.uint8Array({ maxLength: 10 }),
      fc.tuple(fc.nat(2), fc.nat(3), fc.nat(3)).map(three => Uint8Array.of(5, 0, 3, ...three)),
    ),
    payload: fc.uint8Array({ maxLength: 12 }),
  });
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 12 }), segments => {
      const { messages } = reassemble(segments);
      const indexes = messages.flatMap(message => [
        ...message.segments,
        ...message.duplicates.map(duplicate => duplicate.segment),
      ]);
      expect(indexes.sort((a, b) => a - b)).toEqual(segments.map((_, i) => i));
      for (const { total, missing, segments: present } of messages)
        expect(missing.length + present.length).toBe(total);
    }),
    { numRuns: scaled(1000) },
  );
});

test('the work grows with the number of segments', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ ...part('0041d83d', 255, (i % 255) + 1), from: `${i % 37}` }));
  const [longer, shorter] = [many(20_000), many(200)];
  expect(
    timesAsLong(
      () => reassemble(longer),
      () => reassemble(shorter),
    ),
  ).toBeLessThan(1000);
});

test.each([
  [() => reassemble({} as never), 'segments must be an array'],
  [() => reassemble([null as never]), 'segments[0] must be an object'],
  [
    () => reassemble([part('', 1, 1), { dataCoding: 8 } as never]),
    'segments[1].payload must be a Uint8Array',
  ],
  [() => reassemble([{ ...part('', 1, 1), from: 5 as never }]), 'segments[0].from must be a string'],
])('misuse %#', (act, message) => {
  expect(act).toThrow(
    expect.objectContaining({ code: 'INVALID_ARGUMENT', message: expect.stringContaining(message) }),
  );
});
