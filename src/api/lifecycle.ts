import type { Channel } from '../text/analyze.js';
import { requiredTime, requireFacts, requireFlag, requireWhole, requireWord } from './facts.js';
import {
  type DeliveryStatus,
  deliveryStatuses,
  type GsmStatusCode,
  isFinalStatus,
  type MessageStatus,
  nextStatuses,
  type StatusEnding,
  statusCodeOf,
} from './message-status.js';
import { LONGEST_EXPIRY } from './send-request.js';

/** Where a message is on its way. Times are milliseconds. Plain data that can be stored as JSON. */
export interface Lifecycle {
  readonly message_status: MessageStatus;
  /** Null until the status is final. */
  readonly status_code: GsmStatusCode | null;
  /** RCS becomes SMS when the message falls back. */
  readonly channel: Channel;
  readonly message_parts: number;
  /** Seconds from dispatch in which the message must be delivered. */
  readonly expiry: number;
  /** Whether the account has messages refunded that were submitted to a carrier and not delivered. */
  readonly refundsUndelivered: boolean;
  /** Null until dispatch. */
  readonly expiresAt: number | null;
  /** When it was submitted to a carrier; null before. */
  readonly sentAt: number | null;
  /** When the carrier's receipt came. */
  readonly receiptAt: number | null;
  /** When the status became final. */
  readonly doneAt: number | null;
  /** When the recipient read it: RCS only. */
  readonly readAt: number | null;
}

/** What can happen to a message. */
export type LifecycleEvent =
  /** The message may go to a carrier. Its validity begins. */
  | { readonly type: 'dispatch' }
  /** The message is about to go to a carrier on this channel. Record it before it goes. */
  | { readonly type: 'submit'; readonly channel: Channel; readonly message_parts: number }
  /** The carrier has proved that it has not taken the message, which may be submitted again. */
  | { readonly type: 'notTaken'; readonly channel?: Channel | undefined }
  /** The carrier refuses the message for good. */
  | {
      readonly type: 'refuse';
      readonly status_code?: number | undefined;
      readonly channel?: Channel | undefined;
    }
  /** A receipt of the carrier. `doneAt` is the carrier's own time, in milliseconds. */
  | {
      readonly type: 'receipt';
      readonly message_status: DeliveryStatus;
      readonly status_code?: number | undefined;
      readonly channel?: Channel | undefined;
      readonly doneAt?: number | undefined;
    }
  /** The recipient has read the message: RCS only. */
  | { readonly type: 'read' }
  /** The validity may be over. */
  | { readonly type: 'expire' }
  /** The account is archived: what was not submitted is not sent. */
  | { readonly type: 'cancel' }
  /** Nobody can find out whether the carrier has taken the message. */
  | { readonly type: 'abandon' };

/**
 * What follows an event: `submit` it to the carrier; `settle` its price at its channel; `refund` what was reserved; post
 * the `receipt`; post the `readReceipt`.
 */
export type FollowUp = 'submit' | 'settle' | 'refund' | 'receipt' | 'readReceipt';

export interface LifecycleStep<Message extends Lifecycle> {
  /** The same object when the event changes nothing. */
  readonly message: Message;
  readonly follows: readonly FollowUp[];
}

/** What a message begins with. */
export interface LifecycleStart {
  readonly message_status: 'ACCEPTED' | 'HELD';
  readonly channel: Channel;
  readonly message_parts: number;
  readonly expiry: number;
  /** Default false. */
  readonly refundsUndelivered?: boolean | undefined;
}

/**
 * Returns the lifecycle of a message that was accepted or is held.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless the fields are of the kinds above
 * @example
 * lifecycleOf({ message_status: 'HELD', channel: 'SMS', message_parts: 1, expiry: 172_800 }).expiresAt // null
 */
