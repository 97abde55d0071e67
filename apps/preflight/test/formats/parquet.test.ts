// Parquet: texts as their bytes, numbers as digits, row group by row group.
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { file, pieces, readSource, refusal } from './reading.js';

const written = (columnData: ColumnSource[], options = {}) =>
  new Uint8Array(parquetWriteBuffer({ columnData, ...options }));

const columns: ColumnSource[] = [
  { name: 'msisdn', data: [447700900123n, 447700900124n, null], type: 'INT64' },
  { name: 'message', data: ['Hi, "you"', 'Grüße\n😀', null], type: 'STRING' },
  { name: 'price', data: [0.04, 1e21, 5], type: 'DOUBLE' },
  { name: 'yes', data: [true, false, null], type: 'BOOLEAN' },
  { name: 'at', data: [new Date('2026-02-01T09:30:00Z'), null, new Date(0)], type: 'TIMESTAMP' },
  { name: 'tags', data: [{ a: ['b'] }, null, null], type: 'JSON' },
];

describe('columns of Parquet', () => {
  test('are rows of CSV', async () => {
    const found = await readSource(file('a.csv', written(columns)));
    expect(found.recognition).toMatchObject({ format: 'Parquet', header: 'keys', rows: 3 });
    expect(found.columns).toEqual(['msisdn', 'message', 'price', 'yes', 'at', 'tags']);
    expect(found.rows).toBe(
      [
        '447700900123,"Hi, ""you""",0.04,true,2026-02-01 09:30:00,"{""a"":[""b""]}"',
        '447700900124,"Grüße\n😀",1000000000000000000000,false,,',
        ',,5,,1970-01-01 00:00:00,',
        '',
      ].join('\n'),
    );
    expect(found.found).toMatchObject({ number: { column: 0, sure: 'certain' }, text: { column: 1 } });
  });

  test('only those that are asked for are read, in the order of the file', async () => {
    const choose = () => ['message', 'msisdn', 'other'];
    const found = await readSource(file('a.parquet', written(columns)), { choose });
    expect(found.columns).toEqual(['msisdn', 'message']);
    expect(found.rows.split('\n')[0]).toBe('447700900123,"Hi, ""you"""');
  });

  test.each([
    ['one row group', {}],
    ['row groups of 1,000 rows', { rowGroupSize: 1000 }],
    ['small pages', { pageSize: 2000 }],
    ['not compressed', { codec: 'UNCOMPRESSED' }],
  ])('%s, in reads of any length, from a file or from a stream', async (_, options) => {
    const count = 70_000;
    const data = written(
      [
        {
          name: 'msisdn',
          data: Array.from({ length: count }, (_, row) => BigInt(447_700_000_000 + row)),
          type: 'INT64',
        },
        {
          name: 'message',
          data: Array.from({ length: count }, (_, row) => `Hi ${row % 100}`),
          type: 'STRING',
        },
      ],
      options,
    );
    const expected = Array.from(
      { length: count },
      (_, row) => `${447_700_000_000 + row},Hi ${row % 100}\n`,
    ).join('');
    expect((await readSource(file('a.parquet', data), {}, 5000)).rows === expected).toBe(true);
    expect((await readSource(pieces(data, 10_000))).rows === expected).toBe(true);
  });

  test('lists and objects within are JSON, and that is said', async () => {
    const { rows, findings } = await readSource(
      file(
        'a.parquet',
        written([
          { name: 'msisdn', data: ['447700900123'] },
          { name: 'tags', data: [{ n: 1 }], type: 'JSON' },
        ]),
      ),
    );
    expect(rows).toBe('447700900123,"{""n"":1}"\n');
    expect(findings).toEqual([]);
  });

  test('no rows', async () => {
    const { rows, columns } = await readSource(
      file('a.parquet', written([{ name: 'msisdn', data: [], type: 'STRING' }])),
    );
    expect([rows, columns]).toEqual(['', ['msisdn']]);
  });
});

describe('Parquet that cannot be read', () => {
  const data = written(columns);

  test.each([8, 50, -1, -20])('cut short at %d', async length => {
    expect(await refusal(file('a.parquet', data.subarray(0, length)))).toEqual([
      'TRUNCATED',
      'a.parquet: the Parquet file ends too early; copy or download the file again',
    ]);
  });

  test('encrypted: its footer has another mark', async () => {
    const locked = Buffer.from(data);
    locked.write('PARE', locked.length - 4);
    expect((await refusal(file('a.parquet', locked)))[0]).toBe('ENCRYPTED');
  });

  test('a damaged footer: an error of its own, or rows', async () => {
    const footer = data.length - 8 - Buffer.from(data).readUInt32LE(data.length - 8);
    for (let at = footer; at < data.length - 4; at += 7) {
      const damaged = Buffer.from(data);
      damaged[at]! ^= 0x55;
      const [code] = await refusal(file('a.parquet', damaged));
      expect(['READ', 'DAMAGED', 'TRUNCATED', 'TOO_LARGE', 'EMPTY']).toContain(code);
    }
  });
});
