// gzip (RFC 1952), zstd (RFC 8878) and zip, whole, cut short, damaged, and as bombs.
import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { file, pieces, readSource, refusal } from './reading.js';
import { zipOf } from './zip-writer.js';

const text = 'msisdn,message\n447700900123,Hello\n447700900124,Grüße\n';
const rows = '447700900123,Hello\n447700900124,Grüße\n';

/** What `zstd -19` makes of `text`. */
const zstd = Buffer.from(
  'KLUv/SQ3nQEAtAJtc2lzZG4sbWVzc2FnZQo0NDc3MDA5MDAxMjMsSGVsbG80LEdyw7zDn2UKAQAxbj4Ba2y9ww==',
  'base64',
);

/** What it makes of 400 times 26 rows: blocks that refer to those before them. */
const zstdOfBlocks = Buffer.from(
  'KLUv/aRQ3QQAvAIAkgMMELB5oESB1BJW0uwmexbTA4DNq4mXL7x5NfHwhTevJkBGpWLEjjK0pUbQxLu/c98NG6gg+vrfAeA1ywEQXhFGhL/l+/8d4PwgE2LpYS04Z4kfw90pVAAAAAEA/f+X/rkGAkUAAAABAE1dHQABDf85fg==',
  'base64',
);
const blocks = Array.from({ length: 26 }, (_, row) => `447700900123,Row ${row + 1} of a block\n`)
  .join('')
  .repeat(400);

/** A frame of zstd with one block of `count` bytes in four bytes (RFC 8878, 3.1.1.2), `times` times. */
function runs(times: number): Buffer {
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58]);
  const block = Buffer.alloc(4, 0x61);
  block.writeUIntLE(((128 << 10) << 3) | 2, 0, 3);
  const last = Buffer.from(block);
  last[0]! |= 1;
  return Buffer.concat([header, ...Array.from({ length: times - 1 }, () => block), last]);
}

describe('gzip', () => {
  test('is unpacked and said', async () => {
    const { rows: found, recognition } = await readSource(file('a.csv.gz', gzipSync(text)));
    expect(found).toBe(rows);
    expect(recognition.compression).toEqual(['gzip']);
  });

  test('all members are read: gzip files may be put one after the other (2.2)', async () => {
    const members = Buffer.concat([gzipSync(text.slice(0, 20)), gzipSync(text.slice(20))]);
    expect((await readSource(file('a.gz', members))).rows).toBe(rows);
  });

  test('may be within gzip', async () => {
    const { rows: found, recognition } = await readSource(file('a.gz', gzipSync(gzipSync(text))));
    expect(found).toBe(rows);
    expect(recognition.compression).toEqual(['gzip', 'gzip']);
  });

  test('may be a stream, in pieces of one byte', async () => {
    expect((await readSource(pieces(gzipSync(text), 1))).rows).toBe(rows);
  });

  test.each([12, 30, -9, -1])('cut short at %d', async length => {
    expect(await refusal(file('a.gz', gzipSync(text).subarray(0, length)))).toEqual([
      'TRUNCATED',
      'a.gz: the gzip data ends too early; copy or download the file again',
    ]);
  });

  test('damaged', async () => {
    const data = gzipSync(text);
    data[data.length - 5]! ^= 1;
    expect((await refusal(file('a.gz', data)))[0]).toBe('DAMAGED');
  });

  test('a bomb is refused after 64 MiB', async () => {
    expect(await refusal(file('a.gz', gzipSync(Buffer.alloc(80 << 20, 'a,b\n'), { level: 9 })))).toEqual([
      'TOO_LARGE',
      'a.gz: unpacks to more than 500 times its size, which no list of contacts does; unpack it yourself if you trust it',
    ]);
  });
});

describe('zstd', () => {
  test.each([
    ['one frame', zstd, rows],
    ['two frames', Buffer.concat([zstd, zstd]), rows + text],
    [
      'a frame that is skipped',
      Buffer.concat([Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]), zstd]),
      rows,
    ],
    ['several blocks', zstdOfBlocks, blocks],
  ])('%s', async (_, data, expected) => {
    const { rows: found, recognition } = await readSource(file('a.zst', data));
    expect(found).toBe(expected);
    expect(recognition.compression).toEqual(['zstd']);
  });

  test.each([5, 20, -1])('cut short at %d', async length => {
    expect(await refusal(file('a.zst', zstd.subarray(0, length)))).toEqual([
      'TRUNCATED',
      'a.zst: the zstd data ends too early; copy or download the file again',
    ]);
  });

  test('a bomb is refused after 64 MiB: each 4 bytes become 128 KiB', async () => {
    expect((await refusal(file('a.zst', runs(2000))))[0]).toBe('TOO_LARGE');
  });
});

describe('zip', () => {
  const one = [{ name: 'list/contacts.csv', data: text }];

  test.each([
    ['deflated', zipOf(one)],
    ['stored', zipOf([{ ...one[0]!, isStored: true }])],
    ['zip64', zipOf(one, { isWide: true })],
    ['with a comment', zipOf(one, { comment: 'made by hand' })],
    ['with the files that macOS adds', zipOf([...one, { name: '__MACOSX/list/._contacts.csv', data: 'x' }])],
  ])('with one file, %s', async (_, data) => {
    const { rows: found, recognition } = await readSource(file('a.zip', data));
    expect(found).toBe(rows);
    expect(recognition.compression).toEqual(['zip']);
  });

  test('may be a stream: it is held in memory, since its directory is at its end', async () => {
    expect((await readSource(pieces(zipOf(one), 7))).rows).toBe(rows);
  });

  test('with a password', async () => {
    expect(await refusal(file('a.zip', zipOf([{ ...one[0]!, isEncrypted: true }])))).toEqual([
      'ENCRYPTED',
      'a.zip: is a zip file with a password; unpack it first',
    ]);
  });

  test.each([10, 40, -1, -30])('cut short at %d', async length => {
    expect(await refusal(file('a.zip', zipOf(one).subarray(0, length)))).toEqual([
      'TRUNCATED',
      'a.zip: the zip data ends too early; copy or download the file again',
    ]);
  });

  test('a bomb is refused', async () => {
    const bomb = [{ name: 'a.csv', data: Buffer.alloc(80 << 20, 'a,b\n') }];
    expect(deflateRawSync(bomb[0]!.data).length).toBeLessThan(1 << 20);
    expect((await refusal(file('a.zip', zipOf(bomb))))[0]).toBe('TOO_LARGE');
  });
});
