// Counting: the engine's tables of counts at their ends, and counters of both kernels against counts one by one.
import { beforeAll, describe, expect, test } from 'vitest';
import { countries, numberTypes, textColumn } from '../../src/batch/index.js';
import { resolve, territories } from '../../src/index.js';
import { loadKernel } from '../../src/kernel/index.js';
import type { Counter, Kernel, MessageColumns } from '../../src/kernel/kernel.js';
import { INVALID_NUMBER, type TallyEntry } from '../../src/kernel/tally.js';
import { wasmKernel } from '../../src/kernel/wasm.js';
import { builtInNumbers } from '../../src/numbering/built-in.js';
import { engineModule } from '../engine.js';

/** The engine without a kernel: its columns, and the functions of its tables. */
function bareEngine() {
  const exports = new WebAssembly.Instance(engineModule()).exports as unknown as {
    memory: WebAssembly.Memory;
    tallyRows(first: number, rows: number): number;
    usedSlots(): number;
    clearTally(): void;
  } & Record<string, WebAssembly.Global>;
  const value = (name: string): number => exports[name]!.value;
  exports.memory.grow(Math.ceil(value('TEXT') / 0x10000));
  const { buffer } = exports.memory;
  const words = (name: string) => new Uint32Array(buffer, value(name), value('ROWS'));
  return {
    ...exports,
    rows: value('ROWS'),
    slots: value('TALLY_SLOTS'),
    oddSlots: value('ODD_SLOTS'),
    fare: words('FARE'),
    messageParts: words('MESSAGE_PARTS'),
    segments: words('SEGMENTS'),
  };
}

function requireLimits(): void {
  const engine = bareEngine();
  const { rows, slots } = engine;
  engine.messageParts.fill(1);
  engine.segments.fill(1);
  for (let round = 0; round < 2; round++) {
    let counted = 0;
    for (let first = 1, done = rows; done === rows; first += rows) {
      for (let row = 0; row < rows; row++) engine.fare[row] = first + row;
      done = engine.tallyRows(0, rows);
      counted += done;
    }
    expect(counted).toBe((slots * 3) / 4);
    expect(engine.usedSlots()).toBe((slots * 3) / 4);
    engine.clearTally();
    expect(engine.usedSlots()).toBe(0);
  }
}

function requireOddLimits(): void {
  const engine = bareEngine();
  // Fewer than the slots: a table without a limit is then never full, for which it would look for ever.
  const rows = engine.oddSlots - 1;
  engine.messageParts.fill(8);
  engine.segments.fill(9);
  for (let row = 0; row < rows; row++) engine.fare[row] = row + 1;
  for (let round = 0; round < 3; round++) {
    expect(engine.tallyRows(0, rows)).toBe((engine.oddSlots * 3) / 4);
    // A full table still counts the keys that it has.
    expect(engine.tallyRows(0, 10)).toBe(10);
    engine.clearTally();
  }
}

describe('the tables of the engine', () => {
  test('take three keys for four slots, and no more until they are cleared', requireLimits);
  test('so does the one for messages of more parts, or of more segments than parts', requireOddLimits);
});

/** A number in each of 45 countries, and texts with their parts. */
const numbers = [
  ...new Map(
    territories()
      .map(({ callingCode }) => `${callingCode}`.padEnd(11, '2'))
      .map(msisdn => [resolve(msisdn).country, msisdn]),
  ).values(),
].slice(0, 45);
const texts = [
  { text: 'Hello', parts: 1, segments: 1, encoding: 0 },
  { text: 'a'.repeat(1200), parts: 8, segments: 8, encoding: 0 },
  { text: '你'.repeat(67 * 8), parts: 8, segments: 8, encoding: 1 },
  { text: `${'a'.repeat(152)}€${'a'.repeat(152)}`, parts: 2, segments: 3, encoding: 0 },
];

interface Message {
  readonly number: number;
  readonly text: number;
  readonly fare: number;
}

/** The messages as columns over one copy of each number and each text. */
function columnsOf(messages: readonly Message[], channel: 0 | 1): MessageColumns {
  const column = (strings: readonly string[], indexes: readonly number[]) => {
    const encoded = strings.map(string => Buffer.from(string));
    const starts = encoded.map((_, i) => Buffer.concat(encoded.slice(0, i)).length);
    return textColumn({
      data: new Uint8Array(Buffer.concat(encoded)),
      starts: Uint32Array.from(indexes, i => starts[i]!),
      ends: Uint32Array.from(indexes, i => starts[i]! + encoded[i]!.length),
    });
  };
  return {
    length: messages.length,
    msisdn: column(
      [...numbers, '123'],
      messages.map(({ number }) => number),
    ),
    text: column(
      texts.map(({ text }) => text),
      messages.map(({ text }) => text),
    ),
    sender: undefined,
    fare: Uint32Array.from(messages, ({ fare }) => fare),
    channel,
  };
}

