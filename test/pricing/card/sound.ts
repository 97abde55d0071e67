// What holds for every answer of rateCard.
import fc from 'fast-check';
import { expect } from 'vitest';
import { quote, type RateCardOptions, rateCard } from '../../../src/index.js';
import { GB, US } from './cards.js';

const endings = /\r\n|\r|\n/g;
const PATTERNS = { mccMnc: /^\d{3,6}$/, prefix: /^[1-9]\d{0,14}$/, country: /^([A-Z]{2}|001)$/ };

/** What holds for every answer, whatever the source: places, prices that fit, and valid keys. */
export function requireSound(source: string | object, options?: RateCardOptions): void {
  const result = rateCard(source, options);
  const isJson = typeof source !== 'string' || /^\ufeff?\s*[[{]/.test(source);
  const lines = typeof source === 'string' ? (source.match(endings)?.length ?? 0) + 1 : 0;
  for (const { code, message, line, path } of result.issues ?? [...result.skipped, ...result.warnings]) {
    const isOfAll =
      line === null &&
      ['UNREADABLE_CARD', 'INVALID_CURRENCY', 'MIXED_CURRENCIES', 'UNKNOWN_CURRENCY'].includes(code);
    const isPlace = isJson
      ? path.length > 0 && path.every(part => part !== '')
      : line! >= 1 && line! <= lines;
    if (!isOfAll && !isPlace) expect.fail(`${code} at ${line}, ${path.join()} of ${lines} lines`);
    if (/undefined|\[object/.test(message) && typeof source === 'object') expect.fail(message);
    if (message === '') expect.fail(code);
  }
  if (result.issues) {
    if (result.issues.length === 0) expect.fail('refused without a reason');
    return;
  }
  const { value } = result;
  for (const rate of value.rates) {
    for (const money of [rate.price, rate.rcsPrice, rate.fee])
      if (
        money !== null &&
        (money.units < 0n || money.units >= 2n ** 63n || money.currency !== value.currency)
      )
        expect.fail(`${money.units} ${money.currency}`);
    for (const [key, pattern] of Object.entries(PATTERNS)) {
      const found = rate[key as 'prefix'];
      if (found !== null && !pattern.test(found)) expect.fail(`${key} ${found}`);
    }
    if (rate.from !== null && rate.until !== null && rate.from >= rate.until) expect.fail('dates');
    if (!rate.reject && rate.price === null && rate.rcsPrice === null) expect.fail('no price');
  }
  for (const msisdn of [GB, US]) quote({ msisdn, text: '', smartRouting: true }, value);
}

export const anyOptions = fc.record<RateCardOptions>(
  {
    currency: fc.constantFrom('EUR', 'JPY', 'credits'),
    decimalSeparator: fc.constantFrom('.', ','),
    dateOrder: fc.constantFrom('day-month', 'month-day'),
    unknownNetwork: fc.constantFrom('noRate', 'highest', 'lowest'),
    numberType: fc.constantFrom('mobile', 'toString'),
    skipInvalidRows: fc.boolean(),
    columns: fc.constantFrom({}, { price: 1 }, { country: 0, price: 2 }, { network: false }),
  },
  { requiredKeys: [] },
);
