// The providers whose JSON is read: one file for each, and the same list wherever they are named.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lists } from '../../../src/pricing/card/json.js';
import { layouts } from '../../../src/pricing/card/layouts/index.js';
import { files, sample } from './cards.js';

const names = layouts.map(({ name }) => name);

test('a layout is a file, and a line in the list', () => {
  const shared = ['index.ts', 'layout.ts', 'networks.ts'];
  const found = readdirSync('src/pricing/card/layouts').filter(file => !shared.includes(file));
  expect(found).toHaveLength(layouts.length);
  expect(new Set(names).size).toBe(layouts.length);
});

test('each layout has a sample, and recognizes countries of its own samples only', () => {
  const stems = names.map(name => name.toLowerCase().replace('.io', ''));
  for (const [i, stem] of stems.entries()) {
    const own = files.filter(file => file.endsWith('.json') && file.startsWith(stem));
    expect(own, stem).not.toEqual([]);
    for (const file of own.filter(name => name !== 'twilio-countries-page.json')) {
      const whole = JSON.parse(sample(file)) as Record<string, object[]> & {
        _embedded?: Record<string, object[]>;
      };
      const parsed = whole._embedded ?? whole;
      const list = lists.find(key => key in parsed);
      const countries = Array.isArray(parsed) ? (parsed as object[]) : list ? parsed[list]! : [parsed];
      for (const country of countries)
        expect(
          layouts.findIndex(({ recognizes }) => recognizes(country as never)),
          file,
        ).toBe(i);
    }
  }
});

test('the README of the room lists each layout, in the same order, and no other', () => {
  const readme = readFileSync('src/pricing/README.md', 'utf8');
  const listed = Array.from(readme.matchAll(/^\| JSON of (?!a card)(.*?):/gm), match => match[1]);
  expect(listed).toEqual(names);
});

test('the help of preflight lists each layout, in the same order', () => {
  const [last, ...others] = names.toReversed();
  const list = `${others.reverse().join(', ')} and ${last}`;
  expect(readFileSync('apps/preflight/src/help.ts', 'utf8').replace(/\s+/g, ' ')).toContain(list);
});
