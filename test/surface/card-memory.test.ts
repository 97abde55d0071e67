// What a rate card keeps in memory: measured on the built package.
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

const program = `
  const { rateCard } = await import(process.argv[1]);
  const textOf = new Function('return (' + process.argv[2] + ')')();
  // In one piece, as a file is; and in a function, whose end is that of the text.
  const kept = (() => rateCard(Buffer.from(textOf()).toString()))();
  gc();
  const withCard = process.memoryUsage().heapUsed;
  const { length } = kept.value.rates;
  for (const key of Object.keys(kept)) delete kept[key];
  gc();
  console.log(length, withCard - process.memoryUsage().heapUsed);
`;

/** The rates of a text, and the bytes that are free once its card is. */
function keptBy(textOf: () => string): [rates: number, bytes: number] {
  const url = new URL('../../dist/index.js', import.meta.url).href;
  const found = execFileSync(
    process.execPath,
    ['--expose-gc', '--input-type=module', '--eval', program, url, String(textOf)],
    { encoding: 'utf8' },
  );
  return found.split(' ').map(Number) as [number, number];
}

test('a card does not keep the text alive from which it was read', () => {
  const [rates, bytes] = keptBy(
    () => `country,network,price,note\nGB,Telefonica UK Limited,0.04,${'-'.repeat(20_000_000)}`,
  );
  expect(rates).toBe(1);
  expect(bytes).toBeLessThan(1_000_000);
});

test('a rate takes fewer than 400 bytes, with a warning for every other one', () => {
  const [rates, bytes] = keptBy(() => {
    const lineOf = (_: unknown, i: number) =>
      `${262_000 + (i % 50_000)},Operator number ${i % 500},0.0${1 + (i % 90)},EUR,2026-0${1 + Math.floor(i / 50_000)}-01`;
    return ['mccmnc,network,price,currency,from', ...Array.from({ length: 100_000 }, lineOf)].join('\n');
  });
  expect(rates).toBe(100_000);
  // It was 440 when each rate had its own copy of a name and a date, and each warning lists with room for 17 keys.
  expect(bytes / rates).toBeLessThan(380);
});
