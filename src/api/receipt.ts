import { argumentError, kindOf, misuse } from '../misuse.js';
import type { Channel } from '../text/analyze.js';
import { apiTime, requireFacts, requireText, requireWord } from './facts.js';
import type { Lifecycle } from './lifecycle.js';
import { type FinalStatus, type GsmStatusCode, isFinalStatus } from './message-status.js';
import type { MessageId } from './responses.js';

/** The JSON body of a delivery receipt, in the API's order: QuickSMS API 2.0, Webhook Payload. */
export interface ReceiptBody {
  readonly quicksms_id: MessageId;
  /** Null when the request had none. */
  readonly customer_id: string | null;
  /** The channel that was used. */
  readonly channel: Channel;
  readonly message_status: FinalStatus;
  readonly status_code: GsmStatusCode;
  readonly message_parts: number;
  /** ISO 8601, in UTC, as all times. Null when no carrier has taken the message. */
  readonly message_sent_time: string | null;
  /** When the carrier's receipt came. Null when none came. */
  readonly delivery_receipt_time: string | null;
  /** Whether the message was read: RCS only. Null for SMS. */
  readonly read_receipt: boolean | null;
  readonly read_receipt_timestamp: string | null;
  /** When the message reached its final status. */
  readonly done_time: string;
  /** Null when the request had none. */
  readonly metadata: Readonly<Record<string, string>> | null;
}

/** A message that has ended: its lifecycle, and what the request said of it. */
export interface EndedMessage extends Lifecycle {
  readonly quicksms_id: MessageId;
  readonly customer_id?: string | null | undefined;
  readonly metadata?: Readonly<Record<string, string>> | null | undefined;
}

/** A receipt says how a message ended. A read receipt is a second post of the same body, with `read_receipt: true`. */
export type ReceiptKind = 'receipt' | 'readReceipt';

/**
 * Returns the JSON body of a delivery receipt, or of the read receipt that may follow. A body is the same however late it
 * is made: a receipt of RCS has `read_receipt: false`, even if the message was read meanwhile.
 *
 * Rule: QuickSMS API 2.0, Delivery Webhooks and Read receipts.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless the status of the message is final, and for a read receipt
 * unless it was read
 * @example
 * const begun = lifecycleOf({ message_status: 'ACCEPTED', channel: 'SMS', message_parts: 1, expiry: 60 });
 * const { message } = applyEvent(begun, { type: 'cancel' }, 0);
 * receiptBody({ ...message, quicksms_id: 'msg_80fac5c752941b27' }).message_status // 'EXPIRED'
 */
export function receiptBody(message: EndedMessage, kind: ReceiptKind = 'receipt'): ReceiptBody {
  requireFacts('message', message);
  requireWord('kind', kind, ['receipt', 'readReceipt']);
  const { quicksms_id, customer_id, channel, message_status, status_code, message_parts } = message;
  const { sentAt, receiptAt, readAt, doneAt, metadata } = message;
  requireText('message.quicksms_id', quicksms_id);
  if (!isFinalStatus(message_status) || status_code === null)
    throw misuse(new RangeError(`message.message_status must be final, not ${kindOf(message_status)}`));
  const isRead = kind === 'readReceipt';
  if (isRead && (channel !== 'RCS' || readAt === null))
    throw misuse(new RangeError('message.readAt must be a time, and the channel RCS, for a read receipt'));
  return {
    quicksms_id,
    customer_id: customer_id ?? null,
    channel,
    message_status,
    status_code,
    message_parts,
    message_sent_time: timeOrNull('message.sentAt', sentAt),
    delivery_receipt_time: timeOrNull('message.receiptAt', receiptAt),
    read_receipt: channel === 'RCS' ? isRead : null,
    read_receipt_timestamp: isRead ? apiTime('message.readAt', readAt) : null,
    done_time: apiTime('message.doneAt', doneAt),
    metadata: metadata ?? null,
  };
}

const timeOrNull = (argument: string, at: number | null): string | null =>
  at === null ? null : apiTime(argument, at);

/**
 * Returns the name of a post for the header `webhook-id`: the same on every attempt, another one for the read receipt.
 *
 * @example
 * receiptId('msg_80fac5c752941b27', 'readReceipt') // 'msg_80fac5c752941b27_read'
 */
export function receiptId(quicksms_id: MessageId, kind: ReceiptKind): string {
  requireText('quicksms_id', quicksms_id);
  requireWord('kind', kind, ['receipt', 'readReceipt']);
  return kind === 'receipt' ? quicksms_id : `${quicksms_id}_read`;
}

/** Where receipts may go. */
export interface ReceiptUrls {
  /** The `callback_url` of the request. */
  readonly callback_url?: string | null | undefined;
  /** The URL of the API connection. */
  readonly connectionUrl?: string | null | undefined;
}

/**
 * Returns the URL to which the receipts of a message are posted: that of its request, else that of its connection.
 * Undefined when neither is configured: no webhook is delivered.
 *
 * Rule: QuickSMS API 2.0, Callback URL Priority.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` unless both are strings or absent
 * @example
 * receiptUrl({ callback_url: 'https://a.example/', connectionUrl: 'https://b.example/' }) // 'https://a.example/'
 */
export function receiptUrl(urls: ReceiptUrls): string | undefined {
  requireFacts('urls', urls);
  for (const name of ['callback_url', 'connectionUrl'] as const) {
    const url = urls[name] ?? '';
    if (typeof url !== 'string') throw argumentError(`urls.${name}`, 'a string', url);
    if (url !== '') return url;
  }
  return undefined;
}
