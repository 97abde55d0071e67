import { argumentError, isObject, misuse } from '../misuse.js';
import { resolveCountry } from '../numbering/resolve-country.js';
import { faresOf } from '../pricing/compile-fares.js';
import type { MatchedBy } from '../pricing/fare.js';
import type { Money } from '../pricing/money.js';
import { type Basis, basisOf, type NoRateReason, type PriceIssue, type Route } from '../pricing/price.js';
import type { RateCard } from '../pricing/rate.js';
import type { Encoding } from '../text/alphabet.js';
import { analyze, type Channel } from '../text/analyze.js';
import { timeOf } from '../time.js';
import { mccMncIssue, msisdnIssue } from './issues.js';
import { quoteAnalyzed } from './quote-analyzed.js';
import { sandboxAnalysis, withSandboxSuffix } from './sandbox.js';

export interface QuoteMessage {
  /** 7 to 15 digits, the first not 0. */
  readonly msisdn: string;
  readonly text: string;
  /** Default SMS, or RCS with smart routing. */
  readonly channel?: Channel | undefined;
  /** Whether it goes by RCS, and by SMS where RCS is not possible; default false. */
  readonly smartRouting?: boolean | undefined;
  /** MCC and MNC in one string, such as `23415`, where a lookup has found them. */
  readonly mccMnc?: string | undefined;
  /** The time at which rates have to be in force: a Date or milliseconds. Without it dates of rates do not count. */
  readonly at?: Date | number | undefined;
  /** Whether it is sent in sandbox mode, with the text that the API appends there; default false. */
  readonly sandbox?: boolean | undefined;
}

export interface QuoteOptions {
  /** What is billed: message parts, or segments as they are sent; default `'parts'`. */
  readonly basis?: Basis | undefined;
}

/** How a message travels. */
export interface QuoteCounts {
  readonly channel: Channel;
  /** Null on RCS. */
  readonly encoding: Encoding | null;
  /** Code points. */
  readonly characters: number;
  readonly messageParts: number;
  readonly segments: number;
  /** ISO 3166-1 alpha-2, or AC, TA, XK or 001 as in libphonenumber; null for an unknown calling code. */
  readonly country: string | null;
  readonly basis: Basis;
}

/** What a message costs. */
export interface Quote extends QuoteCounts {
  /** For each part; on RCS for the message. */
  readonly unitPrice: Money;
  /** The carrier's fee on top, for each part. */
  readonly fee: Money;
  readonly total: Money;
  readonly matchedBy: MatchedBy;
  /** With smart routing: the SMS that RCS falls back to. */
  readonly fallback?: Quote | undefined;
  /** With smart routing: what is deducted on falling back, or, below zero, refunded. */
  readonly adjustment?: Money | undefined;
  /** What to reserve: the total, or with smart routing the greater of the two totals. */
  readonly reserve: Money;
  /** In sandbox mode: what the same message costs in production. */
  readonly production?: Quote | undefined;
  readonly noRate?: undefined;
  readonly issues?: undefined;
}

/** A message whose destination has no price. */
export interface NoRateQuote extends QuoteCounts {
  readonly noRate: true;
  /** Why. With smart routing `channel` says which of the two has no rate. */
  readonly reason: NoRateReason;
  /** With smart routing and `NO_RCS_RATE`: what the SMS costs that it would fall back to. */
  readonly fallback?: Quote | undefined;
  readonly issues?: undefined;
}

export type QuoteResult =
  | Quote
  | NoRateQuote
  | { readonly issues: readonly PriceIssue[]; readonly noRate?: undefined };

/**
 * Quotes a message by a rate card: its channel, the parts that are billed, the rate that counts and why, and the exact
 * sum, in units of 10^-8 of the currency.
 *
 * With smart routing the quote is that of RCS, with the SMS that it may fall back to, the signed adjustment and the
 * amount to reserve (QuickSMS API 2.0, Smart Routing). In sandbox mode the total is 0, and `production` is the quote of
 * the same message in production. Where the card has no rate, `noRate` is true, and there is no price. Issues:
 * `INVALID_PHONE_NUMBER`, `INVALID_MCC_MNC`, and `AMOUNT_OUT_OF_RANGE` for a total past 64 bits.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless `text` and `msisdn` are strings, `card` a rate card, and the
 * other arguments of the kinds above; for `gateway` and `tables`, by which only `analyze` counts
 * @example
 * const { value: card } = rateCard('prefix,price,currency\n447,0.04,GBP');
 * if (!card) throw new Error('no card');
 * const priced = quote({ msisdn: '447700900000', text: 'a'.repeat(161) }, card);
 * if (priced.issues || priced.noRate) throw new Error('no price');
 * [priced.messageParts, formatMoney(priced.total)] // [2, '0.08']
 */
export function quote(message: QuoteMessage, card: RateCard, options?: QuoteOptions): QuoteResult {
  requireMessage(message);
  requireNoGateway(message);
  const fares = faresOf(card);
  const basis = basisOf(options);
  if (options !== undefined) requireNoGateway(options);
  const { msisdn, text, channel, smartRouting = false, mccMnc, sandbox = false } = message;
  const at = timeOf('at', message.at);
  const { valid, country } = resolveCountry(msisdn);
  if (!valid) return { issues: [msisdnIssue()] };
  const issue = mccMncIssue(mccMnc);
  if (issue !== undefined) return { issues: [issue] };

  const route: Route = smartRouting && channel !== 'SMS' ? 'smart' : (channel ?? 'SMS');
  const as = route === 'RCS' ? onRcs : onSms;
  const ofText = analyze(text, as);
  const production = sandbox ? ofText : undefined;
  const analysis = sandbox ? sandboxAnalysis(ofText, withSandboxSuffix(text)) : ofText;
  return quoteAnalyzed(fares, { msisdn, country, mccMnc, at, basis, route, analysis, production });
}

const onSms = { channel: 'SMS' } as const;
const onRcs = { channel: 'RCS' } as const;

function requireMessage(message: QuoteMessage): void {
  if (!isObject(message)) throw argumentError('message', 'an object', message);
  const { text, channel, smartRouting, sandbox } = message;
  if (typeof text !== 'string') throw argumentError('text', 'a string', text);
  if (channel !== undefined && channel !== 'SMS' && channel !== 'RCS')
    throw argumentError('channel', "'SMS' or 'RCS'", channel);
  if (smartRouting !== undefined && typeof smartRouting !== 'boolean')
    throw argumentError('smartRouting', 'true or false', smartRouting);
  if (sandbox !== undefined && typeof sandbox !== 'boolean')
    throw argumentError('sandbox', 'true or false', sandbox);
}

/** Throws when a quote is to count as a gateway does, or by national tables. */
function requireNoGateway(fields: object): void {
  const { gateway, tables } = fields as { gateway?: unknown; tables?: unknown };
  if ((gateway ?? tables) !== undefined)
    throw misuse(
      new TypeError(
        'gateway and tables are for analyze of @quicksms/core/encoding: multiply unitPrice by its messageParts',
      ),
    );
}
