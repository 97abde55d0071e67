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
        end = undouble(++start, closing);
        if (end < closing) flags |= UNDOUBLED;
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

/** Where the quote at `start` is closed; `end` or more if it is not. */
function closingQuote(start: u32, end: u32): u32 {
  for (let at = start + 1; at < end; at++) {
    if (load<u8>(at) != QUOTE) continue;
    if (at + 1 == end || load<u8>(at, 1) != QUOTE) return at;
    at++;
  }
  return end;
}

/** Makes doubled quotes single, and as many quotes follow as there are fewer. Returns where the shorter text ends. */
function undouble(start: u32, end: u32): u32 {
  let to = start;
  for (let from = start; from < end; from++) {
    const byte = load<u8>(from);
    store<u8>(to++, byte);
    if (byte == QUOTE) from++;
  }
  memory.fill(to, QUOTE, end - to);
  return to;
}
