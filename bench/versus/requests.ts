// Side by side with other packages: checking send requests. First: npm ci --prefix bench/versus
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as v from 'valibot';
import * as z from 'zod';
import { sendRequestJsonSchema, validateSend } from '../../src/api/index.js';
import { analyze, resolve } from '../../src/index.js';
import { random } from '../../test/random.js';
import { type Body, validBodies } from '../bodies.js';
import { everyKindOfString } from '../corpus.js';
import { checkAnswers, measure } from '../harness.js';
import { type Row, report } from '../report.js';

/** `run` asks about every body and keeps the answer. Each has its own loop, which always calls the same function. */
interface Contender {
  name: string;
  run(bodies: readonly unknown[]): unknown;
  accepts(body: unknown): boolean;
  /** The request with its defaults, or undefined, where the contender makes one. */
  value?(body: unknown): unknown;
}

const ours: Contender[] = [
  {
    name: 'validateSend',
    run(bodies) {
      let kept: unknown;
      for (let i = 0; i < bodies.length; i++) kept = validateSend(bodies[i]);
      return kept;
    },
    accepts: body => validateSend(body).issues === undefined,
    value: body => validateSend(body).value,
  },
  {
    name: 'validateSend, analyze, resolve',
    run(bodies) {
      let kept: unknown;
      for (let i = 0; i < bodies.length; i++) {
        const { value, issues } = validateSend(bodies[i]);
        kept = value ? [value, analyze(value.msg), resolve(value.MSISDN)] : issues;
      }
      return kept;
    },
    accepts: body => validateSend(body).issues === undefined,
  },
];

const { properties } = sendRequestJsonSchema;
const msisdnPattern = new RegExp(properties.MSISDN.pattern);
const urlPattern = new RegExp(properties.callback_url.pattern);

const ajv = new Ajv2020().compile(sendRequestJsonSchema);
const ajvFilling = new Ajv2020({ allErrors: true, useDefaults: true }).compile(sendRequestJsonSchema);

const zod = z.object({
  MSISDN: z.string().regex(msisdnPattern),
  msg: z.string().min(1).max(1530),
  sender: z.string().min(1).max(25),
  smart_routing: z.boolean().default(false),
  sms_failover_sender: z.string().min(1).max(15).optional(),
  expiry: z.int().min(60).max(259_200).default(172_800),
  customer_id: z.string().max(128).optional(),
  metadata: z
    .record(z.string(), z.string().max(256))
    .refine(metadata => Object.keys(metadata).length <= 10)
    .optional(),
  sandbox: z.boolean().default(false),
  callback_url: z.string().regex(urlPattern).max(2048).optional(),
});
const zodCompiled = z.compile(zod, { strict: true });

const valibot = v.object({
  MSISDN: v.pipe(v.string(), v.regex(msisdnPattern)),
  msg: v.pipe(v.string(), v.minLength(1), v.maxCodePoints(1530)),
  sender: v.pipe(v.string(), v.minLength(1), v.maxCodePoints(25)),
  smart_routing: v.optional(v.boolean(), false),
  sms_failover_sender: v.optional(v.pipe(v.string(), v.minLength(1), v.maxCodePoints(15))),
  expiry: v.optional(v.pipe(v.number(), v.integer(), v.minValue(60), v.maxValue(259_200)), 172_800),
  customer_id: v.optional(v.pipe(v.string(), v.maxCodePoints(128))),
  metadata: v.optional(
    v.pipe(v.record(v.string(), v.pipe(v.string(), v.maxCodePoints(256))), v.maxEntries(10)),
  ),
  sandbox: v.optional(v.boolean(), false),
  callback_url: v.optional(v.pipe(v.string(), v.regex(urlPattern), v.maxCodePoints(2048))),
});

const rivals: Contender[] = [
  {
    name: 'ajv',
    run(bodies) {
      let kept: unknown;
      for (let i = 0; i < bodies.length; i++) kept = ajv(bodies[i]) || ajv.errors;
      return kept;
    },
    accepts: body => ajv(body),
  },
  {
    name: 'ajv, all errors, defaults in a copy',
    run(bodies) {
      let kept: unknown;
      for (let i = 0; i < bodies.length; i++) {
        const copy = copyOf(bodies[i]);
        kept = ajvFilling(copy) ? copy : ajvFilling.errors;
      }
      return kept;
    },
    accepts: body => ajvFilling(copyOf(body)),
    value(body) {
      const copy = copyOf(body);
      return ajvFilling(copy) ? copy : undefined;
    },
  },
  {
    name: 'zod',
    run(bodies) {
      let kept: unknown;
      for (let i = 0; i < bodies.length; i++) kept = zod.safeParse(bodies[i]);
      return kept;
    },
    accepts: body => zod.safeParse(body).success,
    value: body => zod.safeParse(body).data,
  },
  {
    name: 'zod, compiled',
    run(bodies) {
      let kept: unknown;
      for (let i = 0; i < bodies.length; i++) kept = zodCompiled.safeParse(bodies[i]);
      return kept;
    },
    accepts: body => zodCompiled.safeParse(body).success,
    value: body => zodCompiled.safeParse(body).data,
  },
  {
    name: 'valibot',
    run(bodies) {
      let kept: unknown;
      for (let i = 0; i < bodies.length; i++) kept = v.safeParse(valibot, bodies[i]);
      return kept;
    },
    accepts: body => v.safeParse(valibot, body).success,
    value(body) {
      const { success, output } = v.safeParse(valibot, body);
      return success ? output : undefined;
    },
  },
];

