import fc from 'fast-check';
import { expect, test } from 'vitest';

import { Automaton } from '../../scripts/numbers/automaton.js';
import { parsePattern } from '../../scripts/numbers/pattern.js';

import { scaled } from '../scale.js';

/** Whether the automaton of the pattern accepts, as `^(?:pattern)$`, or `^(?:pattern)` with `rest`. */
function matcher(pattern: string, rest = false): (text: string) => boolean {
  const automaton = new Automaton();
  const accept = automaton.accept(rest);
  const begin = automaton.compile(parsePattern(pattern), [accept]);
  return text =>
    [...text].reduce((states, digit) => automaton.step(states, Number(digit)), begin).includes(accept);
}

const text = fc.string({ unit: fc.constantFrom(...'0123'), maxLength: 7 });

test.each([
  '1',
  '12|3',
  '1(?:2|30?)\\d',
  '[0-2]{2}3?',
  '(?:01?){2,3}2',
  '(?:0|11){0,2}(1|2{3})',
  '(?:[02]\\d{2,4}|1)?3',
  '0{0,1}0{1,3}',
  '(?:1?2?){2}3',
  '[13]?[0-13]|(((2)))',
])('%s matches what RegExp matches', pattern => {
  const matches = matcher(pattern);
  const begins = matcher(pattern, true);
  fc.assert(
    fc.property(text, value => {
      expect(matches(value)).toBe(new RegExp(`^(?:${pattern})$`).test(value));
      expect(begins(value)).toBe(new RegExp(`^(?:${pattern})`).test(value));
    }),
    { numRuns: scaled(1000), seed: 5 },
  );
});

test.each([
  '',
  '1*',
  '1+',
  '1{2,}',
  '1{,2}',
  '1{3,2}',
  '1{0}',
  '1{2}{2}',
  '1??',
  '1{2}?',
  '.',
  '^1',
  '1$',
  '1|',
  '|1',
  '()',
  '(1',
  '1)',
  '(?=1)',
  '(?!1)',
  '(?<=1)2',
  '(?<name>1)',
  '[1',
  '[]',
  '[^1]',
  '[\\d]',
  '[2-1]',
  '[1-]',
  '[a]',
  '1]',
  '1}',
  '\\D',
  '\\1',
  '(1)\\1',
  '\\b1',
  '1 2',
  'a',
  '٣',
])('%j stops the build', pattern => {
  expect(() => parsePattern(pattern)).toThrow(/expected at \d+ in /);
});
