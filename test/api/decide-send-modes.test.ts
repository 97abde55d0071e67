// One request in sandbox mode, and with smart routing: QuickSMS API 2.0, Sandbox Mode and Smart Routing.
import { describe, expect, test } from 'vitest';
import { chargedFor, refundCredits, settleCredits } from '../../src/api/credits.js';
import { applyEvent, type LifecycleEvent } from '../../src/api/lifecycle.js';
import { priceOfMessage } from '../../src/api/queued-message.js';
import type { ApiRequest } from '../../src/api/send-facts.js';
import { formatMoney } from '../../src/index.js';
import { afternoons, type MoreFacts, noon, pounds, send, testKey } from './sends.js';

const lastAccepted = { quicksms_id: 'msg_0000000000000000', acceptedAt: noon - 1000 } as const;
/** Rules that reject any message in production. */
const closed: MoreFacts = {
  account: {
    hours: afternoons('reject'),
    flood: { mode: 'enforce', windowSeconds: 60, lastAccepted },
    credits: { balance: pounds('0') },
  },
};
const testNumber = { MSISDN: '447700900001' };
const appended = 'Hello This is a QuickSMS test message';

describe('Sandbox Mode', () => {
  const ways: [name: string, ...Parameters<typeof send>][] = [
    ['a sk_test_ key', closed, testNumber, { authorization: testKey }],
    ['"sandbox": true', closed, { sandbox: true }],
    [
      'connection environment = test',
      { ...closed, connection: { environment: 'test', testNumbers: [testNumber.MSISDN] } },
      testNumber,
    ],
  ];

  test.each(ways)(
    '%s: no credits are deducted, anti-flood and out-of-hours checks are bypassed',
    (_, ...of) => {
      const { status, json, changes } = send(...of);
      expect([status, json.sandbox]).toEqual([202, true]);
      expect(changes.entry).toBeUndefined();
      expect(changes.balance).toBeUndefined();
      expect(changes.message).toMatchObject({ sandbox: true, message_status: 'ACCEPTED', acceptedAt: noon });
      expect(changes.message!.price).toBeUndefined();
      expect(changes.duplicateOf).toBeUndefined();
    },
  );

  test.each(ways)(
    '%s: senders, countries, content, rate and idempotency hold',
    (_, more, fields, request) => {
      const codeOf = (part: MoreFacts, also: Partial<ApiRequest> = {}) => {
        const { json, message } = send(
          { ...more, ...part, connection: { ...more?.connection, ...part.connection } },
          fields,
          { ...request, ...also },
        );
        return json.error?.code ?? message.error?.code;
      };
      expect(codeOf({ account: { senders: [] } })).toBe('SENDER_NOT_REGISTERED');
      expect(codeOf({ account: { country: { platformDefault: 'block' } } })).toBe('COUNTRY_NOT_ALLOWED');
      expect(codeOf({ platform: { testSender: 'Q', contentFilter: () => true } })).toBe('CONTENT_BLOCKED');
      const rateLimit = { limit: 1, state: { second: noon / 1000, counts: [1] } };
      expect(codeOf({ connection: { rateLimit } })).toBe('RATE_LIMITED');
      const idempotency = { payload: 'other', acceptedAt: noon, body: '{}' };
      expect(codeOf({ idempotency }, { idempotencyKey: 'k' })).toBe('IDEMPOTENCY_CONFLICT');
    },
  );

  test('test number allowlist, test sender and appended text belong to sk_test_ keys and test connections', () => {
    const other = { MSISDN: '447700900002', sender: 'QuickSMS' };
    for (const [more, request] of [
      [{}, { authorization: testKey }],
      [{ connection: { environment: 'test' } }, {}],
    ] as const) {
      expect(send(more, other, request).message.error.code).toBe('TEST_NUMBER_NOT_APPROVED');
      const { message, changes } = send(more, { ...other, ...testNumber }, request);
      expect(message).toMatchObject({ status: 'ACCEPTED', sender: 'QuickSMS' });
      expect(changes.message!.text).toBe(appended);
    }
    expect(send({}, { ...other, sandbox: true }).message.error.code).toBe('SENDER_NOT_REGISTERED');
    const { changes } = send({}, { MSISDN: other.MSISDN, sandbox: true });
    expect(changes.message!.text).toBe('Hello');
  });

  test('the appended text is joined by a space, is not checked against 1,530, and counts in parts', () => {
    const partsOf = (msg: string) =>
      send({}, { ...testNumber, msg }, { authorization: testKey }).message.message_parts;
    const added = appended.length - 'Hello'.length;
    expect(partsOf('a'.repeat(160 - added))).toBe(1);
    expect(partsOf('a'.repeat(161 - added))).toBe(2);
    expect(partsOf('a'.repeat(1530))).toBe(11);
  });

  test('a message in sandbox mode needs no price', () => {
    expect(send({}, { MSISDN: '33612345678', sandbox: true }).status).toBe(202);
  });
});

