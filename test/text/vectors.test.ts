import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { analyze, segments } from '../../src/index.js';
import { analyze as analyzeEncoding } from '../../src/text/encoding.js';

/** What a public test suite expects of a text that is counted or cut. `remaining` are units left before another part. */
interface CountVector {
  kind: 'count';
  source: string;
  name: string;
  text?: string;
  repeat?: [text: string, times: number];
  /** References of 16 bits. */
  ref16: boolean;
  allowedTables: [locking: number, single: number][];
  expect: {
    encoding?: 'GSM-7' | 'UCS-2';
    locking?: number;
    single?: number;
    units?: number;
    segments?: number;
    remaining?: number;
    perSegment?: number;
    chunks?: string[];
    chunkLengths?: number[];
  };
}

/** A text and its septets in hexadecimal, an octet each. */
interface SeptetsVector {
  kind: 'septets';
  source: string;
  name: string;
  text: string;
  locking: number;
  single: number;
  septets: string;
  encode: boolean;
}

const { vectors }: { vectors: (CountVector | SeptetsVector | { kind: 'pack' })[] } = JSON.parse(
  readFileSync(new URL('../vectors/gsm.json', import.meta.url), 'utf8'),
);
const counts = vectors.filter(vector => vector.kind === 'count');
const written = vectors.filter(vector => vector.kind === 'septets').filter(vector => vector.encode);

const textOf = ({ text, repeat }: CountVector) => text ?? repeat![0].repeat(repeat![1]);
const title = ({ source, name }: { source: string; name: string }) => `${source} ${name}`.trim();

test('there are 57 vectors of counts, and 55 of septets', () => {
  expect(counts.length).toBe(57);
  expect(vectors.filter(vector => vector.kind === 'septets').length).toBe(55);
});

describe('counts in the tables that a vector allows', () => {
  test.each(counts.map((vector, i) => [i, title(vector), vector] as const))('%i: %s', (_, __, vector) => {
    const found = analyzeEncoding(textOf(vector), {
      tables: vector.allowedTables.map(([locking, single]) => ({ locking, single })),
      referenceBits: vector.ref16 ? 16 : 8,
    });
    const { encoding, locking, single, units, remaining, perSegment, chunks, chunkLengths } = vector.expect;
    const known = { encoding, locking, single, units, unitsLeft: remaining, unitsPerPart: perSegment };
    expect(found).toMatchObject(
      Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
    );
    const expectedSegments = vector.expect.segments ?? chunks?.length ?? chunkLengths?.length;
    if (expectedSegments !== undefined) expect(found.segments).toBe(expectedSegments);
  });
});

describe('the front door, where a vector allows the default alphabet only and references have 8 bits', () => {
  const plain = counts.filter(
    ({ ref16, allowedTables }) => !ref16 && JSON.stringify(allowedTables) === '[[0,0]]',
  );

  test('47 vectors', () => expect(plain.length).toBe(47));

  test.each(plain.map((vector, i) => [i, title(vector), vector] as const))('%i: %s', (_, __, vector) => {
    const text = textOf(vector);
    const { locking, single, referenceBits, headerOctets, ...counted } = analyzeEncoding(text);
    expect(analyze(text)).toEqual(counted);
    expect(segments(text).length).toBe(counted.segments);
    const { chunks, chunkLengths } = vector.expect;
    if (chunks !== undefined) expect(segments(text).map(segment => segment.text)).toEqual(chunks);
    if (chunkLengths !== undefined)
      expect(segments(text).map(({ start, end }) => end - start)).toEqual(chunkLengths);
  });
});

describe('septets of a text in a pair of tables', () => {
  test.each(written.map((vector, i) => [i, title(vector), vector] as const))('%i: %s', (_, __, vector) => {
    const { text, locking, single, septets } = vector;
    const found = analyzeEncoding(text, { tables: [{ locking, single }] });
    expect(found).toMatchObject({ encoding: 'GSM-7', units: septets.length / 2, locking, single });
  });
});
