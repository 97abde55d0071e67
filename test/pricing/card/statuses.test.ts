// Rates that are closed, ignored or unchanged, by a column such as Status or Change.
import { describe, expect, test } from 'vitest';
import { rateCard } from '../../../src/index.js';
import { cardOf, GB, loaded, priceAt, wrongIn } from './cards.js';

const before = Date.UTC(2026, 0, 31);
const after = Date.UTC(2026, 1, 1);
const pricesAround = (text: string) => {
  const card = cardOf(text);
  return [before, after].map(at => priceAt(card, GB, undefined, at));
};

describe('what is closed is rejected from its date', () => {
  test.each([
    'Closed',
    'closed',
    'CLOSE',
    'Deleted',
    'Removed',
    'Suspended',
    'Blocked',
    'Discontinued',
    'Terminated',
  ])('%s', word => {
    expect(pricesAround(`country,price,status,effective date\nGB,0.04,${word},2026-02-01`)).toEqual([
      '0.04',
      'DESTINATION_REJECTED',
    ]);
  });

  test.each(['Destination closed', 'Route deleted', 'No longer available', 'Not active'])('%s', phrase => {
    expect(pricesAround(`country,price,change,from\nGB,0.04,${phrase},2026-02-01`)[1]).toBe(
      'DESTINATION_REJECTED',
    );
  });

  test('without a date at once, with or without a price', () => {
    expect(priceAt(cardOf('country,price,status\nGB,0.04,Closed'), GB)).toBe('DESTINATION_REJECTED');
    expect(priceAt(cardOf('country,price,status\nGB,,Closed'), GB)).toBe('DESTINATION_REJECTED');
    expect(
      priceAt(
        cardOf([
          { country: 'GB', status: 'closed' },
          { country: 'DE', price: 1 },
        ]),
        GB,
      ),
    ).toBe('DESTINATION_REJECTED');
  });

  test('with its beginning and its end, from its end on', () => {
    const card = cardOf('country,price,status,from,until\nGB,0.04,Closed,2026-01-01,2026-02-01');
    expect([Date.UTC(2025, 11, 31), before, after].map(at => priceAt(card, GB, undefined, at))).toEqual([
      'NO_RATE',
      '0.04',
      'DESTINATION_REJECTED',
    ]);
  });

  test('a price of 0 beside it is no price', () => {
    expect(pricesAround('country,price,status,from\nGB,0.0000,Closed,2026-02-01')).toEqual([
      'NO_RATE',
      'DESTINATION_REJECTED',
    ]);
  });

  test('one of two columns is enough', () => {
    expect(pricesAround('country,price,status,change,from\nGB,0.04,Active,Closed,2026-02-01')[1]).toBe(
      'DESTINATION_REJECTED',
    );
  });
});

test.each([
  ...[
    'Current',
    'Active',
    'Open',
    'New',
    'Increase',
    'Decrease',
    'No Change',
    'no changes',
    'Unchanged',
    'Same',
  ],
  ...['Price increase', 'Rate decreased', '+0.001', '-3%', '5 %', '-', '', 'Updated', 'Added', 'Reopened'],
])('the price counts where the status is %j', word => {
  expect(pricesAround(`country,price,status,from\nGB,0.04,${word},2026-02-01`)).toEqual(['NO_RATE', '0.04']);
});

test.each(['Ignore', 'ignored', 'Skip', 'Do not use'])('%s is left out and listed', word => {
  const { value, skipped } = loaded(`country,price,status\nGB,0.04,${word}\nDE,0.05,Open`);
  expect(value.rates.map(({ country }) => country)).toEqual(['DE']);
  expect(skipped).toMatchObject([{ code: 'IGNORED_RATE', line: 2, param: 'status' }]);
});

test.each(['Pending', 'Under review', 'Testing', 'not blocked'])('%s is refused by name', word => {
  expect(rateCard(`country,price,Status\nGB,0.04,${word}`).issues).toMatchObject([
    {
      code: 'UNKNOWN_WORD',
      message: `line 2, Status: expected the status of a rate, such as open or closed, found '${word}'; say what it means in options.words`,
    },
  ]);
});

