// analyze allocates its result and nothing else, whatever the text: measured on the built package.
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

const program = `
  const { analyze } = await import(process.argv[1]);
  const [character, length] = JSON.parse(process.argv[2]);
  // In one piece: a rope is flattened once, by whoever reads it first.
  const text = Buffer.from(character.repeat(length)).toString();
  let kept;
  const calls = Math.min(20000, 4e6 / length | 0);
  for (let i = 0; i < 3000; i++) kept = analyze(text);
  await new Promise(resolve => setTimeout(resolve, 200));
  const run = () => { for (let i = 0; i < calls; i++) kept = analyze(text); };
  // The least of several rounds: the compiler allocates too, now and then.
  const rounds = Array.from({ length: 8 }, () => {
    gc();
    const before = process.memoryUsage().heapUsed;
    run();
    return (process.memoryUsage().heapUsed - before) / calls;
  });
  console.log(Math.min(...rounds));
`;

const bytesPerCall = (character: string, length: number): number =>
  Number(
    execFileSync(
      process.execPath,
      [
        '--expose-gc',
        '--max-semi-space-size=64',
        '--min-semi-space-size=64',
        '--input-type=module',
        '--eval',
        program,
        new URL('../../dist/index.js', import.meta.url).href,
        JSON.stringify([character, length]),
      ],
      { encoding: 'utf8' },
    ),
  );

test.each([
  ['a', 100],
  ['a', 2000],
  ['€', 100],
  ['€', 2000],
  ['é', 2000],
  ['你', 100],
  ['你', 2000],
  ['😀', 1000],
  ['\ud83d', 2000],
])('%j × %i: no more than an object of seven fields', (character, length) => {
  // Seven fields of 8 bytes and a header of 24; the measurement itself takes some, spread over the calls.
  expect(bytesPerCall(character, length)).toBeLessThan(110);
});
