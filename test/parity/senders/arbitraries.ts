import fc from 'fast-check';
import { asBytes, asString, bytes, countNear, mixed, string } from '../aimed.js';
import { lengths, mixtures } from './rows.js';

const pools = mixtures.map(pool => pool.flat());
const count = countNear(lengths, 110);
const cut = fc.tuple(mixed(pools, count).map(asBytes), fc.constantFrom(0, 0, 0, 1, 2));

/** Senders of every mixture of characters, with lengths near those at which rules change. */
export const senderRow = bytes(cut.map(([row, end]) => row.subarray(0, Math.max(0, row.length - end))));

const loneSurrogates = ['\ud83d', '\ude00', '\ud83d\ud83d'];
const stringPools = pools.slice(0, -1).map(pool => pool.map(piece => Buffer.from(piece).toString()));

/** The same as strings, with lone surrogates. */
export const senderString = string(
  mixed([...stringPools, [...stringPools.flat(), ...loneSurrogates]], count).map(asString),
);
