// What an estimate does, by the calls that V8 counts: each text is analysed once, and little is done twice.
import { Session } from 'node:inspector/promises';
import { expect, test } from 'vitest';
import { estimate } from '../../src/api/index.js';
import { rateCard } from '../../src/index.js';

/** How often each function of src is entered, by its name. */
async function callsOf(run: () => unknown): Promise<Map<string, number>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  run();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  session.disconnect();
  const calls = new Map<string, number>();
  for (const { url, functions } of result) {
    if (!/\/src\/(?!.*node_modules)/.test(url)) continue;
    for (const { functionName, ranges } of functions)
      calls.set(functionName, (calls.get(functionName) ?? 0) + ranges[0]!.count);
  }
  // The code around the functions of a module has no name.
  calls.delete('');
  return calls;
}

const card = rateCard('country,price,rcs price,currency\nGB,0.04,0.06,GBP').value!;
const body = {
  MSISDN: '447700900000',
  msg: 'Your parcel is out for delivery!',
  sender: 'MyBrandAgent',
  smart_routing: true,
};
const options = { testMode: true };

test('a smart-routing request in test mode: its text is analysed once, and what test mode appends is added', async () => {
  estimate(body, card, options);
  const calls = await callsOf(() => estimate(body, card, options));
  expect(calls.get('estimate')).toBe(1);
  expect(calls.get('analyze')).toBe(1);
  expect(calls.get('countSeptets')).toBe(1);
  expect(calls.get('countSurrogatePairs') ?? 0).toBe(0);
  for (const once of ['validateBody', 'resolve', 'walk', 'fareOf', 'quoteAnalyzed'])
    expect(calls.get(once)).toBe(1);
  // It was 141 when every part of a quote was asked for by itself.
  const total = [...calls.values()].reduce((sum, count) => sum + count, 0);
  expect(total).toBeLessThanOrEqual(69);
});

test('without a card a text is analysed once, on RCS by its characters only', async () => {
  const calls = await callsOf(() => estimate(body));
  expect([calls.get('analyze'), calls.get('countSeptets') ?? 0, calls.get('countSurrogatePairs')]).toEqual([
    1, 0, 1,
  ]);
});
