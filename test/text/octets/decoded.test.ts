// Octets that a search by random changes has found (scripts/fuzz.ts), the shortest for each answer of the decoders.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Decoded, type ReaderName, readers } from '../../../scripts/fuzz/readers.js';

const found: readonly Decoded[] = JSON.parse(
  readFileSync(new URL('../../vectors/decoded.json', import.meta.url), 'utf8'),
);

describe.each(Object.keys(readers) as ReaderName[])('%s', name => {
  test.each(found.filter(({ reader }) => reader === name))('$octets: $codes', ({ octets, codes }) => {
    expect(readers[name](Uint8Array.from(Buffer.from(octets, 'hex')))).toEqual(codes);
  });
});
