// CSV by windows of 64 bytes: which of them end fields and lines, as a bit for each.
//
// A quote opens a field only as its first byte (RFC 4180, 2.5 and 2.6), and within quotes two stand for one (2.7). While all
// quotes keep to that, they open and close in turn: what is within them is the parity of the quotes before. A quote is
// misplaced when it opens after text, or closes in front of text. The first of them is found by the parity, since all quotes
// before it are right. The rest of its field is passed byte by byte, and the next window begins there.

import { CR, IN_FIELD, IN_QUOTES, LF, QUOTE, STRAY_QUOTE, TEXT_AFTER_QUOTE } from '../constants';
import { bits } from '../text/vectors';

/** The byte between two fields. */
export let separator: u32 = 0;

export function setSeparator(byte: u32): void {
  separator = byte;
}

/** Where this window begins, and the next one. */
export let at: usize = 0;
let next: usize = 0;
/** Where all windows begin and end. */
let begin: usize = 0;
let end: usize = 0;

/** The bytes of this window that end a field, and those of them that end a line: not in quotes, nor after a misplaced one. */
export let fieldEnds: u64 = 0;
export let lineEnds: u64 = 0;
/** Whether a quote in this window follows directly on one that closes. */
export let isDoubled = false;
/** STRAY_QUOTE or TEXT_AFTER_QUOTE where a quote in this window is misplaced. */
export let misplaced: u32 = 0;
/** All ones where the next window begins within quotes. */
export let inside: u64 = 0;
/** The byte in front of the first window, as far as that matters. */
let before: u32 = 0;

/** Begins with windows from `from` to `to`, in a state. */
export function beginWindows(from: usize, to: usize, state: u32): void {
  begin = next = from;
  end = to;
  inside = state == IN_QUOTES ? -1 : 0;
  before = state == IN_FIELD ? 0 : LF;
}

/** Goes to the next window. Returns false where there is none. */
export function nextWindow(): bool {
  at = next;
  if (at >= end) return false;
  const a = v128.load(at);
  const b = v128.load(at, 16);
  const c = v128.load(at, 32);
  const d = v128.load(at, 48);
  const all: u64 = end - at < 64 ? (u64(1) << (end - at)) - 1 : -1;
  const quotes = equalTo(QUOTE, a, b, c, d) & all;
  const lines = (equalTo(LF, a, b, c, d) | equalTo(CR, a, b, c, d)) & all;
  const fields = (equalTo(u8(separator), a, b, c, d) & all) | lines;
  next = at + 64;
  misplaced = 0;
  isDoubled = false;
  const quoted = quotes ? quotedBytes(quotes, fields, all) : inside;
  lineEnds = lines & ~quoted;
  fieldEnds = fields & ~quoted;
  return true;
}

/** The bytes that are within quotes, and all from a misplaced quote on. */
function quotedBytes(quotes: u64, fields: u64, all: u64): u64 {
  const quoted = parity(quotes) ^ inside;
  const prior = at == begin ? before : load<u8>(at - 1);
  const opening = quotes & quoted;
  const text = ~(quotes | fields) & all;
  const opensLate = opening & ((text << 1) | u64(isText(prior)));
  const closesEarly = quotes & ~quoted & ((text >> 1) | (u64(next < end && isText(load<u8>(next))) << 63));
  isDoubled = (opening & ((quotes << 1) | u64(prior == QUOTE))) != 0;
  inside = i64(quoted) >> 63;
  const wrong = opensLate | closesEarly;
  if (wrong == 0) return quoted;

  const first = wrong & -wrong;
  misplaced = opensLate & first ? STRAY_QUOTE : TEXT_AFTER_QUOTE;
  inside = 0;
  next = at + usize(ctz(first)) + 1;
  while (next < end && !endsField(load<u8>(next))) next++;
  return quoted | -first;
}

/** Whether the quotes up to each byte are of an odd number. */
// @ts-ignore: decorator
@inline
function parity(quotes: u64): u64 {
  quotes ^= quotes << 1;
  quotes ^= quotes << 2;
  quotes ^= quotes << 4;
  quotes ^= quotes << 8;
  quotes ^= quotes << 16;
  return quotes ^ (quotes << 32);
}

/** Whether a byte ends a field that is not in quotes. */
function endsField(byte: u32): bool {
  return byte == separator || byte == LF || byte == CR;
}

function isText(byte: u32): bool {
  return byte != QUOTE && !endsField(byte);
}

/** Which of 64 bytes equal one. */
// @ts-ignore: decorator
@inline
function equalTo(byte: u8, a: v128, b: v128, c: v128, d: v128): u64 {
  const all = i8x16.splat(byte);
  return bits(i8x16.eq(a, all), i8x16.eq(b, all), i8x16.eq(c, all), i8x16.eq(d, all));
}
