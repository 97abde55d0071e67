import fc from 'fast-check';
import { asBytes, asString, bytes, countNear, mixed, string } from '../aimed.js';
import { edges, extensions, illFormed, letters, others, plain, twoByteGsm } from './pieces.js';

const everyPiece = [plain, letters, extensions, twoByteGsm, ...others].flat();
const mixtures = [
  plain,
  [...letters, ...extensions],
  [...letters, ...twoByteGsm],
  [...twoByteGsm, ...extensions],
  ...others,
  everyPiece,
  [...everyPiece, ...illFormed],
  Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte)),
];
const count = countNear(edges, 700);

const cut = fc.tuple(
  mixed(mixtures, count).map(asBytes),
  fc.constantFrom(0, 0, 0, 1, 2, 3),
  fc.constantFrom(0, 0, 0, 1, 2, 3),
);

/** UTF-8 or not, with runs of one character that end near the limits of parts, vectors and blocks. */
export const textRow = bytes(
  cut.map(([row, start, end]) => row.subarray(start, Math.max(start, row.length - end))),
);

const loneSurrogates = ['\ud800', '\udfff', '\udbff\ud83d', '\ude00\ud83d'];
const asText = (pieces: readonly Uint8Array[]) => pieces.map(piece => Buffer.from(piece).toString());
const stringMixtures = [
  ...[plain, letters, [...letters, ...extensions], [...letters, ...twoByteGsm], ...others].map(asText),
  [...asText(everyPiece), ...loneSurrogates],
];

/** Strings of the same kinds, with lone surrogates. */
export const textString = string(mixed(stringMixtures, count).map(asString));
