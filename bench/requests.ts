// The body of a send request: `estimate` with a card of countries, against `ajv` that only validates it.
import { Ajv2020 } from 'ajv/dist/2020.js';
import { validBodies } from './bodies.js';
import { everyKindOfString } from './corpus.js';
import { type Contender, measure } from './harness.js';
import { library } from './library.js';
import { type Row, report } from './report.js';

const { estimate, rateCard, sendRequestJsonSchema, territories, validateSend } = library;

const { say, table, figure, end } = report('The body of a send request');
const bodies = validBodies();
const countries = [...new Set(territories().map(({ country }) => country))];
const rates = countries.map(country => `${country},0.04,0.05,GBP`);
const { value: card } = rateCard(`country,price,rcs price,currency\n${rates.join('\n')}`);
if (!card) throw new Error('no card');
const ajv = new Ajv2020().compile(sendRequestJsonSchema);

const accepts = [
  (body: unknown) => ajv(body),
  (body: unknown) => validateSend(body).issues === undefined,
  (body: unknown) => estimate(body, card).value?.quote.noRate === undefined,
];
for (const body of bodies)
  for (const accept of accepts)
    if (!accept(body)) throw new Error(`not accepted, or without a price: ${JSON.stringify(body)}`);
const texts = everyKindOfString().map(text => ({
  ...bodies[0],
  msg: text,
  customer_id: text,
  metadata: { text },
}));
for (const body of texts) for (const accept of accepts) accept(body);

// The loop of each contender always calls the same function.
const contenders: Contender[] = [
  {
    name: 'ajv',
    run() {
      let kept: unknown;
      for (let i = 0; i < bodies.length; i++) kept = ajv(bodies[i]) || ajv.errors;
      return kept;
    },
  },
  {
    name: 'validateSend',
    run() {
      let kept: unknown;
      for (let i = 0; i < bodies.length; i++) kept = validateSend(bodies[i]);
      return kept;
    },
  },
  {
    name: 'estimate without a card',
    run() {
      let kept: unknown;
      for (let i = 0; i < bodies.length; i++) kept = estimate(bodies[i]);
      return kept;
    },
  },
  {
    name: 'estimate with a card',
    run() {
      let kept: unknown;
      for (let i = 0; i < bodies.length; i++) kept = estimate(bodies[i], card);
      return kept;
    },
  },
];
const results = measure({ rows: bodies.length, bytes: 0 }, contenders);
say(`${bodies.length.toLocaleString('en')} valid bodies, parsed from JSON.`);
table(
  'Bodies per second',
  results.map(({ name, rowsPerSecond, ratio }): Row => ({ name, 'bodies/s': rowsPerSecond, '× ajv': ratio })),
);
figure('estimate(body, card): against ajv that validates the body', {
  value: results[3]!.ratio,
  noise: results[3]!.noise,
});
end();
