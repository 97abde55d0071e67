// QuickSMS API 2.0, Sandbox Mode: simulated deliveries.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MessageId } from '../../src/api/responses.js';
import { simulateDelivery } from '../../src/api/simulate.js';

const quicksms_id = 'msg_80fac5c752941b27';
const deliver = (MSISDN: string, channel: 'SMS' | 'RCS' = 'SMS') =>
  simulateDelivery({ quicksms_id, MSISDN, channel }, 0);

const ids = fc.stringMatching(/^[0-9a-f]{16}$/).map((digits): MessageId => `msg_${digits}`);
const acceptedAts = fc.integer({ min: 0, max: 4e12 });

describe('Sandbox Mode: Simulated Delivery Outcomes', () => {
  test('an MSISDN that ends in 0000 is UNDELIVERED, 27 (absent subscriber)', () => {
    expect(deliver('447700900000')).toMatchObject({ message_status: 'UNDELIVERED', status_code: 27 });
  });

  test('an MSISDN that ends in 9999 is EXPIRED, 255', () => {
    expect(deliver('447700909999')).toMatchObject({ message_status: 'EXPIRED', status_code: 255 });
  });

  test('anything else is DELIVERED, 0', () => {
    for (const MSISDN of ['447700900001', '447700900009', '447700909990', '4477000', '447700000999'])
      expect(deliver(MSISDN)).toMatchObject({ message_status: 'DELIVERED', status_code: 0 });
  });

  test('the last four digits decide for RCS too', () => {
    expect(deliver('447700900000', 'RCS')).toMatchObject({ message_status: 'UNDELIVERED', status_code: 27 });
    expect(deliver('447700909999', 'RCS')).toMatchObject({ message_status: 'EXPIRED', status_code: 255 });
  });
});

describe('Sandbox Mode: Differences from Production', () => {
  test('delivery webhooks: simulated after 3–5 seconds', () => {
    fc.assert(
      fc.property(ids, acceptedAts, (id, at) => {
        const { receiptAt } = simulateDelivery(
          { quicksms_id: id, MSISDN: '447700900001', channel: 'SMS' },
          at,
        );
        expect(receiptAt - at).toBeGreaterThanOrEqual(3000);
        expect(receiptAt - at).toBeLessThanOrEqual(5000);
      }),
    );
  });

  test('RCS read receipts: simulated after 5–10 seconds', () => {
    fc.assert(
      fc.property(ids, acceptedAts, (id, at) => {
        const { receiptAt, readAt } = simulateDelivery(
          { quicksms_id: id, MSISDN: '447700900001', channel: 'RCS' },
          new Date(at),
        );
        expect(readAt! - at).toBeGreaterThanOrEqual(5000);
        expect(readAt! - at).toBeLessThanOrEqual(10_000);
        expect(readAt).toBeGreaterThanOrEqual(receiptAt);
      }),
    );
  });

  test('the read receipt only when DELIVERED, and only on RCS', () => {
    expect(deliver('447700900001', 'RCS').readAt).toBeDefined();
    for (const delivery of [
      deliver('447700900000', 'RCS'),
      deliver('447700909999', 'RCS'),
      deliver('4477000'),
    ])
      expect(delivery.readAt).toBeUndefined();
  });

  test('delays derive from the message id: both ends of both delays are reached, and one id has one delay', () => {
    const digits = (number: number) => number.toString(16).padStart(8, '0');
    const delays = (one: number, other: number) => {
      const message = {
        quicksms_id: `msg_${digits(one)}${digits(other)}`,
        MSISDN: '447700900001',
        channel: 'RCS',
      } as const;
      const { receiptAt, readAt } = simulateDelivery(message, 0);
      return [receiptAt, readAt];
    };
    expect(delays(0, 0)).toEqual([3000, 5000]);
    expect(delays(2000, 5000)).toEqual([5000, 10_000]);
    expect(delays(2001, 5001)).toEqual([3000, 5000]);
    expect(deliver('447700900001')).toEqual(deliver('447700900001'));
  });

  test.each([
    ['quicksms_id', { quicksms_id: 'msg_80FAC5C752941B27' }],
    ['quicksms_id', { quicksms_id: undefined }],
    ['MSISDN', { MSISDN: 447700900000 }],
    ['channel', { channel: 'sms' }],
  ])('misuse: %s', (name, more) => {
    const message = { quicksms_id, MSISDN: '447700900001', channel: 'SMS', ...more } as never;
    const expected = {
      code: 'INVALID_ARGUMENT',
      message: expect.stringContaining(`message.${name} must be`),
    };
    expect(() => simulateDelivery(message, 0)).toThrow(expect.objectContaining(expected));
  });
});
