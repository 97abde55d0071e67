// User data by 3GPP TS 23.038 and TS 23.040, bit by bit, from the tables as found. Nobody may improve it.
import { readFileSync } from 'node:fs';

interface Data {
  default: { basic: (string | null)[]; extension: Record<string, string> };
  locking: Record<string, { table: (string | null)[] }>;
  single: Record<string, { table: Record<string, string> }>;
}
const data: Data = JSON.parse(
  readFileSync(new URL('../../data/gsm-alphabets.json', import.meta.url), 'utf8'),
);
const characterOf = (name: string | null | undefined) =>
  name ? String.fromCodePoint(Number.parseInt(name.slice(2), 16)) : undefined;

/** The character of a code that stands alone, in the default alphabet (0) or a locking shift table. */
export const mainCharacter = (locking: number, code: number): string | undefined =>
  characterOf((data.locking[locking]?.table ?? data.default.basic)[code]);

/** The character of a code after an escape, in the default extension table (0) or a single shift table. */
export const shiftCharacter = (single: number, code: number): string | undefined =>
  characterOf(
    (data.single[single]?.table ?? data.default.extension)[code.toString(16).toUpperCase().padStart(2, '0')],
  );

/** The pairs of tables that exist: Spanish has no locking shift table. */
export const tablePairs: { locking: number; single: number }[] = [];
for (let locking = 0; locking < 14; locking++)
  for (let single = 0; single < 14; single++) if (locking !== 2) tablePairs.push({ locking, single });

/** The bits of octets, the lowest of each first: the order in which septets are packed (TS 23.038, 6.1.2.1). */
const bitsOf = (octets: Iterable<number>): number[] =>
  Array.from(octets).flatMap(octet => [0, 1, 2, 3, 4, 5, 6, 7].map(bit => (octet >> bit) & 1));

const numberOf = (bits: number[]): number => bits.reduce((sum, bit, i) => sum + bit * 2 ** i, 0);

/** All septets of user data that begin after its header on a boundary of 7 bits, counted from the start. */
export function referenceSeptets(header: Uint8Array, payload: Uint8Array): number[] {
  const bits = bitsOf([...header, ...payload]);
  let at = header.length * 8;
  while (at % 7 !== 0) at++;
  const septets: number[] = [];
  for (; at + 7 <= bits.length; at += 7) septets.push(numberOf(bits.slice(at, at + 7)));
  return septets;
}

/** Septets packed after so many bits of 0. */
export function referencePack(septets: Uint8Array, fillBits: number): number[] {
  const bits = new Array<number>(fillBits).fill(0);
  for (const septet of septets) for (let bit = 0; bit < 7; bit++) bits.push((septet >> bit) & 1);
  const octets: number[] = [];
  for (let at = 0; at < bits.length; at += 8) octets.push(numberOf(bits.slice(at, at + 8)));
  return octets;
}

/** The text of septets (TS 23.038, 6.2.1.1); U+FFFD for what is in no table. */
export function referenceText(septets: readonly number[], locking: number, single: number): string {
  let text = '';
  for (let i = 0; i < septets.length; i++) {
    if (septets[i] !== 0x1b) {
      text += mainCharacter(locking, septets[i]!) ?? '\ufffd';
      continue;
    }
    const code = septets[++i];
    if (code === undefined || code === 0x1b) text += ' ';
    else text += shiftCharacter(single, code) ?? mainCharacter(locking, code) ?? '\ufffd';
  }
  return text;
}

/** The text of UCS-2 octets, the high one first; U+FFFD for half a character or half a pair. */
export function referenceUcs2(octets: Uint8Array): string {
  const units: number[] = [];
  for (let at = 0; at + 1 < octets.length; at += 2) units.push(octets[at]! * 256 + octets[at + 1]!);
  const isPair = (high?: number, low?: number) =>
    high !== undefined && low !== undefined && high >>> 10 === 0x36 && low >>> 10 === 0x37;
  let text = '';
  units.forEach((unit, i) => {
    const isAlone =
      (unit >>> 10 === 0x36 && !isPair(unit, units[i + 1])) ||
      (unit >>> 10 === 0x37 && !isPair(units[i - 1], unit));
    text += isAlone ? '\ufffd' : String.fromCharCode(unit);
  });
  return octets.length % 2 === 0 ? text : text + '\ufffd';
}

/** The elements of a user data header; `undefined` if the last one does not end with it (TS 23.040, 9.2.3.24). */
export function referenceElements(header: Uint8Array): [id: number, ...data: number[]][] | undefined {
  const [length = 0, ...rest] = header;
  const octets = rest.slice(0, length);
  const elements: [number, ...number[]][] = [];
  while (octets.length > 0) {
    const [id, size] = [octets.shift()!, octets.shift()];
    if (size === undefined || size > octets.length) return undefined;
    elements.push([id, ...octets.splice(0, size)]);
  }
  return elements;
}

/** The rows of TS 23.038, clause 4: bits of the octet, where x is any bit and - one that should be 0. */
const codings: [pattern: string, encoding: 'GSM-7' | '8-bit' | 'UCS-2', hasClass: boolean][] = [
  ['0xx000--', 'GSM-7', false],
  ['0xx001--', '8-bit', false],
  ['0xx010--', 'UCS-2', false],
  ['0xx100xx', 'GSM-7', true],
  ['0xx101xx', '8-bit', true],
  ['0xx110xx', 'UCS-2', true],
  ['1100x-xx', 'GSM-7', false],
  ['1101x-xx', 'GSM-7', false],
  ['1110x-xx', 'UCS-2', false],
  ['1111-0xx', 'GSM-7', true],
  ['1111-1xx', '8-bit', true],
];

/** What a data coding scheme says. A coding that no row has is reserved, and read as GSM-7. */
export function referenceCoding(octet: number) {
  const bits = octet.toString(2).padStart(8, '0');
  const row = codings.find(([pattern]) =>
    [...pattern].every((p, i) => p === 'x' || p === '-' || p === bits[i]),
  );
  const isGeneral = bits[0] === '0';
  const kinds = ['VOICEMAIL', 'FAX', 'EMAIL', 'OTHER'];
  const hasClass = row === undefined ? isGeneral && bits[3] === '1' : row[2];
  return {
    octet,
    encoding: row?.[1] ?? 'GSM-7',
    compressed: isGeneral && bits[2] === '1',
    messageClass: hasClass ? Number.parseInt(bits.slice(6), 2) : null,
    deletedAfterReading: isGeneral && bits[1] === '1',
    waiting: /^11(00|01|10)/.test(bits)
      ? {
          kind: kinds[Number.parseInt(bits.slice(6), 2)],
          active: bits[4] === '1',
          stored: bits.slice(0, 4) !== '1100',
        }
      : null,
    reserved: row === undefined || [...row[0]].some((p, i) => p === '-' && bits[i] === '1'),
  };
}
