import { describe, expect, test } from 'vitest';
import { referenceCard } from '../../../test/reference/card.js';
import { referenceEstimate } from '../../../test/reference/estimate.js';
import { file, run, sample, sampleRates } from './program.js';

const { stdout } = await run([sample, '--rates', sampleRates]);
const estimate = referenceEstimate(sample, referenceCard(sampleRates));
const thousands = (number: number) => number.toLocaleString('en');

describe('the report', () => {
  test.each([
    ['Rows', estimate.rows],
    ['rejected', estimate.rejected],
    ['messages', estimate.messages],
    ['in GSM-7', estimate.byEncoding['GSM-7']],
    ['in UCS-2', estimate.byEncoding['UCS-2']],
    ['Parts billed', estimate.messageParts],
    ['Segments sent', estimate.segments],
    ['with a rate', estimate.priced],
    ['without a rate', estimate.noRate],
  ])('says %s', (label, number) => {
    expect(stdout).toMatch(new RegExp(`^ *${label} +${thousands(number)}$`, 'm'));
  });

  test('says the cost, the countries, and what is wrong', () => {
    const [dearest] = estimate.byCountry;
    expect(stdout).toMatch(new RegExp(`^Cost, GBP +${estimate.cost.amount}$`, 'm'));
    expect(stdout).toMatch(new RegExp(`^${dearest!.country} .* ${dearest!.cost.amount}0*$`, 'm'));
    expect(stdout).toContain(`… and ${estimate.byCountry.length - 20} more: --json lists all\n`);
    for (const { code, count, firstLine } of [...estimate.rejections, ...estimate.warnings])
      expect(stdout).toMatch(
        new RegExp(`^${code} +${thousands(count)} +${thousands(firstLine)} {3}\\S`, 'm'),
      );
    expect(stdout.match(/^line \d+: /gm)).toHaveLength(10);
    expect(stdout).toContain(`… and ${estimate.rejected - 10} more\n`);
  });

  test('says at its head that nothing names the currency, as the JSON does', async () => {
    const input = 'msisdn,message\n447700900123,a\n';
    const own = (text: string) => ['-', '--rates', file('own.csv', text)];
    const unknown = await run(own('country,price\nGB,1\n'), input);
    const head = unknown.stdout.split('\n').slice(0, 3).join('\n');
    expect(head).toMatch(/^Currency +UNKNOWN: the rates name none, and count as credits/m);
    expect(unknown.stdout).not.toContain('Rates to look at');
    const json = await run([...own('country,price\nGB,1\n'), '--json'], input);
    expect(Object.entries(JSON.parse(json.stdout))[0]).toEqual(['currencyUnknown', true]);
    for (const [text, ...args] of [
      ['country,price\nGB,1\n', '--currency', 'credits'],
      ['country,price\nGB,1\n', '--currency', 'EUR'],
      ['country,price,currency\nGB,1,EUR (€)\n'],
    ] as [string, ...string[]][]) {
      expect((await run([...own(text), ...args], input)).stdout).not.toMatch(/^Currency /m);
      const { stdout: known } = await run([...own(text), ...args, '--json'], input);
      expect(JSON.parse(known)).not.toHaveProperty('currencyUnknown');
    }
  });

  test('says which number is billed', async () => {
    const { stdout: bySegments } = await run([sample, '--rates', sampleRates, '--basis', 'segments']);
    expect(bySegments).toMatch(new RegExp(`^Segments billed +${thousands(estimate.segments)}$`, 'm'));
    expect(bySegments).not.toContain('Parts billed');
  });
});
