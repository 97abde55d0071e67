// What parity finds wrong with an engine: some 300,000 rows of text, 20,000 strings, 60,000 of numbers, 150,000 of senders, 50,000
// messages that have a price or not, and 3,500 files of CSV. The rooms are compared in the order asked for, and the first difference ends it.
import { analyzeColumn, textColumn } from '../../../src/batch/index.js';
import type { Kernel } from '../../../src/kernel/kernel.js';
import { wasmKernel } from '../../../src/kernel/wasm.js';
import { random } from '../../random.js';
import { type Answers, type Question, requireSame, type Source } from '../answers.js';
import { csvChecks } from '../csv/checks.js';
import { requireCounts } from '../estimates/counts.js';
import { manyFares, manyOddLengths } from '../estimates/crowds.js';
import { expectedEstimate } from '../estimates/expected.js';
import { requireEstimate } from '../estimates/question.js';
import { cardOf, plainRates } from '../estimates/rates.js';
import { randomTallies, requireTally } from '../estimates/tally.js';
import { stringKernelsOf } from '../kernels.js';
import { backwards, joined, withGaps } from '../layouts.js';
import { numbers } from '../numbers/question.js';
import { numberRows, spoiltRows } from '../numbers/rows.js';
import { savings } from '../savings/question.js';
import { everyCombiningMark, oddTexts, savingsRows } from '../savings/rows.js';
import { senders } from '../senders/question.js';
import { cutSenders, everySender, senderRows } from '../senders/rows.js';
import { expectedOfStrings, text } from '../text/question.js';
import { everyTwoBytes, faultyRows, randomRows } from '../text/rows.js';
import {
  asciiRows,
  everyCodeUnit,
  everyTwoUnits,
  fullParts,
  fullRun,
  stringRows,
  utf16,
} from '../text/strings.js';

export const rooms = [
  'text',
  'strings',
  'savings',
  'numbers',
  'senders',
  'estimates',
  'tables',
  'csv',
] as const;
export type Room = (typeof rooms)[number];

/** A kernel as users have it, and one that moves 20 bytes at a time: both run the same engine. */
export interface Engine {
  readonly module: WebAssembly.Module;
  readonly whole: Kernel;
  readonly piecemeal: Kernel;
  /** They take strings into the engine in different ways. */
  readonly strings: readonly Kernel[];
}

export const engineOf = (module: WebAssembly.Module): Engine => ({
  module,
  whole: wasmKernel(module, undefined, 0),
  piecemeal: wasmKernel(module, 20, 0),
  strings: stringKernelsOf(module),
});

/** A comparison. It throws where the engine differs. */
type Check = (engine: Engine) => void;

const prepare: Record<Room, () => Check[]> = {
  text: textChecks,
  strings: stringChecks,
  savings: savingsChecks,
  numbers: numberChecks,
  senders: senderChecks,
  estimates: estimateChecks,
  tables: tableChecks,
  csv: () =>
    csvChecks().map(
      check =>
        ({ whole }) =>
          check(whole),
    ),
};
const prepared = new Map<Room, Check[]>();

/** What a room compares. It is prepared on first use. */
function checksOf(room: Room): Check[] {
  const checks = prepared.get(room) ?? prepare[room]();
  prepared.set(room, checks);
  return checks;
}

/** Prepares what the rooms compare. */
export function prepareRooms(order: readonly Room[]): void {
  for (const room of order) checksOf(room);
}

/** The first difference that the rooms find, in this order; undefined if they find none. */
export function faultOf(engine: Engine, order: readonly Room[]): string | undefined {
  for (const room of order) {
    try {
      for (const check of checksOf(room)) check(engine);
    } catch (error) {
      return `${room}: ${(error as Error).message}`;
    }
  }
  return undefined;
}

function rowsCheck(
  question: Question,
  rows: readonly Uint8Array[],
  lay: (rows: readonly Uint8Array[]) => Source = backwards,
  kernel: 'whole' | 'piecemeal' = 'whole',
): Check {
  let source: Source | undefined;
  let expected: Answers | undefined;
  return engine => {
    source ??= lay(rows);
    expected ??= question.expected(rows);
    requireSame('wasm', question.answers(engine[kernel], source), expected, rows);
  };
}

function stringsCheck(strings: readonly string[]): Check {
  const expected = expectedOfStrings(strings);
  const rows = strings.map(utf16);
  return engine => {
    for (const kernel of engine.strings) {
      requireSame('wasm', analyzeColumn(kernel, textColumn(strings)) as never, expected as never, rows);
      strings.forEach((string, row) => {
        const { units, segments } = kernel.analyze(string);
        if (units !== expected.units[row] || segments !== expected.segments[row])
          throw new Error(`kernel.analyze of ${rows[row]!.toString('hex')}: ${units} units`);
      });
    }
  };
}

function stringChecks(): Check[] {
  const chance = random(9);
  return [
    everyCodeUnit(0, 0x500),
    everyCodeUnit(0x2080, 0x2100),
    everyCodeUnit(0xd700, 0xe100),
    everyTwoUnits(),
    fullParts(),
    fullRun(),
    asciiRows(chance, 2000),
    ...Array.from({ length: 40 }, () => stringRows(chance, 1 + chance.below(400))),
  ].map(stringsCheck);
}

