import { priceFor, unitCost } from './costs.js';
import type { Match } from './fare.js';
import { networkCode } from './mobile-codes.js';
import type { UnknownNetworkPolicy } from './rate.js';

/**
 * The rate that counts for a number whose network is not known, if there is one.
 *
 * `matches` are the rates in force, those that came into force later after the others. `othersHaveRate` says whether
 * networks that are not among them have a rate: then what these agree on is not the price of all.
 */
export function matchOfNetworks(
  matches: readonly Match[],
  channel: 'SMS' | 'RCS',
  policy: UnknownNetworkPolicy,
  othersHaveRate: boolean,
): Match | undefined {
  // A rate for all networks of an MCC is the one for networks that the card does not name.
  const ofMcc = matches.filter(
    ({ rate }) => rate.mccMnc?.length === 3 && (priceFor(rate, channel) !== null || rate.reject),
  );
  const networks = latestByNetwork(ofMcc.length > 0 ? ofMcc : matches, channel);
  const all = networks.flat();
  const [first, ...rest] = all.filter(({ rate }) => priceFor(rate, channel) !== null);
  const isComplete =
    networks.every(({ length }) => length > 0) &&
    (!othersHaveRate || ofMcc.length > 0 || matches.every(({ rate }) => rate.mccMnc === null));
  if (first === undefined) return isComplete ? all[0] : undefined;
  const cost = ({ rate }: Match) => unitCost(rate, channel);
  if (policy !== 'noRate') return bestOf([first, ...rest], matches, channel, policy);
  const agree = rest.length === all.length - 1 && rest.every(match => cost(match) === cost(first));
  return isComplete && agree ? first : undefined;
}

/** The rate that a policy chooses among some and those of networks; the first of several with one price. */
export function bestOf(
  some: readonly Match[],
  networks: readonly Match[],
  channel: 'SMS' | 'RCS',
  policy: 'highest' | 'lowest',
): Match {
  const priced = latestByNetwork(networks, channel)
    .flat()
    .filter(({ rate }) => priceFor(rate, channel) !== null);
  return [...some, ...priced].reduce((best, match) => {
    const [one, other] = [unitCost(match.rate, channel), unitCost(best.rate, channel)];
    return (policy === 'highest' ? one > other : one < other) ? match : best;
  });
}

/** For each network its rates for a channel, without those that a later one replaces. */
function latestByNetwork(earliestFirst: readonly Match[], channel: 'SMS' | 'RCS'): Match[][] {
  const networks = new Map<string, Match[]>();
  for (const match of earliestFirst) {
    const { mccMnc, network, from, reject } = match.rate;
    const key = mccMnc === null ? `named ${network}` : networkCode(mccMnc);
    const known = networks.get(key) ?? [];
    networks.set(key, known);
    if (priceFor(match.rate, channel) === null && !reject) continue;
    if (known.length > 0 && known[0]!.rate.from !== from) known.length = 0;
    known.push(match);
  }
  return [...networks.values()];
}
