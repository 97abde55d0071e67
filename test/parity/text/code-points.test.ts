// Every code point of the BMP, and every astral plane by sample, classified as data/gsm-alphabets.json says.
import { describe, expect, test } from 'vitest';
import { analyzeColumn, textColumn } from '../../../src/batch/index.js';
import { analyze, nonGsmCharacters } from '../../../src/index.js';
import { loadKernel } from '../../../src/kernel/index.js';
import { wasmKernel } from '../../../src/kernel/wasm.js';
import { engineModule } from '../../engine.js';
import { basic, extension } from '../../reference/text.js';
import { joined } from '../layouts.js';

const bmp = Array.from({ length: 0x10000 }, (_, point) => point);
const astral = Array.from({ length: 16 }, (_, plane) =>
  Array.from({ length: 0x10000 / 61 }, (_, i) => (plane + 1) * 0x10000 + i * 61).concat(
    (plane + 1) * 0x10000 + 0xffff,
  ),
).flat();
const points = [...bmp, ...astral];
const septets = (point: number) => (basic.has(point) ? 1 : extension.has(point) ? 2 : 0);
const expected = (point: number) => ({
  encoding: septets(point) ? 'GSM-7' : 'UCS-2',
  characters: 1,
  units: septets(point) || (point > 0xffff ? 2 : 1),
});

test('the front door', () => {
  for (const point of points) {
    const character = String.fromCodePoint(point);
    const { encoding, characters, units } = analyze(character);
    const wanted = expected(point);
    if (encoding !== wanted.encoding || characters !== 1 || units !== wanted.units) {
      expect({ encoding, characters, units }, point.toString(16)).toEqual(wanted);
    }
    expect(nonGsmCharacters(character).length).toBe(septets(point) ? 0 : 1);
  }
});

const kernels = [
  ['ts', loadKernel({ prefer: 'ts' })],
  ['wasm', loadKernel()],
  ['wasm, fed in pieces of 16 bytes', wasmKernel(engineModule(), 16)],
] as const;

describe.each(kernels)('%s', (_, kernel) => {
  // Surrogates have no UTF-8: they are asked as strings below.
  const scalars = points.filter(point => point < 0xd800 || point > 0xdfff);

  test.each(['', 'a'.repeat(17), 'ж'])('bytes, after %j', before => {
    const rows = scalars.map(point => new Uint8Array(Buffer.from(before + String.fromCodePoint(point))));
    const found = analyzeColumn(kernel, textColumn(joined(rows)));
    scalars.forEach((point, row) => {
      const { encoding, units } = expected(point);
      const gsm = encoding === 'GSM-7' && before !== 'ж';
      const wanted = [
        0,
        gsm ? 0 : 1,
        before.length + 1,
        before.length + (gsm ? units : point > 0xffff ? 2 : 1),
      ];
      const got = [found.status[row], found.encoding[row], found.characters[row], found.units[row]];
      if (got.join() !== wanted.join()) expect(got, point.toString(16)).toEqual(wanted);
    });
  });

  test('strings, long enough to enter the engine', () => {
    const before = 'a'.repeat(100);
    for (const point of points) {
      const { encoding, characters, units } = kernel.analyze(before + String.fromCodePoint(point));
      const wanted = expected(point);
      if (encoding !== wanted.encoding || characters !== 101 || units !== 100 + wanted.units) {
        expect({ encoding, characters, units }, point.toString(16)).toEqual(wanted);
      }
    }
  });
});
