import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { GatewayData } from '../../../scripts/gateways.js';
import { analyze, gateways } from '../../../src/text/encoding.js';

const { gateways: rows, lists } = JSON.parse(readFileSync('data/gateways.json', 'utf8')) as GatewayData;
const factNames = ['alphabets', 'limit', 'billed', 'smartEncoding', 'graphemesKept', 'nationalTables', 'rcs'];

test('the list of gateways is that of the data, in alphabetical order and without the same name twice', () => {
  expect(gateways).toEqual(rows.map(({ name }) => name));
  const every = rows.flatMap(({ name, also = [] }) => [name, ...also]).map(name => name.toLowerCase());
  expect(new Set(every).size).toBe(every.length);
  expect([...gateways].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))).toEqual(gateways);
});

test.each([
  'Twilio',
  'Vonage',
  'Telnyx',
  'Plivo',
  'Sinch',
  'Infobip',
  'AWS',
  'Bandwidth',
  'Bird',
  'Alibaba',
  'ClickSend',
] as const)('%s is among them', name => expect(gateways).toContain(name));

describe.each(rows)('$name', ({ name, facts, notes }) => {
  test('has an entry for every fact: what was not found is null', () => {
    expect(Object.keys(facts)).toEqual(factNames);
    expect(Object.values(facts).some(fact => fact !== null)).toBe(true);
  });

  test('every fact and every note has the addresses of its pages and the day it was read', () => {
    for (const fact of [...Object.values(facts), ...notes]) {
      if (fact === null) continue;
      expect(fact.sources.length).toBeGreaterThan(0);
      for (const source of fact.sources) expect(new URL(source).protocol).toMatch(/^https?:$/);
      expect(fact.readOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  test('encodings end with UCS-2, which can write any text; other facts are of the documented values', () => {
    const { alphabets, billed, smartEncoding, limit } = facts;
    if (alphabets !== null) {
      expect(alphabets.value.at(-1)!.encoding).toBe('UCS-2');
      for (const { single, part, without = '', two = '' } of alphabets.value) {
        if (single !== null && part !== null) expect(part).toBeLessThanOrEqual(single);
        for (const character of without + two) expect(analyze(character).encoding).toBe('GSM-7');
      }
    }
    if (billed !== null) expect(['parts sent', 'units divided']).toContain(billed.value);
    if (limit !== null) expect(Object.values(limit.value).every(Number.isInteger)).toBe(true);
    if (smartEncoding !== null) {
      const { list, when } = smartEncoding.value;
      expect([null, ...lists.map(({ name }) => name)]).toContain(list);
      expect([null, 'always', 'all or nothing', 'more than one part']).toContain(when);
    }
    expect(analyze('', { gateway: name as (typeof gateways)[number] }).messageParts).toBe(1);
  });
});
