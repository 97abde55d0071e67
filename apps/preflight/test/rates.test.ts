import { describe, expect, test } from 'vitest';
import { campaignOf, estimateOf, file, run } from './program.js';

describe('rates', () => {
  const cost = (ratesText: string, rows: string[], ...args: string[]) =>
    estimateOf(['-', '--rates', file('own.csv', ratesText), ...args], campaignOf(rows));

  test('the longest prefix wins over a shorter one, and a prefix over the country', async () => {
    const rates = 'country,prefix,price\n gb ,,1\n,4477,2\n,4477009,3\n,1,5\n';
    const estimate = await cost(rates, [
      '442079460000,a',
      '447800000000,a',
      '447711111111,a',
      '447700900123,a',
      '14165550100,a',
    ]);
    expect(estimate.cost.amount).toBe('12.00');
    expect(estimate.byCountry).toMatchObject([
      { country: 'GB', messages: 4, cost: { amount: '7.00' } },
      { country: 'CA', messages: 1, cost: { amount: '5.00' } },
    ]);
  });

  test('rates can be standard input', async () => {
    const campaign = file('one.csv', 'msisdn,message\n447700900123,a\n');
    const json = JSON.stringify([{ country: 'GB', price: 0.04, currency: 'GBP' }]);
    expect((await estimateOf([campaign, '--rates', '-'], json)).cost).toEqual({
      currency: 'GBP',
      amount: '0.04',
    });
    expect((await run([campaign, '--rates', '-'], 'country,price\nGR8,1\n')).stderr).toBe(
      "preflight: standard input: line 2, country: expected a country of ISO 3166-1, found 'GR8'\n",
    );
  });

  test('what has no rate is counted and not priced', async () => {
    const estimate = await cost('prefix,price\n4477009,3\n', [
      '447700900123,a',
      '447711111111,a',
      '9991234567,a',
      '33612345678,a',
    ]);
    expect(estimate).toMatchObject({ priced: 1, noRate: 3, messages: 4, cost: { amount: '3.00' } });
    expect(estimate.byCountry.map(({ country, messages, noRate }) => [country, messages, noRate])).toEqual([
      ['GB', 2, 1],
      [null, 1, 1],
      ['FR', 1, 1],
    ]);
  });

  test('a price of 0 is a price', async () => {
    expect(await cost('country,price\nGB,0\n', ['447700900123,a'])).toMatchObject({ priced: 1, noRate: 0 });
  });

  test('money is exact', async () => {
    const thrice = ['447700900123,a', '447700900123,a', '447700900123,a'];
    expect((await cost('country,price\nGB,0.1\n', thrice)).cost.amount).toBe('0.30');
    expect((await cost('country,price\nGB,0.00000001\n', thrice)).cost.amount).toBe('0.00000003');
    expect((await cost('country,price\nGB,30744573456.18258602\n', thrice)).cost.amount).toBe(
      '92233720368.54775806',
    );
    const most = '92233720368.54775807';
    expect((await cost(`country,price\nGB,${most}\n`, thrice.slice(0, 1))).cost.amount).toBe(most);
  });

  test('a cost past 64 bits is an error', async () => {
    const rates = file('own.csv', 'country,price,currency\nGB,92233720368.54775807,EUR\nUS,0.00000001,EUR\n');
    const { status, stdout, stderr } = await run(
      ['-', '--rates', rates],
      'msisdn,message\n447700900123,a\n12015550123,a\n',
    );
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe('preflight: the cost is more than 92233720368.54775807 EUR\n');
  });

  test.each([
    ['country,price\nGB,1\n', [], 'credits'],
    ['country,price\nGB,1\n', ['--currency', 'EUR'], 'EUR'],
    ['country,price,currency\nGB,1,USD\nUS,1,USD\n', [], 'USD'],
    ['country,price,currency\nGB,1,USD\n', ['--currency', 'USD'], 'USD'],
    ['country,price,currency\nGB,1,credits\n', [], 'credits'],
  ])('currency of %j with %j: %s', async (rates, args, currency) => {
    const estimate = await cost(rates, ['447700900123,a'], ...args);
    expect(estimate.cost).toEqual({ currency, amount: '1.00' });
    expect(estimate.byCountry[0]!.cost).toEqual({ currency, amount: '1.00' });
  });

  test('rates of networks need the column mccmnc, or an option that says what counts without it', async () => {
    const rates = file('own.csv', 'country,mcc,mnc,price\nGB,234,15,1\nGB,234,10,2\nDE,262,01,5\n');
    const rows = ['447700900123,23415,a', '447700900123,,a', '447700900123,23499,a', '4915112345678,,a'];
    const of = (header: string, ...args: string[]) =>
      estimateOf(['-', '--rates', rates, ...args], [header, ...rows].join('\n'));
    expect(await of('msisdn,mccmnc,message')).toMatchObject({
      priced: 2,
      noRate: 2,
      cost: { amount: '6.00' },
    });
    expect((await of('msisdn,Mcc_Mnc,message', '--unknown-network', 'highest')).cost.amount).toBe('10.00');
    expect((await of('msisdn,mccmnc,message', '--unknown-network', 'lowest')).cost.amount).toBe('8.00');
    const without = await of('msisdn,other,message');
    expect(without).toMatchObject({ priced: 1, noRate: 3, cost: { amount: '5.00' } });
    expect(without.noRateReasons).toEqual([{ code: 'NETWORK_UNKNOWN', count: 3 }]);
  });

  test('why there is no rate', async () => {
    const rates = file('own.csv', 'country,mcc,mnc,price\nGB,234,15,1\nGB,234,10,2\nFR,,,n/a\n');
    const rows = ['447700900123,a', '33612345678,a', '33612345679,a', '12015550123,a'];
    const args = ['-', '--rates', rates];
    const input = ['msisdn,message', ...rows].join('\n');
    expect((await estimateOf(args, input)).noRateReasons).toEqual([
      { code: 'NO_RATE', count: 1 },
      { code: 'DESTINATION_REJECTED', count: 2 },
      { code: 'NETWORK_UNKNOWN', count: 1 },
    ]);
    expect((await run(args, input)).stdout).toMatch(/^DESTINATION_REJECTED +2 {3}\S/m);
  });

  test('--at decides which rates are in force', async () => {
    const rates = 'country,price,from,until\nGB,1,2026-01-01,2026-02-01\nGB,2,2026-02-01,2026-03-01\n';
    const at = async (time: string) => {
      const estimate = await cost(rates, ['447700900123,a'], '--at', time);
      return [estimate.noRate, estimate.cost.amount, estimate.rates.inForceOn];
    };
    expect(await at('2025-12-31T23:59:59Z')).toEqual([1, '0.00', '2025-12-31T23:59:59.000Z']);
    expect(await at('2026-01-01')).toEqual([0, '1.00', '2026-01-01T00:00:00.000Z']);
    expect(await at('2026-01-31 23:59')).toEqual([0, '1.00', '2026-01-31T23:59:00.000Z']);
    expect(await at('2026-02-01')).toEqual([0, '2.00', '2026-02-01T00:00:00.000Z']);
    expect(await at('2026-02-01T00:59+01:00')).toEqual([0, '1.00', '2026-01-31T23:59:00.000Z']);
    expect(await at('2026-03-01')).toEqual([1, '0.00', '2026-03-01T00:00:00.000Z']);
  });

  test('without --at the present counts', async () => {
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const rates = `country,price,from,until\nGB,1,,${yesterday}\nGB,2,${yesterday},${tomorrow}\nGB,3,${tomorrow},\n`;
    expect((await cost(rates, ['447700900123,a'])).cost.amount).toBe('2.00');
  });

  test.each<[rates: string, args: string[], amount: string]>([
    ['country,price,currency\nGB,125,EUR\n', ['--minor-units'], '1.25'],
    ['country,price,currency\nGB,125,JPY\n', ['--minor-units'], '125'],
    ['country,price\nGB,125\n', ['--minor-units', '--currency', 'KWD'], '0.125'],
    ['country;price\nGB;1,125\n', ['--decimal-separator', ','], '1.125'],
    ['country;price\nGB;1,125\n', ['--decimal-separator', '.'], '1125.00'],
    [
      'country,price,from\nGB,1,01/02/2026\nGB,2,02/01/2026\n',
      ['--date-order', 'day-month', '--at', '2026-01-15'],
      '2.00',
    ],
    [
      'country,price,from\nGB,1,01/02/2026\nGB,2,02/01/2026\n',
      ['--date-order', 'month-day', '--at', '2026-01-15'],
      '1.00',
    ],
  ])('%j with %j costs %s', async (rates, args, amount) => {
    expect((await cost(rates, ['447700900123,a'], ...args)).cost.amount).toBe(amount);
  });
});
