// Plain rates drawn from a seed, cards of them, and the comparison of a quote with a plain search.
import { expect } from 'vitest';
import { territories } from '../../src/numbering/territories.js';
import { moneyOf } from '../../src/pricing/money.js';
import type { RateCard, RateKey, UnknownNetworkPolicy } from '../../src/pricing/rate.js';
import { quote } from '../../src/quote/quote.js';
import { random } from '../random.js';
import { countriesOfRate, type PlainMessage, type PlainRate, type referenceRow } from '../reference/price.js';

export const chance = random(2026);
export function digits(length: number): string {
  let text = '';
  while (text.length < length) text += chance.below(10);
  return text;
}
export const prefixOf = (length: number) => `${1 + chance.below(9)}${digits(length - 1)}`;
export const countries = [...new Set(territories().map(({ country }) => country))];

export const blank: PlainRate = {
  mccMnc: null,
  prefix: null,
  country: null,
  price: null,
  rcsPrice: null,
  fee: null,
  reject: false,
  from: null,
  until: null,
};

/** Prices for SMS, for RCS or both, a fee now and then, or a refusal. */
export function priced(): Pick<PlainRate, 'price' | 'rcsPrice' | 'fee' | 'reject'> {
  const kind = chance.below(10);
  if (kind === 0) return { price: null, rcsPrice: null, fee: null, reject: true };
  return {
    price: kind === 1 ? null : BigInt(chance.below(1e9)),
    rcsPrice: kind < 5 ? BigInt(chance.below(1e9)) : null,
    fee: kind === 9 ? BigInt(chance.below(1e6)) : null,
    reject: false,
  };
}

export function cardOf(
  rates: readonly PlainRate[],
  unknownNetwork: UnknownNetworkPolicy = 'noRate',
): RateCard {
  const money = (units: bigint | null) => (units === null ? null : moneyOf('GBP', units));
  return {
    currency: 'GBP',
    unknownNetwork,
    rates: rates.map((rate, i) => ({
      ...rate,
      line: i + 1,
      path: null,
      network: null,
      price: money(rate.price),
      rcsPrice: money(rate.rcsPrice),
      fee: money(rate.fee),
    })),
  };
}

/**
 * 20,000 prefixes. Most begin like another, and none with 3, so that there are numbers without; some countries,
 * networks, all networks of an MCC, a default.
 */
export function manyRates(): PlainRate[] {
  const prefixes = new Set<string>();
  while (prefixes.size < 20_000) {
    const known = chance.below(3) === 0 ? '' : chance.pick(lastOf(prefixes));
    const longer = known.slice(0, 8) + digits(1 + chance.below(3));
    const prefix = known === '' ? prefixOf(1 + chance.below(9)) : longer.slice(0, 9);
    if (!prefix.startsWith('3')) prefixes.add(prefix);
  }
  const networks = new Set<string>();
  while (networks.size < 500) networks.add(`${200 + chance.below(50)}${digits(2 + chance.below(2))}`);
  const mccs = Array.from({ length: 25 }, (_, i) => `${200 + 2 * i}`);
  return [
    ...Array.from(prefixes, prefix => ({ ...blank, ...priced(), prefix })),
    ...countries.filter((_, i) => i % 3 > 0).map(country => ({ ...blank, ...priced(), country })),
    ...[...networks, ...mccs].map(mccMnc => ({ ...blank, ...priced(), mccMnc })),
    { ...blank, price: 150_000_000n },
  ];
}

/** Some that were drawn before, to draw longer ones from. */
let drawn: string[] = ['1'];
function lastOf(prefixes: ReadonlySet<string>): readonly string[] {
  if (prefixes.size % 500 === 0 && prefixes.size > 0) drawn = [...prefixes].slice(-500);
  return drawn;
}

/** A number, of any country or with some prefix of the card. */
export function numberFor(prefixes: readonly string[]): string {
  const begin = chance.below(2) === 0 ? prefixOf(1) : chance.pick(prefixes);
  const length = Math.max(7 + chance.below(9), begin.length);
  return begin + digits(length - begin.length);
}

export interface Expectation {
  readonly match: number | undefined;
  readonly total: bigint | null;
}

const keyOf = ({ mccMnc, prefix, country }: PlainRate): RateKey =>
  mccMnc !== null ? 'mccMnc' : prefix !== null ? 'prefix' : country !== null ? 'country' : 'default';

/** The key and its value that find a row. A row of a network is also found by the country of its MCC. */
function foundBy(rate: PlainRate, { country }: PlainMessage, isByCountry: boolean): string {
  const value = rate.mccMnc ?? rate.prefix ?? rate.country;
  return isByCountry ? `country ${country}` : `${keyOf(rate)} ${value}`;
}

const networksByCountry = new WeakMap<readonly PlainRate[], Map<string, PlainRate[]>>();

/** The rows of networks of a country that stand beside no prefix. */
function networksOf(rates: readonly PlainRate[], country: string | null): readonly PlainRate[] {
  let byCountry = networksByCountry.get(rates);
  if (byCountry === undefined) {
    byCountry = new Map();
    for (const rate of rates)
      if (rate.mccMnc !== null && rate.prefix === null)
        for (const of of countriesOfRate(rate)) byCountry.set(of, [...(byCountry.get(of) ?? []), rate]);
    networksByCountry.set(rates, byCountry);
  }
  return byCountry.get(country ?? '') ?? [];
}

/** Why there is no rate. */
function reasonOf(rates: readonly PlainRate[], message: PlainMessage, find: ReturnType<typeof referenceRow>) {
  const networks = networksOf(rates, message.country);
  const isByNetwork = networks.some(
    rate => (message.channel === 'SMS' ? rate.price : rate.rcsPrice) !== null,
  );
  if (isByNetwork) return 'NETWORK_UNKNOWN';
  return message.channel === 'RCS' && find({ ...message, channel: 'SMS' }) !== undefined
    ? 'NO_RCS_RATE'
    : 'NO_RATE';
}

/** Compares `quote` with the search; what differs is a line that says how. */
export function compare(
  card: RateCard,
  rates: readonly PlainRate[],
  message: PlainMessage,
  expected: Expectation,
  find: ReturnType<typeof referenceRow>,
) {
  const { msisdn, mccMnc, channel, at } = message;
  const quoted = quote({ msisdn, text: '', mccMnc, channel, at }, card);
  if (quoted.issues) throw new Error(quoted.issues[0]!.message);
  const answer = quoted.noRate
    ? quoted.reason
    : `${quoted.total.units} ${quoted.matchedBy.line} ${quoted.matchedBy.key} ${quoted.matchedBy.value}`;
  const { match, total } = expected;
  const rate = match === undefined ? undefined : rates[match]!;
  const isByCountry = find({ ...message, country: null }) !== match;
  const right =
    rate === undefined
      ? reasonOf(rates, message, find)
      : total === null
        ? 'DESTINATION_REJECTED'
        : `${total} ${match! + 1} ${foundBy(rate, message, isByCountry)}`;
  if (answer !== right) expect.fail(`${JSON.stringify(message)}: ${answer} instead of ${right}`);
  return rate ? `${channel} ${keyOf(rate)} ${rate.reject}` : 'none';
}

export const totalOf = (message: Parameters<typeof quote>[0], card: RateCard) => {
  const quoted = quote(message, card);
  return quoted.noRate ? quoted.reason : quoted.issues ? quoted.issues[0]!.code : Number(quoted.total.units);
};
export const plain = (rate: Partial<PlainRate>): PlainRate => ({ ...blank, ...rate });
export const BRITISH = { msisdn: '447700900000', text: '' };
