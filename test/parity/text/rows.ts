// Rows of bytes aimed at the edges: parts that are just full, pairs across boundaries, vectors of 16 and blocks of
// 64 that end within a character, ill-formed UTF-8 of every kind.
import type { Random } from '../../random.js';
import { edges, extensions, illFormed, letters, others, plain, twoByteGsm } from './pieces.js';

const encoder = new TextEncoder();

type Draw = (random: Random) => Uint8Array;

/** How often each kind of character is drawn; a row has one such mixture. */
const wellFormed: Draw[] = [
  r => r.pick(plain),
  r => r.pick(plain),
  r => r.pick(letters),
  r => (r.below(20) ? r.pick(letters) : r.pick(extensions)),
  r => (r.below(2) ? r.pick(letters) : r.pick(extensions)),
  r => (r.below(10) ? r.pick(letters) : r.pick(twoByteGsm)),
  r => (r.below(3) ? r.pick(twoByteGsm) : r.pick(extensions)),
  r => (r.below(30) ? r.pick(letters) : r.pick(r.pick(others))),
  r => (r.below(30) ? r.pick(letters) : r.pick(r.pick([twoByteGsm, others[1]!]))),
  r => r.pick(r.pick([twoByteGsm, others[1]!])),
  r => r.pick(others[3]!),
  r => (r.below(3) ? r.pick(others[2]!) : r.pick(letters)),
  r => (r.below(2) ? r.pick(others[4]!) : r.pick(letters)),
  r => r.pick(r.pick([letters, extensions, twoByteGsm, ...others])),
];
const withIllFormed: Draw[] = [
  r => (r.below(12) ? r.pick(r.pick([letters, twoByteGsm, ...others])) : r.pick(illFormed)),
  r => (r.below(200) ? r.pick(letters) : r.pick(illFormed)),
  r => Uint8Array.of(r.below(256)),
];

/** A length in characters: short mostly, near an edge often, long now and then. */
function lengthOf(random: Random): number {
  const kind = random.below(16);
  if (kind < 8) return random.below(24);
  if (kind < 15)
    return Math.max(0, random.pick(edges) - 3 + random.below(6) - (random.below(3) ? 0 : random.below(20)));
  return random.below(16) ? random.below(700) : random.below(4000);
}

/** Rows of UTF-8 for one column, of one to four mixtures. */
export function wellFormedRows(random: Random, count: number): Uint8Array[] {
  return rowsOf(random, count, wellFormed);
}

/**
 * Rows for one column that is not UTF-8 throughout. One row that is not sends its whole neighbourhood down the careful
 * path: so some columns have many ill-formed sequences, some have few, and some are cut within characters.
 */
export function illFormedRows(random: Random, count: number): Uint8Array[] {
  const kind = random.below(4);
  const rows = rowsOf(random, count, kind === 0 ? [...wellFormed, ...withIllFormed] : wellFormed);
  if (kind === 1 || kind === 2) {
    for (let row = random.below(100); row < count; row += 1 + random.below(200)) {
      rows[row] = withOneFault(random, rows[row]!);
    }
  }
  return kind === 3 ? cutAnywhere(random, rows) : rows;
}

/** Rows for one column, well-formed or not. */
export function randomRows(random: Random, count: number): Uint8Array[] {
  return random.below(2) ? wellFormedRows(random, count) : illFormedRows(random, count);
}

function rowsOf(random: Random, count: number, from: readonly Draw[]): Uint8Array[] {
  const mixtures = Array.from({ length: 1 + random.below(4) }, () => random.pick(from));
  return Array.from({ length: count }, () => randomRow(random, random.pick(mixtures)));
}

function randomRow(random: Random, draw: Draw): Uint8Array {
  const kind = random.below(16);
  if (kind === 0) return fullParts(random);
  if (kind === 1 && random.below(20) === 0) return sized(random, draw, 8185 + random.below(80));
  const length = lengthOf(random);
  if (kind < 8) return concatenated(Array.from({ length }, () => draw(random)));
  // Uniform, but for a few characters.
  const filler = random.pick(
    random.below(2) ? plain : random.pick([letters, twoByteGsm, others[2]!, others[3]!]),
  );
  return concatenated([
    ...new Array<Uint8Array>(length).fill(filler),
    ...Array.from({ length: random.below(4) }, () => draw(random)),
    ...new Array<Uint8Array>(random.below(2) * random.below(160)).fill(filler),
  ]);
}

/** A message whose parts are full to the last unit or nearly, with characters of two units where parts meet. */
function fullParts(random: Random): Uint8Array {
  const gsm = random.below(2) === 0;
  const [one, two] = gsm
    ? [random.pick([plain, twoByteGsm]), extensions]
    : [random.pick([others[2]!, others[3]!]), others[4]!.slice(0, 2)];
  const capacity = gsm ? 153 : 67;
  const units = capacity * (1 + random.below(5)) + random.below(4) - 2;
  const pieces = gsm ? [] : [one[0]!];
  for (let filled = pieces.length; filled < units; ) {
    const left = capacity - (filled % capacity);
    const double = filled + 2 <= units && (left === 1 ? random.below(3) > 0 : random.below(60) === 0);
    pieces.push(random.pick(double ? two : one));
    filled += double ? 2 : 1;
  }
  return concatenated(pieces);
}

/** A row of so many bytes: letters, and a little else at its end. */
function sized(random: Random, draw: Draw, bytes: number): Uint8Array {
  const end = concatenated(Array.from({ length: random.below(4) }, () => draw(random)));
  return concatenated([new Uint8Array(Math.max(0, bytes - end.length)).fill(0x61), end]);
}

function withOneFault(random: Random, row: Uint8Array): Uint8Array {
  const at = random.below(row.length + 1);
  return concatenated([row.subarray(0, at), random.pick(illFormed), row.subarray(at)]);
}

/** The same bytes in as many rows, cut within characters or not. */
function cutAnywhere(random: Random, rows: Uint8Array[]): Uint8Array[] {
  const text = concatenated(rows);
  const cuts = Array.from(rows, () => random.below(text.length + 1)).sort((a, b) => a - b);
  return cuts.map((cut, i) => text.subarray(i === 0 ? 0 : cuts[i - 1]!, cut));
}

/** Every kind of ill-formed sequence around the end of a block, before text of every kind. */
export function faultyRows(): Uint8Array[] {
  const rows: Uint8Array[] = [];
  for (let at = 58; at <= 66; at++) {
    for (const fault of illFormed) {
      for (const after of ['a', 'é', 'ж', '你', '😀']) {
        rows.push(concatenated([new Uint8Array(at).fill(0x61), fault, encoder.encode(after.repeat(24))]));
      }
    }
  }
  return rows;
}

/** Every two bytes between the bytes of `before` and a text, in rows of 64 bytes: laid backwards, blocks of their own. */
export function everyTwoBytes(before: number[], after: string): Uint8Array[] {
  const template = new Uint8Array(64).fill(0x61);
  template.set(before);
  encoder.encodeInto(after, template.subarray(before.length + 2));
  return Array.from({ length: 0x10000 }, (_, pair) => {
    const row = template.slice();
    row[before.length] = pair >> 8;
    row[before.length + 1] = pair & 0xff;
    return row;
  });
}

const concatenated = (pieces: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(pieces));
