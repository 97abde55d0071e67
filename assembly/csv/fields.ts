// The columns of a row that was scanned.

import { FEWER_FIELDS, MORE_FIELDS, QUOTE, UNDOUBLED } from '../constants';
import { FIELD_ENDS, FIELD_STARTS, FIELD_STRIDE, ROW_ENDS, ROW_FLAGS, ROW_STARTS, WANTED } from '../memory';
import { setSeparator } from './windows';

let fieldCount: u32 = 0;
let wantedCount: usize = 0;

/** How many rows with a fault were put since `clearFaulty`. */
export let faultyRows: u32 = 0;

export function clearFaulty(): void {
  faultyRows = 0;
}

/** Sets the byte between two fields, how many fields a row is to have (0: any number), and how many WANTED holds. */
export function setFields(byte: u32, count: u32, wanted: usize): void {
  setSeparator(byte);
  fieldCount = count;
  wantedCount = wanted;
}

/**
 * Writes a row. Its field f ends at the position held in `bounds` + 4 f, and begins after the one before that. The last is in
 * `last`, after `more` that are not held. Fields with quotes are looked at closely if there are any flags.
 */
export function putRow(row: u32, base: usize, bounds: usize, last: usize, more: u32, flags: u32): void {
  const held = u32((last - bounds) >> 2) + 1;
  const rowEnd = load<u32>(last);
  for (let i: usize = 0; i < wantedCount; i++) {
    const field = load<u32>(WANTED + (i << 2));
    const bound = bounds + (usize(field) << 2);
    let start = field < held ? load<u32>(bound - 4) + 1 : rowEnd;
    let end = field < held ? load<u32>(bound) : rowEnd;
    let isQuoted = u32(start < end) & u32(load<u8>(start) == QUOTE);
    if (isQuoted & u32(flags != 0)) {
      const closing = closingQuote(start, end);
      if (closing == end - 1) {
        start++;
        end = closing;
        if (firstDoubled) {
          end = undouble(closing);
          flags |= UNDOUBLED;
        }
      }
      isQuoted = 0;
    }
    const at = i * FIELD_STRIDE + (row << 2);
    store<u32>(at, start + isQuoted - u32(base), FIELD_STARTS);
    store<u32>(at, end - isQuoted - u32(base), FIELD_ENDS);
  }
  const fields = held + more;
  if (fieldCount) flags |= fields < fieldCount ? FEWER_FIELDS : fields > fieldCount ? MORE_FIELDS : 0;
  faultyRows += u32((flags & 0xff) >= FEWER_FIELDS);
  store<u8>(row, u8(flags), ROW_FLAGS);
  store<u32>(row << 2, load<u32>(bounds - 4) + 1 - u32(base), ROW_STARTS);
  store<u32>(row << 2, rowEnd - u32(base), ROW_ENDS);
}

/** Where the first quote of the text is doubled that `closingQuote` passed last; or where that ends. */
let firstDoubled: u32 = 0;

/** Where the quote at `start` is closed; `end` if it is not. */
function closingQuote(start: u32, end: u32): u32 {
  firstDoubled = 0;
  for (let at = quoteFrom(start + 1, end); at < end; at = quoteFrom(at + 2, end)) {
    if (at + 1 == end || load<u8>(at, 1) != QUOTE) return at;
    if (firstDoubled == 0) firstDoubled = at;
  }
  return end;
}

/** The first quote from `at` on. Without one, `end` or more. */
function quoteFrom(at: u32, end: u32): u32 {
  for (; at < end; at += 16) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(QUOTE)));
    if (found) return at + ctz(found);
  }
  return end;
}

/** Makes quotes single from the first doubled one on. As many follow as there are fewer. Returns where the text ends then. */
function undouble(end: u32): u32 {
  let to = firstDoubled;
  for (let from = to; from < end; from++) {
    const byte = load<u8>(from);
    store<u8>(to++, byte);
    if (byte == QUOTE) from++;
  }
  memory.fill(to, QUOTE, end - to);
  return to;
}
