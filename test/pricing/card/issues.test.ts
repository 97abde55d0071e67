// What is wrong with a price list, and where.
import { expect, test } from 'vitest';
import { type RateCardIssueCode, rateCard } from '../../../src/index.js';
import { wrongIn } from './cards.js';

test('issues stand in the order of their lines', () => {
  expect(wrongIn('country,price\nGB,1\nGB,2\nXQ,3\nGB,4\nDE,x').map(issue => issue.split(' ')[1])).toEqual([
    '3',
    '4',
    '5',
    '6',
  ]);
});

/** An input for every code. */
const inputs: Record<RateCardIssueCode, string | object> = {
  UNREADABLE_CARD: 'Hello',
  MALFORMED_ROW: 'country,price\nGB,"0.04',
  MISSING_KEY: 'country,price\n,0.04',
  TOO_MANY_KEYS: `prefix,mcc,mnc,price\n"${'44,'.repeat(101)}44",234,${Array.from({ length: 99 }, (_, i) => i + 1).join(' ')},0.04`,
  UNKNOWN_COUNTRY: 'country,price\nNowhere,0.04',
  INVALID_PREFIX: 'prefix,price\n044,0.04',
  INVALID_MCC_MNC: 'mcc,mnc,price\n23,10,0.04',
  MISSING_PRICE: 'country,price,currency\nGB,,GBP',
  INVALID_PRICE: 'country,price\nGB,free',
  INVALID_CURRENCY: 'country,price,currency\nGB,0.04,POUNDS',
  MIXED_CURRENCIES: 'country,price,currency\nGB,0.04,GBP\nDE,0.05,EUR',
  INVALID_DATE: 'country,price,from\nGB,0.04,soon',
  INVALID_REJECT: 'country,price,reject\nGB,0.04,perhaps',
  UNKNOWN_WORD: 'country,type,price\nGB,Premium,0.04',
  CONTRADICTION: 'country,old price,new price,status\nGB,0.04,0.05,unchanged',
  UNKNOWN_CURRENCY: { country: 'GB', price: 0.04 },
  DUPLICATE_RATE: 'country,price\nGB,0.04\nGB,0.05',
  REPLACED_RATE: 'country,price,from\nGB,0.04,2026-01-01\nGB,0.05,2026-02-01',
  SEVERAL_PRICES: {
    iso_country: 'GB',
    outbound_sms_prices: [
      { mcc: '234', mnc: '10', prices: [{ current_price: '0.04' }, { current_price: '0.05' }] },
    ],
  },
  LOW_DEFAULT: 'country,mcc,mnc,price\nGB,,,0.04\nGB,234,10,0.05',
  SOURCE_PREFIX: 'source prefix,country,price\n44,GB,0.04\n,DE,0.05',
  OTHER_SERVICE: 'country,type,price\nGB,MMS,0.04\nDE,SMS,0.05',
  IGNORED_RATE: 'country,status,price\nGB,Ignore,0.04\nDE,,0.05',
  WITHDRAWN_COUNTRY: 'country,price\nAN,0.04\nDE,0.05',
  NOT_A_RATE: 'country,price\nGB,0.04\nPrices per part.,',
};

test.each(Object.entries(inputs))(
  '%s happens, says where, what was expected, and what was found',
  (code, source) => {
    const result = rateCard(source);
    const all = result.issues ?? [...result.skipped, ...result.warnings];
    // Most of these lists name no currency, which is not what they are for.
    const found = all.filter(issue => issue.code === code || issue.code !== 'UNKNOWN_CURRENCY');
    expect(found).toMatchObject([{ code }]);
    const [{ message, line, path, param }] = found as [(typeof found)[0]];
    if (typeof source === 'string') expect(message.startsWith(`line ${line}`)).toBe(true);
    if (code !== 'UNKNOWN_CURRENCY') expect(path[0]).toBe(line ?? 'outbound_sms_prices[0]');
    if (param !== undefined) expect(path[1]).toBe(param);
    expect(message).not.toMatch(/undefined|\[object|^,/);
  },
);

test('messages name the column as it is headed, and where it is in rows', () => {
  const messageOf = (source: string | object) => rateCard(source).issues![0]!.message;
  expect(messageOf('Land;Price EUR\n44;free')).toContain('line 1');
  expect(messageOf('Country;Price EUR\nGB;free')).toBe(
    "line 2, Price EUR: expected a price such as 0.0425, found 'free'",
  );
  expect(messageOf([{ country: 'GB', rate: 'free' }])).toBe(
    "[0], rate: expected a price such as 0.0425, found 'free'",
  );
  expect(messageOf({ country: 'GB', price: 'free' })).toBe(
    "price: expected a price such as 0.0425, found 'free'",
  );
  expect(messageOf([1])).toBe('[0]: expected an object');
});
