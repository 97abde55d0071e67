import { adjustmentOf, priceOf } from '../pricing/costs.js';
import type { Fare } from '../pricing/fare.js';
import type { Fares } from '../pricing/fares.js';
import type { Money } from '../pricing/money.js';
import { type Basis, type Destination, fareOf, type Route, reasonOf } from '../pricing/price.js';
import type { Analysis, Channel } from '../text/analyze.js';
import { totalIssue } from './issues.js';
import type { NoRateQuote, Quote, QuoteResult } from './quote.js';

/** A message with a valid number, and with texts that have been analysed. */
export interface AnalyzedMessage extends Destination {
  /** Milliseconds. */
  readonly at: number | undefined;
  readonly basis: Basis;
  readonly route: Route;
  /** Of the text that is sent, as SMS unless the route is RCS. */
  readonly analysis: Analysis;
  /** In sandbox mode: of the text that production would send. */
  readonly production: Analysis | undefined;
}

/** What is the same for all parts of a quote. */
interface Terms {
  readonly currency: string;
  readonly fare: Fare;
  readonly country: string | null;
  readonly basis: Basis;
}

/** Quotes whose fields are set one after the other: putting two objects together takes as long as an analysis. */
type DraftQuote = { -readonly [Field in keyof Quote]: Quote[Field] };
type DraftNoRate = { -readonly [Field in keyof NoRateQuote]: NoRateQuote[Field] };
type Draft = DraftQuote | DraftNoRate | Extract<QuoteResult, { issues: object }>;

/** The quote of a message that is known to be valid. */
export function quoteAnalyzed(fares: Fares, message: AnalyzedMessage): QuoteResult {
  const { country, at, basis, route, analysis, production } = message;
  const terms = { currency: fares.card.currency, fare: fareOf(fares, message, at, route), country, basis };
  const quote = routeQuote(terms, route, analysis);
  if (production === undefined || quote.noRate || quote.issues) return quote;
  const inProduction = routeQuote(terms, route, production);
  return inProduction.noRate || inProduction.issues ? quote : makeFree(quote, inProduction, fares.zero);
}

function routeQuote(terms: Terms, route: Route, analysis: Analysis): Draft {
  return route === 'smart' ? smartQuote(terms, analysis) : channelQuote(terms, route, analysis);
}

/** The quote by one channel. On RCS only the characters of the analysis count, which are the same as on SMS. */
function channelQuote(terms: Terms, channel: Channel, analysis: Analysis): Draft {
  const { currency, fare, country, basis } = terms;
  const { characters } = analysis;
  const isSms = channel === 'SMS';
  const encoding = isSms ? analysis.encoding : null;
  const messageParts = isSms ? analysis.messageParts : 1;
  const segments = isSms ? analysis.segments : 1;
  const reason = reasonOf(fare, channel);
  if (reason !== undefined)
    return { channel, encoding, characters, messageParts, segments, country, basis, noRate: true, reason };
  const match = isSms ? fare.sms! : fare.rcs!;
  const price = priceOf(currency, match, channel, basis === 'parts' ? messageParts : segments);
  if (price === undefined) return { issues: [totalIssue()] };
  const { unitPrice, fee, total, matchedBy } = price;
  return {
    channel,
    encoding,
    characters,
    messageParts,
    segments,
    country,
    basis,
    unitPrice,
    fee,
    total,
    matchedBy,
    reserve: total,
  };
}

function smartQuote(terms: Terms, analysis: Analysis): Draft {
  const quote = channelQuote(terms, 'RCS', analysis);
  if (quote.issues) return quote;
  const fallback = channelQuote(terms, 'SMS', analysis);
  if (fallback.noRate || fallback.issues) return quote.noRate ? quote : fallback;
  quote.fallback = fallback;
  if (quote.noRate) return quote;
  const count = terms.basis === 'parts' ? fallback.messageParts : fallback.segments;
  const { amount, isMore } = adjustmentOf(terms.fare, count, fallback.total, quote.total);
  quote.adjustment = amount;
  if (isMore) quote.reserve = fallback.total;
  return quote;
}

/** In sandbox mode nothing is paid: QuickSMS API 2.0, Sandbox Mode. */
function makeFree(quote: DraftQuote, production: Quote, zero: Money): Quote {
  const fallback = quote.fallback as DraftQuote | undefined;
  if (fallback !== undefined) {
    fallback.total = zero;
    fallback.reserve = zero;
    quote.adjustment = zero;
  }
  quote.total = zero;
  quote.reserve = zero;
  quote.production = production;
  return quote;
}
