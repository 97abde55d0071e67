import { argumentError } from '../../misuse.js';
import type { GatewayEncoding, GatewayLimit, GatewayName, GatewayRow } from '../../tables/gateways.js';
import type { SmsAnalysis } from '../analyze.js';
import { countSeptets, countSurrogatePairs, partsOf, segmentsOf } from '../count.js';
import { encodingsOf, headerOctetsOf, type Written } from './encodings.js';
import { gatewayNamed } from './gateways.js';
import { partsSent } from './parts.js';
import { type GatewayReplacement, listOf, replaceByList } from './smart-encoding.js';

export interface GatewayAnalysis extends Omit<SmsAnalysis, 'encoding'> {
  gateway: GatewayName;
  /** ASCII is 140 characters of an octet in one part. */
  encoding: GatewayEncoding['encoding'];
  /** The text that is counted, after the gateway's replacements. */
  text: string;
  /** The characters that the gateway replaces before it counts. */
  replacements: GatewayReplacement[];
  /** The limit of the gateway that the message exceeds, or `null`. */
  exceeds: ExceededLimit | null;
  /** Bits of the reference that the parts share, or `null` where what a part holds follows from neither 8 nor 16. */
  referenceBits: 8 | 16 | null;
  /** Octets of the user data header in each part, or `null` where what a part holds follows from no header. */
  headerOctets: number | null;
}

export interface ExceededLimit {
  limit: 'parts' | 'characters' | 'units';
  most: number;
  found: number;
}

export interface GatewayOptions {
  /** Counts as this gateway does: a name of `gateways`. */
  gateway: GatewayName;
  /** Whether the gateway replaces characters before it counts, by a list of its own: default `false`. */
  smartEncoding?: boolean | undefined;
  /** Bits of the reference that the parts share: by default those of the gateway. */
  referenceBits?: 8 | 16 | undefined;
  /** Whether parts end between graphemes: by default as the gateway does. */
  boundary?: 'grapheme' | undefined;
}

/** The analysis of a text as a gateway counts it. */
export function analyzeAsGateway(text: string, options: GatewayOptions): GatewayAnalysis {
  const gateway = gatewayNamed(options.gateway);
  const replacements: GatewayReplacement[] = [];
  const counted = isSmart(options.smartEncoding) ? replaceByList(text, listOf(gateway), replacements) : text;
  const written = writtenIn(counted, encodingsOf(gateway, options.referenceBits));
  const parts = partsAsGateway(
    counted,
    gateway,
    written,
    options.boundary === 'grapheme' || gateway.keepsGraphemes === true,
  );
  return {
    gateway: gateway.name,
    text: counted,
    replacements,
    ...parts,
    exceeds: exceededLimit(gateway.limit, parts),
  };
}

function isSmart(smartEncoding: unknown): boolean {
  if (smartEncoding !== undefined && typeof smartEncoding !== 'boolean')
    throw argumentError('options.smartEncoding', 'true or false', smartEncoding);
  return smartEncoding === true;
}

interface Length extends Written {
  units: number;
  characters: number;
}

/** The first of the encodings that can write the text. The last is UCS-2, which can write any. */
function writtenIn(text: string, encodings: readonly Written[]): Length {
  const { length } = text;
  for (const { encoding, alphabet } of encodings) {
    if (alphabet.septets === null) break;
    const units = countSeptets(text, length, alphabet);
    if (units >= 0) return { encoding, alphabet, units, characters: length };
  }
  return { ...encodings.at(-1)!, units: length, characters: length - countSurrogatePairs(text, length, 0) };
}
type Parts = Omit<GatewayAnalysis, 'gateway' | 'text' | 'replacements' | 'exceeds'>;

function partsAsGateway(
  text: string,
  { billsPartsSent }: GatewayRow,
  { encoding, alphabet, units, characters }: Length,
  graphemes: boolean,
): Parts {
  const divided = partsOf(alphabet, units);
  const sent =
    divided > 1 && (graphemes || billsPartsSent) ? partsSent(text, alphabet, graphemes) : undefined;
  const segments = sent?.count ?? segmentsOf(text, alphabet, units, characters);
  const messageParts = billsPartsSent ? segments : divided;
  const unitsPerPart = messageParts === 1 ? alphabet.single : alphabet.part;
  const octetsOfSeveral = headerOctetsOf(encoding, alphabet.part);
  return {
    encoding,
    characters,
    units,
    unitsPerPart,
    unitsLeft:
      sent !== undefined && billsPartsSent
        ? unitsPerPart - sent.lastUnits
        : messageParts * unitsPerPart - units,
    messageParts,
    segments,
    referenceBits: octetsOfSeveral === 6 ? 8 : octetsOfSeveral === 7 ? 16 : null,
    headerOctets: headerOctetsOf(encoding, unitsPerPart),
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
