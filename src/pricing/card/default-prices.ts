import { unitCost } from '../costs.js';
import { formatMoney, moneyOf } from '../money.js';
import type { Rate } from '../rate.js';
import { issueAt, type RateCardIssue } from './issues.js';

/** What a country costs where the network is not known, and the range of its networks. */
interface CountryPrices {
  default: Rate | undefined;
  lowest: bigint | undefined;
  highest: bigint;
}

/**
 * Warns of countries whose price for networks that are not listed is below that of every network which is: a message to a
 * network that is not known is then estimated too low.
 */
export function warnOfLowDefaults(rates: readonly Rate[], warnings: RateCardIssue[]): void {
  const countries = new Map<string, CountryPrices>();
  for (const rate of rates) {
    const { country, prefix, mccMnc, network, price } = rate;
    const isOfAll = mccMnc === null ? network === null : mccMnc.length === 3;
    if (country === null || prefix !== null || price === null || (!isOfAll && mccMnc === null)) continue;
    let prices = countries.get(country);
    if (prices === undefined)
      countries.set(country, (prices = { default: undefined, lowest: undefined, highest: 0n }));
    const cost = unitCost(rate, 'SMS');
    if (isOfAll) {
      if (prices.default === undefined || cost > unitCost(prices.default, 'SMS')) prices.default = rate;
      continue;
    }
    if (prices.lowest === undefined || cost < prices.lowest) prices.lowest = cost;
    if (cost > prices.highest) prices.highest = cost;
  }
  for (const [country, { default: rate, lowest, highest }] of countries) {
    if (rate === undefined || lowest === undefined || unitCost(rate, 'SMS') >= lowest) continue;
    const amount = (units: bigint) => formatMoney(moneyOf(rate.price!.currency, units));
    const range = lowest === highest ? amount(lowest) : `${amount(lowest)} to ${amount(highest)}`;
    const own = amount(unitCost(rate, 'SMS'));
    const text = `${own} counts in ${country} where the network is not known, but its networks cost ${range}; choose with options.unknownNetwork`;
    warnings.push(issueAt(rate, 'LOW_DEFAULT', 'price', text));
  }
}