function textChecks(): Check[] {
  const chance = random(5);
  const everyCharacter = Array.from({ length: 0x400 }, (_, point) =>
    Buffer.from(`${'a'.repeat(30)}${String.fromCharCode(point)}`),
  );
  const columns = Array.from({ length: 250 }, () => randomRows(chance, 1 + chance.below(400)));
  return [
    rowsCheck(text, everyCharacter, joined, 'piecemeal'),
    rowsCheck(text, everyCharacter),
    ...columns.flatMap(rows => [rowsCheck(text, rows, joined), rowsCheck(text, rows)]),
    // As many as a call takes, and more.
    rowsCheck(text, Array.from({ length: 25 }, () => randomRows(chance, 400)).flat(), joined),
    ...columns.slice(0, 20).map(rows => rowsCheck(text, rows, joined, 'piecemeal')),
    ...columns.slice(0, 50).map((rows, i) => rowsCheck(text, rows, some => withGaps(some, random(i)))),
    ...[faultyRows(), everyTwoBytes([], ''), everyTwoBytes([], '你é'), everyTwoBytes([0xd0], '')].map(rows =>
      rowsCheck(text, rows),
    ),
  ];
}

function savingsChecks(): Check[] {
  const chance = random(10);
  const columns = Array.from({ length: 12 }, () => savingsRows(chance, 250));
  const marks = everyCombiningMark().map(text => new Uint8Array(Buffer.from(text)));
  const short = columns.flat().map(row => row.subarray(0, 400));
  return [
    ...columns.flatMap(rows => [rowsCheck(savings, rows, joined), rowsCheck(savings, rows)]),
    rowsCheck(
      savings,
      marks.filter(() => chance.below(20) === 0),
      joined,
    ),
    rowsCheck(
      savings,
      oddTexts.map(text => new Uint8Array(Buffer.from(text))),
      joined,
    ),
    rowsCheck(savings, short.slice(0, 500), joined, 'piecemeal'),
  ];
}

function numberChecks(): Check[] {
  const [good, spoilt] = [numberRows(40, random(6)), spoiltRows()];
  // Four rows are walked at a time: each of the four is the only one that is not a number.
  const oneInFive = spoilt.flatMap((row, i) => [
    row,
    ...[1, 2, 3, 4].map(j => good[(4 * i + j) % good.length]!),
  ]);
  return [good, spoilt, oneInFive].map(rows => rowsCheck(numbers, rows));
}

function senderChecks(): Check[] {
  const chance = random(7);
  return [false, true].flatMap(smartRouting => {
    const rows = [...everySender().filter(() => chance.below(8) === 0), ...senderRows(20_000, chance)];
    const question = senders(smartRouting);
    return [rowsCheck(question, rows), rowsCheck(question, cutSenders(), joined)];
  });
}

/** Messages of every kind, many alike but for their fare, and long ones alike but for their encoding. */
function estimateChecks(): Check[] {
  const chance = random(8);
  const alike = Array.from({ length: 3000 }, (_, i) => Buffer.from(`4474001${String(i).padStart(5, '0')}`));
  const long = ['a'.repeat(1200), '你'.repeat(530)].map(text => Buffer.from(text));
  const msisdn = [
    ...numberRows(400, chance),
    ...spoiltRows().filter(() => chance.below(200) === 0),
    ...alike,
    ...long.map(() => alike[0]!),
  ];
  const messages = { msisdn, text: [...randomRows(chance, msisdn.length - long.length), ...long] };
  const prices = { price: 2n, rcsPrice: 1n, fee: null, reject: false, from: null, until: null };
  const rates = [
    ...plainRates(msisdn.slice(0, -alike.length), 1000, chance),
    ...alike.map(number => ({ ...prices, mccMnc: null, prefix: `${number}`, country: null })),
  ];
  const estimates = (['SMS', 'RCS'] as const).map(channel => {
    const terms = { rates, channel, basis: 'parts' as const };
    return messagesCheck({ messages, terms, expected: expectedEstimate(messages, terms) }, backwards);
  });
  return [({ whole }) => requireCounts(whole), ...estimates];
}

/** More messages of different kinds than the tables of the engine hold. */
function tableChecks(): Check[] {
  const crowds = [manyFares(), manyOddLengths()].map(crowd => messagesCheck(crowd, joined));
  return [
    ({ module }) => {
      for (const messages of randomTallies()) requireTally(module, messages);
    },
    ...crowds,
  ];
}

function messagesCheck(
  { messages, terms, expected }: ReturnType<typeof manyFares>,
  lay: typeof joined | typeof backwards,
): Check {
  const sources = { msisdn: lay(messages.msisdn), text: lay(messages.text), card: cardOf(terms.rates) };
  return ({ whole }) => requireEstimate('wasm', { kernel: whole, ...sources }, { messages, terms }, expected);
}

/** The rooms in the order in which they are likely to notice a change of this file of the engine's source. */
export function roomsFor(file: string): readonly Room[] {
  const first = (
    [
      ['/csv/', ['csv']],
      ['/text/utf16', ['strings']],
      ['/text/savings', ['savings']],
      ['/text/', ['text', 'strings', 'senders']],
      ['/numbering/', ['numbers']],
      ['/sender/', ['senders']],
      ['/pricing/tally', ['tables', 'estimates']],
      ['/pricing/fares', ['estimates']],
      ['/memory', ['estimates', 'senders', 'savings', 'csv']],
    ] as const
  ).find(([folder]) => file.includes(folder))?.[1];
  return [...new Set([...(first ?? []), ...rooms])];
}
