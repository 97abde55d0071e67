// Country and type of a number: resolve against libphonenumber-js, on valid numbers of every territory.
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { resolve } from '../src/index.js';
import { drawn, isMsisdn } from '../test/numbering/numbers.js';
import { compare, type Row, report } from './harness.js';

const answerOf = (msisdn: string) => {
  const number = parsePhoneNumberFromString(`+${msisdn}`);
  return { country: number?.country, type: number?.getType(), same: number?.number === `+${msisdn}` };
};

// Parsing strips trunk prefixes, and knows no region of calling codes without a country: what is left is comparable.
const numbers = [...new Set(drawn(40))].filter(msisdn => {
  if (!isMsisdn(msisdn)) return false;
  const { country, type, same } = answerOf(msisdn);
  return same && country !== undefined && country !== 'TA' && type !== undefined;
});

const { say, table, end } = report('Numbers: country and type');
say(`${numbers.length} valid numbers of every territory, drawn from the patterns of their types.`);
let kept: unknown;
const results = compare({ rows: numbers.length, bytes: numbers.join('').length }, [
  {
    name: 'libphonenumber-js/max, parse, country and type',
    run() {
      for (const msisdn of numbers) {
        const number = parsePhoneNumberFromString(`+${msisdn}`)!;
        kept = [number.country, number.getType()];
      }
      return kept;
    },
    answers: () => numbers.map(msisdn => [answerOf(msisdn).country, answerOf(msisdn).type]),
  },
  {
    name: 'resolve',
    run() {
      for (const msisdn of numbers) kept = resolve(msisdn);
      return kept;
    },
    answers: () => numbers.map(msisdn => [resolve(msisdn).country, resolve(msisdn).type]),
  },
]);
table(
  'JavaScript strings',
  results.map(({ name, rowsPerSecond, ratio }): Row => ({ name, 'M numbers/s': rowsPerSecond / 1e6, ratio })),
);
end();
