import { describe, expect, test } from 'vitest';
import {
  applyEvent,
  type FollowUp,
  type Lifecycle,
  type LifecycleEvent,
  type LifecycleStart,
  lifecycleOf,
} from '../../src/api/lifecycle.js';
import { deliveryStatuses, gsmStatusCodes, isFinalStatus } from '../../src/api/message-status.js';

const start: LifecycleStart = { message_status: 'ACCEPTED', channel: 'SMS', message_parts: 2, expiry: 60 };
const submit = { type: 'submit', channel: 'SMS', message_parts: 2 } as const;
const submitRcs = { type: 'submit', channel: 'RCS', message_parts: 1 } as const;
const receipt = (message_status: (typeof deliveryStatuses)[number], status_code?: number) =>
  ({ type: 'receipt', message_status, ...(status_code === undefined ? {} : { status_code }) }) as const;

/** The message after events, a second apart from 1 s on, and all that followed. */
function after(events: readonly LifecycleEvent[], of: Partial<LifecycleStart> = {}) {
  let message: Lifecycle = lifecycleOf({ ...start, ...of });
  const follows: FollowUp[] = [];
  for (const [i, event] of events.entries()) {
    const step = applyEvent(message, event, (i + 1) * 1000);
    message = step.message;
    follows.push(...step.follows);
  }
  return { message, follows };
}
const statusAfter = (events: readonly LifecycleEvent[], of?: Partial<LifecycleStart>) =>
  after(events, of).message.message_status;

describe('Message Lifecycle', () => {
  test('ACCEPTED is queued for delivery, and PENDING awaits the carrier', () => {
    expect(statusAfter([])).toBe('ACCEPTED');
    expect(statusAfter([{ type: 'dispatch' }])).toBe('PENDING');
    expect(after([{ type: 'dispatch' }, submit])).toMatchObject({
      message: { message_status: 'PENDING', sentAt: 2000 },
      follows: ['submit'],
    });
  });

  test('HELD becomes PENDING when it is dispatched', () => {
    expect(statusAfter([{ type: 'dispatch' }], { message_status: 'HELD' })).toBe('PENDING');
  });

  test.each(['DELIVERED', 'UNDELIVERED', 'EXPIRED', 'REJECTED'] as const)('PENDING becomes %s', status => {
    const { message, follows } = after([submit, receipt(status)]);
    expect(message).toMatchObject({ message_status: status, receiptAt: 2000, doneAt: 2000 });
    expect(follows).toEqual(['submit', 'settle', 'receipt']);
  });

  test('PENDING is not final, and a receipt of it changes nothing', () => {
    expect(deliveryStatuses.map(isFinalStatus)).toEqual([false, true, true, true, true]);
    const { message } = after([submit]);
    expect(applyEvent(message, receipt('PENDING'), 9000)).toEqual({ message, follows: [] });
  });

  test('the time of a final status is the carrier’s, where it gives one', () => {
    const { message } = after([submit, { ...receipt('DELIVERED'), doneAt: 1500 }]);
    expect(message).toMatchObject({ receiptAt: 2000, doneAt: 1500 });
  });

  test('a receipt of a message that was never dispatched does not count', () => {
    for (const message_status of ['ACCEPTED', 'HELD'] as const)
      expect(statusAfter([receipt('DELIVERED')], { message_status })).toBe(message_status);
  });
});

describe('GSM Status Codes', () => {
  const codeOf = (status: (typeof deliveryStatuses)[number], code?: number) =>
    after([submit, receipt(status, code)]).message.status_code;

  test('the code of the carrier is kept', () => {
    expect(gsmStatusCodes.map(({ code }) => code)).toEqual([0, 1, 13, 27, 32, 255]);
    for (const code of [1, 13, 27, 32, 255]) expect(codeOf('UNDELIVERED', code)).toBe(code);
  });

  test('without one it is 0 for DELIVERED, 13 for REJECTED, and 255, unknown, for the others', () => {
    expect(codeOf('DELIVERED')).toBe(0);
    expect(codeOf('REJECTED')).toBe(13);
    expect(codeOf('EXPIRED')).toBe(255);
    expect(codeOf('UNDELIVERED')).toBe(255);
  });

  test('a code that the documentation does not have, or that contradicts the status, is not kept', () => {
    expect(codeOf('UNDELIVERED', 99)).toBe(255);
    expect(codeOf('UNDELIVERED', 0)).toBe(255);
    expect(codeOf('DELIVERED', 27)).toBe(0);
  });

  test('it is null until the status is final', () => {
    expect(after([submit]).message.status_code).toBeNull();
  });
});

