import type { NumberTable } from './table.js';

/** Whether the table has a number of a known type with this length that begins with `prefix`: one to four digits. */
export function hasKnownNumber(table: NumberTable, prefix: string, length: number): boolean {
  const { afterThree, enter, next, firstLeaf, leaves } = table;
  const seen = new Set<number>();
  const leadsToKnown = (state: number): boolean => {
    if (state >= firstLeaf) return (leaves[state - firstLeaf]! & 15) !== 0;
    if (seen.has(state)) return false;
    seen.add(state);
    return next.subarray(10 * state, 10 * state + 10).some(leadsToKnown);
  };
  const after = (digits: number) => afterThree[1000 * length + digits]! || enter(length, digits);
  if (prefix.length > 3)
    return leadsToKnown(next[10 * after(Number(prefix.slice(0, 3))) + Number(prefix[3])]!);
  const count = 10 ** (3 - prefix.length);
  const first = Number(prefix) * count;
  for (let end = 0; end < count; end++) if (leadsToKnown(after(first + end))) return true;
  return false;
}

/** By table: whether `100 * calling code + length` is the length of a known number. */
const known = new WeakMap<NumberTable, Map<number, boolean>>();

/** Whether the table has a number of a known type with this calling code and length. Looks once, and remembers. */
export function isPossibleLength(table: NumberTable, callingCode: number, length: number): boolean {
  let lengths = known.get(table);
  if (lengths === undefined) known.set(table, (lengths = new Map()));
  const key = 100 * callingCode + length;
  let is = lengths.get(key);
  if (is === undefined) lengths.set(key, (is = hasKnownNumber(table, String(callingCode), length)));
  return is;
}
