// Messages that live through random histories of events.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyEvent,
  type FollowUp,
  type Lifecycle,
  type LifecycleEvent,
  type LifecycleStart,
  lifecycleOf,
} from '../../src/api/lifecycle.js';
import {
  deliveryStatuses,
  isFinalStatus,
  type MessageStatus,
  nextStatuses,
} from '../../src/api/message-status.js';

const start: LifecycleStart = { message_status: 'ACCEPTED', channel: 'SMS', message_parts: 2, expiry: 60 };
const submit = { type: 'submit', channel: 'SMS', message_parts: 2 } as const;
const submitRcs = { type: 'submit', channel: 'RCS', message_parts: 1 } as const;

const event: fc.Arbitrary<LifecycleEvent> = fc.oneof(
  fc.constantFrom<LifecycleEvent>(
    { type: 'dispatch' }, submit, submit, submitRcs, submitRcs, { type: 'notTaken' }, { type: 'refuse' },
    { type: 'read' }, { type: 'expire' }, { type: 'cancel' }, { type: 'abandon' },
  ), // biome-ignore format: as one
  fc.record({
    type: fc.constant('receipt' as const),
    message_status: fc.constantFrom(...deliveryStatuses),
    status_code: fc.constantFrom(undefined, 0, 13, 27, 99),
    channel: fc.constantFrom(undefined, 'SMS' as const, 'RCS' as const),
  }),
);
const begin = fc.record({
  message_status: fc.constantFrom('ACCEPTED' as const, 'HELD' as const),
  channel: fc.constantFrom('SMS' as const, 'RCS' as const),
  refundsUndelivered: fc.boolean(),
});

describe('Message Lifecycle: an event that comes late, twice or out of order', () => {
  interface Step {
    readonly before: Lifecycle;
    readonly event: LifecycleEvent;
    readonly message: Lifecycle;
    readonly follows: readonly FollowUp[];
  }
  const history = fc.tuple(
    begin,
    fc.array(fc.tuple(event, fc.integer({ min: -5_000, max: 40_000 })), { maxLength: 25 }),
  );
  const stepsOf = ([of, events]: [Partial<LifecycleStart>, [LifecycleEvent, number][]]): Step[] => {
    let before: Lifecycle = Object.freeze(lifecycleOf({ ...start, ...of }));
    let at = 0;
    return events.map(([event, milliseconds]) => {
      at += milliseconds;
      const { message, follows } = applyEvent(before, event, at);
      const step = { before, event, message, follows };
      before = Object.freeze(message);
      return step;
    });
  };
  const check = (property: (steps: readonly Step[]) => void) =>
    fc.assert(fc.property(history.map(stepsOf), property), { numRuns: 500 });
  const count = (steps: readonly Step[], ...kinds: FollowUp[]) =>
    steps.flatMap(({ follows }) => follows).filter(kind => kinds.includes(kind)).length;
  const last = (steps: readonly Step[]) => steps.at(-1)?.message;

  test('statuses follow each other as in the status flow, and what is final stays', () => {
    check(steps => {
      for (const { before, message, follows } of steps) {
        if (before.message_status !== message.message_status) {
          // One event may dispatch a message and end it.
          const via: MessageStatus[] = [before.message_status, 'PENDING'];
          expect(via.some(status => nextStatuses[status].includes(message.message_status))).toBe(true);
        }
        if (!isFinalStatus(before.message_status)) continue;
        expect({ ...message, readAt: before.readAt }).toEqual(before);
        expect(follows.filter(kind => kind !== 'readReceipt')).toEqual([]);
      }
    });
  });

  test('a message that is final has one receipt, and either a settlement or a refund; others have none', () => {
    check(steps => {
      const ended = isFinalStatus(last(steps)?.message_status ?? 'ACCEPTED') ? 1 : 0;
      expect(count(steps, 'settle', 'refund')).toBe(ended);
      expect(count(steps, 'receipt')).toBe(ended);
      expect(count(steps, 'readReceipt')).toBe((last(steps)?.readAt ?? null) === null ? 0 : 1);
    });
  });

  test('a message that no carrier has is not charged, and one that is delivered is', () => {
    check(steps => {
      const message = last(steps);
      if (message === undefined || !isFinalStatus(message.message_status)) return;
      const charged = count(steps, 'settle') === 1;
      if (message.sentAt === null) expect(charged).toBe(false);
      if (message.message_status === 'DELIVERED') expect(charged).toBe(true);
    });
  });

  test('at most one submission on each channel without a proof that the carrier has not taken it', () => {
    check(steps => {
      const open = new Set<string>();
      for (const { before, event, message, follows } of steps) {
        if (event.type === 'notTaken' && message !== before) open.delete(message.channel);
        if (!follows.includes('submit')) continue;
        expect(open.has(message.channel)).toBe(false);
        open.add(message.channel);
        expect(message.message_status).toBe('PENDING');
      }
    });
  });

  test('an event that changes nothing returns the same object, and applying it again changes nothing', () => {
    check(steps => {
      for (const { before, message, follows } of steps)
        if (JSON.stringify(before) === JSON.stringify(message)) {
          expect(message).toBe(before);
          expect(follows).toEqual([]);
        }
    });
  });

  test('other fields of a message stay as they are', () => {
    const message = { ...lifecycleOf(start), quicksms_id: 'msg_80fac5c752941b27', metadata: { a: 'b' } };
    expect(applyEvent(message, submit, 0).message).toMatchObject({ metadata: { a: 'b' } });
  });
});
