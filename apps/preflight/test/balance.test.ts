import { describe, expect, test } from 'vitest';
import { campaignOf, estimateOf, file, run } from './program.js';

describe('--balance', () => {
  const rates = 'country,price,currency\nGB,0.04,GBP\nUS,0.01,GBP\n';
  const rows = ['447700900123,a', `447700900123,${'a'.repeat(161)}`, '33612345678,a', 'x,a', '12015550123,a'];
  const of = async (balance: string, ...args: string[]) =>
    (
      await estimateOf(
        ['-', '--rates', file('own.csv', rates), '--balance', balance, ...args],
        campaignOf(rows),
      )
    ).balance;
  const pounds = (amount: string) => ({ currency: 'GBP', amount });

  test('exactly enough, and more', async () => {
    expect(await of('0.13')).toEqual({ amount: pounds('0.13'), remaining: pounds('0.00') });
    expect(await of('1')).toEqual({ amount: pounds('1.00'), remaining: pounds('0.87') });
  });

  test('one unit less', async () => {
    expect(await of('0.12999999')).toEqual({
      amount: pounds('0.12999999'),
      shortfall: pounds('0.00000001'),
      messagesThatFit: 2,
      firstLineThatDoesNotFit: 6,
      doesNotFit: { messages: 1, cost: pounds('0.01') },
    });
  });

  test('a message that the balance does not cover keeps back those after it', async () => {
    expect(await of('0.11')).toMatchObject({
      messagesThatFit: 1,
      firstLineThatDoesNotFit: 3,
      doesNotFit: { messages: 2, cost: pounds('0.09') },
    });
    expect(await of('0')).toMatchObject({ messagesThatFit: 0, firstLineThatDoesNotFit: 2 });
  });

  test('in the report', async () => {
    const args = ['-', '--rates', file('own.csv', rates), '--balance', '0.11'];
    const { stdout } = await run(args, ['msisdn,message', ...rows].join('\n'));
    expect(stdout).toMatch(/^Balance, GBP +0.11\n {2}shortfall +0.02$/m);
    expect(stdout).toMatch(/^ {2}first of them on line +3$/m);
  });
});
