// What messages cost by the reference, row by row, and added up.
import { countries, encodings, numberTypes, type Status, statuses } from '../../../src/batch/index.js';
import { type PlainRate, referenceRow, referenceTotal } from '../../reference/price.js';
import type { Answers } from '../answers.js';
import { numbers } from '../numbers/question.js';
import { text } from '../text/question.js';

/** Rows of messages: a number and a text each. */
export interface Messages {
  readonly msisdn: readonly Uint8Array[];
  readonly text: readonly Uint8Array[];
}

export interface Terms {
  readonly rates: readonly PlainRate[];
  readonly channel: 'SMS' | 'RCS';
  readonly basis: 'parts' | 'segments';
}

/** Messages and costs by a key, as `messages parts segments noRate cost`. */
type Shares = Readonly<Record<string, string>>;

export interface Expected {
  /** The answers about each row. */
  readonly rows: Answers;
  readonly costs: BigInt64Array;
  /** What an estimate says of all rows. */
  readonly totals: Readonly<Record<string, number | string | Shares | Readonly<Record<string, number>>>>;
}

/** A message that has a number, with its place among the rates and what it costs, if it has a price. */
interface Priced {
  readonly parts: number;
  readonly segments: number;
  readonly place: number | undefined;
  readonly cost: bigint | null;
  readonly status: Status;
}

/** What one message costs. */
function pricer({ rates, channel, basis }: Terms) {
  const rowOf = referenceRow(rates);
  return (msisdn: string, country: string | null, parts: number, segments: number): Priced => {
    const [sentParts, sentSegments] = channel === 'RCS' ? [1, 1] : [parts, segments];
    const counts = { parts: sentParts, segments: sentSegments };
    const place = rowOf({ msisdn, country, channel });
    const cost = place === undefined ? null : referenceTotal(rates[place]!, channel, counts[basis]);
    if (cost !== null) return { ...counts, place, cost, status: 'OK' };
    if (place !== undefined) return { ...counts, place, cost, status: 'DESTINATION_REJECTED' };
    const bySms = rowOf({ msisdn, country, channel: 'SMS' });
    const status = channel === 'RCS' && bySms !== undefined ? 'NO_RCS_RATE' : 'NO_RATE';
    return { ...counts, place, cost, status };
  };
}

/** Sums of messages by a key. */
class Sums {
  private readonly sums = new Map<
    string,
    [messages: number, parts: number, segments: number, noRate: number, cost: bigint]
  >();

  add(key: unknown, { parts, segments, cost }: Priced): void {
    const sum = this.sums.get(String(key)) ?? [0, 0, 0, 0, 0n];
    this.sums.set(String(key), sum);
    sum[0]++;
    sum[1] += parts;
    sum[2] += segments;
    sum[3] += cost === null ? 1 : 0;
    sum[4] += cost ?? 0n;
  }

  get shares(): Shares {
    return Object.fromEntries([...this.sums].map(([key, sum]) => [key, sum.join(' ')]));
  }
}

/** The reference's answers about each message, and these added up one message after the other. */
export function expectedEstimate(messages: Messages, terms: Terms): Expected {
  const { length } = messages.msisdn;
  const { status: numberStatus, ...resolved } = numbers.expected(messages.msisdn);
  const { status: textStatus, ...counts } = text.expected(messages.text);
  const status = new Uint8Array(length);
  const rate = new Uint32Array(length);
  const costs = new BigInt64Array(length);
  const reasons: Record<string, number> = {};
  const all = new Sums();
  const by = {
    country: new Sums(),
    type: new Sums(),
    rate: new Sums(),
    encoding: new Sums(),
    parts: new Sums(),
  };
  const priceOf = pricer(terms);
  const setStatus = (row: number, name: Status) => {
    status[row] = statuses.indexOf(name);
    if (name !== 'OK' && name !== 'INVALID_UTF8') reasons[name] = (reasons[name] ?? 0) + 1;
  };
  for (let row = 0; row < length; row++) {
    if (numberStatus![row] !== 0) {
      setStatus(row, 'INVALID_PHONE_NUMBER');
      continue;
    }
    const country = countries[resolved.country![row]!]!;
    const number = Buffer.from(messages.msisdn[row]!).toString('latin1');
    const priced = priceOf(number, country, counts.messageParts![row]!, counts.segments![row]!);
    setStatus(row, priced.status === 'OK' && textStatus![row] !== 0 ? 'INVALID_UTF8' : priced.status);
    if (priced.cost !== null) {
      rate[row] = priced.place! + 1;
      costs[row] = priced.cost;
      by.rate.add(priced.place! + 2, priced);
    }
    all.add('', priced);
    by.country.add(country, priced);
    by.type.add(numberTypes[resolved.type![row]!], priced);
    by.encoding.add(terms.channel === 'RCS' ? null : encodings[counts.encoding![row]!], priced);
    by.parts.add(priced.parts, priced);
  }
  return {
    rows: { status, ...counts, ...resolved, rate },
    costs,
    totals: totalsOf(length, all.shares[''] ?? '0 0 0 0 0', by, reasons),
  };
}

function totalsOf(
  rows: number,
  total: string,
  by: Record<'country' | 'type' | 'rate' | 'encoding' | 'parts', Sums>,
  reasons: Readonly<Record<string, number>>,
): Expected['totals'] {
  const [messages, , , noRate] = total.split(' ').map(Number);
  const { INVALID_PHONE_NUMBER: invalid = 0, ...noRateReasons } = reasons;
  return {
    rows,
    priced: messages! - noRate!,
    setAside: invalid,
    total,
    byCountry: by.country.shares,
    byType: by.type.shares,
    byRate: by.rate.shares,
    byEncoding: by.encoding.shares,
    byParts: by.parts.shares,
    noRateReasons,
    setAsideReasons: invalid === 0 ? {} : { INVALID_PHONE_NUMBER: invalid },
  };
}
