import { argumentError } from '../../misuse.js';
import type { GatewayLimit, GatewayName, GatewayRow } from '../../tables/gateways.js';
import { isRcs, type SmsAnalysis } from '../analyze.js';
import { countSeptets, countSurrogatePairs, partsOf, segmentsOf } from '../count.js';
import { headerOctetsOf, type ReferenceBits } from '../national/capacity.js';
import { chooseAlphabet } from '../national/choose.js';
import { allowedTables, isDefaultOnly, referenceBitsOf, type TableOptions } from '../national/options.js';
import { encodingsOf, octetsInFrontOf, referenceBitsIn, type Written } from './encodings.js';
import { gatewayNamed } from './gateways.js';
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
  /** Counts as this gateway does: a name of `gateways`. */
  gateway: GatewayName;
  channel?: 'SMS' | undefined;
  /** Whether the gateway replaces characters by its own list before it counts: default `false`, as at the gateways. */
  smartEncoding?: boolean | undefined;
  /** `'grapheme'`: parts end between graphemes, also where the gateway does not see to that. */
  boundary?: 'grapheme' | undefined;
}

export interface GatewayRcsOptions {
  gateway: GatewayName;
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
  const parts = partsOfGateway(counted, gateway, length, betweenGraphemes(boundary, gateway));
  return {
    gateway: gateway.name,
    text: counted,
    replacements,
    ...parts,
    exceeds: exceededLimit(gateway.limit, parts),
  };
}

function isSmart(smartEncoding: unknown): boolean {
  if (smartEncoding === undefined || typeof smartEncoding === 'boolean') return smartEncoding === true;
  throw argumentError('options.smartEncoding', 'true or false', smartEncoding);
}

function betweenGraphemes(boundary: unknown, { keepsGraphemes }: GatewayRow): boolean {
  if (boundary === undefined) return keepsGraphemes === true;
  if (boundary === 'grapheme') return true;
  throw argumentError('options.boundary', "'grapheme'", boundary);
}

interface Length extends Written {
  characters: number;
  units: number;
  locking: number;
  single: number;
  referenceBits: ReferenceBits | null;
}

/** The encoding of a text and its length in it: by a pair of national tables, if `tables` allows one that is cheaper. */
function lengthOf(text: string, gateway: GatewayRow, { tables, referenceBits }: GatewayOptions): Length {
  const bits = referenceBits === undefined ? undefined : referenceBitsOf(referenceBits);
  const encodings = encodingsOf(gateway, bits);
  const allowed = allowedTables(tables);
  if (!isDefaultOnly(allowed)) {
    const referenceBits = referenceBitsIn(encodings[0]!) ?? 8;
    const choice = chooseAlphabet(text, allowed, referenceBits);
    if (choice.locking + choice.single > 0)
      return { ...choice, encoding: choice.alphabet.name, referenceBits };
  }
  return firstThatWrites(text, encodings);
}

/** The first of the encodings that can write the text. The last is UCS-2, which can write any. */
function firstThatWrites(text: string, encodings: readonly Written[]): Length {
  const { length } = text;
  for (const written of encodings) {
    if (written.alphabet.septets === null) break;
    const units = countSeptets(text, length, written.alphabet);
    if (units >= 0) return { ...written, ...withoutTables(written), characters: length, units };
  }
  const ucs2 = encodings.at(-1)!;
  const characters = length - countSurrogatePairs(text, length, 0);
  return { ...ucs2, ...withoutTables(ucs2), characters, units: length };
}

function withoutTables(written: Written): Pick<Length, 'locking' | 'single' | 'referenceBits'> {
  return { locking: 0, single: 0, referenceBits: referenceBitsIn(written) };
}

type Parts = Omit<GatewayAnalysis, 'gateway' | 'text' | 'replacements' | 'exceeds'>;

function partsOfGateway(
  text: string,
  { billsPartsSent = false }: GatewayRow,
  { encoding, alphabet, characters, units, locking, single, referenceBits }: Length,
  graphemes: boolean,
): Parts {
  const divided = partsOf(alphabet, units);
  const sent =
    divided > 1 && (graphemes || billsPartsSent) ? partsSent(text, alphabet, graphemes) : undefined;
  const segments = sent?.count ?? segmentsOf(text, alphabet, units, characters);
  const messageParts = billsPartsSent ? segments : divided;
  const unitsPerPart = messageParts === 1 ? alphabet.single : alphabet.part;
  const filled =
    billsPartsSent && sent !== undefined ? sent.lastUnits : units - (messageParts - 1) * unitsPerPart;
  return {
    encoding,
    characters,
    units,
    unitsPerPart,
    unitsLeft: unitsPerPart - filled,
    messageParts,
    segments,
    locking,
    single,
    referenceBits,
    headerOctets:
      locking + single === 0
        ? octetsInFrontOf(encoding, unitsPerPart)
        : headerOctetsOf(locking, single, messageParts, referenceBits ?? 8),
  };
}

function exceededLimit(limit: GatewayLimit | undefined, length: Parts): ExceededLimit | null {
  if (limit === undefined) return null;
  const { messageParts, characters, units, encoding } = length;
  const mostUnits = encoding === 'ASCII' ? undefined : limit[encoding];
  if (limit.parts !== undefined && messageParts > limit.parts)
    return { limit: 'parts', most: limit.parts, found: messageParts };
  if (limit.characters !== undefined && characters > limit.characters)
    return { limit: 'characters', most: limit.characters, found: characters };
  if (mostUnits !== undefined && units > mostUnits) return { limit: 'units', most: mostUnits, found: units };
  return null;
}
