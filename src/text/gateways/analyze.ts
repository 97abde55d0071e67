import { argumentError } from '../../misuse.js';
import type { GatewayLimit, GatewayName, GatewayRow } from '../../tables/gateways.js';
import { isRcs, type SmsAnalysis } from '../analyze.js';
import { countSeptets, countSurrogatePairs, partsOf, segmentsOf } from '../count.js';
import { graphemeSegmentsOf } from '../graphemes.js';
import { headerOctetsOf, type ReferenceBits } from '../national/capacity.js';
import { chooseAlphabet } from '../national/choose.js';
import {
  type AllowedTables,
  allowedTables,
  isDefaultOnly,
  referenceBitsOf,
  type TableOptions,
} from '../national/options.js';
import { requireBoundary } from '../segments.js';
import { encodingsOf, type GatewayAlphabet } from './encodings.js';
import { type GatewayNameOrOther, gatewayNamed } from './gateways.js';
import { partsSent } from './parts.js';
import { analyzeRcsAsGateway, type GatewayRcsAnalysis } from './rcs.js';
import { type GatewayReplacement, listOf, replaceByList } from './smart-encoding.js';

/** How a gateway counts a message. */
export interface GatewayAnalysis extends Omit<SmsAnalysis, 'encoding'> {
  gateway: GatewayName;
  /** ASCII is an octet each, 140 in one part. */
  encoding: 'GSM-7' | 'ASCII' | 'UCS-2';
  /** The text that is counted, after the gateway's replacements. */
  text: string;
  /** The characters that the gateway replaces before it counts. */
  replacements: GatewayReplacement[];
  /** The limit of the gateway that the message exceeds, or `null`. */
  exceeds: ExceededLimit | null;
  /** National language identifier of the locking shift table, or 0. */
  locking: number;
  /** National language identifier of the single shift table, or 0. */
  single: number;
  /** Bits of the reference that the parts share, or `null` where neither 8 nor 16 leave what a part holds. */
  referenceBits: ReferenceBits | null;
  /** Octets of the user data header in each part, or `null` where no header leaves what a part holds. */
  headerOctets: number | null;
}

/** A limit of a gateway that a message is over. */
export interface ExceededLimit {
  limit: 'parts' | 'characters' | 'units';
  most: number;
  found: number;
}

export interface GatewayOptions extends TableOptions {
  /** Counts as this gateway does: a name of `gateways` or another name of one, in any case. */
  gateway: GatewayNameOrOther;
  channel?: 'SMS' | undefined;
  /** Whether the gateway replaces characters by its own list before it counts: default `false`, as at the gateways. */
  smartEncoding?: boolean | undefined;
  /** `'grapheme'`: no grapheme is split that fits into one part, even where the gateway would split it. */
  boundary?: 'grapheme' | undefined;
}

export interface GatewayRcsOptions {
  gateway: GatewayNameOrOther;
  channel: 'RCS';
}

/** Throws when options that only a gateway has are given without one. */
export function requireNoGatewayOptions(options: object | undefined): void {
  if (options !== undefined && (options as Partial<GatewayOptions>).smartEncoding !== undefined)
    throw argumentError(
      'options.smartEncoding',
      'left out unless options.gateway names a gateway',
      (options as Partial<GatewayOptions>).smartEncoding,
    );
}

/** The analysis of a text as a gateway counts it. Throws unless the gateway is one of `gateways`. */
export function analyzeAsGateway(
  text: string,
  options: GatewayOptions | GatewayRcsOptions,
): GatewayAnalysis | GatewayRcsAnalysis {
  const gateway = gatewayNamed(options.gateway);
  if (isRcs({ channel: options.channel })) return analyzeRcsAsGateway(text, gateway);
  const { smartEncoding, boundary } = options as GatewayOptions;
  const replacements: GatewayReplacement[] = [];
  const counted = isSmart(smartEncoding) ? replaceByList(text, listOf(gateway), replacements) : text;
  const length = lengthOf(counted, gateway, options as GatewayOptions);
  const { alphabet, encoding, referenceBits, headerOctets } = length.written;
  const asked = requireBoundary(boundary) === 'grapheme';
  const { messageParts, segments, filled } = partsAsGateway(counted, gateway, length, asked);
  const unitsPerPart = messageParts === 1 ? alphabet.single : alphabet.part;
  return {
    gateway: gateway.name,
    text: counted,
    replacements,
    encoding,
    characters: length.characters,
    units: length.units,
    unitsPerPart,
    unitsLeft: unitsPerPart - filled,
    messageParts,
    segments,
    locking: length.locking,
    single: length.single,
    referenceBits,
    headerOctets: headerOctets[messageParts === 1 ? 0 : 1],
    exceeds: gateway.limit === undefined ? null : exceededLimit(gateway.limit, length, messageParts),
  };
}

