// Text as strings: reference = ts = wasm, whichever way a string takes into the engine.
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { analyzeColumn, textColumn } from '../../../src/batch/index.js';
import { analyze } from '../../../src/index.js';
import type { Kernel } from '../../../src/kernel/kernel.js';
import { engineModule } from '../../engine.js';
import { random } from '../../random.js';
import { codePointsOf, referenceCounts } from '../../reference/text.js';
import { scaled } from '../../scale.js';
import { requireSame } from '../answers.js';
import { stringKernels, stringKernelsOf, typescript, wasm } from '../kernels.js';
import { requireProperty } from '../property.js';
import { textString } from './arbitraries.js';
import { expectedOfStrings } from './question.js';
import { asciiRows, everyCodeUnit, everyTwoUnits, fullParts, fullRun, stringRows, utf16 } from './strings.js';

const kernels = [typescript, wasm(0), wasm(20), ...stringKernels];

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Throws unless the kernels count these strings as the reference does, in a column and one at a time. */
function requireStrings(what: string, strings: readonly string[], some: readonly Kernel[] = kernels): void {
  const expected = expectedOfStrings(strings);
  const rows = strings.map(utf16);
  some.forEach((kernel, i) => {
    const name = `${what}, kernel ${i}`;
    requireSame(name, analyzeColumn(kernel, textColumn(strings)) as never, expected as never, rows);
    strings.forEach((string, row) => {
      const { characters, units, messageParts, segments } = kernel.analyze(string);
      const found = `${characters} ${units} ${messageParts} ${segments}`;
      const right = `${expected.characters[row]} ${expected.units[row]} ${expected.messageParts[row]} ${expected.segments[row]}`;
      if (found !== right) expect(`${found}: ${rows[row]!.toString('hex')}`, name).toBe(right);
    });
  });
}

test('any strings: analyze, kernel.analyze and analyzeColumn', () => {
  requireProperty({
    values: fc.array(textString, { maxLength: 1 << 20, size: 'small' }),
    check: strings => {
      const expected = expectedOfStrings(strings);
      for (const kernel of kernels) {
        const found = analyzeColumn(kernel, textColumn(strings));
        requireSame(`${kernel.name}, strings`, found as never, expected as never, strings.map(utf16));
      }
      for (const string of strings) {
        const counts = referenceCounts(codePointsOf(string));
        expect(analyze(string), 'analyze').toEqual(counts);
        for (const kernel of kernels) expect(kernel.analyze(string), 'kernel.analyze').toEqual(counts);
      }
    },
    describe: strings =>
      `${JSON.stringify(strings)}: UTF-16 ${strings.map(string => utf16(string).toString('hex'))}`,
    runs: 2000,
  });
});

test('fifty thousand strings, all different, in columns of every length', { timeout: 600_000 }, () => {
  const r = random(11);
  for (let done = 0; done < scaled(50_000); ) {
    const strings = stringRows(r, 1 + r.below(2500));
    done += strings.length;
    requireStrings(`column that ends with row ${done}`, strings);
  }
});

test('every code unit', { timeout: 600_000 }, () => {
  for (let first = 0; first < 0x10000; first += 0x4000)
    requireStrings(`from ${first.toString(16)}`, everyCodeUnit(first, first + 0x4000));
});

test('every two kinds of units across the end of a block, of a row and of a run', () => {
  requireStrings('two units', everyTwoUnits());
});

test('parts that are full or nearly, with characters of two units at every place', () => {
  requireStrings('full parts', fullParts());
});

test('strings of ASCII only, after each other', () => {
  requireStrings('ASCII', asciiRows(random(13), 5000));
});

test('a run that is full to its last unit, beside another', () => {
  requireStrings('full run', fullRun());
});

test('every length around those of a block and of a run', { timeout: 600_000 }, () => {
  for (const filler of ['a', '[', 'é', 'Δ', '€', '你', '😀', '\udc00']) {
    const lengths = [
      ...Array.from({ length: 200 }, (_, length) => length),
      ...[4095, 4096, 4097, 8127, 8128, 8191, 8192, 8193, 8255, 8256, 8257, 20_000],
    ];
    requireStrings(
      filler,
      lengths.map(length => filler.repeat(length).slice(0, length)),
    );
  }
});

test('more rows than leave the engine at a time, and empty ones', () => {
  const strings = Array.from({ length: 20_000 }, (_, row) => (row % 3 ? '' : `${row}`));
  requireStrings('many rows', strings);
});

test('hosts without a copy of UTF-16', () => {
  vi.stubGlobal('Buffer', undefined);
  const without = stringKernelsOf(engineModule());
  vi.unstubAllGlobals();
  const r = random(12);
  for (let i = 0; i < 10; i++) requireStrings(`column ${i}`, stringRows(r, 500), without);
});

test('memory that grows between two strings', () => {
  const [joined, alone] = stringKernelsOf(engineModule());
  const strings = ['Grüße', 'a'.repeat(161), '你'.repeat(71), '[]'.repeat(80)];
  for (const kernel of [joined!, alone!]) {
    for (const bytes of [1, 1 << 16, 1 << 24]) {
      requireStrings(`before ${bytes} bytes`, strings, [kernel]);
      kernel.buffer(bytes);
      requireStrings(`after ${bytes} bytes`, strings, [kernel]);
    }
  }
});

test('a column whose strings have changed since it was checked is refused', () => {
  const strings = ['Hello', 'world'];
  let reads = 0;
  Object.defineProperty(strings, 1, { get: () => 'x'.repeat(++reads), enumerable: true });
  const column = textColumn(strings);
  expect(() => analyzeColumn(stringKernels[0]!, column)).toThrow('the column was changed after it was made');
});