const smart = { sender: 'MyBrandAgent', smart_routing: true, sms_failover_sender: 'MyBrand' };

describe('Smart Routing (RCS)', () => {
  test('RCS is billed per message (always 1 part), encoding is null, and the fallback is stored', () => {
    const { message, changes } = send({}, { ...smart, msg: 'a'.repeat(161) });
    expect(message).toMatchObject({
      sender: 'MyBrandAgent',
      channel: 'RCS',
      encoding: null,
      message_parts: 1,
    });
    expect(changes.message).toMatchObject({
      channel: 'RCS',
      price: pounds('0.05'),
      fallback: { sender: 'MyBrand', encoding: 'GSM-7', message_parts: 2, price: pounds('0.08') },
    });
  });

  test('the greater of both prices is reserved', () => {
    const reserved = (msg: string) => formatMoney(send({}, { ...smart, msg }).changes.entry!.amount);
    expect(reserved('a'.repeat(160))).toBe('-0.05');
    expect(reserved('a'.repeat(161))).toBe('-0.08');
  });

  test('a destination without an RCS price has no smart routing', () => {
    const { message } = send({}, { ...smart, MSISDN: '353871234567' });
    expect(message.error).toEqual({
      code: 'COUNTRY_NOT_ALLOWED',
      message: 'There is no RCS price for the destination.',
    });
  });

  test('in sandbox mode the fallback has no price', () => {
    const { changes } = send({}, { ...smart, sandbox: true });
    expect(changes.message!.fallback).toEqual({ sender: 'MyBrand', encoding: 'GSM-7', message_parts: 1 });
  });
});

describe('Smart Routing (RCS): what becomes of a message', () => {
  /** The message that was accepted, after events, and what it has cost. */
  const after = (msg: string, ...events: LifecycleEvent[]) => {
    const { changes } = send({}, { ...smart, msg });
    const entries = [changes.entry!];
    let message = changes.message!;
    events.forEach((event, index) => {
      const step = applyEvent(message, event, noon + index);
      message = step.message;
      if (step.follows.includes('settle'))
        entries.push(settleCredits(entries, priceOfMessage(message)!, noon + index)!);
      if (step.follows.includes('refund')) entries.push(refundCredits(entries, noon + index)!);
    });
    return { message, cost: formatMoney(chargedFor(entries)) };
  };
  const byRcs = { type: 'submit', channel: 'RCS', message_parts: 1 } as const;
  const bySms = (message_parts: number) => ({ type: 'submit', channel: 'SMS', message_parts }) as const;
  const delivered = { type: 'receipt', message_status: 'DELIVERED' } as const;

  test('delivered via RCS: the price of RCS is charged', () => {
    const { message, cost } = after('a'.repeat(161), byRcs, delivered);
    expect(message).toMatchObject({ message_status: 'DELIVERED', channel: 'RCS', message_parts: 1 });
    expect(cost).toBe('0.05');
  });

  test('fallen back to SMS: the price of the SMS is charged, and channel and parts are those of the SMS', () => {
    const more = after('a'.repeat(161), byRcs, bySms(2), delivered);
    expect(more.message).toMatchObject({ message_status: 'DELIVERED', channel: 'SMS', message_parts: 2 });
    expect(more.cost).toBe('0.08');
    expect(after('a', byRcs, bySms(1), delivered).cost).toBe('0.04');
  });

  test('refunded when never submitted to a carrier', () => {
    expect(after('a', { type: 'cancel' })).toMatchObject({
      message: { message_status: 'EXPIRED' },
      cost: '0.00',
    });
  });
});

describe('Anti-Flood Protection', () => {
  test('monitor: the duplicate is logged, and the message still sent', () => {
    const { status, changes } = send({
      account: { flood: { mode: 'monitor', windowSeconds: 60, lastAccepted } },
    });
    expect([status, changes.duplicateOf]).toEqual([202, 'msg_0000000000000000']);
  });

  test('enforce: the response includes the original message ID', () => {
    const { message } = send({ account: { flood: { mode: 'enforce', windowSeconds: 60, lastAccepted } } });
    expect(message.error.original_quicksms_id).toBe('msg_0000000000000000');
  });
});

describe('Out-of-Hours Sending', () => {
  test('reject: the response includes the window and resume time, and credits are not deducted', () => {
    const { message, changes } = send({ account: { hours: afternoons('reject') } });
    expect(message.error).toMatchObject({
      code: 'OUT_OF_HOURS',
      window: { weekdays: ['THURSDAY', 'FRIDAY'], start: '13:00', end: '20:00', time_zone: 'UTC' },
      resume_at: '2026-03-26T13:00:00+00:00',
    });
    expect(changes.entry).toBeUndefined();
  });
});
