import {
  countries,
  type Estimate,
  type EstimateColumnsOptions,
  encodings,
  estimateColumns,
  numberTypes,
  type RowEstimates,
  statuses,
  textColumn,
} from '../../src/batch/index.js';
import type { Kernel } from '../../src/kernel/kernel.js';
import { moneyOf } from '../../src/pricing/money.js';
import type { RateCard } from '../../src/pricing/rate.js';
import type { Random } from '../random.js';
import { type PlainRate, referenceRow, referenceTotal } from '../reference/price.js';
import { expectedColumns } from './numbers.js';
import { referenceColumns } from './parity.js';

/** Rows of messages, a number and a text each. */
export interface Messages {
  readonly msisdn: Uint8Array[];
  readonly text: Uint8Array[];
}

/** Rates for countries, and for so many prefixes of the numbers, of one digit to one more than they have. */
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

/** What should be told of each row, and of all. */
export interface Expected {
  readonly rows: RowEstimates;
  readonly totals: ReturnType<typeof plainTotals>;
}

/** What is told of all, as plain as it can be compared. */
export function plainTotals(estimate: Estimate) {
  const share = ({ messages, messageParts, segments, noRate, cost }: Estimate['byType'][number]) =>
    `${messages} ${messageParts} ${segments} ${noRate} ${cost?.units}`;
  const by = <Item extends object>(list: readonly Item[], key: (item: Item) => unknown) =>
    Object.fromEntries(list.map(item => [String(key(item)), share(item as never)]));
  const { rows, priced, setAside } = estimate;
  return {
    rows,
    priced,
    setAside,
    total: share(estimate as never),
    byCountry: by(estimate.byCountry, ({ country }) => country),
    byType: by(estimate.byType, ({ type }) => type),
    byRate: by(estimate.byRate, ({ rate }) => rate.line),
    byEncoding: by(estimate.byEncoding, ({ encoding }) => encoding),
    byParts: by(estimate.byParts, ({ parts }) => parts),
    noRateReasons: Object.fromEntries(estimate.noRateReasons.map(({ code, count }) => [code, count])),
    setAsideReasons: Object.fromEntries(estimate.setAsideReasons.map(({ code, count }) => [code, count])),
  };
}

