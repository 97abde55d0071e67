// Messages of so many kinds that the engine's tables of counts (assembly/pricing/tally.ts) are full.
import { resolve, territories } from '../../../src/index.js';
import { expectedEstimate, type Messages, type Terms } from './expected.js';

const blank = {
  mccMnc: null,
  country: null,
  rcsPrice: null,
  fee: null,
  reject: false,
  from: null,
  until: null,
};

/** A message to each number, a rate for each, and what they cost. */
function crowdOf(numbers: readonly string[], text: string) {
  const row = Buffer.from(text);
  const messages: Messages = {
    msisdn: numbers.map(number => Buffer.from(number)),
    text: numbers.map(() => row),
  };
  const terms: Terms = {
    rates: numbers.map((prefix, i) => ({ ...blank, prefix, price: BigInt(i + 1) })),
    channel: 'SMS',
    basis: 'segments',
  };
  return { messages, terms, expected: expectedEstimate(messages, terms) };
}

/** Numbers of 45 countries, and 900 prefixes in each. */
export function manyFares() {
  const numbers: string[] = [];
  const seen = new Set<string>();
  for (const { callingCode } of territories()) {
    const own = Array.from({ length: 900 }, (_, i) => `${callingCode}${2_000_000 + i}`);
    const countries = new Set(own.map(number => resolve(number).country));
    const [country] = countries;
    if (countries.size !== 1 || !country || seen.has(country)) continue;
    seen.add(country);
    numbers.push(...own);
    if (seen.size === 45) break;
  }
  return crowdOf(numbers, 'Hello');
}

/** 5,000 numbers, each with a text of two parts and three segments: the escape does not fit where a part ends. */
export function manyOddLengths() {
  const numbers = Array.from({ length: 5000 }, (_, i) => `44740000${String(i).padStart(4, '0')}`);
  return crowdOf(numbers, `${'a'.repeat(152)}€${'a'.repeat(152)}`);
}
