import { kindOf, misuse } from '../misuse.js';
import type { Channel } from '../text/analyze.js';
import { requiredTime, requireFacts, requireText, requireWord } from './facts.js';
import type { MessageId } from './responses.js';

/** A message in sandbox mode that was accepted. */
export interface SimulatedMessage {
  readonly quicksms_id: MessageId;
  readonly MSISDN: string;
  readonly channel: Channel;
}

/** How the delivery of a message in sandbox mode ends, and when. Times are milliseconds since 1970. */
export interface SimulatedDelivery {
  readonly message_status: 'DELIVERED' | 'UNDELIVERED' | 'EXPIRED';
  readonly status_code: 0 | 27 | 255;
  readonly receiptAt: number;
  /** When the message is read: on RCS, if it was delivered. */
  readonly readAt?: number | undefined;
}

/** Milliseconds from acceptance to the receipt. */
const SOONEST_RECEIPT = 3000;
const LATEST_RECEIPT = 5000;
/** Milliseconds from acceptance to the read receipt. */
const SOONEST_READ = 5000;
const LATEST_READ = 10_000;

/**
 * Returns the simulated delivery of a message in sandbox mode, which was accepted at `at`.
 *
 * An MSISDN that ends in 0000 is UNDELIVERED, 27. One that ends in 9999 is EXPIRED, 255. Any other is DELIVERED, 0. This
 * holds for RCS too. The receipt comes 3 to 5 seconds after acceptance. An RCS message that is delivered is read 5 to 10
 * seconds after acceptance. Both delays follow from the message id, so that a test can expect them.
 *
 * Rule: QuickSMS API 2.0, Sandbox Mode.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless the message is of the kinds above, and `at` a time
 * @example
 * simulateDelivery({ quicksms_id: 'msg_80fac5c752941b27', MSISDN: '447700900000', channel: 'SMS' }, 0) // { message_status: 'UNDELIVERED', status_code: 27, receiptAt: 3861 }
 */
export function simulateDelivery(message: SimulatedMessage, at: Date | number): SimulatedDelivery {
  requireFacts('message', message);
  const { quicksms_id, MSISDN, channel } = message;
  requireText('message.MSISDN', MSISDN);
  requireWord('message.channel', channel, ['SMS', 'RCS']);
  const [one, other] = numbersOf(quicksms_id);
  const acceptedAt = requiredTime('at', at);
  const receiptAt = acceptedAt + within(SOONEST_RECEIPT, LATEST_RECEIPT, one);
  if (MSISDN.endsWith('0000')) return { message_status: 'UNDELIVERED', status_code: 27, receiptAt };
  if (MSISDN.endsWith('9999')) return { message_status: 'EXPIRED', status_code: 255, receiptAt };
  const delivered = { message_status: 'DELIVERED', status_code: 0, receiptAt } as const;
  if (channel === 'SMS') return delivered;
  return { ...delivered, readAt: acceptedAt + within(SOONEST_READ, LATEST_READ, other) };
}

/** The two halves of the 16 hexadecimal digits of a message id. */
function numbersOf(id: unknown): [one: number, other: number] {
  requireText('message.quicksms_id', id);
  const [, one = '', other = ''] = /^msg_([0-9a-f]{8})([0-9a-f]{8})$/.exec(id) ?? [];
  if (one === '')
    throw misuse(
      new RangeError(`message.quicksms_id must be msg_ and 16 hexadecimal digits, not ${kindOf(id)}`),
    );
  return [Number.parseInt(one, 16), Number.parseInt(other, 16)];
}

/** A number from `first` to `last`, both included, that follows from another. */
function within(first: number, last: number, number: number): number {
  return first + (number % (last - first + 1));
}
