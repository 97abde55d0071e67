// Threads: a pool of one, a pool of several, and the batch door without threads, on the mix of messages. `npm run build`
// makes the script of the threads.
import { availableParallelism } from 'node:os';
import { analyzeColumn, estimator, type MessagesToEstimate, textColumn } from '../src/batch/index.js';
import { rateCard, territories } from '../src/index.js';
import { loadKernel } from '../src/kernel/index.js';
import { openPoolOf } from '../src/pool/open.js';
import { sharedColumns } from '../src/pool/shared-columns.js';
import { type TextCounts, textCounts } from '../src/text/columns.js';
import { random } from '../test/random.js';
import { corpus, utf8 } from './corpus.js';
import { checkAnswers } from './harness.js';
import { bytesOr, quick, type Row, report } from './report.js';

interface Contender {
  readonly name: string;
  run(): unknown;
  /** The answers, where `run` does not return them. */
  answers?(): unknown;
}

const size = bytesOr(quick ? 8_000_000 : 32_000_000);
const rounds = quick ? 3 : 15;
const threads = Math.max(2, availableParallelism());
const script = new URL('../dist/pool-worker.mjs', import.meta.url);
const { say, table, figure, end } = report(`A pool of ${threads} threads, of one, and none`);
const kernel = loadKernel();
const [one, many] = [await openPoolOf(script, { threads: 1 }), await openPoolOf(script, { threads })];

const { texts } = corpus('mix', size);
const { data, offsets } = utf8(texts);
const plain = textColumn({ data, offsets });
const column = textColumn({ data: shared(data), offsets: shared(offsets) });

const into = analyzeColumn(kernel, plain);
const sharedInto = sharedColumns(textCounts, plain.length) as TextCounts;
const text = await measure([
  { name: 'no thread', run: () => analyzeColumn(kernel, plain, { into }) },
  ...[one, many].flatMap(pool => [
    { name: of(pool, 'shared bytes'), run: () => pool.analyzeColumn(column, { into: sharedInto }) },
    { name: of(pool, 'shared bytes, new counts'), run: () => pool.analyzeColumn(column) },
    { name: of(pool, 'ordinary bytes'), run: () => pool.analyzeColumn(plain, { into }) },
  ]),
]);
table(`Text from memory, ${size / 1e6} MB`, text);
const [, byOne, , , byAll] = text.map(row => Number(row['best, ms']));
figure(`mix from memory: ${threads} threads against one`, { value: byOne! / byAll!, noise: 0.1 });
const strings = textColumn(texts.slice(0, 200_000));
table(
  'Text in strings',
  await measure([
    { name: 'no thread', run: () => analyzeColumn(kernel, strings) },
    { name: of(one, 'strings'), run: () => one.analyzeColumn(strings) },
    { name: of(many, 'strings'), run: () => many.analyzeColumn(strings) },
  ]),
);

const { below, pick } = random(1);
const callingCodes = territories().map(({ callingCode }) => callingCode);
const numbers = utf8(
  texts.map(() => `${pick(callingCodes)}${200_000_000 + below(600_000_000)}`.slice(0, 12)),
);
const messages: MessagesToEstimate = {
  text: column,
  msisdn: textColumn({ data: shared(numbers.data), offsets: shared(numbers.offsets) }),
};
const countries = [...new Set(territories().map(({ country }) => country))];
const { value: card } = rateCard(`country,price\n${countries.map(country => `${country},0.04`).join('\n')}`);
if (!card) throw new Error('no card');
const estimators = [
  { name: 'no thread', ...estimator(kernel, card) },
  { name: of(one, 'shared bytes'), ...one.estimator(card) },
  { name: of(many, 'shared bytes'), ...many.estimator(card) },
];
table(
  'Text, number and price',
  await measure(
    estimators.map(({ name, add, estimate }) => ({ name, run: () => add(messages), answers: estimate })),
  ),
);
table('Totals', await measure(estimators.map(({ name, estimate }) => ({ name, run: estimate }))));

const sizes: Row[] = [];
for (const rows of [1, 100, 1000, 2000, 4000, 8000, 16_000, 64_000]) {
  if (rows > column.length) break;
  const part = textColumn({ data: column.data, offsets: shared(offsets.subarray(0, rows + 1)) });
  const found = await measure(
    [
      { name: 'no thread', run: () => analyzeColumn(kernel, part) },
      { name: 'pool', run: () => many.analyzeColumn(part) },
    ],
    quick ? 20 : 200,
  );
  const [without, pool] = found.map(row => 1000 * Number(row['best, ms']));
  sizes.push({ rows, 'text, kB': offsets[rows]! / 1e3, 'no thread, µs': without!, 'pool, µs': pool! });
}
table('From which size it pays', sizes);
say('Processor time is that of all threads: what a busy machine shows of the work that threads add.');
await Promise.all([one.close(), many.close()]);
end();

function of(pool: { readonly threads: number }, what: string): string {
  return `${pool.threads === 1 ? 'one thread' : `${pool.threads} threads`}, ${what}`;
}

/** A copy in shared memory. */
function shared<Values extends Uint8Array | Int32Array>(values: Values): Values {
  const memory = new SharedArrayBuffer(values.byteLength);
  const copy = Reflect.construct(values.constructor, [memory]) as Values;
  copy.set(values);
  return copy;
}

/** Runs contenders in turn, after all of them are warm and have given the same answers. */
async function measure(contenders: readonly Contender[], times = rounds): Promise<Row[]> {
  const answers = [];
  for (const { name, run, answers: answersOf } of contenders) {
    const returned = await run();
    const found = structuredClone(answersOf ? await answersOf() : returned);
    answers.push({ name, run: () => found });
  }
  checkAnswers(answers);
  const found = contenders.map(({ name }) => ({ name, wall: [] as number[], processor: [] as number[] }));
  for (let round = 0; round < times; round++)
    for (const [i, { run }] of contenders.entries()) {
      const before = process.cpuUsage();
      const began = performance.now();
      await run();
      found[i]!.wall.push(performance.now() - began);
      const { user, system } = process.cpuUsage(before);
      found[i]!.processor.push((user + system) / 1000);
    }
  const best = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(times / 10)]!;
  const first = best(found[0]!.wall);
  return found.map(({ name, wall, processor }) => ({
    name,
    'best, ms': best(wall),
    'median, ms': wall[times >> 1]!,
    'processor, ms': best(processor),
    'as fast as no thread': first / best(wall),
  }));
}
