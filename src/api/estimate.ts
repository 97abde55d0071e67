import { argumentError, misuse } from '../misuse.js';
import { type NumberResolution, resolve } from '../numbering/resolve.js';
import { requireCard } from '../pricing/price.js';
import type { RateCard } from '../pricing/rate.js';
import { type NoRateQuote, type Quote, type QuoteOptions, quote } from '../quote/quote.js';
import { withSandboxSuffix } from '../quote/sandbox.js';
import { checkSender } from '../sender/check.js';
import { type Analysis, analyze, type Channel } from '../text/analyze.js';
import type { SendRequest, Validated } from './send-request.js';
import { validateSend } from './validate.js';

/** How a request would travel. */
export interface RequestEstimate {
  readonly request: SendRequest;
  /** RCS with smart routing and a sender that can be an RCS agent; it may still fall back to SMS. */
  readonly channel: Channel;
  /** What is sent: in sandbox mode `msg` with the text that is appended. */
  readonly text: string;
  readonly analysis: Analysis;
  readonly resolution: NumberResolution;
}

/** How a request would travel, and what it would cost. */
export type PricedEstimate = RequestEstimate & (Quote | NoRateQuote);

export interface EstimateOptions extends QuoteOptions {
  /** Whether sandbox mode is forced, as an `sk_test_` key does; unless told, the request decides. */
  readonly sandbox?: boolean | undefined;
  /** MCC and MNC in one string, such as `23415`, where a lookup has told. */
  readonly mccMnc?: string | undefined;
  /** Which rates are in force; a Date or milliseconds. Without it dates of rates are not looked at. */
  readonly at?: Date | number | undefined;
}

/**
 * Checks the body of a send request and tells how it would travel, and by a rate card what it would cost: `quote` of
 * its number and text, beside channel, text, encoding and parts, and whose the number is. Issues and warnings are those
 * of `validateSend`.
 *
 * Rules: QuickSMS API 2.0, Smart Routing, Message Encoding and Sandbox Mode.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` for what is no card, for options, and for a price
 * that does not fit into 64 bits
 * @example
 * const card = rateCard('country,price,currency\nGB,0.04,GBP').value;
 * const { value } = estimate({ MSISDN: '447700900000', msg: 'Hello', sender: 'MyStore' }, card);
 * [value.encoding, value.messageParts, formatMoney(value.total)] // ['GSM-7', 1, '0.04']
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
): Validated<RequestEstimate | PricedEstimate> {
  if (typeof options !== 'object' || options === null) throw argumentError('options', 'an object', options);
  if (options.sandbox !== undefined && typeof options.sandbox !== 'boolean')
    throw argumentError('options.sandbox', 'true or false', options.sandbox);
  if (card !== undefined) requireCard(card);
  const validated = validateSend(body);
  if (validated.issues !== undefined) return validated;
  const { warnings } = validated;
  const request = options.sandbox ? Object.freeze({ ...validated.value, sandbox: true }) : validated.value;
  const { MSISDN, msg, sender, smart_routing, sandbox } = request;
  const channel: Channel =
    smart_routing && checkSender(sender, { smartRouting: true }).kinds.includes('RCS_AGENT') ? 'RCS' : 'SMS';
  const text = sandbox ? withSandboxSuffix(msg) : msg;
  const analysis = analyze(text, { channel });
  const value = { request, channel, text, analysis, resolution: resolve(MSISDN) };
  if (card === undefined) return { value, warnings };
  const { basis, mccMnc, at } = options;
  const message = { msisdn: MSISDN, text: msg, smartRouting: channel === 'RCS', mccMnc, at, sandbox };
  const priced = quote(message, card, { basis });
  // What is wrong here is the card or the network that the program gave, and not the body.
  if (priced.issues) throw misuse(new RangeError(priced.issues[0]!.message));
  return { value: { ...value, ...priced }, warnings };
}
