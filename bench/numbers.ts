// Country and type of a number: `resolve` of a string and `resolveColumn` of bytes, against `libphonenumber-js/max`.
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Kernel } from '../src/kernel/index.js';
import { drawn, isMsisdn } from '../test/numbering/numbers.js';
import { random } from '../test/random.js';
import { utf8 } from './corpus.js';
import { type Contender, checkAnswers, measure } from './harness.js';
import { library } from './library.js';
import { libphonenumber } from './native/libphonenumber.js';
import { quick, type Row, report } from './report.js';

const { countries, loadKernel, numberTypes, resolve, resolveColumn, resolveCountry, textColumn } = library;

const { say, table, figure, end } = report('Country and type of a number');
const numbers = agreedNumbers();
const answers = () => numbers.map(msisdn => ourAnswer(msisdn));
say(`${numbers.length.toLocaleString('en')} valid numbers, shuffled, on which both agree.`);

// The loop of each contender always calls the same function.
const strings: Contender[] = [
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
    answers: () => numbers.map(theirAnswer),
  },
  {
    name: 'resolve',
    run() {
      let kept: unknown;
      for (let i = 0; i < numbers.length; i++) kept = resolve(numbers[i]!);
      return kept;
    },
    answers,
  },
  {
    name: 'resolveCountry, the country only',
    run() {
      let kept: unknown;
      for (let i = 0; i < numbers.length; i++) kept = resolveCountry(numbers[i]!);
      return kept;
    },
    answers,
  },
];
const bytes = utf8(numbers);
const contenders = [
  ...strings,
  ...[loadKernel({ prefer: 'ts' }), loadKernel()].flatMap(kernel => [
    ofBytes(kernel, 'in its buffer', inBuffer(kernel, bytes.data)),
    ofBytes(kernel, 'elsewhere', bytes.data),
  ]),
];
checkAnswers(contenders);
const google = libphonenumber(bytes.data, Uint32Array.from(bytes.offsets));
if (typeof google === 'string') say(`Google's libphonenumber in C++ is not measured: ${google}.`);
else {
  google.run();
  const others = numbers.filter((msisdn, row) => google.answer(row) !== ourAnswer(msisdn)).length;
  const share = ((100 * others) / numbers.length).toFixed(2);
  say(`Google's libphonenumber in C++ has other numbering plans: it answers differently for ${share} %.`);
  contenders.push({ name: "Google's libphonenumber, C++, bytes", run: google.run });
}
const results = measure({ rows: numbers.length, bytes: bytes.data.length }, contenders);
table(
  'Numbers per second',
  results.map(
    ({ name, rowsPerSecond, ratio }): Row => ({
      name,
      'M numbers/s': rowsPerSecond / 1e6,
      '× libphonenumber-js/max': ratio,
    }),
  ),
);
const ratioOf = (i: number) => ({ value: results[i]!.ratio, noise: results[i]!.noise });
figure('resolve: against libphonenumber-js/max', ratioOf(1));
figure('resolveColumn, bytes in the buffer: against libphonenumber-js/max', ratioOf(5));
if (results[7]) {
  const [bytes, google] = [results[5]!, results[7]];
  figure("resolveColumn, bytes in the buffer: against Google's libphonenumber in C++", {
    value: bytes.rowsPerSecond / google.rowsPerSecond,
    noise: Math.max(bytes.noise, google.noise),
  });
}
end();

function inBuffer(kernel: Kernel, data: Uint8Array): Uint8Array {
  const buffer = kernel.buffer(data.length);
  buffer.set(data);
  return buffer;
}

function ofBytes(kernel: Kernel, place: string, data: Uint8Array): Contender {
  const column = textColumn({ data, offsets: bytes.offsets });
  // The engine takes up the table of numbers once it has been asked about many.
  let into = resolveColumn(kernel, column);
  for (let asked = 0; asked < 200_000; asked += numbers.length)
    into = resolveColumn(kernel, column, { into });
  return {
    name: `resolveColumn, ${kernel.name} kernel, bytes ${place}`,
    run: () => resolveColumn(kernel, column, { into }),
    answers: () => numbers.map((_, i) => `${countries[into.country[i]!]},${numberTypes[into.type[i]!]}`),
  };
}

function ourAnswer(msisdn: string): string {
  const { country, type } = resolve(msisdn);
  return `${country},${type}`;
}

function theirAnswer(msisdn: string): string {
  const number = parsePhoneNumberFromString(`+${msisdn}`);
  return number?.number === `+${msisdn}` ? `${number.country},${number.getType()}` : '';
}

/** Valid numbers of every territory: the packages carry plans of different releases. */
function agreedNumbers(): string[] {
  const { below } = random(4);
  const all = [...new Set(drawn(quick ? 10 : 60))].filter(
    msisdn => isMsisdn(msisdn) && theirAnswer(msisdn) === ourAnswer(msisdn),
  );
  for (let i = all.length - 1; i > 0; i--) {
    const j = below(i + 1);
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  // A JSON parser leaves the strings one after the other in memory.
  return JSON.parse(JSON.stringify(all));
}
