import { argumentError, isObject, misuse } from '../../misuse.js';

/** No octets, as a header that is not there. Never given to a caller, who could detach it. */
export const noOctets: Uint8Array = /* @__PURE__ */ new Uint8Array(0);

/** Throws unless a value is octets. */
export function checkOctets(argument: string, value: unknown): asserts value is Uint8Array {
  if (!(value instanceof Uint8Array)) throw argumentError(argument, 'a Uint8Array', value);
}

/** Throws unless a value is a whole number from `least` to `most`. */
export function checkWhole(argument: string, value: unknown, least: number, most: number): void {
  if (typeof value !== 'number') throw argumentError(argument, 'a number', value);
  if (!(Number.isInteger(value) && value >= least && value <= most))
    throw misuse(new RangeError(`${argument} must be a whole number from ${least} to ${most}, not ${value}`));
}

/** The bits between a header and the first septet, which begins on a septet boundary (TS 23.040, 9.2.3.24). */
export function fillBitsAfter(headerOctets: number): number {
  return (7 - ((headerOctets * 8) % 7)) % 7;
}

/** Octets that hold so many fill bits and septets. */
export function packedLength(fillBits: number, septets: number): number {
  return (fillBits + septets * 7 + 7) >> 3;
}

/** Septets that octets have room for after the fill bits. */
export function septetsIn(octets: number, fillBits: number): number {
  return Math.max(0, Math.floor((octets * 8 - fillBits) / 7));
}

/** How septets lie in octets. */
export interface PackingOptions {
  /** Bits in front of the first septet, 0 to 6: default 0. */
  fillBits?: number | undefined;
  /**
   * What stands in the last octet when 7 bits of it are unused, which look like another septet: `'zero'`, the default,
   * as in SMS, or `'CR'`, a carriage return, as in USSD and cell broadcast.
   */
  filling?: 'zero' | 'CR' | undefined;
}

/** How to unpack septets. */
export interface UnpackingOptions extends PackingOptions {
  /** Septets to unpack, at most as many as fit: default all that are not filling. */
  septetCount?: number | undefined;
}

/**
 * Packs septets into octets, the first septet in the lowest bits (3GPP TS 23.038, 6.1.2.1). Unused bits are 0.
 *
 * With `filling: 'CR'`, 7 unused bits are a carriage return, and one more follows a carriage return that ends with an
 * octet, so that it is not taken for filling (6.1.2.3.1).
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `septets` is not a Uint8Array or an option has another type
 * @throws {RangeError} `INVALID_ARGUMENT` when a septet is above 0x7F or `fillBits` is not from 0 to 6
 * @example
 * packSeptets(Uint8Array.of(0x48, 0x69)) // Uint8Array.of(0xc8, 0x34)
 */
export function packSeptets(septets: Uint8Array, options: PackingOptions = {}): Uint8Array<ArrayBuffer> {
  checkOctets('septets', septets);
  const { fillBits, isCarriageReturn } = packingOf(options);
  const above = septets.findIndex(septet => septet > 0x7f);
  if (above >= 0)
    throw misuse(new RangeError(`septets[${above}] must be at most 127, not ${septets[above]}`));
  const { length } = septets;
  const unused = packedLength(fillBits, length) * 8 - fillBits - length * 7;
  const isFilled =
    isCarriageReturn &&
    (unused === 7 || (unused === 0 && length > 0 && septets[length - 1] === CARRIAGE_RETURN));
  const all = isFilled ? withCarriageReturn(septets) : septets;
  const octets = new Uint8Array(packedLength(fillBits, all.length));
  pack(all, octets, fillBits);
  return octets;
}

/**
 * Unpacks the septets of octets: the opposite of `packSeptets`.
 *
 * Without a count, the octets give as many septets as fit. A last septet that ends with the last octet is left out if it
 * is 0, or with `filling: 'CR'` if it is a carriage return: it is filling, or looks like it (3GPP TS 23.038, 6.1.2.3).
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `octets` is not a Uint8Array or an option has another type
 * @throws {RangeError} `INVALID_ARGUMENT` when `fillBits` is not from 0 to 6, or `septetCount` is more than fit
 * @example
 * unpackSeptets(Uint8Array.of(0xc8, 0x34)) // Uint8Array.of(0x48, 0x69)
 */
export function unpackSeptets(octets: Uint8Array, options: UnpackingOptions = {}): Uint8Array<ArrayBuffer> {
  checkOctets('octets', octets);
  const { fillBits, isCarriageReturn } = packingOf(options);
  const { septetCount } = options;
  if (septetCount !== undefined)
    checkWhole('options.septetCount', septetCount, 0, septetsIn(octets.length, fillBits));
  const filling = isCarriageReturn ? CARRIAGE_RETURN : 0;
  return unpack(octets, fillBits, septetCount ?? likelySeptets(octets, fillBits, filling));
}