test('the options say what other words mean, and whether the column counts', () => {
  const text = 'country,price,status\nGB,0.04,Pending\nDE,0.05,Dormant\nFR,0.06,Draft';
  const { value, skipped } = loaded(text, {
    words: { pending: 'open', DORMANT: 'closed', draft: 'ignored' },
  });
  expect(value.rates).toMatchObject([
    { country: 'GB', reject: false },
    { country: 'DE', reject: true },
  ]);
  expect(skipped).toMatchObject([{ code: 'IGNORED_RATE', line: 4 }]);
  expect(cardOf(text, { columns: { status: false } }).rates).toHaveLength(3);
});

describe('a current and a new price', () => {
  test.each([
    ['Current Rate', 'New Rate'],
    ['Old Price', 'New Price'],
    ['Previous rate', 'Current rate'],
    ['Present Price', 'Proposed Price'],
    ['Existing Rate (EUR)', 'Future Rate (EUR)'],
    ['Rate', 'Revised Rate'],
    ['Old Rate', 'Rate'],
    ['Old', 'New'],
    ['Price old', 'Price new'],
    ['oldPrice', 'newPrice'],
  ])('%s counts until the date, and %s from then on', (current, next) => {
    const text = `Country,${current},${next},Effective Date\nUnited Kingdom,0.04,0.05,2026-02-01`;
    expect(loaded(text).warnings).toEqual([]);
    expect(pricesAround(text)).toEqual(['0.04', '0.05']);
    expect(priceAt(cardOf(text), GB)).toBe('0.05');
    const [row] = [{ country: 'GB', [current]: '0.04', [next]: '0.05', effectiveDate: '2026-02-01' }];
    expect(pricesAround(JSON.stringify([row]))).toEqual(['0.04', '0.05']);
  });

  test('without a date the new one counts, with a warning', () => {
    const list = loaded('country,Current Rate,New Rate\nGB,0.04,0.05\nDE,0.06,0.07');
    expect(priceAt(list.value, GB)).toBe('0.05');
    expect(list.warnings).toMatchObject([{ code: 'SEVERAL_PRICES', line: 1 }]);
    const row = loaded('country,Current Rate,New Rate,from\nGB,0.04,0.05,\nDE,0.06,0.07,2026-02-01');
    expect(priceAt(row.value, GB)).toBe('0.05');
    expect(row.warnings).toMatchObject([{ code: 'SEVERAL_PRICES', line: 2 }]);
  });

  test('equal prices are one rate; a current price of 0 stands for none', () => {
    expect(cardOf('country,Old Rate,New Rate,from\nGB,0.04,0.040,2026-02-01').rates).toMatchObject([
      { from: null, until: null },
    ]);
    expect(pricesAround('country,Old Rate,New Rate,from\nGB,0,0.04,2026-02-01')).toEqual(['NO_RATE', '0.04']);
    expect(pricesAround('country,Old Rate,New Rate,from\nGB,,0.04,2026-02-01')).toEqual(['NO_RATE', '0.04']);
  });

  test('no new price: closed, refused, unchanged, or forgotten', () => {
    const header = 'country,Old Rate,New Rate,Change,from\nGB,0.04';
    expect(pricesAround(`${header},,Closed,2026-02-01`)).toEqual(['0.04', 'DESTINATION_REJECTED']);
    expect(pricesAround(`${header},n/a,,2026-02-01`)).toEqual(['0.04', 'DESTINATION_REJECTED']);
    expect(pricesAround(`${header},,No Change,2026-02-01`)).toEqual(['0.04', '0.04']);
    expect(wrongIn(`${header},,Increase,2026-02-01`)).toEqual(['MISSING_PRICE 2']);
  });

  test('two prices where the status says that it is unchanged are refused', () => {
    const { issues } = rateCard('country,Old Rate,New Rate,Change,from\nGB,0.04,0.05,Unchanged,2026-02-01');
    expect(issues).toMatchObject([{ code: 'CONTRADICTION', line: 2 }]);
    expect(issues![0]!.message).toContain('Old Rate 0.04 and New Rate 0.05');
  });

  test('columns can be chosen', () => {
    const text = 'country,A,B,from\nGB,0.04,0.05,2026-02-01';
    const card = cardOf(text, { columns: { price: 'B', currentPrice: 'A' } });
    expect([before, after].map(at => priceAt(card, GB, undefined, at))).toEqual(['0.04', '0.05']);
    const old = cardOf('country,Old Rate,New Rate\nGB,0.04,0.05', { columns: { price: 'Old Rate' } });
    expect(priceAt(old, GB)).toBe('0.04');
  });
});
