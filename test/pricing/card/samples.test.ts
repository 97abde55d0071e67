// Price lists as they come: each sample in test/pricing/cards is read as its expectation says.
import { expect, test } from 'vitest';
import {
  formatMoney,
  type Rate,
  type RateCardIssue,
  type RateCardOptions,
  rateCard,
} from '../../../src/index.js';
import { cardOf, expectations, expected, files, priceAt, sample } from './cards.js';

/** One reading of a sample. Money is a decimal string, a time is in ISO 8601, and null fields are left out. */
interface Expectation {
  readonly options?: RateCardOptions;
  /** Why the card is refused, with the codes and lines of its issues. */
  readonly refusedFor?: string;
  readonly issues?: readonly string[];
  readonly currency: string;
  readonly rates: readonly object[];
  /** What some numbers cost, or why there is no price. */
  readonly prices: readonly { msisdn: string; mccMnc?: string; price: string }[];
  readonly skipped: readonly string[];
  readonly warnings: readonly string[];
}

const placesOf = (issues: readonly RateCardIssue[] | undefined) =>
  issues?.map(({ code, line, path }) => `${code} ${line ?? String(path[0] ?? 'card')}`);

function written(rate: Rate): object {
  const amounts = { price: rate.price, rcsPrice: rate.rcsPrice, fee: rate.fee };
  const times = { from: rate.from, until: rate.until };
  const entries = Object.entries({
    ...rate,
    reject: rate.reject || null,
    path: rate.path || null,
    ...Object.fromEntries(Object.entries(amounts).map(([key, money]) => [key, money && formatMoney(money)])),
    ...Object.fromEntries(
      Object.entries(times).map(([key, time]) => [key, time === null ? null : new Date(time).toISOString()]),
    ),
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== null));
}

test('every sample has an expectation, and every expectation a sample', () => {
  expect(expectations.length).toBe(files.length);
  for (const file of files) expect(expected(file), file).not.toEqual([]);
});

const cases = files.flatMap(file =>
  (expected(file) as Expectation[]).map(
    expectation => [file, JSON.stringify(expectation.options ?? {}), expectation] as const,
  ),
);

test.each(cases)('%s with %s', (file, _, { options, issues, currency, rates, prices, skipped, warnings }) => {
  const result = rateCard(sample(file), options);
  expect(placesOf(result.issues)).toEqual(issues);
  if (result.issues) return;
  const { value: card } = result;
  expect(card.currency).toBe(currency);
  expect(card.rates.map(written)).toEqual(rates);
  expect(placesOf(result.skipped)).toEqual(skipped);
  expect(placesOf(result.warnings)).toEqual(warnings);
  for (const { msisdn, mccMnc, price } of prices)
    expect(priceAt(card, msisdn, mccMnc), `${msisdn} ${mccMnc}`).toBe(price);
  if (file.endsWith('.json')) expect(cardOf(JSON.parse(sample(file)), options)).toEqual(card);
});

test.each(files.filter(file => file.startsWith('deck-dates') && !file.includes('ambiguous')))(
  '%s has rates from 1 and 31 January 2026 on',
  file => {
    const { rates } = cardOf(sample(file), { skipInvalidRows: true });
    const dated = rates.filter(({ from }) => from !== null);
    const days = new Set(dated.map(({ from }) => new Date(from!).toISOString()));
    expect([...days].sort()).toEqual(['2026-01-01T00:00:00.000Z', '2026-01-31T00:00:00.000Z']);
  },
);
