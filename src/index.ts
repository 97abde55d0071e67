export {
  type NormalizedNumber,
  type NormalizeOptions,
  type NumberChange,
  type NumberChangeCode,
  type NumberIssue,
  normalize,
} from './numbering/normalize.js';
export { numberTable } from './numbering/number-table.js';
export { type Resolution, type ResolveOptions, resolve } from './numbering/resolve.js';
export { type CountryResolution, resolveCountry } from './numbering/resolve-country.js';
export type { NumberTable } from './numbering/table.js';
export { type Territory, territories } from './numbering/territories.js';
export type { CanReceiveSms, NumberType } from './numbering/types.js';
export type { Issue, Result } from './result.js';
export type { Encoding } from './text/alphabet.js';
export {
  type Analysis,
  type AnalyzeOptions,
  analyze,
  type Channel,
  type RcsAnalysis,
  type SmsAnalysis,
} from './text/analyze.js';
export { type NonGsmCharacter, nonGsmCharacters } from './text/non-gsm-characters.js';
export { type Segment, segments } from './text/segments.js';
