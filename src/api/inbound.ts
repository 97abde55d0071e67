import { requireFacts, requireText } from './facts.js';
import { legacyTime } from './legacy-receipts.js';

/** A message that came in for a registered number or RCS sender. */
export interface IncomingMessage {
  /** A unique reference. */
  readonly id: string;
  /** The number or sender that it came from. */
  readonly from: string;
  /** The number or RCS sender that it was sent to. */
  readonly to: string;
  readonly text: string;
  /** A Date or milliseconds. */
  readonly receivedAt: Date | number;
}

/** The JSON body in which an incoming message is posted, spelled as the API spells it. */
export interface InboundBody {
  readonly MSISDN: string;
  readonly Message: string;
  readonly Number: string;
  /** `2024-01-28 11:54:32`, in UTC. */
  readonly DateRecieved: string;
  readonly ID: string;
}

/**
 * Returns the JSON body in which an incoming message is posted to the endpoint of its number or RCS sender.
 *
 * Rule: QuickSMS API, Receiving Incoming Messages V1.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless all fields are strings, and `receivedAt` a time in the years 0
 * to 9999
 * @example
 * inboundBody({ id: '42', from: '447123456789', to: '44789011829', text: 'Hello', receivedAt: 0 }).DateRecieved // '1970-01-01 00:00:00'
 */
export function inboundBody(message: IncomingMessage): InboundBody {
  requireFacts('message', message);
  const { id, from, to, text, receivedAt } = message;
  requireText('message.id', id);
  requireText('message.from', from);
  requireText('message.to', to);
  requireText('message.text', text);
  const DateRecieved = legacyTime('message.receivedAt', receivedAt);
  return { MSISDN: from, Message: text, Number: to, DateRecieved, ID: id };
}
