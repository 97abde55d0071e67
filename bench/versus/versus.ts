// Side by side with other packages: who counts right, and how fast. First: npm ci --prefix bench/versus
import { analyze, type SmsAnalysis } from '../../src/index.js';
import { corpus, corpusNames, everyKindOfString } from '../corpus.js';
import { measure } from '../harness.js';
import { bytesOr, type Row, report } from '../report.js';
import { cheaperRows } from './cheaper.js';
import { type Input, inputs } from './inputs.js';
import { compareReplacing } from './replacing.js';
import { type Count, type Rival, rivals } from './rivals.js';

const bytes = bytesOr(250_000);
const printed = report('Side by side: encoding and parts of one message');
const { say, table, end } = printed;

const ours = (texts: readonly string[]): unknown => {
  let kept: unknown;
  for (let i = 0; i < texts.length; i++) kept = analyze(texts[i]!);
  return kept;
};

/** Parts may be those billed or those sent. */
const isRight = (count: Count, { encoding, units, messageParts, segments }: SmsAnalysis): boolean =>
  count.encoding === encoding &&
  (count.parts === messageParts || count.parts === segments) &&
  (count.units ?? units) === units;

const percentWrong = (rival: Rival, texts: string[]): number =>
  (100 * texts.filter(text => !isRight(rival.count(text), analyze(text))).length) / texts.length;

for (const { label, text, encoding, units, billed, sent } of inputs) {
  const { messageParts, segments, ...answer } = analyze(text);
  if (answer.encoding !== encoding || answer.units !== units || messageParts !== billed || segments !== sent)
    throw new Error(`analyze is wrong on ${label}`);
}

for (const run of [ours, ...rivals.map(({ run }) => run)]) run(everyKindOfString());

const speeds: Row[] = [];
const ratios: Row[] = [];
const wrong: Row[] = [];
for (const name of corpusNames) {
  const { texts } = corpus(name, bytes);
  const percents = rivals.map(rival => percentWrong(rival, texts));
  const contenders = [{ name: 'analyze', run: ours }, ...rivals].map(({ name, run }) => ({
    name,
    run: () => run(texts),
  }));
  const results = measure({ rows: texts.length, bytes }, contenders);
  const of = (value: (i: number) => number): Row =>
    Object.fromEntries(rivals.map(({ name }, i): [string, number] => [name, value(i)]));
  speeds.push({
    corpus: name,
    analyze: results[0]!.rowsPerSecond,
    ...of(i => results[i + 1]!.rowsPerSecond),
  });
  ratios.push({ corpus: name, ...of(i => 1 / results[i + 1]!.ratio) });
  wrong.push({ corpus: name, ...of(i => percents[i]!) });
}
table('Messages per second', speeds);
table('How many times as fast `analyze` is', ratios);
table('Percent of messages counted wrong', wrong);

const rightByAll = ({ text }: Input) => rivals.every(rival => isRight(rival.count(text), analyze(text)));
table('Inputs that some count wrong (✗)', inputs.filter(input => !rightByAll(input)).map(rowOf));
table(
  'Inputs with more parts sent than billed: either is right',
  inputs.filter(({ billed, sent }) => billed !== sent).map(rowOf),
);
say(
  `All count these right: ${inputs
    .filter(rightByAll)
    .map(({ label }) => label)
    .join('; ')}.`,
);
table('Texts that fit into fewer parts than a counter says (✗)', cheaperRows(rivals));
compareReplacing(printed, bytes / 5);
end();

function rowOf({ label, text, clause, encoding, units, billed, sent }: Input): Row {
  const parts = billed === sent ? `${billed}` : `${billed} billed, ${sent} sent`;
  const row: Row = { input: label, clause, right: `${encoding}, ${units} → ${parts}` };
  for (const rival of rivals) {
    const count = rival.count(text);
    const said = `${count.encoding}, ${count.units === undefined ? '' : `${count.units} → `}${count.parts}`;
    row[rival.name] = (isRight(count, analyze(text)) ? '' : '✗ ') + said;
  }
  return row;
}
