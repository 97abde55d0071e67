import { expect, test } from 'vitest';
import { analyzeColumn, textColumn } from '../../src/batch/index.js';
import { analyze } from '../../src/index.js';
import { loadKernel } from '../../src/kernel/index.js';
import { wasmKernel } from '../../src/kernel/wasm.js';
import { engineModule } from '../engine.js';
import { random } from '../random.js';
import { codePointsOf, referenceCounts } from '../reference/text.js';
import {
  backwards,
  checkParity,
  columnNames,
  joined,
  referenceColumns,
  requireEqual,
  scattered,
} from './parity.js';
import { everyTwoBytes, faultyRows, randomRows } from './rows.js';

const wasm = loadKernel();
const ts = loadKernel({ prefer: 'ts' });

test('the fast kernel is the one that runs', () => {
  expect(wasm.name).toBe('wasm');
  expect(ts.name).toBe('ts');
});

test('reference = ts = wasm on a million rows, all different', { timeout: 600_000 }, () => {
  checkParity([ts, wasm], 1_000_000, 1);
});

test('every chunk size from one byte upwards', { timeout: 120_000 }, () => {
  const r = random(2);
  for (let capacity = 1; capacity <= 400; capacity++) {
    const kernel = wasmKernel(engineModule(), capacity);
    const rows = randomRows(r, 12).map(row => row.subarray(0, 600));
    const expected = referenceColumns(rows);
    requireEqual(`chunks of ${capacity}`, analyzeColumn(kernel, textColumn(joined(rows))), expected, rows);
    requireEqual(
      `chunks of ${capacity}, scattered`,
      analyzeColumn(kernel, textColumn(scattered(rows, r))),
      expected,
      rows,
    );
  }
});

test('every two bytes, alone and after each kind of lead', { timeout: 120_000 }, () => {
  const leads = [[0x61], [0xc3], [0xe0], [0xe2], [0xed], [0xf0], [0xf0, 0x9f], [0xf4]];
  const pairs = [
    ...['', 'ж', '你é'].map(after => everyTwoBytes([], after)),
    ...leads.map(lead => everyTwoBytes(lead, 'é你')),
  ];
  for (const rows of [...pairs, faultyRows()]) {
    const expected = referenceColumns(rows);
    for (const kernel of [wasm, ts]) {
      requireEqual(kernel.name, analyzeColumn(kernel, textColumn(backwards(rows))), expected, rows);
    }
  }
});

test('every length up to two blocks, at every place in a block, after and before every kind of neighbour', () => {
  const neighbours = ['', 'a', '[', 'é', '你', '😀', '\u{fffd}'].map(text => new TextEncoder().encode(text));
  const r = random(3);
  for (let length = 0; length <= 130; length++) {
    const rows: Uint8Array[] = [];
    for (const neighbour of neighbours) {
      for (const filler of ['a', '€', 'é', 'ж', '你', '😀']) {
        rows.push(
          neighbour.subarray(0, r.below(5)),
          new TextEncoder().encode(filler.repeat(length)).subarray(r.below(2)),
        );
        rows.push(Uint8Array.from({ length: r.below(66) }, () => 0x61));
      }
    }
    const expected = referenceColumns(rows);
    for (const kernel of [wasm, ts]) {
      requireEqual(kernel.name, analyzeColumn(kernel, textColumn(joined(rows))), expected, rows);
    }
  }
});

test('strings: analyze, kernel.analyze and analyzeColumn agree with the reference, lone surrogates among them', () => {
  const r = random(4);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const rows = Array.from({ length: 60 }, () => randomRows(r, 1000)).flat();
  const strings = rows.map(row => {
    const text = decoder.decode(row);
    if (r.below(8)) return text;
    const at = r.below(text.length + 1);
    return text.slice(0, at) + r.pick(['\ud800', '\udfff', '\udbff\ud83d', '\ude00\ud83d']) + text.slice(at);
  });
  const columns = [wasm, ts].map(kernel => analyzeColumn(kernel, textColumn(strings)));
  strings.forEach((text, row) => {
    const expected = referenceCounts(codePointsOf(text));
    expect(analyze(text)).toEqual(expected);
    expect(wasm.analyze(text)).toEqual(expected);
    for (const column of columns) {
      const got = columnNames.map(name => column[name][row]);
      const { encoding, characters, units, messageParts, segments } = expected;
      const wanted = [0, encoding === 'GSM-7' ? 0 : 1, characters, units, messageParts, segments];
      if (got.join() !== wanted.join()) expect(got, JSON.stringify(text)).toEqual(wanted);
    }
  });
});