const CARRIAGE_RETURN = 0x0d;

function withCarriageReturn(septets: Uint8Array): Uint8Array {
  const longer = new Uint8Array(septets.length + 1);
  longer.set(septets);
  longer[septets.length] = CARRIAGE_RETURN;
  return longer;
}

function packingOf(options: PackingOptions): { fillBits: number; isCarriageReturn: boolean } {
  if (!isObject(options)) throw argumentError('options', 'an object', options);
  const { fillBits = 0, filling = 'zero' } = options;
  checkWhole('options.fillBits', fillBits, 0, 6);
  if (filling !== 'zero' && filling !== 'CR')
    throw argumentError('options.filling', "'zero' or 'CR'", filling);
  return { fillBits, isCarriageReturn: filling === 'CR' };
}

/** The septets of octets whose count is unknown: all that fit, but not a last one that ends with them and is filling. */
export function likelySeptets(octets: Uint8Array, fillBits: number, filling: number): number {
  const { length } = octets;
  const room = septetsIn(length, fillBits);
  const isFilling = room > 0 && fillBits + room * 7 === length * 8 && octets[length - 1]! >> 1 === filling;
  return isFilling ? room - 1 : room;
}

/** Packs septets into octets that are 0 so far. */
export function pack(septets: Uint8Array, octets: Uint8Array, fillBits: number): void {
  const { length } = septets;
  // After as many septets as there are fill bits, a septet begins with an octet, and so does each eighth one.
  const first = Math.min(fillBits, length);
  for (let i = 0; i < first; i++) packOne(septets[i]!, octets, fillBits + i * 7);
  let i = first;
  let at = (fillBits + first * 7) >> 3;
  for (; i + 8 <= length; i += 8, at += 7) {
    const b = septets[i + 1]!;
    const c = septets[i + 2]!;
    const d = septets[i + 3]!;
    const e = septets[i + 4]!;
    const f = septets[i + 5]!;
    const g = septets[i + 6]!;
    octets[at] = septets[i]! | (b << 7);
    octets[at + 1] = (b >> 1) | (c << 6);
    octets[at + 2] = (c >> 2) | (d << 5);
    octets[at + 3] = (d >> 3) | (e << 4);
    octets[at + 4] = (e >> 4) | (f << 3);
    octets[at + 5] = (f >> 5) | (g << 2);
    octets[at + 6] = (g >> 6) | (septets[i + 7]! << 1);
  }
  for (; i < length; i++) packOne(septets[i]!, octets, fillBits + i * 7);
}

function packOne(septet: number, octets: Uint8Array, bit: number): void {
  const at = bit >> 3;
  const shifted = septet << (bit & 7);
  octets[at] = octets[at]! | shifted;
  if (shifted > 0xff) octets[at + 1] = shifted >> 8;
}

/** Unpacks so many septets, which must fit. */
export function unpack(octets: Uint8Array, fillBits: number, count: number): Uint8Array<ArrayBuffer> {
  const septets = new Uint8Array(count);
  unpackInto(septets, octets, fillBits, count);
  return septets;
}

/** Unpacks so many septets, which must fit, into the first places of an array. */
export function unpackInto(septets: Uint8Array, octets: Uint8Array, fillBits: number, count: number): void {
  const first = Math.min(fillBits, count);
  for (let i = 0; i < first; i++) septets[i] = unpackOne(octets, fillBits + i * 7);
  let i = first;
  let at = (fillBits + first * 7) >> 3;
  for (; i + 8 <= count; i += 8, at += 7) {
    const a = octets[at]!;
    const b = octets[at + 1]!;
    const c = octets[at + 2]!;
    const d = octets[at + 3]!;
    const e = octets[at + 4]!;
    const f = octets[at + 5]!;
    const g = octets[at + 6]!;
    septets[i] = a & 0x7f;
    septets[i + 1] = ((b << 1) | (a >> 7)) & 0x7f;
    septets[i + 2] = ((c << 2) | (b >> 6)) & 0x7f;
    septets[i + 3] = ((d << 3) | (c >> 5)) & 0x7f;
    septets[i + 4] = ((e << 4) | (d >> 4)) & 0x7f;
    septets[i + 5] = ((f << 5) | (e >> 3)) & 0x7f;
    septets[i + 6] = ((g << 6) | (f >> 2)) & 0x7f;
    septets[i + 7] = g >> 1;
  }
  for (; i < count; i++) septets[i] = unpackOne(octets, fillBits + i * 7);
}

function unpackOne(octets: Uint8Array, bit: number): number {
  const at = bit >> 3;
  return ((((octets[at + 1] ?? 0) << 8) | octets[at]!) >> (bit & 7)) & 0x7f;
}
