import { describe, expect, test } from 'vitest';
import { inboundBody } from '../../src/api/inbound.js';
import { legacyReceiptBody, legacySeenReceiptBody } from '../../src/api/legacy-receipts.js';
import {
  applyEvent,
  type LifecycleEvent,
  type LifecycleStart,
  lifecycleOf,
} from '../../src/api/lifecycle.js';
import { type EndedMessage, receiptBody, receiptId, receiptUrl } from '../../src/api/receipt.js';

const AT = Date.UTC(2026, 2, 26, 12);
const request = {
  quicksms_id: 'msg_80fac5c752941b27',
  customer_id: 'cust_abc123',
  metadata: { order_id: '12345' },
} as const;
const legacy = { reference: '564634E434D0586B', MSISDN: '447891658396', customer_id: 'customid' };
type Identity = typeof request & typeof legacy;

/** A message after events, a second apart. */
function ended(
  events: readonly LifecycleEvent[],
  of: Partial<LifecycleStart> = {},
  identity: object = request,
) {
  const start: LifecycleStart = {
    message_status: 'ACCEPTED',
    channel: 'SMS',
    message_parts: 1,
    expiry: 60,
    ...of,
  };
  let message = { ...lifecycleOf(start), ...legacy, ...identity } as EndedMessage & Identity;
  for (const [i, event] of events.entries())
    message = applyEvent(message, event, AT + (i + 1) * 1000).message;
  return message;
}
const submit = { type: 'submit', channel: 'SMS', message_parts: 1 } as const;
const submitRcs = { type: 'submit', channel: 'RCS', message_parts: 1 } as const;
const receipt = (message_status: 'DELIVERED' | 'UNDELIVERED' | 'EXPIRED' | 'REJECTED', status_code = 0) =>
  ({ type: 'receipt', message_status, status_code }) as const;

describe('Webhook Payload', () => {
  test('the documented body, with its fields in the order of the documentation', () => {
    const message = ended([submit, { type: 'dispatch' }, receipt('DELIVERED')]);
    expect(JSON.stringify(receiptBody(message))).toBe(
      JSON.stringify({
        quicksms_id: 'msg_80fac5c752941b27',
        customer_id: 'cust_abc123',
        channel: 'SMS',
        message_status: 'DELIVERED',
        status_code: 0,
        message_parts: 1,
        message_sent_time: '2026-03-26T12:00:01+00:00',
        delivery_receipt_time: '2026-03-26T12:00:03+00:00',
        read_receipt: null,
        read_receipt_timestamp: null,
        done_time: '2026-03-26T12:00:03+00:00',
        metadata: { order_id: '12345' },
      }),
    );
  });

  test('customer_id and metadata are null where the request had none', () => {
    for (const nothing of [undefined, null]) {
      const identity = { quicksms_id: request.quicksms_id, customer_id: nothing, metadata: nothing };
      expect(receiptBody(ended([submit, receipt('UNDELIVERED', 27)], {}, identity))).toMatchObject({
        customer_id: null,
        metadata: null,
        status_code: 27,
      });
    }
  });

  test('a message that no carrier has taken has no sent time and no time of a receipt', () => {
    expect(receiptBody(ended([{ type: 'cancel' }]))).toMatchObject({
      message_status: 'EXPIRED',
      status_code: 255,
      message_sent_time: null,
      delivery_receipt_time: null,
      done_time: '2026-03-26T12:00:01+00:00',
    });
  });

  test('only final statuses are posted', () => {
    for (const events of [[], [submit]])
      expect(() => receiptBody(ended(events))).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
  });
});

describe('Read receipts', () => {
  const rcs = { channel: 'RCS' } as const;
  const read = ended([submitRcs, receipt('DELIVERED'), { type: 'read' }], rcs);

  test('a read receipt is a second post of the same body with read_receipt: true', () => {
    const body = receiptBody(read);
    expect(body).toMatchObject({ channel: 'RCS', read_receipt: false, read_receipt_timestamp: null });
    expect(receiptBody(read, 'readReceipt')).toEqual({
      ...body,
      read_receipt: true,
      read_receipt_timestamp: '2026-03-26T12:00:03+00:00',
    });
  });

  test('the body of a receipt is the same however late it is made', () => {
    expect(receiptBody(read)).toEqual(receiptBody(ended([submitRcs, receipt('DELIVERED')], rcs)));
  });

  test('null for SMS, also after a fallback from RCS', () => {
    const message = ended([submitRcs, submit, receipt('DELIVERED')], rcs);
    expect(receiptBody(message)).toMatchObject({ channel: 'SMS', read_receipt: null });
    expect(() => receiptBody(message, 'readReceipt')).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
    );
  });

  test('each post has a name of its own', () => {
    expect(receiptId(request.quicksms_id, 'receipt')).toBe('msg_80fac5c752941b27');
    expect(receiptId(request.quicksms_id, 'readReceipt')).toBe('msg_80fac5c752941b27_read');
  });
});

