// The plain rates that a truth comes down to, by the rules in src/pricing/README.md. Slow, and written without a look at
// the reader of price lists.
import type { PlainRate } from '../../../reference/price.js';
import type { Fact, Key } from './truth.js';

type PlainKey = Pick<PlainRate, 'mccMnc' | 'network' | 'prefix' | 'country'>;
type PlainCosts = Pick<PlainRate, 'price' | 'rcsPrice' | 'fee' | 'reject' | 'from' | 'until'>;

/** The rates of facts. Rows of other services and rows to ignore have none. */
export function plainRates(facts: readonly Fact[]): PlainRate[] {
  const counted = facts.filter(fact => fact.service !== 'other' && fact.status !== 'ignored');
  const lower = new Set(counted.filter(fact => isLowerRcs(fact, counted)));
  const rates = counted
    .filter(fact => !lower.has(fact))
    .flatMap(fact => costsOf(fact).flatMap(costs => keysOf(fact.key).map(key => ({ ...key, ...costs }))));
  return withoutUnclearNetworks(withoutSharedPrefixes(rates));
}

/** Of a basic and a single RCS message the higher price counts. */
function isLowerRcs(fact: Fact, all: readonly Fact[]): boolean {
  if (fact.service !== 'rcsBasic' && fact.service !== 'rcsSingle') return false;
  const other = all.find(({ key, service }) => {
    const isOther = service !== fact.service && (service === 'rcsBasic' || service === 'rcsSingle');
    return isOther && key === fact.key;
  });
  if (other === undefined || other.price === null || fact.price === null) return false;
  return fact.price < other.price || (fact.price === other.price && fact.service === 'rcsBasic');
}

function keysOf({ destination, isCountryNamed, prefix, mcc, mncs, network }: Key): PlainKey[] {
  const country = isCountryNamed && destination ? destination.country : null;
  if (mcc === null) return [{ mccMnc: null, network, prefix, country }];
  // All networks with a prefix are the prefix.
  if (mncs.length === 0) return [{ mccMnc: prefix === null ? mcc : null, network: null, prefix, country }];
  return mncs.map(mnc => ({ mccMnc: mcc + mnc, network, prefix, country }));
}

const REFUSAL = { price: null, rcsPrice: null, fee: null, reject: true };

/** What a fact costs from when to when. */
function costsOf(fact: Fact): PlainCosts[] {
  const { service, before, rcsPrice, fee, from, until, status } = fact;
  const isRcs = service !== 'sms';
  const at = (price: bigint | null, rcs: bigint | null): Omit<PlainCosts, 'from' | 'until'> => ({
    price: isRcs ? null : price,
    rcsPrice: isRcs ? price : rcs,
    fee,
    reject: false,
  });
  if (status === 'closed') {
    const price = before ?? fact.price;
    const end = until ?? from;
    const refusal = isRcs ? [] : [{ ...REFUSAL, from: end, until: null }];
    const counts = price === null ? rcsPrice !== null : price > 0n;
    if (!counts || end === null) return refusal;
    return [{ ...at(price, rcsPrice), from: until === null ? null : from, until: end }, ...refusal];
  }
  const { price } = fact;
  if (before !== null && before === price) return [{ ...at(price, rcsPrice), from: null, until }];
  const after =
    price === null && rcsPrice === null
      ? { ...REFUSAL, from, until }
      : { ...at(price, rcsPrice), from, until };
  const costs = isRcs && price === null ? [] : [after];
  // A current price of 0 beside a new one stands for none.
  if (before === null || before === 0n || from === null) return costs;
  return [{ ...at(before, null), from: null, until: from }, ...costs];
}

/** A prefix of two countries does not distinguish their rows. They count by country. */
function withoutSharedPrefixes(rates: readonly PlainRate[]): PlainRate[] {
  const isOfAll = ({ mccMnc, network }: PlainRate) => mccMnc === null && !network;
  return rates.map(rate => {
    const isShared =
      rate.prefix !== null &&
      rate.country !== null &&
      isOfAll(rate) &&
      rates.some(
        other =>
          isOfAll(other) &&
          other.prefix === rate.prefix &&
          other.country !== null &&
          other.country !== rate.country,
      );
    return isShared ? { ...rate, prefix: null } : rate;
  });
}

/** A network with two prices in two places at one time counts by its place only. */
function withoutUnclearNetworks(rates: readonly PlainRate[]): PlainRate[] {
  return rates.map(rate => {
    const all = rates.filter(({ mccMnc }) => mccMnc !== null && mccMnc === rate.mccMnc);
    if (all.length < 2 || !hasTwoPrices(all)) return rate;
    return { ...rate, mccMnc: null, network: rate.mccMnc!.length === 3 ? null : rate.network || rate.mccMnc };
  });
}

const placeOf = ({ prefix, country }: PlainRate) => prefix ?? country;

function hasTwoPrices(rates: readonly PlainRate[]): boolean {
  const times = [Number.NEGATIVE_INFINITY, ...rates.flatMap(({ from, until }) => [from, until])];
  const places = [...new Set(rates.map(placeOf))];
  return (['price', 'rcsPrice'] as const).some(channel =>
    times.some(time => {
      if (time === null) return false;
      const prices = places.map(place => {
        const inForce = rates.filter(
          rate =>
            placeOf(rate) === place &&
            (rate.reject || rate[channel] !== null) &&
            (rate.from ?? Number.NEGATIVE_INFINITY) <= time &&
            (rate.until ?? Number.POSITIVE_INFINITY) > time,
        );
        const [last] = inForce.toSorted(
          (a, b) => (b.from ?? Number.NEGATIVE_INFINITY) - (a.from ?? Number.NEGATIVE_INFINITY),
        );
        return last && (last.reject ? 'refused' : `${last[channel]} ${last.fee ?? 0n}`);
      });
      return new Set(prices.filter(price => price !== undefined)).size > 1;
    }),
  );
}
