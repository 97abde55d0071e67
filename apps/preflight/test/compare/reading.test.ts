import { loadKernel } from '@quicksms/core/kernel';
import { describe, expect, test } from 'vitest';
import { readBill } from '../../src/compare/bill-rows.js';
import { readCharge } from '../../src/compare/charge.js';
import { SeenMessages } from '../../src/compare/seen-messages.js';
import { readSentAt } from '../../src/compare/sent-at.js';
import { openSource } from '../../src/formats/source.js';

describe('a charge is a whole number of 10^-8, above zero', () => {
  test.each<[string, bigint | undefined]>([
    ['0.0075', 750_000n],
    ['-0.00750', 750_000n],
    ['0,04', 4_000_000n],
    ['7.5e-05', 7_500n],
    ['-7.5E-3', 750_000n],
    ['1e-9', undefined],
    ['$0.0075', 750_000n],
    ['-$0.0075', 750_000n],
    ['0.0075 USD', 750_000n],
    ['€ 0,04', 4_000_000n],
    ['.5', 50_000_000n],
    ['0', 0n],
    ['0.00000000', 0n],
    ['0.0000000100', 1n],
    ['0.000000001', undefined],
    ['12345678901', undefined],
    ['', undefined],
    ['.', undefined],
    ['free', undefined],
    ['1.234,50', undefined],
  ])('%s', (text, units) => {
    expect(readCharge(text)).toBe(units);
  });
});

describe('a time of a bill', () => {
  test.each<[string, string | undefined]>([
    ['2026-02-01', '2026-02-01T00:00:00.000Z'],
    ['2026-02-01T10:00:00Z', '2026-02-01T10:00:00.000Z'],
    ['2026-02-01 10:00:00+00:00', '2026-02-01T10:00:00.000Z'],
    ['2026-02-01T10:00:00.123456+0200', '2026-02-01T08:00:00.000Z'],
    ['2026-02-01 10:00:00 UTC', '2026-02-01T10:00:00.000Z'],
    ['Sun, 01 Feb 2026 10:00:00 +0000', '2026-02-01T10:00:00.000Z'],
    ['1 Feb 2026 10:00:00 -0130', '2026-02-01T11:30:00.000Z'],
    ['Sun, 30 Feb 2026 10:00:00 +0000', undefined],
    ['yesterday', undefined],
  ])('%s', (text, time) => {
    const found = readSentAt(text);
    expect(found === undefined ? undefined : new Date(found).toISOString()).toBe(time);
  });
});

async function rowsOf(text: string) {
  const bill = await openSource(
    (async function* () {
      yield Buffer.from(text);
    })(),
  );
  const rows: [line: number, fields: readonly string[], fault: string | undefined][] = [];
  await readBill(loadKernel(), bill, row => rows.push([row.line(), row.fields, row.fault]));
  return rows;
}

describe('rows of a bill', () => {
  test('have their line, also after quoted line ends and empty lines', async () => {
    const rows = await rowsOf('to,body\n1,"a\nb"\n\n2,"say ""hi"", you"\r\n3,5" pipe\n');
    expect(rows).toEqual([
      [2, ['1', 'a\nb'], undefined],
      [5, ['2', 'say "hi", you'], undefined],
      [6, ['3', '5" pipe'], undefined],
    ]);
  });

  test('with a fault say which', async () => {
    const rows = await rowsOf('to,body\n1\n1,2,3\n1,"a"b\n1,"a\n');
    expect(rows.map(([line, , fault]) => `${line}: ${fault}`)).toEqual([
      '2: fewer fields than the header',
      '3: more fields than the header',
      '4: text after a closing quote',
      '5: the file ends in a field whose quote is not closed',
    ]);
  });

  test('may be longer than a chunk of 1 MiB, and cross chunks anywhere', async () => {
    const long = 'x'.repeat(3 << 20);
    const many = Array.from({ length: 30_000 }, (_, i) => `${i},"line\n${'é'.repeat(i % 50)}"`);
    const rows = await rowsOf(['to,body', `0,${long}`, ...many, ''].join('\n'));
    expect(rows).toHaveLength(30_001);
    expect(rows[0]![1][1]).toHaveLength(3 << 20);
    rows.slice(1).forEach(([line, fields], i) => {
      expect([line, fields]).toEqual([3 + 2 * i, [String(i), `line\n${'é'.repeat(i % 50)}`]]);
    });
  });
});

test('messages that were seen are found again, and no others', () => {
  const seen = new SeenMessages();
  const ids = Array.from({ length: 100_000 }, (_, i) => `SM${i}`);
  const found = () => ids.filter(id => seen.add(id, '447700900123')).length;
  expect([found(), found()]).toEqual([0, ids.length]);
  expect(seen.add('SM1', '447700900124')).toBe(false);
  expect(seen.isFull).toBe(false);
});
