/** How many bits the reference of a concatenated message has (TS 23.040, 9.2.3.24.1 and 9.2.3.24.8). */
export type ReferenceBits = 8 | 16;

const OCTETS_OF_USER_DATA = 140;
/** Octets of a national language shift element (TS 23.040, 9.2.3.24.15 and 16): identifier, length, language. */
const SHIFT_ELEMENT = 3;

/**
 * Octets of the user data header in each part, the octet of its length among them: a national language shift element for
 * each table that is not 0, and a concatenation element if there are several parts. 0 without an element.
 */
export function headerOctetsOf(
  locking: number,
  single: number,
  parts: number,
  referenceBits: ReferenceBits,
): number {
  const shifts = (locking === 0 ? 0 : SHIFT_ELEMENT) + (single === 0 ? 0 : SHIFT_ELEMENT);
  const elements = shifts + (parts === 1 ? 0 : referenceBits === 8 ? 5 : 6);
  return elements === 0 ? 0 : elements + 1;
}

/** Septets that fit after a user data header of so many octets (TS 23.040, 9.2.3.16 and 9.2.3.24). */
export function septetsAfter(headerOctets: number): number {
  return Math.floor(((OCTETS_OF_USER_DATA - headerOctets) * 8) / 7);
}

/** UTF-16 code units that fit after a user data header of so many octets. */
export function codeUnitsAfter(headerOctets: number): number {
  return (OCTETS_OF_USER_DATA - headerOctets) >> 1;
}

/** Parts, as billed, of a text of so many septets in a pair of tables. */
export function partsInTables(
  locking: number,
  single: number,
  septets: number,
  referenceBits: ReferenceBits,
): number {
  if (septets <= septetsAfter(headerOctetsOf(locking, single, 1, referenceBits))) return 1;
  return Math.ceil(septets / septetsAfter(headerOctetsOf(locking, single, 2, referenceBits)));
}