export function lifecycleOf(start: LifecycleStart): Lifecycle {
  requireFacts('start', start);
  const { message_status, channel, message_parts, expiry, refundsUndelivered = false } = start;
  requireWord('start.message_status', message_status, ['ACCEPTED', 'HELD']);
  requireFlag('start.refundsUndelivered', refundsUndelivered);
  const unknown = {
    status_code: null,
    expiresAt: null,
    sentAt: null,
    receiptAt: null,
    doneAt: null,
    readAt: null,
  };
  const lifecycle = { message_status, channel, message_parts, expiry, refundsUndelivered, ...unknown };
  requireLifecycle('start', lifecycle);
  return lifecycle;
}

/**
 * Applies an event to a message, and returns the message after it and what follows. Other fields of the message stay as
 * they are.
 *
 * An event that comes late, twice or out of order never changes a final status: the message is then the same object, and
 * nothing follows. On its way a message is submitted at most once on each channel, unless the carrier proves that it has
 * not taken it. When the status becomes final, a receipt follows, and either `settle` or `refund`: a refund for what no
 * carrier has taken. A message that is read on RCS was delivered, even if that receipt is still to come. Events of a
 * channel that the message has left do not count.
 *
 * Rules: QuickSMS API 2.0, Message Lifecycle and Smart Routing.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless message and event are of the kinds above, and `at` a time
 * @example
 * const held = lifecycleOf({ message_status: 'HELD', channel: 'SMS', message_parts: 1, expiry: 60 });
 * const sent = applyEvent(held, { type: 'submit', channel: 'SMS', message_parts: 1 }, 1_000);
 * sent.message.message_status // 'PENDING'
 * applyEvent(sent.message, { type: 'receipt', message_status: 'DELIVERED' }, 3_000).follows // ['settle', 'receipt']
 * applyEvent(sent.message, { type: 'expire' }, 61_000).message.message_status // 'EXPIRED'
 */
export function applyEvent<Message extends Lifecycle>(
  message: Message,
  event: LifecycleEvent,
  at: Date | number,
): LifecycleStep<Message> {
  requireLifecycle('message', message);
  requireFacts('event', event);
  const time = requiredTime('at', at);
  const { message_status, sentAt } = message;
  const isPending = message_status === 'PENDING';
  requireWord('event.type', event.type, eventTypes);
  if (event.type === 'read' && message_status === 'DELIVERED') return read(message, time);
  if (isFinalStatus(message_status)) return unchanged(message);
  switch (event.type) {
    case 'dispatch':
      return isPending ? unchanged(message) : { message: dispatched(message, time), follows: [] };
    case 'submit':
      return submit(message, event, time);
    case 'cancel':
      return sentAt === null ? finish(message, { message_status: 'EXPIRED' }, time) : unchanged(message);
  }
  if (!isPending || !isOfChannel(message, event)) return unchanged(message);
  switch (event.type) {
    case 'notTaken':
      return sentAt === null ? unchanged(message) : { message: { ...message, sentAt: null }, follows: [] };
    case 'refuse':
      return finish(
        { ...message, sentAt: null },
        { message_status: 'REJECTED', status_code: event.status_code },
        time,
      );
    case 'receipt':
      return receive(message, event, time);
    case 'read':
      return message.channel === 'RCS' ? readUndelivered(message, time) : unchanged(message);
    case 'expire':
      return hasExpired(message, time)
        ? finish(message, { message_status: 'EXPIRED' }, time)
        : unchanged(message);
    case 'abandon':
      return sentAt === null ? unchanged(message) : finish(message, { message_status: 'EXPIRED' }, time);
  }
}

const eventTypes: readonly LifecycleEvent['type'][] = [
  'dispatch',
  'submit',
  'notTaken',
  'refuse',
  'receipt',
  'read',
  'expire',
  'cancel',
  'abandon',
];

const channels: readonly Channel[] = ['SMS', 'RCS'];

const unchanged = <Message extends Lifecycle>(message: Message): LifecycleStep<Message> => ({
  message,
  follows: [],
});

