// What messages would need if they were made cheaper: reference = ts = wasm, for bytes and for strings.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyzeColumn, savingsColumn, textColumn } from '../../../src/batch/index.js';
import { analyze } from '../../../src/text/encoding.js';
import { savingsClasses } from '../../../src/text/savings-classes.js';
import { transliterate } from '../../../src/text/transliterate/transliterate.js';
import { random } from '../../random.js';
import { scaled } from '../../scale.js';
import { bytes } from '../aimed.js';
import { requireSame } from '../answers.js';
import { stringKernels, typescript, wasm } from '../kernels.js';
import { joined, type Layout } from '../layouts.js';
import { cases, checkCase, describeCase, requireProperty, requireRows } from '../property.js';
import { textRow } from '../text/arbitraries.js';
import { utf16 } from '../text/strings.js';
import { expectedOfStrings, savings } from './question.js';
import { everyCodeUnit, everyCombiningMark, oddTexts, savingsRows, savingsTexts } from './rows.js';

const savingsRow = bytes(fc.nat(2 ** 31 - 1).map(seed => savingsRows(random(seed), 1)[0]!));

test('bytes: any rows, any layout, any number of bytes at a time', { timeout: 600_000 }, () => {
  requireProperty({
    values: cases(fc.oneof(savingsRow, textRow)),
    check: value => checkCase(savings, wasm, value),
    describe: describeCase,
    runs: 200,
  });
});

test('20,000 rows near the edges of parts in every language, laid in every way', { timeout: 600_000 }, () => {
  const r = random(21);
  for (let done = 0; done < scaled(20_000); ) {
    const rows = savingsRows(r, 1 + r.below(2000));
    done += rows.length;
    const expected = savings.expected(rows);
    const compare = (kernel: typeof typescript, name: Layout['name']) =>
      requireRows(
        `${kernel.name}, ${name}, column that ends with row ${done}`,
        { question: savings, row: savingsRow, kernel },
        { rows, expected, layout: { name, seed: r.below(2 ** 31) } },
      );
    compare(typescript, 'joined');
    for (const name of ['joined', 'in the buffer', 'backwards', 'with gaps'] as const) compare(wasm(0), name);
    compare(wasm(20), 'joined');
  }
});

test('every code unit, in a text of two parts, and every combining mark after every letter', {
  timeout: 600_000,
}, () => {
  for (const strings of [everyCodeUnit(0, 0xd800), everyCodeUnit(0xe000, 0x10000), everyCombiningMark()]) {
    const rows = strings.map(text => new Uint8Array(Buffer.from(text)));
    const analyses = strings.map(text => analyze(text, { tables: 'auto' }));
    const found = savingsColumn(wasm(0), textColumn(joined(rows)));
    strings.forEach((text, row) => {
      const { messageParts, locking, single } = analyses[row]!;
      const isUcs2 = analyze(text).encoding === 'UCS-2';
      const wanted = [
        transliterate(text).messageParts.after,
        ...(isUcs2 ? [messageParts, locking, single] : []),
      ];
      const { partsAfterReplacement, partsWithNationalTables } = found;
      const got = [
        partsAfterReplacement[row],
        partsWithNationalTables[row],
        found.locking[row],
        found.single[row],
      ];
      if (wanted.join() !== got.slice(0, wanted.length).join())
        expect(got, JSON.stringify(text)).toEqual(wanted);
    });
  }
});

test('strings, whichever way they take into the engine', { timeout: 600_000 }, () => {
  const strings = [...oddTexts, ...savingsTexts(random(22), 2000), ...everyCodeUnit(0xd7f0, 0xe010)];
  const expected = expectedOfStrings(strings);
  for (const kernel of [typescript, wasm(0), ...stringKernels])
    requireSame(
      kernel.name,
      savingsColumn(kernel, textColumn(strings)) as never,
      expected as never,
      strings.map(utf16),
    );
});

test('rows longer than 255 characters and 65,535 characters, whose counts leave the lanes', () => {
  const texts = ['ş', 'ş[', 'ğİ', '’', '’[', 'न', 'नA', 'ãç', 'e\u0301'].flatMap(piece =>
    [255, 510, 511, 65_535, 65_536].map(count => piece.repeat(count)),
  );
  const rows = [...oddTexts, ...texts].map(text => new Uint8Array(Buffer.from(text)));
  const expected = savings.expected(rows);
  for (const kernel of [typescript, wasm(0), wasm(400)])
    requireSame(kernel.name, savings.answers(kernel, joined(rows)), expected, rows);
});

test('a message in GSM-7, or of one part, has the counts that it has now', () => {
  const texts = ['', 'Hello', '[]'.repeat(100), 'ş', '你', '’'.repeat(70)];
  const column = textColumn(texts);
  for (const kernel of [typescript, wasm(0)]) {
    const { messageParts, segments } = analyzeColumn(kernel, column);
    const found = savingsColumn(kernel, column);
    expect(found.partsAfterReplacement).toEqual(messageParts);
    expect(found.segmentsAfterReplacement).toEqual(segments);
    expect(found.partsWithNationalTables).toEqual(messageParts);
    expect(found.segmentsWithNationalTables).toEqual(segments);
    expect([...found.locking], 'the Turkish single shift table').toEqual([0, 0, 0, 1, 0, 0]);
  }
});

test('there are fewer than 256 classes of characters, and a replacement has one character of two septets at most', () => {
  const { ofCodeUnit, classes } = savingsClasses();
  expect(Math.max(...ofCodeUnit)).toBeLessThan(255);
  const view = new DataView(classes.buffer);
  for (let at = 0; at < classes.length; at += 64) {
    const pairs = view.getUint32(at + 52, true);
    expect(pairs).toBeLessThan(2);
    if (pairs === 1) expect(view.getUint32(at + 48, true)).toBe(2);
  }
});
