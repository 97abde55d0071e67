import { type Money, subtractMoney } from '../pricing/money.js';
import type { PriceIssue } from '../pricing/price.js';
import type { RateCard } from '../pricing/rate.js';
import type { Result } from '../result.js';
import {
  type TransliterateOptions,
  type Transliteration,
  transliterate,
} from '../text/transliterate/transliterate.js';
import { type NoRateQuote, type Quote, type QuoteMessage, type QuoteOptions, quote } from './quote.js';

export interface QuoteTransliteratedOptions extends QuoteOptions, TransliterateOptions {}

/** A message before and after replacing characters, with the price of both. */
export interface TransliteratedQuote extends Transliteration {
  /** The quote of the message as it was given. */
  before: Quote | NoRateQuote;
  /** The quote of the message after replacing: the same quote where nothing was replaced. */
  after: Quote | NoRateQuote;
  /**
   * What is saved, below zero where `always` makes a message dearer; null where there is no rate. With smart routing it
   * is that of the RCS message, and in sandbox mode that of the same message in production.
   */
  saving: Money | null;
}

/**
 * Replaces characters as `transliterate` does, and quotes the message before and after.
 *
 * Message, card and `basis` are those of `quote`, and the other options those of `transliterate`. Unless `always` is
 * set, nothing is replaced that does not make the SMS cheaper, where it has a price. So the text of a message that goes
 * by RCS only stays as it is.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` for arguments that `quote` or `transliterate` does not take
 * @example
 * const { value: card } = rateCard('prefix,price,currency\n447,0.04,GBP');
 * if (!card) throw new Error('no card');
 * const message = { msisdn: '447700900000', text: `It’s ${'a'.repeat(80)}` };
 * const { value, issues } = quoteTransliterated(message, card);
 * if (issues) throw new Error(issues[0]?.message);
 * value.saving && formatMoney(value.saving) // '0.04'
 * value.replacements // [{ index: 2, from: '’', to: "'", class: 'safe' }]
 */
export function quoteTransliterated(
  message: QuoteMessage,
  card: RateCard,
  options?: QuoteTransliteratedOptions,
): Result<TransliteratedQuote, PriceIssue> {
  const before = quote(message, card, options);
  const replaced = transliterate(message.text, options);
  if (before.issues) return before;
  if (replaced.replacements.length === 0) return unchanged(replaced, before);
  const after = quote({ ...message, text: replaced.text }, card, options);
  if (after.issues) return after;
  if (!options?.always && !isCheaper(after, before))
    return unchanged(transliterate(message.text, nothing), before);
  return { value: { ...replaced, before, after, saving: savingOf(before, after) } };
}

const nothing: TransliterateOptions = { classes: [] };

function unchanged(text: Transliteration, quote: Quote | NoRateQuote): { value: TransliteratedQuote } {
  return { value: { ...text, before: quote, after: quote, saving: savingOf(quote, quote) } };
}

/** Whether the SMS of a quote is cheaper than that of another, or needs fewer parts where it has no price. */
function isCheaper(one: Quote | NoRateQuote, other: Quote | NoRateQuote): boolean {
  const sms = smsOf(one);
  const otherSms = smsOf(other);
  return sms.noRate || otherSms.noRate
    ? sms.messageParts < otherSms.messageParts
    : sms.total.units < otherSms.total.units;
}

/** The quote that the SMS has: as a fallback, or of the message itself. In sandbox mode it is that of production. */
function smsOf(quote: Quote | NoRateQuote): Quote | NoRateQuote {
  const paid = paidOf(quote);
  return paid.fallback ?? paid;
}

function paidOf(quote: Quote | NoRateQuote): Quote | NoRateQuote {
  return quote.noRate ? quote : (quote.production ?? quote);
}

function savingOf(before: Quote | NoRateQuote, after: Quote | NoRateQuote): Money | null {
  const paid = paidOf(before);
  const paidAfter = paidOf(after);
  return paid.noRate || paidAfter.noRate ? null : subtractMoney(paid.total, paidAfter.total);
}
