import { type ErrorCode, type RejectionCode, rejectionErrors } from '../codes.js';
import { argumentError, isArray, isObject, kindOf, misuse } from '../misuse.js';
import type { Encoding } from '../text/alphabet.js';
import type { Channel } from '../text/analyze.js';
import { atMost, MSISDN_PATTERN, read } from './body.js';
import type { RejectionDetails } from './decision.js';
import { apiTime } from './facts.js';
import { LONGEST_CUSTOMER_ID } from './send-request.js';

/** The name of a message: `msg_` and 16 hexadecimal digits in lower case. */
export type MessageId = `msg_${string}`;

/** What a server knows of a message that it has queued: QuickSMS API 2.0, Response Fields. */
export interface QueuedMessageDetails {
  /** `msg_` and 16 hexadecimal digits in lower case. */
  readonly quicksms_id: MessageId;
  readonly MSISDN: string;
  readonly sender: string;
  readonly channel: Channel;
  /** Null on RCS, never on SMS. */
  readonly encoding: Encoding | null;
  /** Parts as billed: the `messageParts` of an analysis. Always 1 on RCS. */
  readonly message_parts: number;
  /** At most 128 characters. */
  readonly customer_id?: string | undefined;
}

/** A message that is queued. */
export interface AcceptedMessage {
  readonly quicksms_id: MessageId;
  readonly MSISDN: string;
  readonly sender: string;
  readonly status: 'ACCEPTED';
  readonly channel: Channel;
  readonly encoding: Encoding | null;
  readonly message_parts: number;
  readonly customer_id?: string;
}

/** A message that waits for business hours. */
export interface HeldMessage extends Omit<AcceptedMessage, 'status'> {
  readonly status: 'HELD';
  /** ISO 8601, in UTC. */
  readonly scheduled_send_at: string;
}

/** A message that is not sent. */
export interface RejectedMessage {
  readonly MSISDN: string;
  readonly status: 'REJECTED';
  readonly error: { readonly code: RejectionCode; readonly message: string } & RejectionDetails;
}

/** One message of a response. */
export type Message = AcceptedMessage | HeldMessage | RejectedMessage;

/** The JSON body of a response to a send request. */
export interface SendResponseBody {
  readonly sandbox: boolean;
  readonly total: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly messages: readonly Message[];
  /** ISO 8601, in UTC. */
  readonly created_at: string;
}

/** A response to a send request. */
export interface SendResponse {
  /** The HTTP status: 202, or 422 when every message is rejected. */
  readonly status: 202 | 422;
  readonly body: SendResponseBody;
}

/**
 * Returns the message object of a message that is queued. Its fields are in the API's order.
 *
 * Source: QuickSMS API 2.0, Understanding Responses.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless every field is as the API documents it
 * @example
 * acceptedMessage({ quicksms_id: 'msg_80fac5c752941b27', MSISDN: '447700900000', sender: 'MyStore', channel: 'SMS', encoding: 'GSM-7', message_parts: 1 }).status // 'ACCEPTED'
 */
export function acceptedMessage(details: QueuedMessageDetails): AcceptedMessage {
  return messageOf(details, 'ACCEPTED');
}

/**
 * Returns the message object of a message that waits for business hours. `scheduled_send_at` is a Date or milliseconds.
 *
 * Source: QuickSMS API 2.0, Understanding Responses.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless every field is as the API documents it
 * @example
 * heldMessage({ quicksms_id: 'msg_80fac5c752941b27', MSISDN: '447700900000', sender: 'MyStore', channel: 'SMS', encoding: 'GSM-7', message_parts: 1, scheduled_send_at: Date.UTC(2026, 2, 27, 8) }).scheduled_send_at // '2026-03-27T08:00:00+00:00'
 */
export function heldMessage(
  details: QueuedMessageDetails & { readonly scheduled_send_at: Date | number },
): HeldMessage {
  const message = messageOf(details, 'HELD');
  return {
    ...message,
    scheduled_send_at: apiTime('scheduled_send_at', read(details, 'scheduled_send_at')),
  };
}

/**
 * Returns the message object of a message that is rejected. The default of `message` is the message of the code; a
 * documented message cannot be replaced. `details` are further fields of the error: `window` and `resume_at` with
 * `OUT_OF_HOURS`, `original_quicksms_id` with `DUPLICATE_MESSAGE`.
 *
 * Source: QuickSMS API 2.0, Understanding Responses and Message Rejection Codes.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless every field is as the API documents it
 * @example
 * rejectedMessage({ MSISDN: '447700900000', code: 'CONTENT_BLOCKED' }).error.message // 'Message content was blocked by the content filter.'
 */
export function rejectedMessage(rejection: {
  readonly MSISDN: string;
  readonly code: RejectionCode;
  readonly message?: string | undefined;
  readonly details?: RejectionDetails | undefined;
}): RejectedMessage {
  if (!isObject(rejection)) throw argumentError('rejection', 'an object', rejection);
  const MSISDN = read(rejection, 'MSISDN');
  const code = read(rejection, 'code');
  const message = read(rejection, 'message');
  const details = read(rejection, 'details');
  requireMsisdn(MSISDN);
  const known: (ErrorCode & { readonly code: RejectionCode }) | undefined = rejectionErrors.find(
    error => error.code === code,
  );
  if (known === undefined)
    throw misuse(new RangeError(`code must be a message rejection code, not ${kindOf(code)}`));
  if (message !== undefined) requireString('message', message);
  if (details !== undefined && !isObject(details)) throw argumentError('details', 'an object', details);
  const { window, resume_at, original_quicksms_id } = (details ?? {}) as RejectionDetails;
  const error = {
    code: known.code,
    message: known.documented ? known.message : (message ?? known.message),
    ...(window === undefined ? {} : { window }),
    ...(resume_at === undefined ? {} : { resume_at }),
    ...(original_quicksms_id === undefined ? {} : { original_quicksms_id }),
  };
  return { MSISDN, status: 'REJECTED', error };
}