/** The reference's answers, added up one row after the other. */
export function expectedEstimate(
  { msisdn, text }: Messages,
  rates: readonly PlainRate[],
  channel: 'SMS' | 'RCS',
  basis: 'parts' | 'segments',
): Expected {
  const numbers = expectedColumns(msisdn);
  const counts = referenceColumns(text);
  const rowOf = referenceRow(rates);
  const length = msisdn.length;
  const { characters, units, encoding, messageParts, segments } = counts;
  const { callingCode, country, type } = numbers;
  const status = new Uint8Array(length);
  const rate = new Uint32Array(length);
  const cost = new BigInt64Array(length);
  const sums = new Map<
    string,
    { messages: number; parts: number; segments: number; noRate: number; cost: bigint }
  >();
  const reasons = new Map<string, number>();
  const add = (key: string, parts: number, sent: number, price: bigint | null) => {
    const sum = sums.get(key) ?? { messages: 0, parts: 0, segments: 0, noRate: 0, cost: 0n };
    sums.set(key, sum);
    sum.messages++;
    sum.parts += parts;
    sum.segments += sent;
    sum.noRate += price === null ? 1 : 0;
    sum.cost += price ?? 0n;
  };
  const setStatus = (row: number, name: (typeof statuses)[number]) => {
    status[row] = statuses.indexOf(name);
    if (name !== 'OK' && name !== 'INVALID_UTF8') reasons.set(name, (reasons.get(name) ?? 0) + 1);
  };
  for (let row = 0; row < length; row++) {
    if (numbers.status[row] !== 0) {
      setStatus(row, 'INVALID_PHONE_NUMBER');
      continue;
    }
    const name = countries[country[row]!]!;
    const number = Buffer.from(msisdn[row]!).toString('latin1');
    const place = rowOf({ msisdn: number, country: name, channel });
    const [parts, sent] = channel === 'RCS' ? [1, 1] : [messageParts[row]!, segments[row]!];
    const found = place === undefined ? undefined : rates[place]!;
    const price = found ? referenceTotal(found, channel, basis === 'parts' ? parts : sent) : null;
    if (price === null) {
      const bySms = rowOf({ msisdn: number, country: name, channel: 'SMS' });
      const none = channel === 'RCS' && bySms !== undefined ? 'NO_RCS_RATE' : 'NO_RATE';
      setStatus(row, found ? 'DESTINATION_REJECTED' : none);
    } else {
      setStatus(row, counts.status[row] === 0 ? 'OK' : 'INVALID_UTF8');
      rate[row] = place! + 1;
      cost[row] = price;
      add(`rate ${place! + 2}`, parts, sent, price);
    }
    add('total', parts, sent, price);
    add(`country ${name}`, parts, sent, price);
    add(`type ${numberTypes[type[row]!]}`, parts, sent, price);
    add(`encoding ${channel === 'RCS' ? null : encodings[encoding[row]!]}`, parts, sent, price);
    add(`parts ${parts}`, parts, sent, price);
  }
  const by = (kind: string) =>
    Object.fromEntries(
      [...sums]
        .filter(([key]) => key.startsWith(`${kind} `) || key === kind)
        .map(([key, { messages, parts, segments, noRate, cost }]) => [
          key.slice(kind.length + 1),
          `${messages} ${parts} ${segments} ${noRate} ${cost}`,
        ]),
    );
  const setAside = reasons.get('INVALID_PHONE_NUMBER') ?? 0;
  const { messages = 0, noRate = 0 } = sums.get('total') ?? {};
  const counted = (...names: string[]) =>
    Object.fromEntries([...reasons].filter(([name]) => names.includes(name)));
  return {
    rows: {
      status,
      encoding,
      characters,
      units,
      messageParts,
      segments,
      callingCode,
      country,
      type,
      rate,
      cost,
    },
    totals: {
      rows: length,
      priced: messages - noRate,
      setAside,
      total: by('total')[''] ?? '0 0 0 0 0',
      byCountry: by('country'),
      byType: by('type'),
      byRate: by('rate'),
      byEncoding: by('encoding'),
      byParts: by('parts'),
      noRateReasons: counted('NO_RATE', 'NO_RCS_RATE', 'DESTINATION_REJECTED'),
      setAsideReasons: counted('INVALID_PHONE_NUMBER'),
    },
  };
}

/** Throws where a kernel does not say what it should, of a row or of all. */
export function requireEstimate(
  kernel: Kernel,
  sources: { msisdn: Parameters<typeof textColumn>[0]; text: Parameters<typeof textColumn>[0] },
  card: RateCard,
  options: EstimateColumnsOptions & { channel: 'SMS' | 'RCS' },
  expected: Expected,
): void {
  const { channel, ...others } = options;
  const messages = {
    msisdn: textColumn(sources.msisdn as never),
    text: textColumn(sources.text as never),
    channel,
  };
  const { perRow } = estimateColumns(kernel, messages, card, { ...others, perRow: true });
  for (const name of Object.keys(expected.rows) as (keyof RowEstimates)[])
    for (let row = 0; row < expected.rows.status.length; row++)
      if (perRow[name][row] !== expected.rows[name][row])
        throw new Error(
          `${kernel.name}: ${name} of row ${row} is ${perRow[name][row]}, and should be ${expected.rows[name][row]}`,
        );
  const found: object = plainTotals(estimateColumns(kernel, messages, card, others));
  for (const [name, value] of Object.entries(expected.totals)) {
    const [got, right] = [found[name as never], value].map(sortedJson);
    if (got !== right) throw new Error(`${kernel.name}: ${name} is ${got}, and should be ${right}`);
  }
}

const sortedJson = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    typeof inner === 'object' && inner !== null
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
