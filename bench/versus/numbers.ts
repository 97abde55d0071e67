// Side by side with other packages: country and type of a number. First: npm ci --prefix bench/versus
import { parsePhoneNumber } from 'awesome-phonenumber';
import libphonenumber from 'google-libphonenumber';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { countries, numberTypes, resolveColumn, textColumn } from '../../src/batch/index.js';
import { resolve, resolveCountry } from '../../src/index.js';
import { loadKernel } from '../../src/kernel/index.js';
import { drawn, isMsisdn } from '../../test/numbering/numbers.js';
import { random } from '../../test/random.js';
import { checkAnswers, measure } from '../harness.js';
import { quick, type Row, report } from '../report.js';

const COUNT = quick ? 10_000 : 100_000;

type Answer = [country: string | null | undefined, type: string | undefined];

/** `run` asks about every number and keeps the answer. Each has its own loop, which always calls the same function. */
interface Contender {
  name: string;
  run(): unknown;
  answer(msisdn: string): Answer;
}

const google = libphonenumber.PhoneNumberUtil.getInstance();
const googleTypes = Object.fromEntries(
  Object.entries(libphonenumber.PhoneNumberType).map(([name, type]) => [type, name]),
);

const rivals: Contender[] = [
  {
    name: 'libphonenumber-js/max',
    run() {
      let kept: unknown;
      for (let i = 0; i < numbers.length; i++) {
        const number = parsePhoneNumberFromString(`+${numbers[i]}`)!;
        kept = [number.country, number.getType()];
      }
      return kept;
    },
    answer(msisdn) {
      const number = parsePhoneNumberFromString(`+${msisdn}`);
      return number?.number === `+${msisdn}` ? [number.country, number.getType()] : [undefined, undefined];
    },
  },
  {
    name: 'google-libphonenumber',
    run() {
      let kept: unknown;
      for (let i = 0; i < numbers.length; i++) {
        const number = google.parse(`+${numbers[i]}`);
        kept = [google.getRegionCodeForNumber(number), google.getNumberType(number)];
      }
      return kept;
    },
    answer(msisdn) {
      try {
        const number = google.parse(`+${msisdn}`);
        return [google.getRegionCodeForNumber(number), googleTypes[google.getNumberType(number)]];
      } catch {
        return [undefined, undefined];
      }
    },
  },
  {
    name: 'awesome-phonenumber',
    run() {
      let kept: unknown;
      for (let i = 0; i < numbers.length; i++) {
        const number = parsePhoneNumber(`+${numbers[i]}`);
        kept = [number.regionCode, number.type];
      }
      return kept;
    },
    answer(msisdn) {
      const { regionCode, type } = parsePhoneNumber(`+${msisdn}`);
      return [regionCode, type?.toUpperCase().replaceAll('-', '_')];
    },
  },
];

const ours: Contender[] = [
  {
    name: 'resolve',
    run() {
      let kept: unknown;
      for (let i = 0; i < numbers.length; i++) kept = resolve(numbers[i]!);
      return kept;
    },
    answer(msisdn) {
      const { country, type } = resolve(msisdn);
      return [country, type];
    },
  },
];

/** Valid numbers of every territory, shuffled, on which all agree: the packages carry plans of different releases. */
function commonNumbers(): string[] {
  const chance = random(4);
  const drawnNumbers = [...new Set(drawn(quick ? 30 : 160))].filter(isMsisdn);
  for (let i = drawnNumbers.length - 1; i > 0; i--) {
    const j = chance.below(i + 1);
    [drawnNumbers[i], drawnNumbers[j]] = [drawnNumbers[j]!, drawnNumbers[i]!];
  }
  const common: string[] = [];
  for (const msisdn of drawnNumbers) {
    if (common.length === COUNT) break;
    const [country, type] = ours[0]!.answer(msisdn);
    if (type === 'UNKNOWN') continue;
    if (rivals.every(({ answer }) => answer(msisdn).join() === `${country},${type}`)) common.push(msisdn);
  }
  return common;
}

const { say, table, end } = report('Side by side: country and type of a number');
// A JSON parser leaves the strings one after the other in memory.
const numbers: string[] = JSON.parse(JSON.stringify(commonNumbers()));
const territories = new Set(numbers.map(msisdn => resolve(msisdn).country)).size;
say(`${numbers.length} valid numbers of ${territories} countries, shuffled, on which all agree.`);

const encoded = Buffer.from(numbers.join(''));
const input = { rows: numbers.length, bytes: encoded.length };
checkAnswers(
  [...rivals, ...ours].map(({ name, run, answer }) => ({ name, run, answers: () => numbers.map(answer) })),
);

const kernels = [loadKernel({ prefer: 'ts' }), loadKernel({ prefer: 'wasm' })];
const columns = kernels.flatMap(kernel => {
  const offsets = new Int32Array(numbers.length + 1);
  numbers.forEach((msisdn, i) => {
    offsets[i + 1] = offsets[i]! + msisdn.length;
  });
  const data = kernel.buffer(encoded.length);
  data.set(encoded);
  const into = resolveColumn(kernel, textColumn({ data, offsets }));
  for (const [i, msisdn] of numbers.entries()) {
    const { country, type } = resolve(msisdn);
    if (countries[into.country[i]!] !== country || numberTypes[into.type[i]!] !== type)
      throw new Error(`resolveColumn of ${kernel.name} and resolve do not agree: ${msisdn}`);
  }
  const places = { 'in its buffer': data, elsewhere: new Uint8Array(encoded) };
  return Object.entries(places).map(([place, data]) => {
    const column = textColumn({ data, offsets });
    return {
      name: `resolveColumn, ${kernel.name}, bytes ${place}`,
      run: () => resolveColumn(kernel, column, { into }),
    };
  });
});

const country = {
  name: 'resolveCountry, the country only',
  run() {
    let kept: unknown;
    for (let i = 0; i < numbers.length; i++) kept = resolveCountry(numbers[i]!);
    return kept;
  },
};

const results = measure(input, [...rivals, ...ours, country, ...columns]);
table(
  'Numbers per second',
  results.map(
    ({ name, rowsPerSecond, ratio }): Row => ({
      name,
      'M numbers/s': rowsPerSecond / 1e6,
      ...Object.fromEntries(
        rivals.map(({ name }, i): [string, number] => [`× ${name}`, ratio / results[i]!.ratio]),
      ),
    }),
  ),
);
end();
