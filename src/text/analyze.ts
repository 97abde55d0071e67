import { argumentError, isObject, misuse } from '../misuse.js';
import { type Alphabet, type Encoding, gsm7, ucs2 } from './alphabet.js';
import { countSeptets, countSurrogatePairs, partsOf, segmentsOf } from './count.js';

export interface SmsAnalysis {
  encoding: Encoding;
  /** Unicode code points; a lone surrogate is one. */
  characters: number;
  /** Septets in GSM-7, UTF-16 code units in UCS-2. */
  units: number;
  /** 160 or 153 in GSM-7, 70 or 67 in UCS-2. */
  unitsPerPart: number;
  /** Units that still fit until another part is billed. */
  unitsLeft: number;
  /** Parts as billed: units divided by units per part, rounded up. */
  messageParts: number;
  /** Parts as sent, at least `messageParts`: an escape pair or a surrogate pair is never split. */
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
  /** How the message travels: default `'SMS'`. */
  channel?: Channel | undefined;
}

/**
 * Returns the encoding of one message, its length in characters and in units, the parts that are billed and the
 * segments that are sent.
 *
 * Alphabet: 3GPP TS 23.038, 6.2.1 and 6.2.1.1. Parts: TS 23.040, 9.2.3.24.1. An empty text is one part.
 * On RCS the encoding is `null`, and the message is one part at any length.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `text` is not a string or `channel` is neither SMS nor RCS, and for options
 *   that only `analyze` of `@quicksms/core/encoding` has: `tables`, `referenceBits`, `boundary`, `gateway`
 * @example
 * analyze('Grüße aus Köln: 5 €').units // 20: the euro sign is two septets
 */
export function analyze(text: string, options?: { channel?: 'SMS' | undefined }): SmsAnalysis;
export function analyze(text: string, options: { channel: 'RCS' }): RcsAnalysis;
export function analyze(text: string, options?: AnalyzeOptions): Analysis;
export function analyze(text: string, options?: AnalyzeOptions): Analysis {
  if (typeof text !== 'string') throw argumentError('text', 'a string', text);
  return isRcs(options) ? analyzeRcs(text) : analyzeSms(text, text.length);
}

/** The analysis of a text on SMS. `length` is that of the text, which a caller may have looked up. */
export function analyzeSms(text: string, length: number): SmsAnalysis {
  const septets = countSeptets(text, length, gsm7);
  if (septets >= 0) return smsAnalysis(gsm7, length, septets, segmentsOf(text, gsm7, septets, length));
  const characters = length - countSurrogatePairs(text, length, ~septets);
  return smsAnalysis(ucs2, characters, length, segmentsOf(text, ucs2, length, characters));
}

/** Whether the options ask for RCS. Throws unless the channel is SMS or RCS, and for options of another door. */
export function isRcs(options: AnalyzeOptions | undefined): boolean {
  return options !== undefined && channelOf(options) === 'RCS';
}

/** Options of `analyze` of the door for encoding. */
interface EncodingOptions {
  tables?: unknown;
  referenceBits?: unknown;
  boundary?: unknown;
  gateway?: unknown;
}

function channelOf(options: AnalyzeOptions & EncodingOptions): Channel {
  if (!isObject(options)) throw argumentError('options', 'an object', options);
  const { channel = 'SMS', tables, referenceBits, boundary, gateway } = options;
  if ((tables ?? referenceBits ?? boundary ?? gateway) !== undefined)
    throw misuse(
      new TypeError(
        'options.tables, referenceBits, boundary and gateway are for analyze of @quicksms/core/encoding',
      ),
    );
  if (channel !== 'SMS' && channel !== 'RCS')
    throw argumentError('options.channel', "'SMS' or 'RCS'", channel);
  return channel;
}

/** The analysis of a text on RCS, which counts its characters only. */
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

/** The analysis that follows from the counts of a message. */
export function smsAnalysis(
  alphabet: Alphabet,
  characters: number,
  units: number,
  segments: number,
): SmsAnalysis {
  const messageParts = partsOf(alphabet, units);
  const unitsPerPart = messageParts === 1 ? alphabet.single : alphabet.part;
  return {
    encoding: alphabet.name,
    characters,
    units,
    unitsPerPart,
    unitsLeft: messageParts * unitsPerPart - units,
    messageParts,
    segments,
  };
}
