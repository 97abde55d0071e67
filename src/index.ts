export {
  type NormalizedNumber,
  type NormalizeOptions,
  type NumberChange,
  type NumberIssue,
  normalize,
} from './numbering/normalize.js';
export { numberTable } from './numbering/number-table.js';
export { type NumberResolution, type ResolveOptions, resolve } from './numbering/resolve.js';
export { type CountryResolution, resolveCountry } from './numbering/resolve-country.js';
export type { NumberTable } from './numbering/table.js';
export { type Territory, territories } from './numbering/territories.js';
export type { NumberChangeCode } from './numbering/typed.js';
export type { CanReceiveSms, NumberType } from './numbering/types.js';
export type { CardField } from './pricing/card/card-row.js';
export type { DateOrder } from './pricing/card/dates.js';
export type { RateCardIssue, RateCardIssueCode } from './pricing/card/issues.js';
export type { ColumnNames, RateCardOptions, RcsMessage } from './pricing/card/options.js';
export type { DecimalSeparator } from './pricing/card/prices.js';
export { type RateCardResult, rateCard } from './pricing/card/rate-card.js';
export type { WordMeaning, Words } from './pricing/card/words.js';
export type { MatchedBy } from './pricing/fare.js';
export {
  addMoney,
  compareMoney,
  formatMoney,
  type Money,
  type MoneyIssue,
  type MoneyJson,
  minorUnitDecimals,
  multiplyMoney,
  parseMoney,
  type Rounding,
  shareOfMoney,
  subtractMoney,
} from './pricing/money.js';
export type { Basis, NoRateReason, PriceIssue } from './pricing/price.js';
export type { Rate, RateCard, RateKey, UnknownNetworkPolicy } from './pricing/rate.js';
export { explainQuote } from './quote/explain.js';
export {
  type NoRateQuote,
  type Quote,
  type QuoteCounts,
  type QuoteMessage,
  type QuoteOptions,
  type QuoteResult,
  quote,
} from './quote/quote.js';
export {
  type QuoteTransliteratedOptions,
  quoteTransliterated,
  type TransliteratedQuote,
} from './quote/quote-transliterated.js';
export type { Issue, Result } from './result.js';
export {
  type CheckSenderOptions,
  checkSender,
  type SenderCheck,
  type SenderIssue,
  type SenderWarning,
} from './sender/check.js';
export {
  type FailoverSender,
  type FailoverSenderInput,
  type FailoverSenderIssue,
  failoverSender,
  type RegisteredSender,
} from './sender/failover.js';
export type { SenderKind } from './sender/kinds.js';
export {
  type PolicyFindingCode,
  type SenderPolicy,
  type SenderPolicyRow,
  type SenderRule,
  senderPolicy,
} from './sender/policy.js';
export type { Encoding } from './text/alphabet.js';
export {
  type Analysis,
  type AnalyzeOptions,
  analyze,
  type Channel,
  type RcsAnalysis,
  type SmsAnalysis,
} from './text/analyze.js';

export { type Segment, type SegmentsOptions, segments } from './text/segments.js';
export { type NonGsmCharacter, nonGsmCharacters } from './text/transliterate/non-gsm-characters.js';
export type { EmojiName, Replacement } from './text/transliterate/replace.js';
export type { ReplacementClass } from './text/transliterate/rules.js';
export {
  type TransliterateOptions,
  type Transliteration,
  transliterate,
} from './text/transliterate/transliterate.js';
