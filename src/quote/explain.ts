import { argumentError, isArray, isObject } from '../misuse.js';
import type { MatchedBy } from '../pricing/fare.js';
import { formatMoney } from '../pricing/money.js';
import type { Issue } from '../result.js';
import type { NoRateQuote, Quote, QuoteCounts, QuoteResult } from './quote.js';

/**
 * Explains a quote to a person, in a sentence or two.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` unless `quote` is what `quote` returns
 * @example
 * const { value: card } = rateCard('prefix,price,currency\n447,0.04,GBP');
 * if (!card) throw new Error('no card');
 * explainQuote(quote({ msisdn: '447700900000', text: 'a'.repeat(161) }, card)) // '2 parts (GSM-7, 161 characters) to GB at 0.04000000 GBP a part (prefix 447) = 0.08 GBP'
 */
export function explainQuote(quote: QuoteResult): string {
  requireQuote(quote);
  if (quote.issues) return quote.issues.map(({ message }) => message).join('; ');
  if (quote.noRate) return explainNoRate(quote);
  const { production, fallback, adjustment, reserve, total } = quote;
  if (production) return `Sandbox: ${money(total)}. In production: ${explainQuote(production)}`;
  const sentence = `${counts(quote)} at ${unitPrice(quote)} (${reason(quote.matchedBy)}) = ${money(total)}`;
  if (!fallback || !adjustment) return sentence;
  const change = adjustment.units;
  const after =
    change === 0n
      ? 'at the same price'
      : change > 0n
        ? `and ${money(adjustment)} more is deducted`
        : `and ${money({ currency: adjustment.currency, units: -change })} is refunded`;
  return `${sentence}. Falling back to SMS: ${explainQuote(fallback)}, ${after}. To reserve: ${money(reserve)}`;
}

function explainNoRate(quote: NoRateQuote): string {
  const reasons = {
    NO_RATE: `the card has no rate for ${quote.channel}`,
    NO_RCS_RATE: 'the card has a rate for SMS, but none for RCS',
    DESTINATION_REJECTED: `the card rejects this destination for ${quote.channel}`,
    NETWORK_UNKNOWN: `the rate for ${quote.channel} depends on the network, which is not known`,
  };
  const sentence = `${counts(quote)}: no price, ${reasons[quote.reason]}`;
  return quote.fallback ? `${sentence}. By SMS: ${explainQuote(quote.fallback)}` : sentence;
}

function requireQuote(quote: unknown): void {
  const { issues, characters, messageParts, segments, noRate, reason, unitPrice, fee, total, matchedBy } = (
    isObject(quote) ? quote : {}
  ) as Record<string, unknown>;
  const isQuote = issues
    ? isArray(issues) &&
      issues.every(issue => isObject(issue) && typeof (issue as Issue).message === 'string')
    : [characters, messageParts, segments].every(count => typeof count === 'number') &&
      (noRate ? typeof reason === 'string' : [unitPrice, fee, total, matchedBy].every(isObject));
  if (!isQuote) throw argumentError('quote', 'a quote, as quote returns', quote);
}

function counts({
  channel,
  encoding,
  characters,
  messageParts,
  segments,
  basis,
  country,
}: QuoteCounts): string {
  const where = country ?? 'an unknown country';
  if (channel === 'RCS') return `1 RCS message (${plural(characters, 'character')}) to ${where}`;
  const billed = basis === 'parts' ? plural(messageParts, 'part') : plural(segments, 'segment');
  return `${billed} (${encoding}, ${plural(characters, 'character')}) to ${where}`;
}

function unitPrice({ channel, basis, unitPrice, fee }: Quote): string {
  const unit = channel === 'RCS' ? 'a message' : basis === 'parts' ? 'a part' : 'a segment';
  const price = `${formatMoney(unitPrice, { decimals: 8 })} ${unitPrice.currency}`;
  return fee.units === 0n
    ? `${price} ${unit}`
    : `${price} and a fee of ${formatMoney(fee, { decimals: 8 })} ${fee.currency} ${unit}`;
}

function reason({ key, value, network }: MatchedBy): string {
  const words = { mccMnc: 'network', prefix: 'prefix', country: 'country', default: 'default' };
  const found = value === null ? words[key] : `${words[key]} ${value}`;
  return network === null ? found : `${found}, as network ${network}`;
}

const money = (amount: Quote['total']) => `${formatMoney(amount)} ${amount.currency}`;

const plural = (count: number, noun: string) =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