describe('The server: expiry starts at dispatch, not while HELD', () => {
  test('a held message does not expire', () => {
    const held = lifecycleOf({ ...start, message_status: 'HELD' });
    expect(applyEvent(held, { type: 'expire' }, 1e12).message).toBe(held);
  });

  test('it expires its validity after dispatch, and not a millisecond before', () => {
    const { message } = applyEvent(lifecycleOf(start), { type: 'dispatch' }, 5_000);
    expect(message.expiresAt).toBe(65_000);
    expect(applyEvent(message, { type: 'expire' }, 64_999).message).toBe(message);
    expect(applyEvent(message, { type: 'expire' }, 65_000).message).toMatchObject({
      message_status: 'EXPIRED',
      status_code: 255,
      doneAt: 65_000,
    });
  });

  test('what has expired is not submitted any more', () => {
    const { message } = applyEvent(lifecycleOf(start), { type: 'dispatch' }, 5_000);
    const step = applyEvent(message, submit, 65_000);
    expect(step.message.message_status).toBe('EXPIRED');
    expect(step.follows).toEqual(['refund', 'receipt']);
  });
});

describe('The server: refunded when never submitted to a carrier', () => {
  test('expired before it was submitted', () => {
    const { message } = applyEvent(lifecycleOf(start), { type: 'dispatch' }, 0);
    expect(applyEvent(message, { type: 'expire' }, 60_000).follows).toEqual(['refund', 'receipt']);
  });

  test('refused at submission: REJECTED, and it was never sent', () => {
    const { message, follows } = after([submit, { type: 'refuse', status_code: 1 }]);
    expect(message).toMatchObject({ message_status: 'REJECTED', status_code: 1, sentAt: null });
    expect(follows).toEqual(['submit', 'refund', 'receipt']);
  });

  test('refused at submission: the message is done when that is known, whatever else the event has', () => {
    const event = { type: 'refuse', doneAt: 77 } as const;
    expect(applyEvent(after([submit]).message, event, 5000).message.doneAt).toBe(5000);
  });

  test('account archived: what waits is not sent, and what was submitted goes on', () => {
    for (const message_status of ['ACCEPTED', 'HELD'] as const) {
      const { message, follows } = after([{ type: 'cancel' }], { message_status });
      expect(message).toMatchObject({ message_status: 'EXPIRED', status_code: 255 });
      expect(follows).toEqual(['refund', 'receipt']);
    }
    expect(after([{ type: 'dispatch' }, { type: 'cancel' }]).follows).toEqual(['refund', 'receipt']);
    expect(statusAfter([submit, { type: 'cancel' }])).toBe('PENDING');
  });

  test('an account may have refunded what is undelivered too', () => {
    const refundsUndelivered = true;
    for (const status of ['UNDELIVERED', 'EXPIRED', 'REJECTED'] as const)
      expect(after([submit, receipt(status)], { refundsUndelivered }).follows).toContain('refund');
    expect(after([submit, receipt('DELIVERED')], { refundsUndelivered }).follows).toContain('settle');
  });
});

describe('The server: none sent twice', () => {
  test('an attempt is recorded once, and only then the message goes to the carrier', () => {
    const { message } = after([submit]);
    expect(applyEvent(message, submit, 9000)).toEqual({ message, follows: [] });
  });

  test('with the proof that the carrier has not taken it, it is submitted again', () => {
    expect(after([submit, { type: 'notTaken' }, submit]).follows).toEqual(['submit', 'submit']);
  });

  test('without it the message ends as EXPIRED 255, and is charged', () => {
    const { message, follows } = after([submit, { type: 'abandon' }]);
    expect(message).toMatchObject({ message_status: 'EXPIRED', status_code: 255 });
    expect(follows).toEqual(['submit', 'settle', 'receipt']);
  });

  test('what was not submitted is not abandoned', () => {
    expect(statusAfter([{ type: 'dispatch' }, { type: 'abandon' }])).toBe('PENDING');
  });
});