describe('Callback URL Priority', () => {
  const [one, other] = ['https://a.example/', 'https://b.example/'];

  test('1 (highest): the per-message callback_url', () => {
    expect(receiptUrl({ callback_url: one, connectionUrl: other })).toBe(one);
    expect(receiptUrl({ callback_url: one, connectionUrl: null })).toBe(one);
  });

  test('2: the connection-level URL', () => {
    for (const callback_url of [undefined, null, ''])
      expect(receiptUrl({ callback_url, connectionUrl: other })).toBe(other);
  });

  test('if neither is configured, no webhook is delivered', () => {
    for (const urls of [{}, { callback_url: null, connectionUrl: '' }])
      expect(receiptUrl(urls)).toBeUndefined();
  });
});

describe('V1 Delivery Receipts', () => {
  test('the documented fields; times without zone, in UTC', () => {
    expect(legacyReceiptBody(ended([submit, receipt('DELIVERED')], {}, legacy))).toEqual({
      reference: '564634E434D0586B',
      cid: 'customid',
      MSISDN: '447891658396',
      deliverytime: '2026-03-26 12:00:02',
      status: 3,
      substatus: 0,
    });
  });

  test.each([
    ['DELIVERED', 0, 3],
    ['UNDELIVERED', 27, 2],
    ['EXPIRED', 255, 4],
    ['REJECTED', 13, 5],
  ] as const)('status of %s, substatus the GSM code %i: %i', (message_status, code, status) => {
    const body = legacyReceiptBody(ended([submit, receipt(message_status, code)], {}, legacy));
    expect(body).toMatchObject({ status, substatus: code });
  });

  test('without a cid it is null, and a message that has not ended has no receipt', () => {
    const { customer_id: _, ...without } = legacy;
    expect(
      legacyReceiptBody({ ...ended([{ type: 'cancel' }]), ...without, customer_id: null }).cid,
    ).toBeNull();
    expect(() => legacyReceiptBody(ended([submit], {}, legacy))).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
    );
  });
});

describe('V1 RCS Seen Receipts', () => {
  test('the documented fields, with CID in capitals', () => {
    const message = ended([submitRcs, receipt('DELIVERED'), { type: 'read' }], { channel: 'RCS' }, legacy);
    expect(legacySeenReceiptBody(message)).toEqual({
      reference: '564634E434D0586B',
      CID: 'customid',
      MSISDN: '447891658396',
      seentime: '2026-03-26 12:00:03',
    });
  });

  test('only RCS messages that are read', () => {
    for (const message of [
      ended([submitRcs, receipt('DELIVERED')], { channel: 'RCS' }),
      ended([submit, receipt('DELIVERED')]),
    ])
      expect(() => legacySeenReceiptBody(message)).toThrow(
        expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
      );
  });
});

describe('Receiving Incoming Messages V1', () => {
  const incoming = {
    id: 'MxJFwONIywR7yZysg7iAtDXQ',
    from: 'NotifyTest',
    to: '44789100000',
    text: 'Testing',
    receivedAt: Date.UTC(2024, 0, 28, 11, 54, 32),
  };

  test('the documented body, with the spelling of the documentation', () => {
    expect(JSON.stringify(inboundBody(incoming))).toBe(
      '{"MSISDN":"NotifyTest","Message":"Testing","Number":"44789100000","DateRecieved":"2024-01-28 11:54:32","ID":"MxJFwONIywR7yZysg7iAtDXQ"}',
    );
  });

  test('a message that is not of its kind is misuse', () => {
    for (const wrong of [
      null,
      { ...incoming, id: 42 },
      { ...incoming, from: 1 },
      { ...incoming, to: null },
      { ...incoming, text: undefined },
      { ...incoming, receivedAt: undefined },
      { ...incoming, receivedAt: 1e15 },
    ] as never[])
      expect(() => inboundBody(wrong)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
  });
});

test('what is not a message or a URL is misuse', () => {
  const message = ended([submit, receipt('DELIVERED')]);
  for (const call of [
    () => receiptBody(null as never),
    () => receiptBody({ ...message, quicksms_id: 1 } as never),
    () => receiptBody({ ...message, doneAt: undefined } as never),
    () => receiptBody(message, 'read' as never),
    () => receiptId(1 as never, 'receipt'),
    () => receiptId(request.quicksms_id, 'read' as never),
    () => receiptUrl(null as never),
    () => receiptUrl({ callback_url: 1 } as never),
    () => legacyReceiptBody(null as never),
    () => legacyReceiptBody({ ...message, reference: 1 } as never),
  ])
    expect(call).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
});
