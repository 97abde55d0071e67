// Septets and packed octets of public suites, in the directions that their rows name.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decode, encode, formatHeader, packSeptets, unpackSeptets } from '../../../src/text/encoding.js';

interface Septets {
  kind: 'septets';
  source: string;
  name: string;
  text: string;
  locking: number;
  single: number;
  septets: string;
  encode: boolean;
  decode: boolean;
  packed: string;
  fillBits: number;
}
interface Pack {
  kind: 'pack';
  source: string;
  name: string;
  septets: string;
  packed: string;
  fillBits: number;
}
const { vectors }: { vectors: (Septets | Pack | { kind: 'count' })[] } = JSON.parse(
  readFileSync(new URL('../../vectors/gsm.json', import.meta.url), 'utf8'),
);
const octets = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const titled = <Row extends Septets | Pack>(rows: Row[]) =>
  rows.map((row, i) => [i, `${row.source} ${row.name}`, row] as const);

const septetRows = vectors.filter(row => row.kind === 'septets');
const packRows = vectors.filter(row => row.kind === 'pack');

test('55 rows of septets and 15 of packed octets', () => {
  expect([septetRows.length, packRows.length]).toEqual([55, 15]);
});

describe.each(titled([...septetRows, ...packRows]))('%i: %s', (_, __, row) => {
  const { fillBits } = row;
  const septets = octets(row.septets);
  test('septets are packed', () => {
    expect(packSeptets(septets, { fillBits })).toEqual(octets(row.packed));
  });
  test('octets are unpacked', () => {
    expect(unpackSeptets(octets(row.packed), { fillBits, septetCount: septets.length })).toEqual(septets);
  });
  test('octets are unpacked without a count, but for a last septet of 0', () => {
    const expected = septets.length % 8 === 0 && septets.at(-1) === 0 ? septets.slice(0, -1) : septets;
    expect(unpackSeptets(octets(row.packed), { fillBits })).toEqual(expected);
  });
});

describe.each(titled(septetRows.filter(row => row.encode)))('encode %i: %s', (_, __, row) => {
  test('the text has these septets', () => {
    const { locking, single } = row;
    const found = encode(row.text, { tables: [{ locking, single }] });
    expect(found).toMatchObject({ encoding: 'GSM-7', dataCoding: 0, locking, single });
    expect(Buffer.concat(found.segments.map(({ septets }) => septets!))).toEqual(
      Buffer.from(row.septets, 'hex'),
    );
  });
});

describe.each(titled(septetRows.filter(row => row.decode)))('decode %i: %s', (_, __, row) => {
  const septets = octets(row.septets);
  const shifts = [
    { id: 0x24, data: Uint8Array.of(row.single) },
    { id: 0x25, data: Uint8Array.of(row.locking) },
  ].filter(({ data }) => data[0] !== 0);

  test('the septets are this text', () => {
    const found = decode({ dataCoding: 0, header: formatHeader(shifts), septets });
    expect(found).toMatchObject({ text: row.text, locking: row.locking, single: row.single, issues: [] });
  });
  test('the octets are this text, after a header with so many fill bits', () => {
    // An unknown element of up to 6 octets gives every number of fill bits.
    for (let more = 0; more < 7; more++) {
      const elements = [...shifts, { id: 0x70, data: new Uint8Array(more) }];
      const header = formatHeader(elements);
      if ((7 - ((header.length * 8) % 7)) % 7 !== row.fillBits) continue;
      const found = decode({
        dataCoding: 0,
        header,
        payload: octets(row.packed),
        septetCount: septets.length,
      });
      expect(found).toMatchObject({ text: row.text, issues: [], septets });
      return;
    }
    throw new Error('no header has so many fill bits');
  });
});
