import { argumentError, isObject } from '../../misuse.js';
import { type SmsAnalysis, smsAnalysis } from '../analyze.js';
import { segmentsOf } from '../count.js';
import {
  analyzeAsGateway,
  type GatewayAnalysis,
  type GatewayOptions,
  type GatewayRcsOptions,
  requireNoGatewayOptions,
} from '../gateways/analyze.js';
import type { GatewayRcsAnalysis } from '../gateways/rcs.js';
import { graphemeSegmentsOf } from '../graphemes.js';
import { requireBoundary } from '../segments.js';
import { headerOctetsOf, type ReferenceBits } from './capacity.js';
import { chooseAlphabet } from './choose.js';
import { allowedTables, referenceBitsOf, type TableOptions } from './options.js';

/** How to count: by which tables and with which references. */
export interface AnalyzeOptions extends TableOptions {
  /**
   * `'grapheme'` to count the segments that result when no grapheme is split that fits into one; `messageParts` stays
   * what is billed.
   */
  boundary?: 'grapheme' | undefined;
  gateway?: undefined;
}

/** What `analyze` of the front door returns, and the tables and the header that it assumes. */
export interface EncodingAnalysis extends SmsAnalysis {
  /** National language identifier of the locking shift table; 0: the default alphabet, or UCS-2. */
  locking: number;
  /** National language identifier of the single shift table; 0: the default extension table, or UCS-2. */
  single: number;
  /** Bits of the reference in each part of a concatenated message. */
  referenceBits: ReferenceBits;
  /** Octets of the user data header in each part, its length octet among them. */
  headerOctets: number;
}

/**
 * Returns the counts of one message, as `analyze` of the front door does, in the cheapest of the alphabets that `tables`
 * allows: fewest parts, then most units left, then the default alphabet, then a single shift table only, then the lowest
 * identifiers, the same for both tables if it can be. A text that no allowed alphabet can write is UCS-2.
 *
 * Tables: 3GPP TS 23.038, 6.2.1 and Annex A. The elements that name them leave 155 septets of one part with one table and
 * 152 with two, 149 or 146 of each of several parts, and with references of 16 bits 148 or 145 (TS 23.040, 9.2.3.24).
 * Not every phone or network knows national tables: one that does not shows other characters.
 *
 * With `gateway`, the counts are those of this gateway. `data/gateways.json` has the pages that say how it counts.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `text` is not a string, `tables` is neither a keyword nor a list, or
 * `boundary` is not `'grapheme'`
 * @throws {RangeError} `INVALID_ARGUMENT` for a table that does not exist, references that have not 8 or 16 bits, or a
 * gateway that is not in `gateways`
 * @example
 * analyze('ş'.repeat(100)).messageParts // 2: in UCS-2
 * analyze('ş'.repeat(100), { tables: 'auto' }).messageParts // 1: in the Turkish locking shift table
 * analyze('👨‍👩‍👧'.repeat(25), { boundary: 'grapheme' }).segments // 4: where 3 are billed
 * analyze('a'.repeat(306), { gateway: 'Zenvia' }).messageParts // 3: its parts hold 152 septets
 */
export function analyze(text: string, options?: AnalyzeOptions): EncodingAnalysis;
export function analyze(text: string, options: GatewayOptions): GatewayAnalysis;
export function analyze(text: string, options: GatewayRcsOptions): GatewayRcsAnalysis;
export function analyze(
  text: string,
  options?: AnalyzeOptions | GatewayOptions | GatewayRcsOptions,
): EncodingAnalysis | GatewayAnalysis | GatewayRcsAnalysis {
  if (typeof text !== 'string') throw argumentError('text', 'a string', text);
  if (options !== undefined && !isObject(options)) throw argumentError('options', 'an object', options);
  if (options?.gateway !== undefined) return analyzeAsGateway(text, options);
  return analyzeByTables(text, options);
}

function analyzeByTables(text: string, options: AnalyzeOptions | undefined): EncodingAnalysis {
  requireNoGatewayOptions(options);
  const boundary = requireBoundary(options?.boundary);
  const referenceBits = referenceBitsOf(options?.referenceBits);
  const { alphabet, locking, single, characters, units } = chooseAlphabet(
    text,
    allowedTables(options?.tables),
    referenceBits,
  );
  const segments =
    boundary === 'grapheme'
      ? graphemeSegmentsOf(text, alphabet, units)
      : segmentsOf(text, alphabet, units, characters);
  const analysis = smsAnalysis(alphabet, characters, units, segments);
  return {
    ...analysis,
    locking,
    single,
    referenceBits,
    headerOctets: headerOctetsOf(locking, single, analysis.messageParts, referenceBits),
  };
}
