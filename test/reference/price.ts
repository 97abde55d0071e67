// Which row of a rate card counts for a message, and what it costs, slow and plain. Nobody may improve it.
import { readFileSync } from 'node:fs';

const codes: {
  mcc: string;
  countries: string[];
  mncDigits: number[];
  networks?: Record<string, string[]>;
}[] = JSON.parse(readFileSync('data/mobile-country-codes.json', 'utf8')).rows;

/** MCC and MNC as the network has them: where no MNC has three digits, 005 is 05. */
function wholeCode(mccMnc: string): string {
  const digits = codes.find(({ mcc }) => mccMnc.startsWith(mcc))?.mncDigits ?? [];
  return digits.join() === '2' ? mccMnc.replace(/^(...)0(..)$/, '$1$2') : mccMnc;
}

/** The countries of a row: its own, or those of its network. */
export function countriesOfRate({ mccMnc, country }: PlainRate): string[] {
  if (country !== null || mccMnc === null) return country === null ? [] : [country];
  const code = codes.find(({ mcc }) => mcc === mccMnc.slice(0, 3));
  if (code === undefined) return [];
  const own = code.networks?.[wholeCode(mccMnc).slice(3).padStart(2, '0')];
  const all = new Set([...code.countries, ...Object.values(code.networks ?? {}).flat()]);
  return own ?? (mccMnc.length === 3 ? [...all] : code.countries);
}

export interface PlainRate {
  mccMnc: string | null;
  network?: string | null;
  prefix: string | null;
  country: string | null;
  price: bigint | null;
  rcsPrice: bigint | null;
  fee: bigint | null;
  reject: boolean;
  from: number | null;
  until: number | null;
}

type Channel = 'SMS' | 'RCS';

export interface PlainMessage {
  msisdn: string;
  country: string | null;
  mccMnc?: string | undefined;
  channel: Channel;
  at?: number | undefined;
}

export type UnknownNetwork = 'noRate' | 'highest' | 'lowest';

/** Stands for rows of several networks of a prefix, where it is not known which counts. */
export const UNCLEAR = -1;

/** The keys of a row: a row of a network counts by its MCC and MNC, and among those of its prefix or country. */
function keysOfRate(rate: PlainRate): string[] {
  const { mccMnc, network, prefix, country } = rate;
  const keys = mccMnc === null ? [] : [`mccMnc ${wholeCode(mccMnc)}`];
  if (prefix !== null) keys.push(`prefix ${prefix}`);
  else if (country !== null || mccMnc !== null)
    keys.push(...countriesOfRate(rate).map(of => `country ${of}`));
  else if (!network) keys.push('default');
  return keys;
}

/** In force from its first moment on, until its last, which is no longer in it. Without a time all are. */
function isInForce({ from, until }: PlainRate, at: number | undefined): boolean {
  if (at === undefined) return true;
  return (from === null || from <= at) && (until === null || at < until);
}

const startOf = ({ from }: PlainRate) => (from === null ? Number.NEGATIVE_INFINITY : from);
const priceFor = (rate: PlainRate, channel: Channel) => (channel === 'SMS' ? rate.price : rate.rcsPrice);
const isOfNetwork = ({ mccMnc, network }: PlainRate) => mccMnc !== null || Boolean(network);

/** What one part costs by a row that has a price, with the fee. */
export const referenceUnit = (rate: PlainRate, channel: Channel): bigint =>
  priceFor(rate, channel)! + (rate.fee === null ? 0n : rate.fee);

/** Looks for the row of a message, by its place; undefined if there is none. */
export function referenceRow(
  rates: readonly PlainRate[],
  unknownNetwork: UnknownNetwork = 'noRate',
): (message: PlainMessage) => number | undefined {
  const placesByKey = new Map<string, number[]>();
  rates.forEach((rate, place) => {
    for (const key of keysOfRate(rate)) placesByKey.set(key, [...(placesByKey.get(key) ?? []), place]);
  });
  const shortMncs = rates.filter(({ mccMnc }) => mccMnc?.length === 4);

  return ({ msisdn, country, mccMnc, channel, at }) => {
    const inForce = (key: string) =>
      (placesByKey.get(key) ?? []).filter(place => isInForce(rates[place]!, at));
    const all = latest(rates, channel, inForce('default'));
    if (mccMnc !== undefined)
      for (const network of networksOf(
        mccMnc,
        shortMncs.some(rate => isInForce(rate, at)),
      )) {
        const found = latest(rates, channel, inForce(`mccMnc ${network}`));
        if (found !== undefined) return found;
      }
    for (let length = msisdn.length; length > 0; length--) {
      const places = inForce(`prefix ${msisdn.slice(0, length)}`);
      const found = rowOfPlace({ rates, channel, unknownNetwork, othersHaveRate: false }, places);
      if (found !== undefined) return found;
      if (places.some(place => priceFor(rates[place]!, channel) !== null)) return UNCLEAR;
    }
    if (country === null) return all;
    const others = { rates, channel, unknownNetwork, othersHaveRate: all !== undefined };
    return rowOfPlace(others, inForce(`country ${country}`)) ?? all;
  };
}