function isSmart(smartEncoding: unknown): boolean {
  if (smartEncoding === undefined || typeof smartEncoding === 'boolean') return smartEncoding === true;
  throw argumentError('options.smartEncoding', 'true or false', smartEncoding);
}

interface Length {
  readonly written: GatewayAlphabet;
  readonly characters: number;
  readonly units: number;
  readonly locking: number;
  readonly single: number;
}

/** The encoding of a text and its length in it: by a pair of national tables, if `tables` allows one that is cheaper. */
function lengthOf(text: string, gateway: GatewayRow, { tables, referenceBits }: GatewayOptions): Length {
  const bits = referenceBits === undefined ? undefined : referenceBitsOf(referenceBits);
  const encodings = encodingsOf(gateway, bits);
  const allowed = allowedTables(tables);
  if (!isDefaultOnly(allowed)) {
    const national = nationalLength(text, allowed, encodings[0]!.referenceBits ?? 8);
    if (national !== undefined) return national;
  }
  return firstThatWrites(text, encodings);
}

/** The length of a text in the cheapest of the allowed pairs of tables, or undefined if that is the default alphabet or UCS-2. */
function nationalLength(
  text: string,
  allowed: AllowedTables,
  referenceBits: ReferenceBits,
): Length | undefined {
  const { alphabet, locking, single, characters, units } = chooseAlphabet(text, allowed, referenceBits);
  if (locking === 0 && single === 0) return undefined;
  const octets = (parts: number) => headerOctetsOf(locking, single, parts, referenceBits);
  const written = {
    encoding: alphabet.name,
    alphabet,
    referenceBits,
    headerOctets: [octets(1), octets(2)] as const,
  };
  return { written, characters, units, locking, single };
}

/** The first of the encodings that can write the text. The last is UCS-2, which can write any. */
function firstThatWrites(text: string, encodings: readonly GatewayAlphabet[]): Length {
  const { length } = text;
  for (const written of encodings) {
    const { alphabet } = written;
    if (alphabet.septets === null) break;
    const units = countSeptets(text, length, alphabet);
    if (units >= 0) return { written, characters: length, units, locking: 0, single: 0 };
  }
  const characters = length - countSurrogatePairs(text, length, 0);
  return { written: encodings.at(-1)!, characters, units: length, locking: 0, single: 0 };
}

interface Parts {
  messageParts: number;
  segments: number;
  /** Units in the last part. */
  filled: number;
}

/** The parts of a text, and with `graphemes` the segments that split no grapheme. */
function partsAsGateway(
  text: string,
  { billsPartsSent, keepsGraphemes = false }: GatewayRow,
  length: Length,
  graphemes: boolean,
): Parts {
  const { characters, units } = length;
  const { alphabet } = length.written;
  const divided = partsOf(alphabet, units);
  if (divided === 1) return { messageParts: 1, segments: 1, filled: units };
  const kept = graphemes ? graphemeSegmentsOf(text, alphabet, units) : undefined;
  if (billsPartsSent) {
    const { count, lastUnits } = partsSent(text, alphabet, keepsGraphemes);
    return { messageParts: count, segments: kept ?? count, filled: lastUnits };
  }
  const sent = keepsGraphemes
    ? partsSent(text, alphabet, true).count
    : segmentsOf(text, alphabet, units, characters);
  return { messageParts: divided, segments: kept ?? sent, filled: units - (divided - 1) * alphabet.part };
}

function exceededLimit(limit: GatewayLimit, length: Length, messageParts: number): ExceededLimit | null {
  const { characters, units } = length;
  const { encoding } = length.written;
  const mostUnits = encoding === 'ASCII' ? undefined : limit[encoding];
  if (limit.parts !== undefined && messageParts > limit.parts)
    return { limit: 'parts', most: limit.parts, found: messageParts };
  if (limit.characters !== undefined && characters > limit.characters)
    return { limit: 'characters', most: limit.characters, found: characters };
  if (mostUnits !== undefined && units > mostUnits) return { limit: 'units', most: mostUnits, found: units };
  return null;
}