describe('Smart Routing (RCS)', () => {
  const rcs = { channel: 'RCS', message_parts: 1 } as const;

  test('falls back to SMS: the receipt has the channel SMS and the parts as sent', () => {
    const { message, follows } = after([submitRcs, submit, receipt('DELIVERED')], rcs);
    expect(message).toMatchObject({ channel: 'SMS', message_parts: 2, sentAt: 2000 });
    expect(follows).toEqual(['submit', 'submit', 'settle', 'receipt']);
  });

  test('it may go by SMS at once, and not back to RCS', () => {
    expect(after([submit, submitRcs], rcs)).toMatchObject({
      message: { channel: 'SMS' },
      follows: ['submit'],
    });
  });

  test('a message by SMS does not become RCS', () => {
    expect(after([submitRcs])).toMatchObject({ message: { message_status: 'ACCEPTED' }, follows: [] });
  });

  test('a receipt or a refusal of RCS that comes after the fallback does not count', () => {
    const late: LifecycleEvent[] = [
      { ...receipt('UNDELIVERED'), channel: 'RCS' },
      { type: 'refuse', channel: 'RCS' },
      { type: 'notTaken', channel: 'RCS' },
      { type: 'read' },
    ];
    const { message } = after([submitRcs, submit], rcs);
    for (const event of late) expect(applyEvent(message, event, 9000).message).toBe(message);
  });

  test('read receipts: once, on RCS, when DELIVERED', () => {
    const { message, follows } = after(
      [submitRcs, receipt('DELIVERED'), { type: 'read' }, { type: 'read' }],
      rcs,
    );
    expect(message.readAt).toBe(3000);
    expect(follows).toEqual(['submit', 'settle', 'receipt', 'readReceipt']);
    expect(after([submitRcs, receipt('UNDELIVERED'), { type: 'read' }], rcs).message.readAt).toBeNull();
    expect(after([submit, receipt('DELIVERED'), { type: 'read' }]).message.readAt).toBeNull();
  });

  test('what is read was delivered, also when its receipt comes later', () => {
    const { message, follows } = after([submitRcs, { type: 'read' }, receipt('UNDELIVERED', 27)], rcs);
    expect(message).toMatchObject({
      message_status: 'DELIVERED',
      status_code: 0,
      readAt: 2000,
      doneAt: 2000,
    });
    expect(follows).toEqual(['submit', 'settle', 'receipt', 'readReceipt']);
  });
});

test('what is not a message, an event or a time is misuse', () => {
  const message = lifecycleOf(start);
  for (const call of [
    () => lifecycleOf(null as never),
    () => lifecycleOf({ ...start, message_status: 'PENDING' as never }),
    () => lifecycleOf({ ...start, message_parts: 0 }),
    () => lifecycleOf({ ...start, expiry: -1 }),
    () => lifecycleOf({ ...start, refundsUndelivered: 1 as never }),
    () => applyEvent({} as never, submit, 0),
    () => applyEvent({ ...message, message_status: 'SENT' as never }, submit, 0),
    () => applyEvent(message, null as never, 0),
    () => applyEvent(message, { type: 'sent' } as never, 0),
    () => applyEvent(message, { ...submit, channel: 'MMS' as never }, 0),
    () => applyEvent(message, { ...submit, message_parts: 1.5 }, 0),
    () => applyEvent(message, submit, undefined as never),
    () => applyEvent(after([submit]).message, receipt('SENT' as never), 0),
    () => applyEvent(after([submit]).message, { ...receipt('DELIVERED'), doneAt: 'x' as never }, 0),
    () => applyEvent(after([submit]).message, { ...receipt('DELIVERED'), channel: 'x' as never }, 0),
  ])
    expect(call).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
});
