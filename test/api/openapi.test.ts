// openapi.json is valid, and describes what the decisions answer.
import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { inboundBody } from '../../src/api/inbound.js';
import { applyEvent } from '../../src/api/lifecycle.js';
import { receiptBody } from '../../src/api/receipt.js';
import { requestErrors } from '../../src/codes.js';
import { afternoons, type MoreFacts, noon, requestOf, send } from './sends.js';

const document = JSON.parse(readFileSync('src/api/openapi.json', 'utf8'));
const ajv = new Ajv2020({ strict: false, formats: { 'date-time': true } });
ajv.addSchema(document, 'openapi.json');

/** What a schema of the document finds wrong with a body. */
function wrongIn(name: string, body: unknown): unknown[] {
  const validate = ajv.getSchema(`openapi.json#/components/schemas/${name}`)!;
  validate(body);
  return validate.errors ?? [];
}

test('it is a valid document of OpenAPI 3.1', async () => {
  expect(await new Validator().validate(structuredClone(document))).toEqual({ valid: true });
  expect(document.openapi).toMatch(/^3\.1\./);
});

test('it has the documented paths, and the webhooks', () => {
  expect(Object.keys(document.paths)).toEqual(['/v1/messages', '/v1/health']);
  expect(Object.keys(document.webhooks)).toEqual(['dlr', 'inbound']);
});

test('each HTTP status of a code has an answer, which names the code', () => {
  const { responses } = document.paths['/v1/messages'].post;
  for (const { code, httpStatus } of requestErrors) {
    expect(responses).toHaveProperty(String(httpStatus));
    if (httpStatus !== 422) expect(responses[httpStatus].description).toContain(code);
    expect(document.components.schemas.Error.properties.error.properties.code.enum).toContain(code);
  }
});

describe('bodies', () => {
  const lastAccepted = { quicksms_id: 'msg_0000000000000000', acceptedAt: noon - 1000 } as const;
  const smart = { sender: 'MyBrandAgent', smart_routing: true };
  test.each<[name: string, facts: MoreFacts, fields: object]>([
    ['accepted', {}, { customer_id: 'cust_abc123' }],
    ['RCS', {}, smart],
    ['held', { account: { hours: afternoons('hold') } }, {}],
    ['out of hours', { account: { hours: afternoons('reject') } }, {}],
    ['never open', { account: { hours: { ...afternoons('hold'), windows: [] } } }, {}],
    ['duplicate', { account: { flood: { mode: 'enforce', windowSeconds: 60, lastAccepted } } }, {}],
  ])('SendResponse: %s', (_, facts, fields) => {
    const { status, headers, json } = send(facts, fields);
    expect(wrongIn('SendResponse', json)).toEqual([]);
    const described = document.paths['/v1/messages'].post.responses[status];
    for (const name of Object.keys(headers).filter(name => name !== 'Content-Type'))
      expect(described.headers).toHaveProperty(name);
  });

  test.each<[code: string, facts: MoreFacts, fields: object]>([
    ['MISSING_FIELD', {}, { msg: null }],
    ['INVALID_PHONE_NUMBER', {}, { MSISDN: '+44' }],
    ['UNAUTHORIZED', { connection: null, account: null }, {}],
    ['ACCOUNT_INACTIVE', { account: { active: false } }, {}],
    ['AUTH_RATE_LIMITED', { lockout: { failures: [], lockedUntil: noon + 1000 } }, {}],
  ])('Error: %s', (code, facts, fields) => {
    const { status, headers, json } = send(facts, fields);
    expect(json.error.code).toBe(code);
    expect(wrongIn('Error', json)).toEqual([]);
    const described = document.paths['/v1/messages'].post.responses[status];
    for (const name of Object.keys(headers).filter(name => name !== 'Content-Type'))
      expect(described.headers).toHaveProperty(name);
  });

  test('SendRequest', () => {
    expect(wrongIn('SendRequest', requestOf().body)).toEqual([]);
    expect(wrongIn('SendRequest', { msg: '' })).not.toEqual([]);
  });

  test('Receipt and IncomingMessage', () => {
    const { message } = send({}, smart).changes;
    const sent = applyEvent(message!, { type: 'submit', channel: 'RCS', message_parts: 1 }, noon);
    const events = [{ type: 'receipt', message_status: 'DELIVERED' }, { type: 'expire' }, { type: 'cancel' }];
    for (const event of events) {
      const from = event.type === 'cancel' ? message! : sent.message;
      const ended = applyEvent(from, event as never, noon + 300_000_000).message;
      expect(wrongIn('Receipt', receiptBody(ended))).toEqual([]);
    }
    const incoming = { id: '42', from: '447123456789', to: '44789011829', text: 'Hello', receivedAt: noon };
    expect(wrongIn('IncomingMessage', inboundBody(incoming))).toEqual([]);
  });
});
