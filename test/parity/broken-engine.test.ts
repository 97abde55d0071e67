// A parity test is worth what it notices: engines that are wrong in one table cell or one comparison must fail it.
import { readFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';
import { expect, test } from 'vitest';
import { analyzeColumn, type OffsetText, type SlicedText, textColumn } from '../../src/batch/index.js';
import type { Kernel } from '../../src/kernel/kernel.js';
import { wasmKernel } from '../../src/kernel/wasm.js';
import { engineModule } from '../engine.js';
import { random } from '../random.js';
import { cardOf, expectedEstimate, plainRates, requireEstimate } from './estimates.js';
import { expectedColumns, numberRows, requireNumbers, spoiltRows } from './numbers.js';
import { backwards, joined, referenceColumns, requireEqual } from './parity.js';
import { everyTwoBytes, faultyRows, randomRows } from './rows.js';
import { everySender, expectedSenders, requireSenders, senderRows } from './senders.js';

const r = random(5);
const columns = Array.from({ length: 250 }, () => randomRows(r, 1 + r.below(400)))
  .flatMap(rows => [columnOf(rows, joined(rows)), columnOf(rows, backwards(rows))])
  .concat(
    [faultyRows(), everyTwoBytes([], ''), everyTwoBytes([], '你é'), everyTwoBytes([0xd0], '')].map(rows =>
      columnOf(rows, backwards(rows)),
    ),
  );
const everyCharacter = Array.from({ length: 0x400 }, (_, point) =>
  Buffer.from(`${'a'.repeat(30)}${String.fromCharCode(point)}`),
);
const everyCharacterColumn = columnOf(everyCharacter, joined(everyCharacter));

function columnOf(rows: Uint8Array[], source: OffsetText | SlicedText) {
  return { rows, source, expected: referenceColumns(rows) };
}

/** A kernel as users have it, and one that moves 20 bytes at a time: both run the same engine. */
function kernelsOf(module: WebAssembly.Module): Kernel[] {
  return [wasmKernel(module, undefined, 0), wasmKernel(module, 20, 0)];
}

const numbers = [numberRows(40, r), spoiltRows()].map(rows => ({
  rows,
  source: backwards(rows),
  expected: expectedColumns(rows),
}));

const senders = [false, true].map(smartRouting => {
  const rows = [...everySender().filter(() => r.below(8) === 0), ...senderRows(20_000, r)];
  return { rows, smartRouting, source: backwards(rows), expected: expectedSenders(rows, smartRouting) };
});

const paid = (() => {
  // Many alike but for their fare, and long ones alike but for their encoding.
  const alike = Array.from({ length: 3000 }, (_, i) => Buffer.from(`4474001${String(i).padStart(5, '0')}`));
  const long = ['a'.repeat(1200), '你'.repeat(530)].map(text => Buffer.from(text));
  const msisdn = [
    ...numberRows(400, r),
    ...spoiltRows().filter(() => r.below(200) === 0),
    ...alike,
    ...long.map(() => alike[0]!),
  ];
  const text = [...randomRows(r, msisdn.length - long.length), ...long];
  const prices = { price: 2n, rcsPrice: 1n, fee: null, reject: false, from: null, until: null };
  const rates = [
    ...plainRates(msisdn.slice(0, -alike.length), 1000, r),
    ...alike.map(number => ({ ...prices, mccMnc: null, prefix: `${number}`, country: null })),
  ];
  return (['SMS', 'RCS'] as const).map(channel => ({
    card: cardOf(rates),
    sources: { msisdn: backwards(msisdn), text: backwards(text) },
    options: { channel },
    expected: expectedEstimate({ msisdn, text }, rates, channel, 'parts'),
  }));
})();

/** What parity finds wrong on some 300,000 rows of text, 60,000 of numbers, 150,000 of senders and
 * 5,000 of messages that cost something, or nothing. */
function faultOf([kernel, piecemeal]: Kernel[]): string | undefined {
  try {
    compare(piecemeal!, everyCharacterColumn);
    for (const column of columns) compare(kernel!, column);
    for (const { source, expected, rows } of numbers) requireNumbers(kernel!, source, expected, rows);
    for (const { source, smartRouting, expected, rows } of senders)
      requireSenders(kernel!, source, smartRouting, expected, rows);
    for (const { sources, card, options, expected } of paid)
      requireEstimate(kernel!, sources, card, options, expected);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function compare(kernel: Kernel, { rows, source, expected }: ReturnType<typeof columnOf>): void {
  requireEqual('wasm', analyzeColumn(kernel, textColumn(source as OffsetText)), expected, rows);
}

test('the engine as it is has no fault', () => {
  expect(faultOf(kernelsOf(engineModule()))).toBeUndefined();
});

test('every cell of every table is noticed when it is wrong', { timeout: 300_000 }, () => {
  const tables = readFileSync('assembly/text/tables.ts', 'utf8');
  const unnoticed: string[] = [];
  let cells = 0;
  for (const [, name, numbers] of tables.matchAll(
    /export const (\w+): usize = memory\.data<u8>\(\[([^\]]+)\]/g,
  )) {
    const bytes = numbers!.split(',').map(Number);
    const kernels = kernelsOf(engineModule());
    const memories = kernels.map(kernel => Buffer.from(kernel.buffer(0).buffer));
    const address = memories[0]!.indexOf(Buffer.from(bytes));
    expect(address, name).toBeGreaterThan(0);
    const set = (cell: number, byte: number) => {
      for (const memory of memories) memory[address + cell] = byte;
    };
    bytes.forEach((byte, cell) => {
      cells++;
      const noticed = [byte ^ 0xff, 0, byte ^ 1].some(wrong => {
        set(cell, wrong);
        return wrong !== byte && faultOf(kernels) !== undefined;
      });
      set(cell, byte);
      if (!noticed) unnoticed.push(`${name}[${cell}]`);
    });
    expect(faultOf(kernels), name).toBeUndefined();
  }
  expect(cells).toBe(8 * 16 + 0x400);
  // No byte reaches these in text that is well formed, and text that is not takes the walk, which has no use for them.
  const unreached = [...range(0x0, 0x7), ...range(0xc, 0xf)].map(nibble => `TRAIL_HIGH[${nibble}]`);
  expect(unnoticed).toEqual(unreached);
});

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

const changes: [file: string, from: string, to: string][] = [
  ['constants.ts', 'GSM_SINGLE: u32 = 160', 'GSM_SINGLE: u32 = 159'],
  ['constants.ts', 'UCS2_PART: u32 = 67', 'UCS2_PART: u32 = 68'],
  ['text/rows.ts', 'i32x4.gt_s(units, single)', 'i32x4.ge_s(units, single)'],
  ['text/rows.ts', 'units + parts - 1 > parts *', 'units + parts - 2 > parts *'],
  ['text/rows.ts', 'cutsCharacter(from, to)', 'cutsCharacter(from, from)'],
  ['text/classify.ts', 'i8x16.lt_u(lowest, space)', 'i8x16.lt_u(lowest, lowest)'],
  ['text/classify.ts', 'v128.or(excepted, outside)', 'outside'],
  ['text/classify.ts', 'plain = !(incomplete | past7F |', 'plain = !(past7F |'],
  ['text/classify.ts', '== 0xac82', '== 0xac83'],
  ['text/classify.ts', 'x |= 1 << bit', 'x |= 0'],
  ['text/classify.ts', 'other == 0 || !hasOverlongLead(at, a, b, c, d)', 'true'],
  ['text/classify.ts', '(load<u8>(at - 1) & 0xfe) == 0xc0 ||', ''],
  ['text/classify.ts', 'v128.load(at - 2), splat(LEAD_E)', 'v128.load(at - 2), splat(LEAD_F)'],
  ['text/classify.ts', 'leads >> 63 ? INCOMPLETE : 0', '0'],
  ['text/classify.ts', 'v128.load(at - 3), splat(LEAD_F)', 'v128.load(at - 3), splat(LEAD_E)'],
  ['text/walk.ts', 'gsmFilled > GSM_PART', 'gsmFilled >= GSM_PART'],
  ['text/walk.ts', 'ucs2Filled = width', 'ucs2Filled = 0'],
  ['utf8.ts', 'lead == 0xed', 'lead == 0xec'],
  ['text/walk.ts', 'if (due) addMalformed();', ''],
  ['memory.ts', 'AFTER_FOUR + (320 << 10)', 'AFTER_FOUR + (160 << 10)'],
  ['memory.ts', 'LEAVES + 8 * MOST_STATES', 'LEAVES + 8'],
  ['constants.ts', 'SHORTEST: u32 = 7', 'SHORTEST: u32 = 8'],
  ['constants.ts', 'LONGEST: u32 = 15', 'LONGEST: u32 = 14'],
  ['numbering/resolve.ts', 'splat(0x7f - 9)', 'splat(0x7f - 10)'],
  ['numbering/resolve.ts', 'splat(0x7f - 9)', 'splat(0x7f - 8)'],
  ['numbering/resolve.ts', '((1 << length) - 1)', '((1 << (length - 1)) - 1)'],
  ['numbering/resolve.ts', '((1 << length) - 1)', '((2 << length) - 1)'],
  ['numbering/resolve.ts', 'load<u8>(from) != 0x30', 'true'],
  ['numbering/resolve.ts', 'load<u8>(from, 6)', 'load<u8>(from, 5)'],
  ['numbering/resolve.ts', 'state < firstLeaf; at++', 'state < firstLeaf >> 1; at++'],
  ['numbering/resolve.ts', 'three < 1000', 'three < 999'],
  ['numbering/resolve.ts', 'length <= LONGEST; length++', 'length < LONGEST; length++'],
  ['numbering/resolve.ts', 'u8(leaf >> 32)', 'u8(leaf >> 33)'],
  ['numbering/resolve.ts', 'u64(INVALID_PHONE_NUMBER) << 40', 'u64(INVALID_PHONE_NUMBER) << 32'],
  ['memory.ts', 'FARE + 4 * SLOTS', 'FARE'],
  ['pricing/fares.ts', 'prefixes = at;', ''],
  ['pricing/fares.ts', 'if (load<u8>(STATUS + row) == INVALID_PHONE_NUMBER) store', 'if (false) store'],
  ['pricing/fares.ts', '(digits >> 8)', '(digits >> 16)'],
  ['pricing/fares.ts', '(pairs & 0xff) * 100', '(pairs & 0x3f) * 100'],
  ['pricing/fares.ts', 'load<u8>(from, 5)', 'load<u8>(from, 4)'],
  ['pricing/fares.ts', 'from + 7; field >= 0', 'from + 6; field >= 0'],
  ['pricing/fares.ts', 'at < to ?', 'true ?'],
  ['pricing/fares.ts', '(field & isFare) | (next & ~isFare)', 'next'],
  ['pricing/tally.ts', 'u32(load<u8>(ENCODING + row)) * MOST_PARTS + parts - 1', 'parts - 1'],
  ['pricing/tally.ts', 'parts > MOST_PARTS ||', ''],
  ['pricing/tally.ts', '|| parts != load<u32>(SEGMENTS + (row << 2))', ''],
  ['pricing/tally.ts', '<< CHANNEL_SHIFT', '<< 22'],
  ['pricing/tally.ts', '<< TYPE_SHIFT', '<< 17'],
  ['pricing/tally.ts', 'load<u32>(counter) + 1', 'load<u32>(counter) | 1'],
  ['pricing/tally.ts', 'load<u32>(at, 20) + 1', 'load<u32>(at, 20) | 1'],
  ['pricing/tally.ts', '&& load<u32>(at, 16) == encoding', ''],
  ['memory.ts', 'KIND: usize = ENCODING + SLOTS', 'KIND: usize = STATUS'],
  ['constants.ts', 'MOST_DIGITS: u32 = 15', 'MOST_DIGITS: u32 = 16'],
  ['constants.ts', 'MOST_DIGITS: u32 = 15', 'MOST_DIGITS: u32 = 14'],
  ['constants.ts', 'MOST_SEPTETS: u32 = 11', 'MOST_SEPTETS: u32 = 12'],
  ['constants.ts', 'MOST_CHARACTERS: u32 = 25', 'MOST_CHARACTERS: u32 = 24'],
  ['sender/kinds.ts', '4 * MOST_CHARACTERS', '4 * MOST_CHARACTERS - 1'],
  ['sender/kinds.ts', '4 * MOST_CHARACTERS', '4 * MOST_CHARACTERS + 1'],
  ['sender/kinds.ts', 'smartRouting ? RCS_AGENT : 0', 'RCS_AGENT'],
  ['sender/kinds.ts', 'length <= 16 && isAscii(from, length)', 'length <= 16'],
  ['sender/kinds.ts', 'length <= 32 && isAscii(from, 16)', 'length <= 32'],
  ['sender/kinds.ts', '&& isAscii(from + 16, length - 16)', ''],
  ['sender/kinds.ts', 'controls(from, 16) | controls(from + 16, length - 16)', 'controls(from, 16)'],
  [
    'sender/kinds.ts',
    'controls(from, 16) | controls(from + 16, length - 16)',
    'controls(from + 16, length - 16)',
  ],
  ['sender/kinds.ts', '(1 << length) - 1', '(1 << (length - 1)) - 1'],
  ['sender/kinds.ts', '(1 << length) - 1', '(2 << length) - 1'],
  ['sender/kinds.ts', 'i8x16.lt_u(bytes, i8x16.splat(0x20))', 'i8x16.lt_u(bytes, i8x16.splat(0x1f))'],
  ['sender/kinds.ts', 'i8x16.eq(bytes, i8x16.splat(0x7f))', 'i8x16.eq(bytes, i8x16.splat(0x7e))'],
  ['sender/kinds.ts', 'length == 0 || controls', 'controls'],
  ['sender/kinds.ts', 'i8x16.splat(9)', 'i8x16.splat(10)'],
  ['sender/kinds.ts', 'i8x16.splat(0x61)', 'i8x16.splat(0x60)'],
  ['sender/kinds.ts', 'i8x16.splat(25)', 'i8x16.splat(24)'],
  ['sender/kinds.ts', 'if (letters == 0) return agent;', ''],
  ['sender/kinds.ts', 'outside == 0 && length', 'length'],
  ['sender/kinds.ts', 'i8x16.splat(0x30)), i8x16.splat(0)', 'i8x16.splat(0x10)), i8x16.splat(0)'],
  ['sender/kinds.ts', 'length + i32.popcnt(extension)', 'length'],
  ['sender/kinds.ts', 'kind == NOT_UTF8 ? 0 : kind)', 'kind)'],
  ['sender/kinds.ts', 'kind == NOT_UTF8 ? INVALID_UTF8 :', ''],
  ['utf8.ts', 'lead < 0xc2 ||', 'lead < 0xc1 ||'],
  ['sender/kinds.ts', 'u32(to - at) < due', 'u32(to - at) < 1'],
  ['utf8.ts', 'lead == 0xf4 ? 0x8f', 'lead == 0xf4 ? 0x90'],
  ['sender/kinds.ts', '(byte & 0xc0) != 0x80', 'false'],
  ['text/septets.ts', 'codePoint == 0x20ac ? 2', 'codePoint == 0x20ac ? 1'],
  ['sender/kinds.ts', 'point < 0xa0)', 'point < 0x9f)'],
  ['sender/kinds.ts', 'point < 0x20 ||', ''],
  ['sender/kinds.ts', 'if (cost == 0) outside = true;\n    else {', '{'],
  ['sender/kinds.ts', 'point >= 0xc0 && point < 0x400', 'point >= 0xa0 && point < 0x400'],
  ['sender/kinds.ts', 'point >= 0xc0 && point < 0x400', 'point >= 0xc8 && point < 0x400'],
  ['sender/kinds.ts', 'point >= 0xc0 && point < 0x400', 'point >= 0xc0'],
  ['sender/kinds.ts', 'letter && !outside &&', 'letter &&'],
  ['sender/kinds.ts', 'letter && !outside &&', '!outside &&'],
  ['sender/kinds.ts', 'control || characters == 0', 'characters == 0'],
];

test.each(changes)('%s: "%s" made "%s" is noticed', { timeout: 60_000 }, async (file, from, to) => {
  const source = readFileSync(`assembly/${file}`, 'utf8');
  expect(source.split(from).length, `"${from}" stands in ${file} once`).toBe(2);
  const broken = new WebAssembly.Module(await compiled(`assembly/${file}`, source.replace(from, to)));
  expect(faultOf(kernelsOf(broken))).toBeDefined();
});

/** The engine with one file of its source replaced. */
async function compiled(file: string, text: string): Promise<Uint8Array<ArrayBuffer>> {
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(['--config', 'asconfig.json'], {
    readFile: (name: string) => {
      if (name === file) return text;
      try {
        return readFileSync(name, 'utf8');
      } catch {
        return null;
      }
    },
    writeFile: (name: string, contents: string | Uint8Array) => {
      if (name.endsWith('.wasm')) binary = contents as Uint8Array;
    },
  });
  if (error || !binary) throw new Error(`${file} does not compile: ${stderr}`);
  return new Uint8Array(binary);
}
