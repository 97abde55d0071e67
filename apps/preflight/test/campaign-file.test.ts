import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { referenceCard } from '../../../test/reference/card.js';
import { referenceEstimate } from '../../../test/reference/estimate.js';
import { comparable } from './comparable.js';
import { fieldsIn } from './fields.js';
import { estimateOf, file, folder, rates, run } from './program.js';

describe('a campaign file', () => {
  test('a row longer than a chunk is read, and so are those around it', async () => {
    const long = `447700900123,"${'x""\r\n'.repeat(600_000)}"`;
    const rows = ['447700900123,before', long, '447700900123,after'];
    const input = file('long.csv', ['msisdn,message', ...rows, ''].join('\n'));
    const estimate = await estimateOf([input, '--rates', rates]);
    expect(estimate).toMatchObject({ rows: 3, priced: 2 });
    expect(estimate.rejections).toMatchObject([{ code: 'CONTENT_TOO_LONG', count: 1, firstLine: 3 }]);
  });

  test('headers are found by name, in any case and order', async () => {
    const input = '\ufeffName , MSG, Msisdn\r\n\r\nZoë,"Hi, Zoë",447700900123\r\n';
    expect(await estimateOf(['-', '--rates', rates], input)).toMatchObject({ rows: 1, priced: 1 });
  });

  test.each([',', ';', '\t'])('separated by %j, as spreadsheets export them', async by => {
    const text = 'a, b; c\td "e"\r\nf';
    const lines = [
      ['Name', 'MSISDN', '"Note, or; other\twords"', 'Message'],
      ['Zoë', '447700900123', '', `"${text.replaceAll('"', '""')}"`],
      ['"O\'Neill"', '"447700900124"', '"x"', [',', ';', '\t'].filter(other => other !== by).join('Hi')],
      ['Amelia', '"4,4777E+11"', 'x', 'Hi'],
      ['Amelia', '447700900125', 'x', `Hello${by} there`],
    ];
    const input = file('exported.csv', `\ufeff${lines.map(fields => `${fields.join(by)}\r\n`).join('')}`);
    const [rows, rejected] = ['rows.csv', 'rejected.csv'].map(name => join(folder, name)) as [string, string];
    const args = [input, '--rates', rates];
    const estimate = await estimateOf([...args, '--rows', rows, '--rejected', rejected]);
    expect(estimate).toMatchObject({ rows: 4, priced: 2, rejected: 2, cost: { amount: '0.08' } });
    expect(comparable(estimate)).toEqual(referenceEstimate(input, referenceCard(rates)));
    expect(fieldsIn(rows).map(fields => fields.slice(0, 3))).toEqual([
      ['line', 'msisdn', 'country'],
      ['2', '447700900123', 'GB'],
      ['4', '447700900124', 'GB'],
    ]);
    expect(fieldsIn(rejected)).toEqual([
      ['line', 'code', 'reason', 'msisdn', 'message'],
      ['5', 'INVALID_PHONE_NUMBER', expect.stringContaining('spreadsheet'), '4,4777E+11', 'Hi'],
      ['6', 'WRONG_FIELD_COUNT', 'expected 4 fields, found 5', '447700900125', `Hello${by} there`],
    ]);
  });

  test('a header alone is a campaign of no rows', async () => {
    const estimate = await estimateOf(['-', '--rates', rates], 'msisdn,message\r\n');
    expect(estimate).toMatchObject({ rows: 0, messages: 0, byCountry: [], rejections: [], warnings: [] });
    expect(estimate.cost).toEqual({ currency: 'credits', amount: '0.00' });
    expect((await run(['-', '--rates', rates], 'msisdn,message')).status).toBe(0);
  });
});

describe('an unusable campaign file is refused', () => {
  test.each<[what: string, content: string | Uint8Array, message: string]>([
    ['empty', '', 'is empty: expected a header such as msisdn,message'],
    ['blank', '\ufeff\r\n\n', 'is empty'],
    [
      'UTF-16, little-endian',
      Buffer.from('\ufeffmsisdn,message\n', 'utf16le'),
      'is UTF-16; save it as UTF-8',
    ],
    [
      'UTF-16, big-endian',
      Buffer.from('\ufeffmsisdn,message\n', 'utf16le').swap16(),
      'is UTF-16; save it as UTF-8',
    ],
    ['UTF-16 without a mark', Buffer.from('msisdn,message\n', 'utf16le'), 'is UTF-16; save it as UTF-8'],
    [
      'no message',
      'msisdn,text\n',
      'line 1: expected msisdn and message (or msg) among the columns; found "msisdn", "text"',
    ],
    ['no number', '\nphone,message\n', 'line 2: expected msisdn and message (or msg) among the columns'],
    [
      'two numbers',
      'msisdn,message,MSISDN\n',
      'line 1: more than one column msisdn; found "msisdn", "message", "MSISDN"',
    ],
    ['two messages', 'msisdn,message,msg\n', 'line 1: more than one column message or msg'],
    [
      'semicolons',
      '"telefon";"text, if any"\n1;2\n',
      'line 1: expected msisdn and message (or msg) among the columns; found "telefon", "text, if any"',
    ],
    [
      'tabs',
      'msisdn\ttext\n',
      'line 1: expected msisdn and message (or msg) among the columns; found "msisdn", "text"',
    ],
    [
      'two numbers, semicolons',
      'msisdn;message;MSISDN\n',
      'line 1: more than one column msisdn; found "msisdn", "message", "MSISDN"',
    ],
    [
      'columns by semicolons and by tabs',
      'msisdn;msg;a\tmsisdn\tmsg\n',
      'line 1: expected msisdn and message (or msg) among the columns; found "msisdn;msg;a\\tmsisdn\\tmsg"',
    ],
    ['bars', 'msisdn|message\n', 'line 1: expected msisdn and message (or msg) among the columns'],
    ['a header with a quote', '"msisdn"x,message\n', 'line 1: the header has text after a closing quote'],
    ['an open quote', 'msisdn,"message\n', 'line 1: the header has a quote that is never closed'],
  ])('%s', async (_, content, message) => {
    const { status, stdout, stderr } = await run([file('bad.csv', content), '--rates', rates, '--json']);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`bad.csv${message.startsWith('line') ? ':' : ''} ${message}`);
    expect(stderr).toMatch(/^preflight: [^\n]+\n$/);
  });
});
