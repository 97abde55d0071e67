import { kindOf, misuse } from '../misuse.js';
import { apiTime, requireFacts, requireText } from './facts.js';
import type { Lifecycle } from './lifecycle.js';
import { type FinalStatus, type GsmStatusCode, isFinalStatus } from './message-status.js';

/** The JSON body of a V1 receipt: QuickSMS API, V1 Delivery Receipts. */
export interface LegacyReceiptBody {
  /** What the answer to the send request had as `reference`. */
  readonly reference: string;
  /** The `cid` of the request; null when it had none. */
  readonly cid: string | null;
  readonly MSISDN: string;
  /** `2024-01-01 16:36:48`, in UTC. */
  readonly deliverytime: string;
  /** 3 delivered, 2 undeliverable, 4 expired, 5 rejected. */
  readonly status: 2 | 3 | 4 | 5;
  /** The GSM status code. */
  readonly substatus: GsmStatusCode;
}

/** The JSON body of a V1 seen receipt: QuickSMS API, V1 RCS Seen Receipts. */
export interface LegacySeenReceiptBody {
  readonly reference: string;
  /** In capitals, unlike in a delivery receipt. */
  readonly CID: string | null;
  readonly MSISDN: string;
  /** `2024-01-01 16:36:48`, in UTC. */
  readonly seentime: string;
}

/** A message of V1. */
export interface LegacyMessage extends Lifecycle {
  readonly reference: string;
  readonly MSISDN: string;
  readonly customer_id?: string | null | undefined;
}

const legacyStatuses: { readonly [Status in FinalStatus]: LegacyReceiptBody['status'] } = {
  DELIVERED: 3,
  UNDELIVERED: 2,
  EXPIRED: 4,
  REJECTED: 5,
};

/**
 * Returns the JSON body of the V1 receipt of a message that has ended.
 *
 * Rule: QuickSMS API, V1 Delivery Receipts.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless the status of the message is final
 * @example
 * const begun = lifecycleOf({ message_status: 'ACCEPTED', channel: 'SMS', message_parts: 1, expiry: 60 });
 * const { message } = applyEvent({ ...begun, reference: '42', MSISDN: '447891658396' }, { type: 'cancel' }, 0);
 * legacyReceiptBody(message) // { reference: '42', cid: null, MSISDN: '447891658396', deliverytime: '1970-01-01 00:00:00', status: 4, substatus: 255 }
 */
export function legacyReceiptBody(message: LegacyMessage): LegacyReceiptBody {
  requireMessage(message);
  const { reference, customer_id, MSISDN, message_status, status_code, doneAt } = message;
  if (!isFinalStatus(message_status) || status_code === null)
    throw misuse(new RangeError(`message.message_status must be final, not ${kindOf(message_status)}`));
  return {
    reference,
    cid: customer_id ?? null,
    MSISDN,
    deliverytime: legacyTime('message.doneAt', doneAt),
    status: legacyStatuses[message_status],
    substatus: status_code,
  };
}

/**
 * Returns the JSON body of the V1 seen receipt of an RCS message that was read.
 *
 * Rule: QuickSMS API, V1 RCS Seen Receipts.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless the message went by RCS and was read
 * @example
 * const begun = lifecycleOf({ message_status: 'ACCEPTED', channel: 'RCS', message_parts: 1, expiry: 60 });
 * const read = { ...begun, reference: '42', MSISDN: '447891658396', readAt: 0 };
 * legacySeenReceiptBody(read).seentime // '1970-01-01 00:00:00'
 */
export function legacySeenReceiptBody(message: LegacyMessage): LegacySeenReceiptBody {
  requireMessage(message);
  const { reference, customer_id, MSISDN, channel, readAt } = message;
  if (channel !== 'RCS' || readAt === null)
    throw misuse(new RangeError('message.readAt must be a time, and the channel RCS, for a seen receipt'));
  return {
    reference,
    CID: customer_id ?? null,
    MSISDN,
    seentime: legacyTime('message.readAt', readAt),
  };
}

/** A Date or milliseconds as V1 writes a time, in UTC: 2024-01-01 16:36:48. */
export const legacyTime = (argument: string, at: unknown): string =>
  apiTime(argument, at).slice(0, 19).replace('T', ' ');

function requireMessage(message: LegacyMessage): void {
  requireFacts('message', message);
  requireText('message.reference', message.reference);
  requireText('message.MSISDN', message.MSISDN);
}
