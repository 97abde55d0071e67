// Which row of a rate card counts for a message, and what it costs, slow and plain. Nobody may improve it.

export interface PlainRate {
  mccMnc: string | null;
  prefix: string | null;
  country: string | null;
  price: bigint | null;
  rcsPrice: bigint | null;
  fee: bigint | null;
  reject: boolean;
  from: number | null;
  until: number | null;
}

export interface PlainMessage {
  msisdn: string;
  country: string | null;
  mccMnc?: string | undefined;
  channel: 'SMS' | 'RCS';
  at?: number | undefined;
}

/** The keys that a message has, most specific first: network, all networks of its MCC, prefixes, country, default. */
function keysOf({ msisdn, country, mccMnc }: PlainMessage): string[] {
  const keys: string[] = [];
  if (mccMnc !== undefined) keys.push(`mccMnc ${mccMnc}`, `mccMnc ${mccMnc.slice(0, 3)}`);
  for (let length = 15; length >= 1; length--)
    if (length <= msisdn.length) keys.push(`prefix ${msisdn.slice(0, length)}`);
  if (country !== null) keys.push(`country ${country}`);
  keys.push('default');
  return keys;
}

function keyOf({ mccMnc, prefix, country }: PlainRate): string {
  if (mccMnc !== null) return `mccMnc ${mccMnc}`;
  if (prefix !== null) return `prefix ${prefix}`;
  if (country !== null) return `country ${country}`;
  return 'default';
}

/** In force from its first moment on, until its last, which is no longer in it. Without a time all are. */
function isInForce({ from, until }: PlainRate, at: number | undefined): boolean {
  if (at === undefined) return true;
  return (from === null || from <= at) && (until === null || at < until);
}

const startOf = ({ from }: PlainRate) => (from === null ? Number.NEGATIVE_INFINITY : from);

/** Looks for the row of a message among rows of which the places by key are known; undefined if there is none. */
export function referenceRow(rates: readonly PlainRate[]): (message: PlainMessage) => number | undefined {
  const placesByKey = new Map<string, number[]>();
  rates.forEach((rate, place) => {
    const places = placesByKey.get(keyOf(rate)) ?? [];
    places.push(place);
    placesByKey.set(keyOf(rate), places);
  });

  return message => {
    for (const key of keysOf(message)) {
      let found: number | undefined;
      for (const place of placesByKey.get(key) ?? []) {
        const rate = rates[place]!;
        const price = message.channel === 'SMS' ? rate.price : rate.rcsPrice;
        if (price === null && !rate.reject) continue;
        if (!isInForce(rate, message.at)) continue;
        // Of several the one that came into force last.
        if (found === undefined || startOf(rate) >= startOf(rates[found]!)) found = place;
      }
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/** What so many parts cost by a row, with the fee for each; null where messages are refused. */
export function referenceTotal(rate: PlainRate, channel: 'SMS' | 'RCS', parts: number): bigint | null {
  const price = channel === 'SMS' ? rate.price : rate.rcsPrice;
  if (rate.reject || price === null) return null;
  let total = 0n;
  for (let part = 0; part < parts; part++) total = total + price + (rate.fee === null ? 0n : rate.fee);
  return total;
}
