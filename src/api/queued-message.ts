import { misuse } from '../misuse.js';
import { faresOf } from '../pricing/compile-fares.js';
import type { Money } from '../pricing/money.js';
import { basisNamed } from '../pricing/price.js';
import { mccMncIssue } from '../quote/issues.js';
import type { NoRateQuote, Quote } from '../quote/quote.js';
import { quoteAnalyzed } from '../quote/quote-analyzed.js';
import { sandboxAnalysis, withSandboxSuffix } from '../quote/sandbox.js';
import type { FailoverSender } from '../sender/failover.js';
import type { Encoding } from '../text/alphabet.js';
import { type Analysis, analyze, type Channel } from '../text/analyze.js';
import { requireFacts } from './facts.js';
import type { Lifecycle } from './lifecycle.js';
import type { MessageId } from './responses.js';
import type { SendFacts } from './send-facts.js';
import type { SendRequest } from './send-request.js';

/** What a message is on one channel. */
export interface ChannelTerms {
  readonly sender: string;
  /** Null on RCS. */
  readonly encoding: Encoding | null;
  /** Parts as billed: 1 on RCS. */
  readonly message_parts: number;
  /** What it costs. Absent in sandbox mode. */
  readonly price?: Money | undefined;
}

/** A message to store, at the beginning of its lifecycle. Times are milliseconds since 1970. */
export interface QueuedMessage extends ChannelTerms, Lifecycle {
  readonly quicksms_id: MessageId;
  readonly sandbox: boolean;
  readonly MSISDN: string;
  /** Null for an unknown calling code. */
  readonly country: string | null;
  /** The text that is sent: in test mode with the text that the API appends. */
  readonly text: string;
  /** The SMS that an RCS message may fall back to. */
  readonly fallback?: ChannelTerms;
  readonly customer_id?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly callback_url?: string;
  readonly acceptedAt: number;
  /** When a held message is dispatched. */
  readonly scheduledSendAt?: number;
}

/** A message that is not decided yet. */
export interface MessageDraft {
  readonly request: SendRequest;
  readonly sandbox: boolean;
  readonly country: string | null;
  readonly channel: Channel;
  /** On RCS: the sender of the SMS that it may fall back to. */
  readonly failover: FailoverSender | undefined;
  readonly text: string;
  /** Of the text as an SMS. */
  readonly analysis: Analysis;
  readonly refundsUndelivered: boolean;
}

/** The text that is sent, and its analysis as an SMS. In test mode the API appends a text. */
export function sentText(msg: string, testMode: boolean): Pick<MessageDraft, 'text' | 'analysis'> {
  const analysis = analyze(msg);
  if (!testMode) return { text: msg, analysis };
  const text = withSandboxSuffix(msg);
  return { text, analysis: sandboxAnalysis(analysis, text) };
}

/** What a message costs at a time, by the account's rate card. */
export function priceOf(
  facts: Pick<SendFacts, 'account' | 'mccMnc'>,
  draft: MessageDraft,
  at: number,
): Quote | NoRateQuote {
  const { rateCard, basis } = facts.account!;
  const issue = mccMncIssue(facts.mccMnc);
  if (issue !== undefined) throw misuse(new RangeError(issue.message));
  const quote = quoteAnalyzed(faresOf(rateCard), {
    msisdn: draft.request.MSISDN,
    country: draft.country,
    mccMnc: facts.mccMnc,
    at,
    basis: basisNamed(basis),
    route: draft.channel === 'RCS' ? 'smart' : 'SMS',
    analysis: draft.analysis,
    production: undefined,
  });
  if (quote.issues) throw misuse(new RangeError(quote.issues[0]!.message));
  return quote;
}

/** When a message was accepted, and is dispatched if it is held. */
export interface MessageTimes {
  readonly acceptedAt: number;
  readonly scheduledSendAt: number | undefined;
}

/** A message whose fields are set one after the other. */
type Fields = { -readonly [Field in keyof QueuedMessage]: QueuedMessage[Field] };

/** The message to store. It has no quote in sandbox mode. */
export function queuedMessage(
  quicksms_id: MessageId,
  draft: MessageDraft,
  quote: Quote | undefined,
  { acceptedAt, scheduledSendAt }: MessageTimes,
): QueuedMessage {
  const { request, channel, analysis, failover } = draft;
  const { encoding, messageParts } = analysis;
  const { customer_id, metadata, callback_url } = request;
  const isSms = channel === 'SMS';
  const message = {
    quicksms_id,
    message_status: scheduledSendAt === undefined ? 'ACCEPTED' : 'HELD',
    sandbox: draft.sandbox,
    MSISDN: request.MSISDN,
    country: draft.country,
    channel,
    sender: request.sender,
    text: draft.text,
    encoding: isSms ? encoding : null,
    message_parts: isSms ? messageParts : 1,
    expiry: request.expiry,
    acceptedAt,
    refundsUndelivered: draft.refundsUndelivered,
    status_code: null,
    expiresAt: null,
    sentAt: null,
    receiptAt: null,
    doneAt: null,
    readAt: null,
  } as Fields;
  if (quote !== undefined) message.price = quote.total;
  if (failover !== undefined) {
    const { sender } = failover;
    const price = quote?.fallback?.total;
    message.fallback = { sender, encoding, message_parts: messageParts, price };
  }
  if (customer_id !== undefined) message.customer_id = customer_id;
  if (metadata !== undefined) message.metadata = metadata;
  if (callback_url !== undefined) message.callback_url = callback_url;
  if (scheduledSendAt !== undefined) message.scheduledSendAt = scheduledSendAt;
  return message;
}

/**
 * Returns what a message costs at the channel that it is on: after RCS has fallen back to SMS, what the SMS costs. Undefined in
 * sandbox mode. It is the price to settle.
 *
 * Rule: QuickSMS API 2.0, Smart Routing.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` unless `message` is an object
 * @example
 * const { value: price } = parseMoney('0.05', 'GBP');
 * priceOfMessage({ channel: 'RCS', price })?.units // 5_000_000n
 */
export function priceOfMessage(
  message: Pick<QueuedMessage, 'channel' | 'price' | 'fallback'>,
): Money | undefined {
  requireFacts('message', message);
  const { channel, price, fallback } = message;
  return channel === 'SMS' && fallback !== undefined ? fallback.price : price;
}
