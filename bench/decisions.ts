// A whole send request decided, with all facts given: `decideSend`, beside `JSON.parse` of the same bodies.
import type { SendFacts } from '../src/api/index.js';
import { validBodies } from './bodies.js';
import { type Contender, measure } from './harness.js';
import { library } from './library.js';
import { type Row, report } from './report.js';

const { decideSend, parseMoney, rateCard, requiredFacts } = library;

const at = Date.UTC(2026, 2, 26, 12);
const { value: rateCardOfAll } = rateCard('country,price,rcs price,currency\ndefault,0.04,0.05,GBP');
const { value: balance } = parseMoney('100.00', 'GBP');
if (!rateCardOfAll || !balance) throw new Error('no card or no balance');

const bodies = validBodies();
const texts = bodies.map(body => JSON.stringify(body));
const hexadecimal = (row: number) => row.toString(16).padStart(16, '0');

/** An account with everything switched on. The rate limit has counted requests in each second. */
const facts = bodies.map(
  (_, row): SendFacts => ({
    quicksms_id: `msg_${hexadecimal(row)}`,
    request_id: `req_${hexadecimal(row)}`,
    lockout: null,
    connection: {
      status: 'active',
      environment: 'live',
      allowlist: null,
      rateLimit: { limit: 100_000, state: { second: at / 1000 - 1, counts: Array(60).fill(10) } },
      testNumbers: [],
    },
    account: {
      active: true,
      senders: [
        { sender: 'MyApp', channel: 'SMS', approved: true, isDefault: true },
        { sender: 'MyStore', channel: 'SMS', approved: true },
      ],
      country: { platformDefault: 'allow' },
      hours: {
        timeZone: 'Europe/London',
        action: 'hold',
        windows: [{ weekdays: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY'], start: '08:00', end: '20:00' }],
      },
      flood: { mode: 'enforce', windowSeconds: 60 },
      credits: { balance },
      rateCard: rateCardOfAll,
    },
    platform: { testSender: 'QuickSMS', contentFilter: () => false },
    idempotency: null,
    payload: hexadecimal(row),
  }),
);

const requestOf = (row: number, body: unknown) => ({
  method: 'POST',
  path: '/v1/messages',
  address: '192.0.2.1',
  authorization: 'Bearer sk_live_EXAMPLE_KEY_REPLACE_ME',
  contentType: 'application/json',
  idempotencyKey: `order-${row}-sms`,
  body,
});

for (const [row, body] of bodies.entries()) {
  const { answer } = decideSend(facts[row]!, requestOf(row, body), at);
  if (answer?.status !== 202) throw new Error(`not accepted: ${answer?.body}`);
}

/** Asks about every row, and keeps the answer. */
const contender = (name: string, ask: (row: number) => unknown): Contender => ({
  name,
  run() {
    let kept: unknown;
    for (let row = 0; row < bodies.length; row++) kept = ask(row);
    return kept;
  },
});

const { say, table, figure, end } = report('A send request decided');
const results = measure({ rows: bodies.length, bytes: 0 }, [
  contender('JSON.parse', row => JSON.parse(texts[row]!)),
  contender('decideSend', row => decideSend(facts[row]!, requestOf(row, bodies[row]), at)),
  contender('JSON.parse, decideSend', row =>
    decideSend(facts[row]!, requestOf(row, JSON.parse(texts[row]!)), at),
  ),
  contender('requiredFacts', row => requiredFacts(requestOf(row, bodies[row]))),
]);
say(`${bodies.length.toLocaleString('en')} valid bodies, each with an Idempotency-Key; all are accepted.`);
table(
  'Requests per second',
  results.map(
    ({ name, rowsPerSecond, ratio }): Row => ({
      name,
      'requests/s': rowsPerSecond,
      '× JSON.parse': ratio,
    }),
  ),
);
figure('decideSend: against JSON.parse of the same bodies', {
  value: results[1]!.ratio,
  noise: results[1]!.noise,
});
end();