/** A network, the same without zeros in front of its MNC where the card leaves them out, and all of its MCC. */
function networksOf(mccMnc: string, leavesOutZeros: boolean): string[] {
  const mcc = mccMnc.slice(0, 3);
  return [wholeCode(mccMnc), ...(leavesOutZeros ? [mcc + Number(mccMnc.slice(3))] : []), mcc];
}

/** Of rows that have a price for the channel or refuse it, the one that came into force last. */
function latest(
  rates: readonly PlainRate[],
  channel: Channel,
  places: readonly number[],
): number | undefined {
  let found: number | undefined;
  for (const place of places) {
    const rate = rates[place]!;
    if (priceFor(rate, channel) === null && !rate.reject) continue;
    if (found === undefined || startOf(rate) >= startOf(rates[found]!)) found = place;
  }
  return found;
}

interface Question {
  rates: readonly PlainRate[];
  channel: Channel;
  unknownNetwork: UnknownNetwork;
  /** Whether networks that have no row have a price all the same. */
  othersHaveRate: boolean;
}

/** Of the rows of a prefix or country: one for all networks, or else what those of networks agree on. */
function rowOfPlace(question: Question, places: readonly number[]): number | undefined {
  const { rates, channel } = question;
  const plain = latest(
    rates,
    channel,
    places.filter(place => !isOfNetwork(rates[place]!)),
  );
  const networks = places.filter(place => isOfNetwork(rates[place]!));
  if (networks.length === 0) return plain;
  if (plain === undefined) return rowOfNetworks(question, networks);
  return rates[plain]!.reject ? plain : bestOf(question, [plain], networks);
}

/** Of some rows and the priced ones of networks the dearest or cheapest, if that is asked for. */
function bestOf(question: Question, some: readonly number[], networks: readonly number[]): number {
  const { rates, channel, unknownNetwork } = question;
  if (unknownNetwork === 'noRate') return some[0]!;
  const rows = rowsByNetwork(question, networks).flat();
  const priced = rows.filter(place => priceFor(rates[place]!, channel) !== null);
  const unit = (place: number) => referenceUnit(rates[place]!, channel);
  return [...some, ...priced].reduce((best, place) => {
    const isBetter = unknownNetwork === 'highest' ? unit(place) > unit(best) : unit(place) < unit(best);
    return isBetter ? place : best;
  });
}

/** For each network its rows for a channel that came into force last. */
function rowsByNetwork({ rates, channel }: Question, places: readonly number[]): number[][] {
  const counts = (place: number) => priceFor(rates[place]!, channel) !== null || rates[place]!.reject;
  const nameOf = (place: number) => {
    const { mccMnc, network } = rates[place]!;
    return mccMnc === null ? `named ${network}` : wholeCode(mccMnc);
  };
  return [...new Set(places.map(nameOf))].map(name => {
    const own = places.filter(place => nameOf(place) === name && counts(place));
    const start = Math.max(...own.map(place => startOf(rates[place]!)));
    return own.filter(place => startOf(rates[place]!) === start);
  });
}

function rowOfNetworks(question: Question, places: readonly number[]): number | undefined {
  const { rates, channel, unknownNetwork, othersHaveRate } = question;
  const counts = (place: number) => priceFor(rates[place]!, channel) !== null || rates[place]!.reject;
  const ofMcc = places.filter(place => rates[place]!.mccMnc?.length === 3 && counts(place));
  const asked = ofMcc.length > 0 ? ofMcc : places;
  const lists = rowsByNetwork(question, asked);
  const rows = lists.flat();
  const isListed = !othersHaveRate || ofMcc.length > 0 || places.every(place => !rates[place]!.mccMnc);
  const isComplete = isListed && lists.every(({ length }) => length > 0);
  const unit = (place: number) => referenceUnit(rates[place]!, channel);
  const offers = rows.filter(place => priceFor(rates[place]!, channel) !== null);
  const [first] = offers;
  if (first === undefined) return isComplete ? rows[0] : undefined;
  if (unknownNetwork !== 'noRate') return bestOf(question, offers, places);
  const agree = offers.length === rows.length && offers.every(place => unit(place) === unit(first));
  return isComplete && agree ? first : undefined;
}

/** What so many parts cost by a row, with the fee for each; null where messages are refused. */
export function referenceTotal(rate: PlainRate, channel: Channel, parts: number): bigint | null {
  if (rate.reject || priceFor(rate, channel) === null) return null;
  let total = 0n;
  for (let part = 0; part < parts; part++) total += referenceUnit(rate, channel);
  return total;
}
