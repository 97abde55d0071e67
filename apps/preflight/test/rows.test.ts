import { describe, expect, test } from 'vitest';
import { estimateOf, estimateRows, file, rates, run } from './program.js';

describe('rows', () => {
  test.each([
    ['447700900123,Hi,there', 'WRONG_FIELD_COUNT', 'expected 2 fields, found 3'],
    ['447700900123', 'WRONG_FIELD_COUNT', 'expected 2 fields, found 1'],
    ['447700900123,"Hi"there', 'MALFORMED_ROW', 'text after a closing quote'],
    ['447700900123,"Hi', 'UNTERMINATED_QUOTE', 'a quote that is never closed'],
    [','.repeat(2_000_000), 'TOO_MANY_FIELDS', 'more than 16,384 fields'],
    [
      '447700900123,"Hi\nHo\n',
      'UNTERMINATED_QUOTE',
      'a quote that is never closed: lines 3 to 4 are one row',
    ],
    [',Hi', 'MISSING_FIELD', 'msisdn is empty'],
    ['447700900123,', 'MISSING_FIELD', 'message is empty'],
    ['447700900123,""', 'MISSING_FIELD', 'message is empty'],
    [',', 'MISSING_FIELD', 'msisdn is empty'],
    ['+447700900123,', 'INVALID_PHONE_NUMBER', 'found "+447700900123"'],
    ['123456,Hi', 'INVALID_PHONE_NUMBER', '7 to 15 digits'],
    ['1234567890123456,Hi', 'INVALID_PHONE_NUMBER', '7 to 15 digits'],
    ['07700900123,Hi', 'INVALID_PHONE_NUMBER', 'the first not 0'],
    ['44 7700900123,Hi', 'INVALID_PHONE_NUMBER', 'found "44 7700900123"'],
    [' 447700900123,Hi', 'INVALID_PHONE_NUMBER', 'found " 447700900123"'],
    ['44770090012x,Hi', 'INVALID_PHONE_NUMBER', 'found "44770090012x"'],
    ['٤٤٧٧٠٠٩٠٠١٢٣,Hi', 'INVALID_PHONE_NUMBER', 'found'],
    ['4.4777E+11,Hi', 'INVALID_PHONE_NUMBER', 'a spreadsheet has shortened the number'],
    ['"4,4777E+11",Hi', 'INVALID_PHONE_NUMBER', 'format the column as text, found "4,4777E+11"'],
    ['4E+11,Hi', 'INVALID_PHONE_NUMBER', 'a spreadsheet has shortened the number'],
    ['4.4777e11,Hi', 'INVALID_PHONE_NUMBER', 'a spreadsheet has shortened the number'],
    ['4.4777E-11,Hi', 'INVALID_PHONE_NUMBER', 'expected 7 to 15 digits'],
    ['4.4777,Hi', 'INVALID_PHONE_NUMBER', 'expected 7 to 15 digits'],
    ['E+11,Hi', 'INVALID_PHONE_NUMBER', 'expected 7 to 15 digits'],
    ['44.777E+11,Hi', 'INVALID_PHONE_NUMBER', 'expected 7 to 15 digits'],
    ['"447700\u001b[31m",Hi', 'INVALID_PHONE_NUMBER', 'found "447700\\u001b[31m"'],
    [`447700900123,${'a'.repeat(1531)}`, 'CONTENT_TOO_LONG', 'found 1,531'],
    [`447700900123,${'😀'.repeat(1531)}`, 'CONTENT_TOO_LONG', 'found 1,531'],
  ])('%j is rejected: %s', async (row, code, reason) => {
    const input = `msisdn,message\n447700900123,Hello\n${row}`;
    const estimate = await estimateOf(['-', '--rates', rates], input);
    expect(estimate).toMatchObject({ rows: 2, priced: 1, rejected: 1 });
    expect(estimate.rejections).toEqual([{ code, count: 1, firstLine: 3, reason: expect.any(String) }]);
    const { stdout } = await run(['-', '--rates', rates], input);
    expect(stdout).toMatch(new RegExp(`^line 3: ${code} — `, 'm'));
    expect(stdout.split('\n').find(line => line.startsWith('line 3: '))).toContain(reason);
  });

  test.each([
    ['1234567,Hi', 1, 1],
    ['123456789012345,Hi', 1, 1],
    [`447700900123,${'a'.repeat(160)}`, 1, 1],
    [`447700900123,${'a'.repeat(161)}`, 2, 2],
    [`447700900123,${'я'.repeat(70)}`, 1, 1],
    [`447700900123,${'я'.repeat(71)}`, 2, 2],
    [`447700900123,${'a'.repeat(1530)}`, 10, 10],
    [`447700900123,${'😀'.repeat(1530)}`, 46, 47],
    [`447700900123,${'a'.repeat(152)}€${'a'.repeat(152)}`, 2, 3],
    ['447700900123,say "hi"', 1, 1],
    ['447700900123,"line one\r\nline ""two"", and more"', 1, 1],
  ])('%j is a message', async (row, messageParts, segments) => {
    expect(await estimateRows(row)).toMatchObject({
      rows: 1,
      messages: 1,
      messageParts,
      segments,
      rejected: 0,
    });
  });

  test('the number is judged before the message, and the shape of the row before both', async () => {
    const { rejections } = await estimateRows('+44,', ',', '+44,,', `0,${'a'.repeat(2000)}`);
    expect(rejections.map(({ code, count }) => [code, count])).toEqual([
      ['INVALID_PHONE_NUMBER', 2],
      ['MISSING_FIELD', 1],
      ['WRONG_FIELD_COUNT', 1],
    ]);
  });

  test('bytes that are not UTF-8 are priced and reported', async () => {
    const bytes = Buffer.from(
      'msisdn,message\n447700900123,Hi\n447700900123,Caf\xe9\n447700900123,\xff\n',
      'latin1',
    );
    const estimate = await estimateOf([file('latin1.csv', bytes), '--rates', rates]);
    expect(estimate).toMatchObject({ priced: 3, byEncoding: { 'GSM-7': 1, 'UCS-2': 2 } });
    expect(estimate.warnings).toEqual([
      { code: 'INVALID_UTF8', count: 2, firstLine: 3, reason: expect.any(String) },
    ]);
  });

  test('recipients that take no SMS are priced, counted and what they cost is said', async () => {
    const estimate = await estimateRows(
      '447400123456,to a mobile',
      '442079460018,to a fixed line',
      '18005550199,to a toll-free number',
      `442079460019,${'a'.repeat(161)}`,
    );
    expect(estimate).toMatchObject({ priced: 4, rejected: 0, cost: { amount: '0.17' } });
    expect(estimate.warnings).toEqual([
      {
        code: 'CANNOT_RECEIVE_SMS',
        count: 3,
        firstLine: 3,
        reason: expect.stringContaining('takes no SMS'),
        cost: { currency: 'credits', amount: '0.13' },
      },
    ]);
    expect(
      estimate.byType.map(({ type, canReceiveSms, messages }) => [type, canReceiveSms, messages]),
    ).toEqual([
      ['FIXED_LINE', 'no', 2],
      ['MOBILE', 'yes', 1],
      ['TOLL_FREE', 'no', 1],
    ]);
    const { stdout } = await run(
      ['-', '--rates', rates],
      'msisdn,message\n442079460018,Hi\n447400123456,Hi\n',
    );
    expect(stdout).toMatch(/^FIXED_LINE, takes no SMS +1 +1 +1 +0.04$/m);
    expect(stdout).toMatch(/^CANNOT_RECEIVE_SMS +1 +2 .*: 0.04 credits$/m);
  });
});
