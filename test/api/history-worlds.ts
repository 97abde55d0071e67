// Random accounts, and what their clients send.
import fc from 'fast-check';
import {
  clients,
  connections,
  type Hours,
  type Payload,
  type Request,
  recipients,
  senderLists,
  senderNames,
  type World,
  wrongs,
} from '../reference/histories/given.js';

const every = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const weekdays = every.slice(0, 5);

/** Nights on which clocks change, an ordinary noon, the end of a year, and a minute before midnight. */
const starts = [
  Date.UTC(2026, 2, 29, 0, 50, 0, 1),
  Date.UTC(2026, 9, 25, 0, 20),
  Date.UTC(2026, 2, 8, 6, 40),
  Date.UTC(2026, 10, 1, 5, 10),
  Date.UTC(2026, 2, 26, 12),
  Date.UTC(2026, 11, 31, 23, 59, 30, 999),
  Date.UTC(2026, 5, 12, 22, 59),
];

const hours: fc.Arbitrary<Hours | null> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  {
    weight: 5,
    arbitrary: fc.record({
      timeZone: fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Kathmandu', 'UTC'),
      action: fc.constantFrom('hold' as const, 'hold' as const, 'reject' as const),
      windows: fc.constantFrom(
        [{ weekdays, start: '08:00', end: '20:00' }],
        [{ weekdays: every, start: '22:00', end: '06:00' }],
        [
          { weekdays: every, start: '01:15', end: '01:45' },
          { weekdays: ['SUNDAY'], start: '02:30', end: '02:00' },
        ],
        [{ weekdays: every, start: '00:00', end: '00:00' }],
        [
          { weekdays: ['SATURDAY', 'MONDAY'], start: '23:45', end: '01:30' },
          { weekdays, start: '12:00', end: '12:15' },
        ],
        [],
      ),
    }),
  },
);

const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined, freq: 3 });

const payload: fc.Arbitrary<Payload> = fc.record({
  MSISDN: fc.constantFrom(...Object.keys(recipients), '447700900001', '447700900001', '353871234567'),
  msg: fc.constantFrom(
    'Hello',
    'Hello',
    'a'.repeat(161),
    `${'a'.repeat(300)}€€€`,
    'ж'.repeat(71),
    'a forbidden word',
  ),
  sender: fc.constantFrom(...senderNames, 'MyBrandAgent'),
  smart_routing: fc.boolean(),
  sms_failover_sender: fc.option(fc.constantFrom('MyStore', 'Unapproved', 'QuickSMS'), {
    nil: undefined,
    freq: 2,
  }),
  expiry: fc.constantFrom(60, 3600, 172_800, 259_200),
  customer_id: maybe(fc.constantFrom('cust_abc123', 'other')),
  metadata: maybe(fc.constantFrom({ b: '2', a: '1' }, { '10': 'x', '9': 'y' })),
  sandbox: fc.constantFrom(false, false, false, true),
  callback_url: maybe(fc.constantFrom('https://example.com/webhooks/sms', 'http://example.com/')),
});

const field = fc.constantFrom<keyof Payload>(
  ...(['MSISDN', 'msg', 'sender', 'smart_routing', 'sms_failover_sender', 'expiry', 'customer_id'] as const),
  ...(['metadata', 'sandbox', 'callback_url'] as const),
);

export const world: fc.Arbitrary<World> = fc.record({
  start: fc.constantFrom(...starts),
  hours,
  flood: fc.record({
    mode: fc.constantFrom('off' as const, 'off' as const, 'enforce' as const, 'monitor' as const),
    windowSeconds: fc.constantFrom(1, 60, 3600, 86_400),
  }),
  refundsUndelivered: fc.boolean(),
  balance: fc.constantFrom(0, 11_999_999, 12_000_000, 30_000_001, 10_000_000_000),
  lowestBalance: fc.constantFrom(0, 0, -7_000_000),
  limit: fc.constantFrom(2, 5, 1000, 1000),
  senders: fc.constantFrom(...senderLists),
  connectionUrl: fc.constantFrom(null, 'https://example.com/receipts'),
  payloads: fc.tuple(payload, payload, payload, field).map(([one, other, third, field]) => {
    const almostOne = { ...one, [field]: third[field] };
    return [one, almostOne, other, third];
  }),
});

const enough = { limit: 1000, balance: 10_000_000_000 };
const plain = { MSISDN: '447700900001', msg: 'Hello', smart_routing: false, sandbox: false } as const;
const routed = { ...plain, sender: 'Agent 1!', smart_routing: true, msg: 'a'.repeat(161) } as const;

/** The world with other payloads at the first places. */
function withPayloads(world: World, ...firsts: Partial<Payload>[]): World {
  const payloads = world.payloads.map((payload, index) => ({ ...payload, ...firsts[index] }));
  return { ...world, ...enough, payloads };
}

/** An account with business hours, and with anti-flood protection: of a day, where messages outside are rejected. */
export const strictWorld = world
  .filter(({ hours, flood }) => hours !== null && flood.mode !== 'off')
  .map(({ flood, ...world }) => {
    const windowSeconds = world.hours!.action === 'reject' ? 86_400 : flood.windowSeconds;
    return { ...world, flood: { ...flood, windowSeconds } };
  })
  .map(world => withPayloads(world, { ...plain, sender: 'MyStore' }, { ...plain, sender: 'MyStore' }));

/** An account that sends by RCS, where SMS is dearer and where it is cheaper. */
export const routedWorld = world.map(world =>
  withPayloads(
    { ...world, hours: null },
    { ...routed, sms_failover_sender: undefined },
    { ...routed, sms_failover_sender: undefined, msg: 'Hello', expiry: 60 },
    { ...routed, sms_failover_sender: undefined, MSISDN: '353871234567' },
  ),
);

/** A request of a history, before its payload is known. */
export type Draft = Omit<Request, 'payload' | 'quicksms_id' | 'request_id'> & { readonly payload: number };

export const draft: fc.Arbitrary<Draft> = fc.record({
  client: fc.constantFrom('one', 'one', 'one', ...Object.keys(clients)),
  connection: fc.constantFrom('main', 'main', 'main', 'main', ...Object.keys(connections)),
  idempotencyKey: fc.constantFrom(undefined, undefined, 'order 1', 'order 2', 'k'.repeat(128)),
  payload: fc.nat({ max: 14 }),
  wrong: fc.oneof(
    { weight: 12, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom(...Object.keys(wrongs)) },
  ),
  scheme: fc.constantFrom('Bearer' as const, 'Basic' as const),
  rewritten: fc.boolean(),
});
