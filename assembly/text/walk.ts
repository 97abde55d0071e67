// One row, one byte at a time, in as many pieces as it comes: the plain reading of the rules, for rows that are
// not UTF-8, longer than a window, or spread over several chunks, and for exact segments where a pair may straddle.
//
// UTF-8 as the decoder of the WHATWG Encoding Standard reads it: each maximal subpart of an ill-formed sequence
// is one U+FFFD. Parts: 3GPP TS 23.040, 9.2.3.24.1.

import { GSM_PART, UCS2_PART } from '../constants';
import { continuationsAfter, highestSecond, lowestSecond } from '../utf8';
import { putCounts } from './counts';
import { messageParts } from './parts';
import { septetsOf } from './septets';

let characters: u32 = 0;
let septets: u32 = 0;
let codeUnits: u32 = 0;
let gsm: bool = true;
let valid: bool = true;

// Parts begun, and units in the last, if the message is concatenated: in septets, and in code units.
let gsmSegments: u32 = 1;
let gsmFilled: u32 = 0;
let ucs2Segments: u32 = 1;
let ucs2Filled: u32 = 0;

// The sequence begun: its code point so far, continuations still due, and the bounds of the next one.
let codePoint: u32 = 0;
let due: u32 = 0;
let lowest: u32 = 0x80;
let highest: u32 = 0xbf;

export function walkBegin(): void {
  characters = septets = codeUnits = 0;
  gsm = valid = true;
  gsmSegments = ucs2Segments = 1;
  gsmFilled = ucs2Filled = 0;
  due = 0;
}

export function walkFeed(from: usize, to: usize): void {
  for (let at = from; at < to; at++) {
    const byte: u32 = load<u8>(at);
    if (due) {
      if (byte >= lowest && byte <= highest) {
        codePoint = (codePoint << 6) | (byte & 0x3f);
        lowest = 0x80;
        highest = 0xbf;
        if (--due == 0) add(codePoint);
        continue;
      }
      addMalformed(); // and the byte is read anew
    }
    if (byte < 0x80) add(byte);
    else begin(byte);
  }
}

/** Ends the row and puts its counts into row `row` of the columns. */
export function walkEnd(row: u32): void {
  if (due) addMalformed();
  const units = gsm ? septets : codeUnits;
  const parts = messageParts(units, gsm);
  const segments = parts == 1 ? 1 : gsm ? gsmSegments : ucs2Segments;
  putCounts(row, valid, gsm, characters, units, parts, segments);
}

function begin(byte: u32): void {
  due = continuationsAfter(byte);
  lowest = lowestSecond(byte);
  highest = highestSecond(byte);
  codePoint = byte & (0x3f >> due);
  if (due == 0) addMalformed();
}

function addMalformed(): void {
  due = 0;
  valid = false;
  add(0xfffd);
}

function add(point: u32): void {
  characters++;
  const cost = septetsOf(point);
  if (cost == 0) gsm = false;
  septets += cost;
  gsmFilled += cost;
  if (gsmFilled > GSM_PART) {
    gsmSegments++;
    gsmFilled = cost;
  }
  const width: u32 = point > 0xffff ? 2 : 1;
  codeUnits += width;
  ucs2Filled += width;
  if (ucs2Filled > UCS2_PART) {
    ucs2Segments++;
    ucs2Filled = width;
  }
}
