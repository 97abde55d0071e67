import { decode, decodeTpdu, type Issue } from '../../src/text/encoding.js';

/** The functions that read octets as they come, by name. Each returns the codes of what it found wrong, sorted, each once. */
export const readers = {
  decodeTpdu: (octets: Uint8Array) => tpduCodes(octets, false),
  'decodeTpdu with smsc': (octets: Uint8Array) => tpduCodes(octets, true),
  /** Octet 0 is the data coding, octet 1 the length of the header that follows. */
  decode: (octets: Uint8Array) => {
    const end = 2 + (octets[1] ?? 0);
    const { issues, warnings } = decode({
      dataCoding: octets[0] ?? 0,
      header: octets.subarray(2, end),
      payload: octets.subarray(end),
    });
    return codesOf([...issues, ...warnings]);
  },
} as const;

export type ReaderName = keyof typeof readers;

/** Octets, and what a reader finds wrong with them. */
export interface Decoded {
  readonly reader: ReaderName;
  /** In hexadecimal. */
  readonly octets: string;
  readonly codes: readonly string[];
}

function tpduCodes(octets: Uint8Array, smsc: boolean): string[] {
  const { value, issues, warnings } = decodeTpdu(octets, { smsc });
  const text = value === undefined ? [] : [`${value.type} read`];
  return [...text, ...codesOf(issues ?? warnings)];
}

const codesOf = (found: readonly Issue[]) =>
  [...new Set(found.map(({ code, param }) => (param === undefined ? code : `${code} ${param}`)))].sort();