const dispatched = <Message extends Lifecycle>(message: Message, time: number): Message => ({
  ...message,
  message_status: 'PENDING',
  expiresAt: time + message.expiry * 1000,
});

const hasExpired = ({ expiresAt }: Lifecycle, time: number): boolean =>
  expiresAt !== null && time >= expiresAt;

/** Whether an event is of the channel that the message is on. One that does not say is. */
function isOfChannel(message: Lifecycle, event: LifecycleEvent): boolean {
  const channel = 'channel' in event ? event.channel : undefined;
  if (channel === undefined) return true;
  requireWord('event.channel', channel, channels);
  return channel === message.channel;
}

function submit<Message extends Lifecycle>(
  message: Message,
  event: Extract<LifecycleEvent, { type: 'submit' }>,
  time: number,
): LifecycleStep<Message> {
  const { channel, message_parts } = event;
  requireWord('event.channel', channel, channels);
  requireWhole('event.message_parts', message_parts, 1);
  const fallsBack = message.channel === 'RCS' && channel === 'SMS';
  const isFirst = message.sentAt === null && channel === message.channel;
  if (!fallsBack && !isFirst) return unchanged(message);
  const pending = message.message_status === 'PENDING' ? message : dispatched(message, time);
  if (hasExpired(pending, time)) return finish(pending, { message_status: 'EXPIRED' }, time);
  const submitted = { ...pending, channel, message_parts, sentAt: time };
  return { message: submitted, follows: ['submit'] };
}

function receive<Message extends Lifecycle>(
  message: Message,
  event: Extract<LifecycleEvent, { type: 'receipt' }>,
  time: number,
): LifecycleStep<Message> {
  const { message_status } = event;
  requireWord('event.message_status', message_status, deliveryStatuses);
  if (message_status === 'PENDING') return unchanged(message);
  const { doneAt = time, status_code } = event;
  const ended = { message_status, status_code, doneAt: requiredTime('event.doneAt', doneAt) };
  // A receipt proves that the carrier has taken the message.
  const taken = { ...message, sentAt: message.sentAt ?? time, receiptAt: time };
  return finish(taken, ended, time);
}

/** A message that is read before the carrier's receipt has come. */
function readUndelivered<Message extends Lifecycle>(message: Message, time: number): LifecycleStep<Message> {
  const delivered = receive(message, { type: 'receipt', message_status: 'DELIVERED' }, time);
  const { message: next, follows } = read(delivered.message, time);
  return { message: next, follows: [...delivered.follows, ...follows] };
}

/** Ends a message that is delivered: it can be read once, on RCS. */
function read<Message extends Lifecycle>(message: Message, time: number): LifecycleStep<Message> {
  if (message.channel !== 'RCS' || message.readAt !== null) return unchanged(message);
  return { message: { ...message, readAt: time }, follows: ['readReceipt'] };
}

function finish<Message extends Lifecycle>(
  message: Message,
  ending: StatusEnding & { readonly doneAt?: number },
  time: number,
): LifecycleStep<Message> {
  const { message_status, doneAt = time } = ending;
  const status_code = statusCodeOf(ending);
  const isRefunded =
    message.sentAt === null || (message.refundsUndelivered && message_status !== 'DELIVERED');
  return {
    message: { ...message, message_status, status_code, doneAt },
    follows: [isRefunded ? 'refund' : 'settle', 'receipt'],
  };
}

function requireLifecycle(argument: string, value: unknown): asserts value is Lifecycle {
  requireFacts(argument, value);
  const { message_status, channel, message_parts, expiry } = value as Lifecycle;
  requireWord(`${argument}.message_status`, message_status, Object.keys(nextStatuses));
  requireWord(`${argument}.channel`, channel, channels);
  requireWhole(`${argument}.message_parts`, message_parts, 1);
  requireWhole(`${argument}.expiry`, expiry, 0, LONGEST_EXPIRY);
}
