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

/** By table: 1 or 2 at `16 * calling code + length` for a length that no number or some has, 0 before it is asked for. */
const known = new WeakMap<NumberTable, Uint8Array>();

// The table that was asked last, so that a number costs 5 ns rather than 50.
let lastTable: NumberTable | undefined;
let lastLengths: Uint8Array;

/** Whether the table has a number of a known type with this calling code and length. Looks once, and remembers. */
export function isPossibleLength(table: NumberTable, callingCode: number, length: number): boolean {
  if (table !== lastTable) {
    lastLengths = known.get(table) ?? new Uint8Array(16 * 1000);
    known.set(table, lastLengths);
    lastTable = table;
  }
  const at = 16 * callingCode + length;
  lastLengths[at] ||= hasKnownNumber(table, String(callingCode), length) ? 2 : 1;
  return lastLengths[at] === 2;
}
