import type { GatewayEncoding, GatewayRow } from '../../tables/gateways.js';
import { type Alphabet, gsm7, NOT_IN_ALPHABET, ucs2 } from '../alphabet.js';
import type { ReferenceBits } from '../national/capacity.js';

/** An encoding of a gateway as a value that counts. ASCII is one septet each, in parts of its own size. */
export interface Written {
  readonly encoding: GatewayEncoding['encoding'];
  readonly alphabet: Alphabet;
}

const standard: readonly Written[] = [
  { encoding: 'GSM-7', alphabet: gsm7 },
  { encoding: 'UCS-2', alphabet: ucs2 },
];

/** Units in each of several parts, by the bits of the reference that the parts share (TS 23.040, 9.2.3.24.1 and 8). */
const partsByReference = {
  8: { 'GSM-7': 153, ASCII: 134, 'UCS-2': 67 },
  16: { 'GSM-7': 152, ASCII: 133, 'UCS-2': 66 },
} as const;

/** Units in one part without a user data header: 140 octets. */
const withoutHeader = { 'GSM-7': 160, ASCII: 140, 'UCS-2': 70 } as const;

const known = new Map<string, readonly Written[]>();

/**
 * The encodings of a gateway, in the order in which they are tried. `referenceBits` replaces what the gateway leaves of
 * each of several parts by what a reference of so many bits leaves.
 */
export function encodingsOf(
  { name, alphabets }: GatewayRow,
  referenceBits: ReferenceBits | undefined,
): readonly Written[] {
  if (alphabets === undefined && referenceBits !== 16) return standard;
  const key = `${name} ${referenceBits}`;
  let found = known.get(key);
  if (found === undefined) {
    found = (alphabets ?? standardRows).map(row =>
      written(
        referenceBits === undefined ? row : { ...row, part: partsByReference[referenceBits][row.encoding] },
      ),
    );
    known.set(key, found);
  }
  return found;
}

const standardRows: readonly GatewayEncoding[] = [
  { encoding: 'GSM-7', single: gsm7.single, part: gsm7.part },
  { encoding: 'UCS-2', single: ucs2.single, part: ucs2.part },
];

function written({ encoding, single, part, without = '', two = '' }: GatewayEncoding): Written {
  if (encoding === 'UCS-2') return { encoding, alphabet: { name: encoding, septets: null, single, part } };
  const septets = encoding === 'ASCII' ? asciiTable() : tableWith(without, two);
  return { encoding, alphabet: { name: gsm7.name, septets, single, part } };
}

function asciiTable(): Uint8Array {
  return new Uint8Array(0x10000).fill(NOT_IN_ALPHABET).fill(1, 0, 0x80);
}

function tableWith(without: string, two: string): Uint8Array {
  if (without === '' && two === '') return gsm7.septets;
  const septets = gsm7.septets.slice();
  for (const character of without) septets[character.charCodeAt(0)] = NOT_IN_ALPHABET;
  for (const character of two) septets[character.charCodeAt(0)] = 2;
  return septets;
}

/** The octets of the user data header that leaves so many units, or null if no header leaves exactly these. */
export function octetsInFrontOf(encoding: GatewayEncoding['encoding'], units: number): number | null {
  if (units === withoutHeader[encoding]) return 0;
  if (units === partsByReference[8][encoding]) return 6;
  return units === partsByReference[16][encoding] ? 7 : null;
}

/** Bits of the reference that leave what each of several parts holds, or `null` if neither 8 nor 16 do. */
export function referenceBitsIn({ encoding, alphabet }: Written): ReferenceBits | null {
  const octets = octetsInFrontOf(encoding, alphabet.part);
  return octets === 6 ? 8 : octets === 7 ? 16 : null;
}
