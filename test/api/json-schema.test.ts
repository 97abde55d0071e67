import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sendRequestJsonSchema } from '../../src/api/json-schema.js';
import { validateSend } from '../../src/api/validate.js';
import { scaled } from '../scale.js';

const agrees = new Ajv2020({ strict: true }).compile(sendRequestJsonSchema);

const text = (limit: number) =>
  fc
    .tuple(fc.constantFrom('a', '😀'), fc.constantFrom(0, 1, limit - 1, limit, limit + 1))
    .map(([character, length]) => character.repeat(length));
const wrong = fc.constantFrom<unknown>(null, 1, 1.5, true, '', [], {}, ['a']);
const often = (good: fc.Arbitrary<unknown>) => fc.oneof({ weight: 6, arbitrary: good }, { weight: 1, arbitrary: wrong }); // biome-ignore format: as one
const letters = fc.constantFrom('A', 'MyStore', '447700900000');

/** Senders and URLs of which JSON Schema knows no less than the validator. */
const body = fc.record(
  {
    MSISDN: often(fc.oneof(fc.stringMatching(/^[1-9][0-9]{6,14}$/), fc.stringMatching(/^[0-9+]{6,16}$/))),
    msg: often(text(1530)),
    sender: often(letters),
    smart_routing: often(fc.boolean()),
    sms_failover_sender: often(letters),
    expiry: often(fc.constantFrom(59, 60, 172_800, 259_200, 259_201, 60.5)),
    customer_id: often(text(128)),
    metadata: often(fc.dictionary(fc.string(), fc.oneof(text(256), fc.constant(1)), { maxKeys: 11 })),
    sandbox: often(fc.boolean()),
    callback_url: often(
      fc.oneof(fc.webUrl(), fc.constantFrom('/a', 'ftp://a', 'a.example', 'https://müller.example/ü')),
    ),
    other: fc.anything(),
  },
  { requiredKeys: ['MSISDN'] },
);

test('JSON Schema agrees with the validator', () => {
  let passed = 0;
  fc.assert(
    fc.property(
      fc.oneof(
        body,
        body.map(all => ({ msg: 'a', sender: 'A', ...all })),
      ),
      input => {
        const passes = validateSend(input).value !== undefined;
        expect(agrees(input)).toBe(passes);
        if (passes) passed++;
      },
    ),
    { numRuns: Math.max(1000, scaled(4000)) },
  );
  expect(passed).toBeGreaterThanOrEqual(scaled(20));
  for (const other of [null, [], 'a', 1]) expect(agrees(other)).toBe(false);
});

test('white space, controls and backslashes in a URL are refused by the schema too, with the flag u or without', () => {
  const { pattern } = sendRequestJsonSchema.properties.callback_url;
  for (const character of ['\t', '\n', ' ', '\x7f', '\x9f', '\xa0', '\u3000', '\\'])
    for (const url of [`https://a${character}`, `https://a.example/${character}b`])
      for (const flags of ['', 'u']) expect(new RegExp(pattern, flags).test(url)).toBe(false);
  for (const flags of ['', 'u'])
    expect(new RegExp(pattern, flags).test('https://müller.example/😀{}')).toBe(true);
});
