import { argumentError } from '../misuse.js';
import { concatenatedPart, type Encoding, singlePart } from './alphabet.js';
import { countSeptets, countSurrogatePairs, partsOf, segmentsOf } from './count.js';

export interface SmsAnalysis {
  encoding: Encoding;
  /** Unicode code points; a lone surrogate is one. */
  characters: number;
  /** Septets in GSM-7, UTF-16 code units in UCS-2. */
  units: number;
  /** 160 or 153 in GSM-7, 70 or 67 in UCS-2. */
  unitsPerPart: number;
  /** Units that still fit before another part is billed. */
  unitsLeft: number;
  /** Parts as billed: units divided by units per part, rounded up. */
  messageParts: number;
  /** Parts as sent: an escape or surrogate pair is never split, so never fewer than `messageParts`. */
  segments: number;
}

export interface RcsAnalysis {
  encoding: null;
  /** Unicode code points; a lone surrogate is one. */
  characters: number;
  /** Unicode code points: RCS has no septets and is not cut into parts. */
  units: number;
  unitsPerPart: null;
  unitsLeft: null;
  messageParts: 1;
  segments: 1;
}

export type Analysis = SmsAnalysis | RcsAnalysis;
export type Channel = 'SMS' | 'RCS';

export interface AnalyzeOptions {
  /** How the message travels; SMS unless told. */
  channel?: Channel | undefined;
}

/**
 * Tells the encoding of one message, its length, the parts that are billed and the segments that are sent.
 *
 * Alphabet: 3GPP TS 23.038, 6.2.1 and 6.2.1.1. Parts: TS 23.040, 9.2.3.24.1. An empty text is one part.
 * On RCS the encoding is `null` and the message one part, whatever its length.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `text` is not a string or `channel` is neither SMS nor RCS
 * @example
 * analyze('Grüße aus Köln: 5 €').units // 20: the euro sign is two septets
 */
export function analyze(text: string, options?: { channel?: 'SMS' | undefined }): SmsAnalysis;
export function analyze(text: string, options: { channel: 'RCS' }): RcsAnalysis;
export function analyze(text: string, options?: AnalyzeOptions): Analysis;
export function analyze(text: string, options?: AnalyzeOptions): Analysis {
  if (typeof text !== 'string') throw argumentError('text', 'a string', text);
  if (isRcs(options)) return analyzeRcs(text);
  const { length } = text;
  const septets = countSeptets(text, length);
  if (septets >= 0) return smsAnalysis('GSM-7', length, septets, segmentsOf(text, 'GSM-7', septets, length));
  const characters = length - countSurrogatePairs(text, length, ~septets);
  return smsAnalysis('UCS-2', characters, length, segmentsOf(text, 'UCS-2', length, characters));
}

/** Whether the options ask for RCS; refuses a channel that is neither. */
export function isRcs(options: AnalyzeOptions | undefined): boolean {
  if (options === undefined) return false;
  if (typeof options !== 'object' || options === null) throw argumentError('options', 'an object', options);
  const { channel } = options;
  if (channel === undefined || channel === 'SMS') return false;
  if (channel === 'RCS') return true;
  throw argumentError('options.channel', "'SMS' or 'RCS'", channel);
}

/** The analysis of a text on RCS, where nothing but its characters is counted. */
export function analyzeRcs(text: string): RcsAnalysis {
  return rcsAnalysis(text.length - countSurrogatePairs(text, text.length, 0));
}

/** The analysis of a text of so many characters on RCS. */
export function rcsAnalysis(characters: number): RcsAnalysis {
  return {
    encoding: null,
    characters,
    units: characters,
    unitsPerPart: null,
    unitsLeft: null,
    messageParts: 1,
    segments: 1,
  };
}

/** The analysis that follows from the counts. */
export function smsAnalysis(
  encoding: Encoding,
  characters: number,
  units: number,
  segments: number,
): SmsAnalysis {
  const messageParts = partsOf(encoding, units);
  const unitsPerPart = messageParts === 1 ? singlePart(encoding) : concatenatedPart(encoding);
  return {
    encoding,
    characters,
    units,
    unitsPerPart,
    unitsLeft: messageParts * unitsPerPart - units,
    messageParts,
    segments,
  };
}
