export type { Encoding } from '../text/alphabet.js';
export { encodings } from '../text/alphabet.js';
export type { TextCounts } from '../text/utf8.js';
export { type Status, statuses } from '../text/utf8.js';
export {
  type AnalyzeColumnOptions,
  analyzeColumn,
  type OffsetText,
  type SlicedText,
  textColumn,
} from './text.js';
