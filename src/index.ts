export { type Resolution, resolve } from './numbering/resolve.js';
export type { NumberType } from './numbering/table.js';
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