/**
 * Returns the HTTP status and JSON body of a response from its message objects. `createdAt` is a Date or milliseconds.
 *
 * `accepted` includes held messages, because their credits are reserved. Source: QuickSMS API 2.0, Response Fields.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` when `messages` is empty or holds one without a status, `sandbox`
 * is not a boolean, or `createdAt` is not a time in the years 0 to 9999
 * @example
 * sendResponse([rejectedMessage({ MSISDN: '447700900000', code: 'CONTENT_BLOCKED' })], { sandbox: false, createdAt: 0 }).status // 422
 */
export function sendResponse(
  messages: readonly Message[],
  options: { readonly sandbox: boolean; readonly createdAt: Date | number },
): SendResponse {
  if (!isArray(messages) || messages.length === 0)
    throw argumentError('messages', 'a list of at least one message', messages);
  if (!isObject(options)) throw argumentError('options', 'an object', options);
  const sandbox = read(options, 'sandbox');
  if (typeof sandbox !== 'boolean') throw argumentError('sandbox', 'true or false', sandbox);
  const total = messages.length;
  let rejected = 0;
  for (let i = 0; i < total; i++) if (statusOf(messages[i], i) === 'REJECTED') rejected++;
  const accepted = total - rejected;
  const created_at = apiTime('createdAt', read(options, 'createdAt'));
  return {
    status: accepted === 0 ? 422 : 202,
    body: { sandbox, total, accepted, rejected, messages, created_at },
  };
}

function statusOf(message: unknown, index: number): Message['status'] {
  if (!isObject(message)) throw argumentError(`messages[${index}]`, 'a message', message);
  const status = read(message, 'status');
  if (status !== 'ACCEPTED' && status !== 'HELD' && status !== 'REJECTED')
    throw argumentError(`messages[${index}].status`, 'ACCEPTED, HELD or REJECTED', status);
  return status;
}

function messageOf<Status extends 'ACCEPTED' | 'HELD'>(details: QueuedMessageDetails, status: Status) {
  if (!isObject(details)) throw argumentError('details', 'an object', details);
  const quicksms_id = read(details, 'quicksms_id');
  const MSISDN = read(details, 'MSISDN');
  const sender = read(details, 'sender');
  const channel = read(details, 'channel');
  const encoding = read(details, 'encoding');
  const message_parts = read(details, 'message_parts');
  const customer_id = read(details, 'customer_id');
  requireString('quicksms_id', quicksms_id);
  if (!isMessageId(quicksms_id))
    throw misuse(
      new RangeError(`quicksms_id must be msg_ and 16 hexadecimal digits, not ${kindOf(quicksms_id)}`),
    );
  requireMsisdn(MSISDN);
  requireString('sender', sender);
  if (sender === '') throw misuse(new RangeError('sender must not be empty'));
  if (channel !== 'SMS' && channel !== 'RCS') throw argumentError('channel', "'SMS' or 'RCS'", channel);
  if (!isEncoding(encoding) || (encoding === null) !== (channel === 'RCS'))
    throw argumentError(
      'encoding',
      channel === 'RCS' ? 'null on RCS' : "'GSM-7' or 'UCS-2' on SMS",
      encoding,
    );
  const parts = channel === 'RCS' ? '1 on RCS' : 'a whole number from 1';
  if (typeof message_parts !== 'number') throw argumentError('message_parts', parts, message_parts);
  if (!Number.isSafeInteger(message_parts) || message_parts < 1 || (channel === 'RCS' && message_parts > 1))
    throw misuse(new RangeError(`message_parts must be ${parts}, not ${message_parts}`));
  if (customer_id !== undefined) {
    requireString('customer_id', customer_id);
    if (!atMost(customer_id, LONGEST_CUSTOMER_ID))
      throw misuse(new RangeError(`customer_id must be at most ${LONGEST_CUSTOMER_ID} characters`));
  }
  return {
    quicksms_id,
    MSISDN,
    sender,
    status,
    channel: channel as Channel,
    encoding,
    message_parts,
    ...(customer_id === undefined ? {} : { customer_id }),
  };
}

const isMessageId = (value: string): value is MessageId => /^msg_[0-9a-f]{16}$/.test(value);

const isEncoding = (value: unknown): value is Encoding | null =>
  value === 'GSM-7' || value === 'UCS-2' || value === null;

function requireString(argument: string, value: unknown): asserts value is string {
  if (typeof value !== 'string') throw argumentError(argument, 'a string', value);
}

function requireMsisdn(value: unknown): asserts value is string {
  requireString('MSISDN', value);
  if (!MSISDN_PATTERN.test(value))
    throw misuse(new RangeError('MSISDN must be 7 to 15 digits, the first not 0'));
}
