export { type AnalyzeOptions, analyze, type EncodingAnalysis } from './national/analyze.js';
export type { ReferenceBits } from './national/capacity.js';
export { type NationalLanguage, nationalLanguages } from './national/languages.js';
export type { TableOptions, TablePair } from './national/options.js';
