import type { GatewayEncoding, GatewayRow } from '../../tables/gateways.js';
import { type Alphabet, gsm7, NOT_IN_ALPHABET, ucs2 } from '../alphabet.js';
import type { ReferenceBits } from '../national/capacity.js';

/** An encoding of a gateway as a value that counts, and the header that it assumes. */
export interface GatewayAlphabet {
  readonly encoding: GatewayEncoding['encoding'];
  /** For ASCII a table of one unit for each character. */
  readonly alphabet: Alphabet;
  /** Bits of the reference that leave what each of several parts holds, or `null` if neither 8 nor 16 do. */
  readonly referenceBits: ReferenceBits | null;
  /** Octets of the user data header in one part, and in each of several; `null` if no header leaves what a part holds. */
  readonly headerOctets: readonly [one: number | null, ofSeveral: number | null];
}

/** Units in each of several parts, by the bits of the reference that the parts share (TS 23.040, 9.2.3.24.1 and 8). */
const partsByReference = {
  8: { 'GSM-7': 153, ASCII: 134, 'UCS-2': 67 },
  16: { 'GSM-7': 152, ASCII: 133, 'UCS-2': 66 },
} as const;

/** Units in one part without a user data header: 140 octets. */
const withoutHeader = { 'GSM-7': 160, ASCII: 140, 'UCS-2': 70 } as const;

/**
 * The encodings of a gateway, in the order in which they are tried. `referenceBits` replaces what the gateway leaves of
 * each of several parts by what a reference of so many bits leaves.
 */
export function encodingsOf(
  { alphabets = standard }: GatewayRow,
  referenceBits: ReferenceBits | undefined,
): readonly GatewayAlphabet[] {
  const known = referenceBits === undefined ? own : referenceBits === 8 ? with8Bits : with16Bits;
  let found = known.get(alphabets);
  if (found === undefined) {
    found = alphabets.map(row =>
      gatewayAlphabet(
        referenceBits === undefined ? row : { ...row, part: partsByReference[referenceBits][row.encoding] },
      ),
    );
    known.set(alphabets, found);
  }
  return found;
}

const standard: readonly GatewayEncoding[] = [
  { encoding: 'GSM-7', single: gsm7.single, part: gsm7.part },
  { encoding: 'UCS-2', single: ucs2.single, part: ucs2.part },
];

type Known = WeakMap<readonly GatewayEncoding[], readonly GatewayAlphabet[]>;
const own: Known = new WeakMap();
const with8Bits: Known = new WeakMap();
const with16Bits: Known = new WeakMap();

function gatewayAlphabet({ encoding, single, part, without, two }: GatewayEncoding): GatewayAlphabet {
  const ofSeveral = octetsInFrontOf(encoding, part);
  return {
    encoding,
    alphabet:
      encoding === 'UCS-2'
        ? { name: encoding, septets: null, single, part }
        : {
            name: gsm7.name,
            septets: encoding === 'ASCII' ? asciiTable() : tableWith(without, two),
            single,
            part,
          },
    referenceBits: ofSeveral === 6 ? 8 : ofSeveral === 7 ? 16 : null,
    headerOctets: [octetsInFrontOf(encoding, single), ofSeveral],
  };
}

function asciiTable(): Uint8Array {
  return new Uint8Array(0x10000).fill(NOT_IN_ALPHABET).fill(1, 0, 0x80);
}

function tableWith(without = '', two = ''): Uint8Array {
  if (without === '' && two === '') return gsm7.septets;
  const septets = gsm7.septets.slice();
  for (const character of without) septets[character.charCodeAt(0)] = NOT_IN_ALPHABET;
  for (const character of two) septets[character.charCodeAt(0)] = 2;
  return septets;
}

/** The octets of the user data header that leaves so many units, or null if no header leaves exactly these. */
function octetsInFrontOf(encoding: GatewayEncoding['encoding'], units: number): number | null {
  if (units === withoutHeader[encoding]) return 0;
  if (units === partsByReference[8][encoding]) return 6;
  return units === partsByReference[16][encoding] ? 7 : null;
}