const keyOf = ({
  fare,
  country,
  type,
  encoding,
  channel,
  messageParts,
  segments,
}: Omit<TallyEntry, 'count'>) => [fare, country, type, encoding, channel, messageParts, segments].join();
const plain = (counter: Counter) => new Map(counter.tally().map(entry => [keyOf(entry), entry.count]));

/** Counts messages one by one. */
function expected(batches: readonly (readonly [readonly Message[], 0 | 1])[]): Map<string, number> {
  const counts = new Map<string, number>();
  const known = numbers.map(msisdn => resolve(msisdn));
  for (const [messages, channel] of batches)
    for (const { number, text, fare } of messages) {
      const { parts, segments, encoding } = texts[text]!;
      const found = known[number];
      const key = found
        ? keyOf({
            fare,
            country: countries.indexOf(found.country),
            type: numberTypes.indexOf(found.type),
            encoding,
            channel,
            messageParts: parts,
            segments,
          })
        : keyOf({
            fare: INVALID_NUMBER,
            country: 0,
            type: 0,
            encoding: 0,
            channel: 0,
            messageParts: 0,
            segments: 0,
          });
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  return counts;
}

const counterOf = (kernel: Kernel) => kernel.counter(builtInNumbers(), undefined);
const everyKey = numbers.flatMap((_, number) =>
  Array.from({ length: 900 }, (_, fare) => ({ number, text: 0, fare: fare + 1 })),
);
const oddKeys = Array.from({ length: 2500 }, (_, fare) => ({
  number: fare % 45,
  text: 1 + (fare % 3),
  fare: fare + 1,
}));
const kernels: [string, () => Kernel][] = [
  ['ts', () => loadKernel({ prefer: 'ts' })],
  ['wasm', () => wasmKernel(engineModule(), undefined, 0)],
  ['wasm that moves 400 bytes at a time', () => wasmKernel(engineModule(), 400, 0)],
];

describe.each(kernels)('a counter of %s', (_, create) => {
  // With other limits an engine that is full may count for ever.
  beforeAll(requireLimits);
  beforeAll(requireOddLimits);

  test('counts 45 countries × 900 fares: more keys than the engine has room for, three times', () => {
    const counter = counterOf(create());
    const some = everyKey.filter((_, i) => i % 3 === 0);
    for (const messages of [everyKey, some, everyKey]) counter.add(columnsOf(messages, 0));
    const counts = plain(counter);
    expect(counts.size).toBe(45 * 900);
    expect(counts).toEqual(
      expected([
        [everyKey, 0],
        [some, 0],
        [everyKey, 0],
      ]),
    );
  });

  test('counts 2,500 keys of messages of 8 parts, or of more segments than parts, three times', () => {
    const counter = counterOf(create());
    for (let round = 0; round < 3; round++) counter.add(columnsOf(oddKeys, 0));
    const counts = plain(counter);
    expect(counts.size).toBe(2500);
    expect(new Set(counts.values())).toEqual(new Set([3]));
    expect(counts).toEqual(expected([0, 1, 2].map(() => [oddKeys, 0] as const)));
  });

  test('keeps its counts apart from those of another, added in turn, while the buffer grows', () => {
    const kernel = create();
    const [sms, rcs] = [counterOf(kernel), counterOf(kernel)];
    const invalid = { number: 45, text: 0, fare: 7 };
    const one = [...everyKey.slice(0, 300), ...oddKeys.slice(0, 300), invalid];
    const two = [...everyKey.slice(200, 900), invalid, invalid];
    sms.add(columnsOf(one, 0));
    rcs.add(columnsOf(two, 1));
    kernel.buffer(1_000_000);
    sms.add(columnsOf(two, 0));
    expect(plain(rcs)).toEqual(expected([[two, 1]]));
    kernel.buffer(3_000_000);
    rcs.add(columnsOf(one, 1));
    for (let i = 0; i < 2; i++) {
      expect(plain(sms)).toEqual(
        expected([
          [one, 0],
          [two, 0],
        ]),
      );
      expect(plain(rcs)).toEqual(
        expected([
          [two, 1],
          [one, 1],
        ]),
      );
    }
  });
});

test('counters with prefixes: created before the buffer and after it, the later with more than there is room for', () => {
  // A walk without prefixes but for four digits: a field for each, which says its fare.
  const walk = (fare: number, length: number) => new Int32Array(length).fill(fare | 0x8000_0000);
  const messages = { ...columnsOf(everyKey.slice(0, 50), 0), fare: undefined };
  for (const [, create] of kernels) {
    const kernel = create();
    const before = kernel.counter(builtInNumbers(), walk(11, 10_000));
    kernel.buffer(1000);
    const after = kernel.counter(builtInNumbers(), walk(22, 20_000));
    const small = kernel.counter(builtInNumbers(), walk(33, 10_000));
    for (const counter of [before, after, small, before]) counter.add(messages);
    const fares = [before, after, small].map(counter =>
      counter.tally().map(({ fare, count }) => [fare, count]),
    );
    expect(fares).toEqual([[[11, 100]], [[22, 50]], [[33, 50]]]);
  }
});