/** The defaults are written into the body itself: a copy of its fields, so that the next run finds them missing too. */
function copyOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : body;
}

const contenders = [...ours, ...rivals];

const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`key${i}`, '']));

/** Valid values at the edge of each field's bounds; undefined is absent. */
const edges: Record<string, unknown[]> = {
  MSISDN: ['1000000', '999999999999999'],
  msg: ['a', 'a'.repeat(1530), '😀'.repeat(1530)],
  sender: ['A', 'ABCDEFGHIJK', '447700900000'],
  smart_routing: [undefined, true, false],
  sms_failover_sender: [undefined, 'A', '447700900000123'],
  expiry: [undefined, 60, 259_200],
  customer_id: [undefined, '', 'a'.repeat(128), '😀'.repeat(128)],
  metadata: [undefined, {}, keys(10), { '': 'a'.repeat(256) }, { a: '😀'.repeat(256) }],
  sandbox: [undefined, true, false],
  callback_url: [undefined, 'http://example.com', 'HTTPS://example.com:8443/a?b#c'],
  unknown: [null, 1],
};

/** Invalid values of each field that all contenders can detect; for the sender, only its length. */
const faults: Record<string, unknown[]> = {
  MSISDN: [undefined, null, '', '+447700900000', '0447700900000', '447700', '4477009000001234', 1_000_000],
  msg: [undefined, null, '', 'a'.repeat(1531), '😀'.repeat(1531), 1],
  sender: [undefined, null, '', 'A'.repeat(26), 447_700_900_000],
  smart_routing: [null, 'true', 1],
  sms_failover_sender: [null, '', '4477009000001234', 1],
  expiry: [null, 59, 259_201, 60.5, '3600'],
  customer_id: [null, 'a'.repeat(129), '😀'.repeat(129), 1],
  metadata: [null, 'a', keys(11), { a: 'a'.repeat(257) }, { a: 1 }, { a: null }],
  sandbox: [null, 'false', 0],
  callback_url: [
    null,
    '',
    '/webhooks',
    'ftp://example.com/',
    'example.com',
    `https://a/${'a'.repeat(2048)}`,
    1,
  ],
};

/** For each value, `times` of the bodies with that value in its field. */
function changed(bodies: readonly Body[], values: Record<string, unknown[]>, times: number): Body[] {
  const chance = random(7);
  const changes = Object.entries(values).flatMap(([field, values]) =>
    values.map(value => ({ [field]: value })),
  );
  const drawn = changes.flatMap(change =>
    Array.from({ length: times }, () => ({ ...chance.pick(bodies), ...change })),
  );
  return JSON.parse(JSON.stringify(drawn));
}

/** Throws unless all contenders accept every body, or all refuse every body. */
function checkAll(bodies: readonly unknown[], accepted: boolean): void {
  const named = (answer: (body: unknown) => unknown) =>
    Object.fromEntries(bodies.map(body => [JSON.stringify(body), answer(body)]));
  checkAnswers([
    { name: accepted ? 'accepted' : 'refused', run: () => named(() => accepted) },
    ...contenders.map(({ name, accepts }) => ({ name, run: () => named(accepts) })),
  ]);
}

/** Throws unless the contenders that return a request return the same one, with its defaults. */
function checkValues(bodies: readonly unknown[]): void {
  checkAnswers(
    contenders.flatMap(({ name, value }) => (value ? [{ name, run: () => bodies.map(value) }] : [])),
  );
}

const { say, table, end } = report('Side by side: checking send requests');
const valid = validBodies();
const invalid = changed(valid, faults, 10);
checkAll([...valid, ...changed(valid, edges, 10)], true);
checkAll([...invalid, null, [], 'a', 1], false);
checkValues([...valid, ...invalid]);
say(`${valid.length} valid bodies and ${invalid.length} invalid ones, on which all agree.`);

const texts = everyKindOfString().map(text => ({
  ...valid[0],
  msg: text,
  customer_id: text,
  metadata: { text },
}));
for (const { run } of contenders) run(texts);

for (const [kind, bodies] of Object.entries({ Valid: valid, Invalid: invalid })) {
  const input = { rows: bodies.length, bytes: Buffer.byteLength(JSON.stringify(bodies)) };
  const results = measure(
    input,
    contenders.map(({ name, run }) => ({ name, run: () => run(bodies) })),
  );
  table(
    `${kind} bodies: requests per second`,
    results.map(({ name, rowsPerSecond }): Row => ({ name, 'requests/s': rowsPerSecond })),
  );
  table(
    `${kind} bodies: how many times as fast`,
    results.slice(ours.length).map(
      ({ name, ratio }): Row => ({
        'as fast as': name,
        ...Object.fromEntries(ours.map(({ name }, i): [string, number] => [name, results[i]!.ratio / ratio])),
      }),
    ),
  );
}
end();
