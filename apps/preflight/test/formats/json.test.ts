// JSON: an object on each line, or an array of objects. Keys become columns.
import { describe, expect, test } from 'vitest';
import type { SetAside } from '../../src/formats/rows/json-rows.js';
import { file, pieces, readSource, refusal } from './reading.js';

const read = (content: string, options = {}) => readSource(file('a.csv', content), options);

describe('an object on each line', () => {
  test('is a row: keys in the order in which they come', async () => {
    const found = await read(
      '{"msisdn":"447700900123","message":"Hi, \\"you\\"\\n😀"}\n\n{"message":"Hi","n":447700900124,"x":null,"msisdn":true}\r\n',
    );
    expect(found.columns).toEqual(['msisdn', 'message', 'n', 'x']);
    expect(found.rows).toBe('447700900123,"Hi, ""you""\n😀",,\ntrue,Hi,447700900124,\n');
    expect(found.recognition).toMatchObject({ format: 'JSON lines', header: 'keys' });
  });

  test('numbers have all their digits', async () => {
    expect((await read('{"a":447700900123,"b":1e12,"c":0.00001,"d":-0}\n')).rows).toBe(
      '447700900123,1000000000000,0.00001,0\n',
    );
  });

  test('lines that are not an object are set aside with their number, and the others keep theirs', async () => {
    const aside: SetAside[] = [];
    const found = await read('{"a":1}\n{"a":\n[1]\n\n{"a":2}\n"x"', {
      onSetAside: (line: SetAside) => aside.push(line),
    });
    expect(found.rows).toBe('1\n2\n');
    expect(found.lines).toEqual([1, 5]);
    expect(aside).toEqual([
      { line: 2, reason: 'invalid JSON', text: '{"a":' },
      { line: 3, reason: 'not a JSON object', text: '[1]' },
      { line: 6, reason: 'not a JSON object', text: '"x"' },
    ]);
    expect(found.findings).toEqual([
      {
        code: 'BROKEN_LINE',
        count: 3,
        lines: [2, 3, 6],
        message: '3 lines without a JSON object: set aside',
      },
    ]);
  });

  test('keys after the first 1,000 objects are no columns, and said', async () => {
    const found = await read(`${'{"a":1}\n'.repeat(1000)}{"a":1,"late":2}\n{"late":3,"a":1}\n`);
    expect(found.columns).toEqual(['a']);
    expect(found.findings).toEqual([
      {
        code: 'NEW_KEY',
        count: 2,
        lines: [1001, 1002],
        message: '2 objects with the key "late", which the first 1,000 do not have: it is not a column',
      },
    ]);
  });

  test('lists and objects within are JSON, and said', async () => {
    const { rows, findings } = await read('{"a":[1,{"b":2}]}\n');
    expect(rows).toBe('"[1,{""b"":2}]"\n');
    expect(findings.map(({ code }) => code)).toEqual(['NESTED_VALUE']);
  });

  test('a row of one empty value is a row: it is written as ""', async () => {
    expect((await read('{"a":""}\n{"a":"1"}\n')).rows).toBe('""\n1\n');
  });

  test('keys that each object of JavaScript has', async () => {
    const { rows, columns } = await read('{"constructor":"x","__proto__":"y"}\n{"toString":"z"}\n');
    expect(columns).toEqual(['constructor', '__proto__', 'toString']);
    expect(rows).toBe('x,y,\n,,z\n');
  });

  test('in reads of any length, from a file or from a stream', async () => {
    const line = (row: number) => `{"msisdn":"4477009${row}","text":"Grüße ${'😀'.repeat(row % 50)}"}\n`;
    const data = Buffer.from(Array.from({ length: 5000 }, (_, row) => line(row)).join(''));
    const expected = Array.from(
      { length: 5000 },
      (_, row) => `4477009${row},Grüße ${'😀'.repeat(row % 50)}\n`,
    ).join('');
    expect((await readSource(file('a.ndjson', data), {}, 100)).rows === expected).toBe(true);
    expect((await readSource(pieces(data, 1000))).rows === expected).toBe(true);
  });
});

describe('an array of objects', () => {
  test('is rows, with the line on which each begins', async () => {
    const found = await read(
      '[\n  {"msisdn": "1", "t": "a]}\\\\\\"{[,"},\n  {"msisdn": "2",\n   "t": {"x": [1, 2]}}\n]\n',
    );
    expect(found.columns).toEqual(['msisdn', 't']);
    expect(found.rows).toBe('1,"a]}\\""{[,"\n2,"{""x"":[1,2]}"\n');
    expect(found.lines).toEqual([2, 3]);
    expect(found.recognition.format).toBe('JSON array');
  });

  test.each(['[]', '[ ]\n'])('%j has no rows', async content => {
    expect(await read(content)).toMatchObject({ rows: '', columns: [] });
  });

  test('in pieces of any length', async () => {
    const objects = Array.from({ length: 3000 }, (_, row) => ({
      msisdn: `4477009${row}`,
      text: `"Hi", [${row}]`,
    }));
    const expected = objects
      .map(({ msisdn, text }) => `${msisdn},"${text.replaceAll('"', '""')}"\n`)
      .join('');
    for (const space of [0, 2])
      expect(
        (await readSource(pieces(Buffer.from(JSON.stringify(objects, null, space)), 777))).rows === expected,
      ).toBe(true);
  });

  test('cut short', async () => {
    expect(await refusal(file('a.json', '[\n{"msisdn":"1"},\n{"msi'))).toEqual([
      'TRUNCATED',
      'a.json: line 3: the JSON array ends too early; copy or download the file again',
    ]);
  });
});
