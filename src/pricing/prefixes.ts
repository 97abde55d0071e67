import { codeUnitAt } from '../code-unit.js';

/**
 * The longest prefix of a number, as a walk over its digits. First come 10,000 fields, for the first four digits, then
 * nodes of eleven fields: ten for the next digit and one for the end of the number.
 *
 *   field >= 0   the place of a node
 *   field < 0    `field & LARGEST_FARE` is the fare, 0 for none
 *
 * The engine walks the same array (assembly/pricing/fares.ts).
 */
export type Prefixes = Int32Array;

export const LARGEST_FARE = 0x7fff_ffff;
const FARE = -0x8000_0000;
const FOUR_DIGITS = 10_000;
const NODE = 11;
export const END = 10;

/** The fare of the longest prefix of a number, which has at least four digits. */
export function fareOfString(prefixes: Prefixes, msisdn: string): number {
  const { length } = msisdn;
  let four = 0;
  for (let i = 0; i < 4; i++) four = 10 * four + codeUnitAt(msisdn, i) - 0x30;
  let field = prefixes[four]!;
  for (let i = 4; field >= 0; i++)
    field = prefixes[field + (i < length ? codeUnitAt(msisdn, i) - 0x30 : END)]!;
  return field & LARGEST_FARE;
}

/** The fare of the longest prefix of the number in the bytes from `start` to `end`, exclusive. */
export function fareOfBytes(prefixes: Prefixes, data: Uint8Array, start: number, end: number): number {
  let four = 0;
  for (let at = start; at < start + 4; at++) four = 10 * four + data[at]! - 0x30;
  let field = prefixes[four]!;
  for (let at = start + 4; field >= 0; at++) field = prefixes[field + (at < end ? data[at]! - 0x30 : END)]!;
  return field & LARGEST_FARE;
}

/** Makes the walk. `link` makes a fare of that of a prefix and that of the next shorter one; either may be 0. */
export function compilePrefixes(
  fareByPrefix: ReadonlyMap<string, number>,
  link: (fare: number, shorter: number) => number,
): Prefixes {
  const tree = treeOf(fareByPrefix);
  inheritFares(tree, link);
  const prefixes = new Int32Array(FOUR_DIGITS + tree.length);
  prefixes.set(tree, FOUR_DIGITS);
  for (let four = 0; four < FOUR_DIGITS; four++) {
    let field = FOUR_DIGITS;
    for (let unit = 1000; unit >= 1 && field >= 0; unit /= 10)
      field = prefixes[field + (Math.floor(four / unit) % 10)]!;
    prefixes[four] = field;
  }
  return prefixes;
}

/** Nodes, the root first: a field is the next node, or 0; the last field of a node is the fare of its own prefix. */
function treeOf(fareByPrefix: ReadonlyMap<string, number>): Int32Array {
  let tree = new Int32Array(1024 * NODE);
  let size = NODE;
  for (const [prefix, fare] of fareByPrefix) {
    let node = 0;
    for (let i = 0; i < prefix.length; i++) {
      const field = node + prefix.charCodeAt(i) - 0x30;
      if (tree[field] === 0) {
        if (size + NODE > tree.length) {
          const larger = new Int32Array(2 * tree.length);
          larger.set(tree);
          tree = larger;
        }
        tree[field] = size;
        size += NODE;
      }
      node = tree[field]!;
    }
    tree[node + END] = fare;
  }
  return tree.subarray(0, size);
}

/** Gives every node the fares of shorter prefixes, and its fields the form in which the walk reads them. */
function inheritFares(tree: Int32Array, link: (fare: number, shorter: number) => number): void {
  const inherited = new Int32Array(tree.length / NODE);
  // A node comes after the one that leads to it.
  for (let node = 0; node < tree.length; node += NODE) {
    const own = tree[node + END]!;
    const shorter = inherited[node / NODE]!;
    const fare = own === 0 ? shorter : link(own, shorter);
    tree[node + END] = FARE | fare;
    for (let digit = 0; digit < 10; digit++) {
      const next = tree[node + digit]!;
      if (next === 0) tree[node + digit] = FARE | fare;
      else {
        inherited[next / NODE] = fare;
        tree[node + digit] = FOUR_DIGITS + next;
      }
    }
  }
}
