import { describe, expect, test } from 'vitest';
import { numbersFile } from '../../scripts/numbers/text.js';
import {
  analyzeColumn,
  countries,
  type NumberColumns,
  numberTypes,
  resolveColumn,
  statuses,
  textColumn,
} from '../../src/batch/index.js';
import { numberTable, territories } from '../../src/index.js';
import { loadKernel } from '../../src/kernel/index.js';
import { wasmKernel } from '../../src/kernel/wasm.js';
import { builtInNumbers } from '../../src/numbering/built-in.js';
import { numberRows } from '../../src/tables/numbers.js';
import { numbersSource, territoryLines } from '../../src/tables/territories.js';
import { engineModule } from '../engine.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const plain = (columns: NumberColumns) => ({
  status: Array.from(columns.status, code => statuses[code]),
  callingCode: [...columns.callingCode],
  country: Array.from(columns.country, code => countries[code]),
  type: Array.from(columns.type, code => numberTypes[code]),
});

const kernels = {
  ts: loadKernel({ prefer: 'ts' }),
  wasm: loadKernel({ prefer: 'wasm' }),
  'wasm, with the first row': wasmKernel(engineModule(), undefined, 0),
};

describe.each(Object.entries(kernels))('%s', (name, kernel) => {
  const numbers = ['447911123456', '', '80012345678', '+4915112345678', '2101234567', '18002345678'];
  const columns = {
    status: ['OK', 'INVALID_PHONE_NUMBER', 'OK', 'INVALID_PHONE_NUMBER', 'OK', 'OK'],
    callingCode: [44, 0, 800, 0, 0, 1],
    country: ['GG', null, '001', null, null, 'US'],
    type: ['MOBILE', 'UNKNOWN', 'TOLL_FREE', 'UNKNOWN', 'UNKNOWN', 'TOLL_FREE'],
  };
  const offsets = Int32Array.of(0, 12, 12, 23, 37, 47, 58);

  test('the kernel under test is the one that runs', () => expect(name).toMatch(kernel.name));

  test('strings, and bytes with offsets', () => {
    expect(plain(resolveColumn(kernel, textColumn(numbers)))).toEqual(columns);
    expect(plain(resolveColumn(kernel, textColumn({ data: utf8(numbers.join('')), offsets })))).toEqual(
      columns,
    );
  });

  test('text and numbers of one buffer, in turn', () => {
    const data = kernel.buffer(24);
    data.set(utf8('447911123456Hello €'));
    const number = textColumn({ data, offsets: Int32Array.of(0, 12) });
    const text = textColumn({ data, offsets: Int32Array.of(12, 21) });
    for (let i = 0; i < 3; i++) {
      expect([...analyzeColumn(kernel, text).units]).toEqual([8]);
      expect(plain(resolveColumn(kernel, number)).country).toEqual(['GG']);
    }
  });

  test('a row of 1 MB is not a number', () => {
    const data = new Uint8Array(1_000_012).fill(0x31);
    data.set(utf8('447911123456'), 1_000_000);
    const column = textColumn({ data, offsets: Int32Array.of(0, 1_000_000, 1_000_012) });
    expect(plain(resolveColumn(kernel, column)).status).toEqual(['INVALID_PHONE_NUMBER', 'OK']);
  });

  test('bytes at the very end of the memory of the kernel', () => {
    const { buffer } = kernel.buffer(100);
    const data = new Uint8Array(buffer, buffer.byteLength - 12);
    data.set(utf8('447911123456'));
    expect(plain(resolveColumn(kernel, textColumn({ data, offsets: Int32Array.of(0, 12) }))).country).toEqual(
      ['GG'],
    );
  });

  test('columns can be written into arrays that are there already', () => {
    const into = resolveColumn(kernel, textColumn(['1', '1', '1', '1', '1', '1', '4915112345678']));
    expect(resolveColumn(kernel, textColumn(numbers), { into })).toBe(into);
    expect(plain(into).country).toEqual([...columns.country, 'DE']);
    const refused = (into: unknown) => () =>
      resolveColumn(kernel, textColumn(numbers), { into: into as NumberColumns });
    expect(refused({ ...into, type: new Uint8Array(5) })).toThrow(
      'into.type must have room for 6 rows, not 5',
    );
    expect(refused({ ...into, country: new Uint8Array(9) })).toThrow('into.country must be a Uint16Array');
    expect(refused(7)).toThrow('into must be an object of typed arrays');
  });

  test('a table that was loaded answers instead of the own one, and the own one is still there', () => {
    const lines = territoryLines.replace('44 0 00 GB GG', '44 0 00 GB ZZ');
    const table = numberTable(numbersFile(numbersSource, lines, numberRows));
    const column = textColumn({ data: utf8(numbers.join('')), offsets });
    const changed = { ...columns, country: ['ZZ', ...columns.country.slice(1)] };
    for (let i = 0; i < 2; i++) {
      expect(plain(resolveColumn(kernel, column, { table }))).toEqual(changed);
      expect(plain(resolveColumn(kernel, column))).toEqual(columns);
    }
    expect(() => resolveColumn(kernel, column, { table: {} as never })).toThrow(
      'table must be a table that numberTable has read',
    );
  });

  test('what is not a kernel or a column is refused', () => {
    expect(() => resolveColumn({} as never, textColumn([]))).toThrow(
      'kernel must be a kernel from loadKernel',
    );
    expect(() => resolveColumn(kernel, ['447911123456'] as never)).toThrow(
      'column must be a column from textColumn',
    );
    const column = textColumn({ data: utf8('447911123456'), offsets: Int32Array.of(0, 12) });
    column.ends[0] = 13;
    expect(() => resolveColumn(kernel, column)).toThrow('the column was changed after it was made');
    const data = kernel.buffer(12);
    const inBuffer = textColumn({ data, offsets: Int32Array.of(0, 12) });
    inBuffer.ends[0] = 13;
    expect(() => resolveColumn(kernel, inBuffer)).toThrow('the column was changed after it was made');
  });
});

test('every country has a code of its own, and keeps it', () => {
  expect(countries.slice(0, 3)).toEqual([null, '001', 'AA']);
  expect(countries.indexOf('GB')).toBe(2 + 26 * 6 + 1);
  expect(countries.at(-1)).toBe('ZZ');
  expect(new Set(countries).size).toBe(678);
  for (const { country } of territories()) expect(countries).toContain(country);
});

test('territories: main country first, 001 for each calling code of no country', () => {
  const all = territories();
  expect(all.filter(({ callingCode }) => callingCode === 44).map(({ country }) => country)).toEqual([
    'GB',
    'GG',
    'IM',
    'JE',
  ]);
  expect(all.filter(({ country }) => country === '001').length).toBeGreaterThan(5);
  expect(all.length).toBe(254);
});

test('the wasm kernel resolves in TypeScript until the engine has seen rows enough, and then in the engine', () => {
  const kernel = wasmKernel(engineModule(), undefined, 10);
  const memory = new Uint8Array(kernel.buffer(0).buffer);
  // The states after 440 to 449, of numbers of 12 digits.
  const isInEngine = () =>
    Buffer.from(memory.buffer).includes(Buffer.from(builtInNumbers().afterThree.buffer, 2 * 12_440, 20));
  const column = textColumn({ data: utf8('447911123456'), offsets: Int32Array.of(0, 12) });
  const answers: boolean[] = [];
  for (let rows = 1; rows <= 12; rows++) {
    expect(plain(resolveColumn(kernel, column)).country).toEqual(['GG']);
    answers.push(isInEngine());
  }
  expect(answers).toEqual([...new Array(9).fill(false), true, true, true]);
});
