import { argumentError, isObject, misuse } from '../misuse.js';
import { type NumberResolution, resolve } from '../numbering/resolve.js';
import { faresOf } from '../pricing/compile-fares.js';
import { basisNamed } from '../pricing/price.js';
import type { RateCard } from '../pricing/rate.js';
import { mccMncIssue } from '../quote/issues.js';
import type { NoRateQuote, Quote, QuoteOptions } from '../quote/quote.js';
import { quoteAnalyzed } from '../quote/quote-analyzed.js';
import { sandboxAnalysis, withSandboxSuffix } from '../quote/sandbox.js';
import { type Analysis, analyze, type Channel, rcsAnalysis } from '../text/analyze.js';
import { timeOf } from '../time.js';
import type { SendRequest, Validated } from './send-request.js';
import { validateBody } from './validate.js';

/** How a request would travel. */
export interface RequestEstimate {
  readonly request: SendRequest;
  /** RCS with smart routing; it may still fall back to SMS. */
  readonly channel: Channel;
  /** The text that is sent: `msg`, in test mode with the text that the API appends. */
  readonly text: string;
  readonly analysis: Analysis;
  readonly resolution: NumberResolution;
  readonly quote?: Quote | NoRateQuote;
}

/** How a request would travel, and what it would cost. */
export interface PricedEstimate extends RequestEstimate {
  readonly quote: Quote | NoRateQuote;
}

export interface EstimateOptions extends QuoteOptions {
  /**
   * Whether the request is in test mode: its key begins with `sk_test_`, or the environment of its connection is test. That
   * forces sandbox mode, and the API appends a text. Default false: `"sandbox": true` of the request appends nothing.
   */
  readonly testMode?: boolean | undefined;
  /** MCC and MNC in one string, such as `23415`, where a lookup has found them. */
  readonly mccMnc?: string | undefined;
  /** The time at which rates have to be in force: a Date or milliseconds. Without it dates of rates do not count. */
  readonly at?: Date | number | undefined;
}

/**
 * Validates the body of a send request and estimates it: its channel, the text that is sent, encoding and parts, whose
 * the number is, and with a rate card the quote. Issues and warnings are those of `validateSend`.
 *
 * Rules: QuickSMS API 2.0, Smart Routing, Message Encoding, Sandbox Mode and Send a Test Message.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless `card` is a rate card and the options are of the kinds above,
 * and for a price that does not fit into 64 bits
 * @example
 * const { value: card } = rateCard('country,price,currency\nGB,0.04,GBP');
 * if (!card) throw new Error('no card');
 * const { value } = estimate({ MSISDN: '447700900000', msg: 'Hello', sender: 'MyStore' }, card);
 * if (!value || value.quote.noRate) throw new Error('no price');
 * [value.analysis.encoding, value.quote.messageParts, formatMoney(value.quote.total)] // ['GSM-7', 1, '0.04']
 */
export function estimate(body: unknown, card: RateCard, options?: EstimateOptions): Validated<PricedEstimate>;
export function estimate(
  body: unknown,
  card?: undefined,
  options?: EstimateOptions,
): Validated<RequestEstimate>;
export function estimate(
  body: unknown,
  card?: RateCard,
  options: EstimateOptions = {},
): Validated<RequestEstimate> {
  const terms = termsOf(options, card);
  const testMode = options.testMode === true;
  const validated = validateBody(body, isMsisdn, testMode);
  const known = resolved;
  resolved = undefined;
  if (validated.issues !== undefined) return validated;
  const { value: request, warnings } = validated;
  const { MSISDN, msg, smart_routing, sandbox } = request;
  // A sender that is valid with smart routing can be an RCS agent: no other kind is longer or takes more characters.
  const channel: Channel = smart_routing ? 'RCS' : 'SMS';
  const text = testMode ? withSandboxSuffix(msg) : msg;
  // Metadata may have a getter that estimates another body.
  const resolution = known?.msisdn === MSISDN ? known : resolve(MSISDN);
  if (terms === undefined) {
    const ofMsg = analyze(msg, { channel });
    const analysis = testMode ? sandboxAnalysis(ofMsg, text) : ofMsg;
    return { value: { request, channel, text, analysis, resolution }, warnings };
  }
  // The analysis of the SMS that RCS falls back to has the characters of the RCS message too.
  const ofMsg = analyze(msg);
  const sms = testMode ? sandboxAnalysis(ofMsg, text) : ofMsg;
  const quote = quoteAnalyzed(terms.fares, {
    msisdn: MSISDN,
    country: resolution.country,
    mccMnc: terms.mccMnc,
    at: terms.at,
    basis: terms.basis,
    route: channel === 'RCS' ? 'smart' : 'SMS',
    analysis: sms,
    production: sandbox ? ofMsg : undefined,
  });
  if (quote.issues) throw misuse(new RangeError(quote.issues[0]!.message));
  const analysis = channel === 'RCS' ? rcsAnalysis(sms.characters) : sms;
  return { value: { request, channel, text, analysis, resolution, quote }, warnings };
}

/** What the MSISDN that was checked last is. The check walks over its digits, and the estimate takes what it found. */
let resolved: NumberResolution | undefined;

function isMsisdn(text: string): boolean {
  resolved = resolve(text);
  return resolved.valid;
}

/** The terms of a quote, with a card. What is wrong with them is a mistake of the program, whatever the body. */
function termsOf(options: EstimateOptions, card: RateCard | undefined) {
  if (!isObject(options)) throw argumentError('options', 'an object', options);
  const { testMode, mccMnc } = options;
  if (testMode !== undefined && typeof testMode !== 'boolean')
    throw argumentError('options.testMode', 'true or false', testMode);
  if (card === undefined) return undefined;
  const issue = mccMncIssue(mccMnc);
  if (issue !== undefined) throw misuse(new RangeError(issue.message));
  return { fares: faresOf(card), basis: basisNamed(options.basis), mccMnc, at: timeOf('at', options.at) };
}
