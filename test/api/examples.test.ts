// The request bodies of the API documentation, each with the heading it stands under.
import { expect, test } from 'vitest';
import { estimate } from '../../src/api/estimate.js';
import { validateLegacySend } from '../../src/api/legacy.js';
import { validateSend } from '../../src/api/validate.js';

const basic = { MSISDN: '447700900000', msg: 'Hello from QuickSMS!', sender: 'MyApp' };
const examples: [heading: string, body: object, channel: string, encoding: string | null, parts: number][] = [
  [
    'Send a Test Message',
    { MSISDN: '447700900001', msg: 'Hello from QuickSMS!', sender: 'QuickSMS' },
    'SMS',
    'GSM-7',
    1,
  ],
  [
    'Example Request',
    {
      MSISDN: '447700900000',
      msg: 'Your order #12345 has been dispatched.',
      sender: 'MyStore',
      customer_id: 'cust_abc123',
      metadata: { order_id: '12345', type: 'dispatch_notification' },
      callback_url: 'https://example.com/webhooks/sms',
    },
    'SMS',
    'GSM-7',
    1,
  ],
  ['Code Examples, Basic SMS, curl', basic, 'SMS', 'GSM-7', 1],
  [
    'Code Examples, RCS with SMS Fallback, curl',
    {
      MSISDN: '447700900000',
      msg: 'Your parcel is out for delivery!',
      sender: 'MyBrandAgent',
      smart_routing: true,
      sms_failover_sender: 'MyBrand',
      callback_url: 'https://example.com/webhooks/dlr',
    },
    'RCS',
    null,
    1,
  ],
  ['Code Examples, PHP', { ...basic }, 'SMS', 'GSM-7', 1],
  ['Code Examples, Python', { ...basic }, 'SMS', 'GSM-7', 1],
  ['Code Examples, JavaScript', { ...basic }, 'SMS', 'GSM-7', 1],
  ['Code Examples, C#', { ...basic }, 'SMS', 'GSM-7', 1],
];

test.each(examples)('%s', (_, body, channel, encoding, parts) => {
  expect(validateSend(body)).toEqual({
    value: { smart_routing: false, expiry: 172_800, sandbox: false, ...body },
    warnings: [],
  });
  expect(estimate(body).value).toMatchObject({
    channel,
    text: (body as typeof basic).msg,
    analysis: { encoding, messageParts: parts },
    resolution: { valid: true, country: 'GB' },
  });
});

test('V1, Example Request', () => {
  const body = { reqType: 'BULK', MSISDN: '447891658396', msg: 'test message', sender: 'TestSender' };
  expect(validateLegacySend(body)).toEqual({
    value: {
      MSISDN: '447891658396',
      msg: 'test message',
      sender: 'TestSender',
      smart_routing: false,
      expiry: 172_800,
      sandbox: false,
    },
    warnings: [],
  });
});

test('test mode: the appended text counts, after one space', () => {
  const { value } = estimate({ ...basic, msg: 'a'.repeat(129) }, undefined, { testMode: true });
  expect(value?.text).toBe(`${'a'.repeat(129)} This is a QuickSMS test message`);
  expect(value?.analysis).toMatchObject({ characters: 161, messageParts: 2 });
  expect(estimate({}).issues).toHaveLength(3);
  const { request } = estimate(basic, undefined, { testMode: true }).value!;
  expect(request.sandbox && Object.isFrozen(request)).toBe(true);
});
