import { countries } from '../../../src/batch/index.js';
import { moneyOf } from '../../../src/pricing/money.js';
import type { RateCard } from '../../../src/pricing/rate.js';
import type { Random } from '../../random.js';
import type { PlainRate } from '../../reference/price.js';

/** Rates for countries, and for `prefixes` prefixes of the numbers: from one digit to one more than a number has. */
export function plainRates(numbers: readonly Uint8Array[], prefixes: number, chance: Random): PlainRate[] {
  const blank = { mccMnc: null, prefix: null, country: null, from: null, until: null };
  const price = () => {
    const kind = chance.below(8);
    if (kind === 0) return { price: null, rcsPrice: null, fee: null, reject: true };
    return {
      price: kind === 1 ? null : BigInt(1 + chance.below(1e8)),
      rcsPrice: kind < 5 ? BigInt(1 + chance.below(1e8)) : null,
      fee: kind === 7 ? BigInt(chance.below(1e6)) : null,
      reject: false,
    };
  };
  const known = new Set<string>();
  while (known.size < prefixes) {
    const number = Buffer.from(chance.pick(numbers)).toString('latin1');
    if (/^[1-9]\d{6,14}$/.test(number))
      known.add(`${number}${chance.below(10)}`.slice(0, Math.min(15, 1 + chance.below(number.length + 1))));
  }
  const some = countries.filter(country => country !== null && chance.below(3) > 0);
  return [
    ...[...known].map(prefix => ({ ...blank, prefix, ...price() })),
    ...some.map(country => ({ ...blank, country, ...price() })),
  ];
}

export function cardOf(rates: readonly PlainRate[]): RateCard {
  const money = (units: bigint | null) => (units === null ? null : moneyOf('GBP', units));
  return {
    currency: 'GBP',
    unknownNetwork: 'noRate',
    rates: rates.map((rate, i) => ({
      ...rate,
      line: i + 2,
      path: null,
      network: null,
      price: money(rate.price),
      rcsPrice: money(rate.rcsPrice),
      fee: money(rate.fee),
    })),
  };
}
