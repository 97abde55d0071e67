import type { Rate } from '../rate.js';
import { byKey } from './duplicates.js';
import { type Grouping, RateGroups } from './grouping.js';
import { issueAt, placeName, type RateCardIssue } from './issues.js';
import type { RcsMessage } from './options.js';

/** The kind of RCS message of each rate that has one. */
export type RcsKinds = ReadonlyMap<Rate, 'rcsBasic' | 'rcsSingle'>;

/** Rates of one key and one country: two countries can share a prefix. */
const byDestination: Grouping = {
  hashOf: rate => byKey.hashOf(rate),
  isSame: (one, other) => one.country === other.country && byKey.isSame(one, other),
};

interface Found {
  readonly issues: RateCardIssue[];
  readonly warnings: RateCardIssue[];
}

/**
 * The rates without those that do not count where a key has a price for basic and one for single RCS messages. The
 * options say which counts. Otherwise the higher price does, so that no message costs more than its estimate.
 */
export function withOneRcsPrice(
  rates: Rate[],
  kinds: RcsKinds,
  counts: RcsMessage,
  { issues, warnings }: Found,
): Rate[] {
  if (kinds.size === 0) return rates;
  const dropped = new Set<Rate>();
  new RateGroups(rates).each(byDestination, indices => {
    const all = indices.map(i => rates[i]!);
    const basic = all.filter(rate => kinds.get(rate) === 'rcsBasic');
    const single = all.filter(rate => kinds.get(rate) === 'rcsSingle');
    if (basic.length === 0 || single.length === 0) return;
    if (counts !== 'highest') for (const rate of counts === 'basic' ? single : basic) dropped.add(rate);
    else dropLower(basic, single);
  });
  return dropped.size === 0 ? rates : rates.filter(rate => !dropped.has(rate));

  function dropLower(basic: readonly Rate[], single: readonly Rate[]): void {
    const byPeriod = new Map(basic.map(rate => [periodOf(rate), rate]));
    for (const one of single) {
      const other = byPeriod.get(periodOf(one));
      if (other === undefined || basic.length !== single.length) {
        const expected = 'expected the same dates for basic and single messages';
        const text = `${expected}, but ${placeName(basic[0]!)} has others; choose one with options.rcsMessage`;
        issues.push(issueAt(one, 'DUPLICATE_RATE', 'rcsPrice', text));
        continue;
      }
      const isHigher = costOf(one) >= costOf(other);
      const [kept, lower] = isHigher ? [one, other] : [other, one];
      dropped.add(lower);
      if (costOf(kept) === costOf(lower)) continue;
      const text = `the RCS price of ${placeName(kept)} is higher and counts; choose one with options.rcsMessage`;
      warnings.push(issueAt(lower, 'SEVERAL_PRICES', 'rcsPrice', text));
    }
  }
}

const periodOf = ({ from, until }: Rate): string => `${from} ${until}`;

const costOf = ({ rcsPrice, fee }: Rate): bigint => (rcsPrice?.units ?? 0n) + (fee?.units ?? 0n);
