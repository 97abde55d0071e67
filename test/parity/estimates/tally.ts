// The engine's tables of counts (assembly/pricing/tally.ts), filled by hand with keys at random.
import { random } from '../../random.js';

type Exports = Record<string, WebAssembly.Global> & {
  memory: WebAssembly.Memory;
  clearTally(): void;
  usedSlots(): number;
  tallyRows(first: number, rows: number): number;
};

/** A message, as the engine counts it. */
type Message = readonly [fare: number, country: number, parts: number, segments: number, encoding: number];

/** One number for each kind of message. */
const keyOf = ([fare, country, parts, segments, encoding]: Message) =>
  (((fare * 64 + country) * 16 + parts) * 16 + segments) * 2 + encoding;

/** Counts messages until a table is full, and throws where the tables differ from counting one after the other. */
export function requireTally(module: WebAssembly.Module, messages: readonly Message[]): void {
  const engine = new WebAssembly.Instance(module).exports as unknown as Exports;
  engine.memory.grow(Math.ceil(engine.TEXT!.value / 0x10000));
  const rows: number = engine.ROWS!.value;
  const column = <Column>(
    type: new (buffer: ArrayBuffer, at: number, length: number) => Column,
    name: string,
  ) => new type(engine.memory.buffer, engine[name]!.value, rows);
  const columns = [
    column(Uint32Array, 'FARE'),
    column(Uint16Array, 'COUNTRY'),
    column(Uint32Array, 'MESSAGE_PARTS'),
    column(Uint32Array, 'SEGMENTS'),
    column(Uint8Array, 'ENCODING'),
  ];
  const found = new Map<number, number>();
  for (let first = 0; first < messages.length; first += rows) {
    const some = messages.slice(first, first + rows);
    some.forEach((message, row) => {
      for (let i = 0; i < columns.length; i++) columns[i]![row] = message[i]!;
    });
    for (let done = engine.tallyRows(0, some.length); done < some.length; ) {
      drain(engine, found);
      const next = engine.tallyRows(done, some.length);
      if (next === done)
        throw new Error(`the engine stops at message ${first + done}, and its tables are empty`);
      done = next;
    }
  }
  drain(engine, found);
  const expected = new Map<number, number>();
  for (const message of messages) expected.set(keyOf(message), (expected.get(keyOf(message)) ?? 0) + 1);
  for (const [key, count] of expected)
    if (found.get(key) !== count)
      throw new Error(`${key} is counted ${found.get(key)} times, expected ${count}`);
  if (found.size !== expected.size)
    throw new Error(`${found.size} keys are counted, expected ${expected.size}`);
}

const IN_USE = 0x8000_0000;

function drain(engine: Exports, found: Map<number, number>): void {
  const { buffer } = engine.memory;
  const add = (message: Message, count: number) =>
    found.set(keyOf(message), (found.get(keyOf(message)) ?? 0) + count);
  const slots = new Uint32Array(buffer, engine.TALLY!.value, 16 * engine.TALLY_SLOTS!.value);
  for (const slot of new Uint16Array(buffer, engine.USED!.value, engine.usedSlots())) {
    const [fare, kind, ...counts] = slots.subarray(16 * slot, 16 * slot + 16);
    counts.forEach((count, i) => {
      if (count > 0) add([fare!, (kind! ^ IN_USE) >>> 0, (i % 7) + 1, (i % 7) + 1, i < 7 ? 0 : 1], count);
    });
  }
  const odd = new Uint32Array(buffer, engine.ODD!.value, 8 * engine.ODD_SLOTS!.value);
  let oddSlots = 0;
  for (let at = 0; at < odd.length; at += 8) {
    const [fare, kind, parts, segments, encoding, count] = odd.subarray(at, at + 6);
    if (kind! === 0) continue;
    oddSlots++;
    add([fare!, (kind! ^ IN_USE) >>> 0, parts!, segments!, encoding!], count!);
  }
  requireRoom('TALLY', engine.usedSlots(), slots.length / 16);
  requireRoom('ODD', oddSlots, odd.length / 8);
  engine.clearTally();
}

/** A search for a key ends at a free slot: a quarter of them stay free. */
function requireRoom(name: string, used: number, slots: number): void {
  if (used > slots - slots / 4) throw new Error(`${used} of the ${slots} slots of ${name} are in use`);
}

/**
 * Messages with keys at random, more than a table holds: some collide at the end of the table, where it goes on at its
 * beginning.
 */
export function* randomTallies(): Generator<Message[]> {
  const chance = random(41);
  const message = (fares: number, parts: number, segments: number): Message => [
    chance.below(fares),
    chance.below(45),
    parts,
    segments,
    chance.below(2),
  ];
  // Just as many as a table has slots, so that an engine which fills them all ends.
  yield Array.from({ length: 2048 }, (_, fare): Message => [fare, 0, 2, 3, 0]);
  for (let round = 0; round < 16; round++)
    yield Array.from({ length: 24_500 }, () => message(0x7fff_ffff, 1 + chance.below(7), 0)).map(
      ([fare, country, parts, , encoding]): Message => [fare, country, parts, parts, encoding],
    );
  for (let round = 0; round < 3; round++)
    yield Array.from({ length: 5000 }, () => message(900, 8 + chance.below(3), 8 + chance.below(3)));
}
