/**
 * Looks for octets that the decoders answer as they have answered none before, by changing those that it has, at random.
 * Starts from test/vectors and keeps the shortest octets of each answer.
 *
 *   tsx scripts/fuzz.ts [--seconds 60] [--seed 1] [--write]    --write keeps what it found in test/vectors/decoded.json
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Random, random } from '../test/random.js';
import { type Decoded, type ReaderName, readers } from './fuzz/readers.js';

const KEPT = 'test/vectors/decoded.json';
const MOST_OCTETS = 200;
/** Answers with more codes than this are combinations of others. */
const MOST_CODES = 2;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
});

const octetsOf = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const names = Object.keys(readers) as ReaderName[];
const kept = new Map<string, { reader: ReaderName; octets: Uint8Array; codes: string[] }>();

/** Reads octets, and keeps them if no others have this answer, or only longer ones. */
function tryOctets(reader: ReaderName, octets: Uint8Array): void {
  const codes = readers[reader](octets);
  if (codes.length > MOST_CODES) return;
  const answer = `${reader}: ${codes.join(', ')}`;
  const known = kept.get(answer);
  if (known === undefined || octets.length < known.octets.length) kept.set(answer, { reader, octets, codes });
}

/** The octets with a few of them changed, left out, added or taken from others. */
function changed(octets: Uint8Array, other: Uint8Array, numbers: Random): Uint8Array {
  const list = [...octets];
  for (let times = 1 + numbers.below(4); times > 0; times--) {
    const at = numbers.below(list.length + 1);
    const kind = numbers.below(6);
    if (kind === 0) list[at] = numbers.below(256);
    else if (kind === 1) list[at] = (list[at] ?? 0) ^ (1 << numbers.below(8));
    else if (kind === 2) list.splice(at, 1 + numbers.below(4));
    else if (kind === 3) list.splice(at, 0, numbers.pick([0x00, 0x1b, 0xd8, 0xff, numbers.below(256)]));
    else if (kind === 4) list.splice(at, list.length, ...other.subarray(numbers.below(other.length + 1)));
    else list.length = at;
  }
  return Uint8Array.from(list.slice(0, MOST_OCTETS));
}

const vectors: { pdus: string[]; hasSmsc: boolean }[] = JSON.parse(
  readFileSync('test/vectors/pdu.json', 'utf8'),
).vectors;
for (const { pdus, hasSmsc } of vectors)
  for (const pdu of pdus) tryOctets(hasSmsc ? 'decodeTpdu with smsc' : 'decodeTpdu', octetsOf(pdu));
if (existsSync(KEPT))
  for (const { reader, octets } of JSON.parse(readFileSync(KEPT, 'utf8')) as Decoded[])
    tryOctets(reader, octetsOf(octets));
for (const name of names) tryOctets(name, new Uint8Array());

const numbers = random(Number(values.seed));
const end = performance.now() + 1000 * Number(values.seconds);
let tried = 0;
while (performance.now() < end) {
  const all = [...kept.values()];
  for (let i = 0; i < 10_000; i++, tried++)
    tryOctets(numbers.pick(names), changed(numbers.pick(all).octets, numbers.pick(all).octets, numbers));
}

const found: Decoded[] = [...kept.values()]
  .map(({ reader, octets, codes }) => ({ reader, octets: Buffer.from(octets).toString('hex'), codes }))
  .sort((a, b) => (`${a.reader} ${a.codes}` < `${b.reader} ${b.codes}` ? -1 : 1));
console.log(`${tried} octet strings read, ${found.length} different answers`);
if (values.write) writeFileSync(KEPT, `[\n${found.map(row => JSON.stringify(row)).join(',\n')}\n]\n`);
