import { type Status, statuses } from '../codes.js';
import type { Kernel, MessageDetails, TextColumn } from '../kernel/kernel.js';
import { argumentError, kindOf, misuse } from '../misuse.js';
import { builtInNumbers } from '../numbering/built-in.js';
import { numberColumns } from '../numbering/columns.js';
import { countries } from '../numbering/countries.js';
import { type NumberTable, tableOf } from '../numbering/table.js';
import { type NumberType, numberTypes } from '../numbering/types.js';
import {
  type Fare,
  type Fares,
  fareOfBytes,
  fareOfMccMnc,
  fareOfString,
  faresOf,
  type Match,
  mostSpecific,
} from '../pricing/fares.js';
import { fits, type Money, moneyOf, quotient, type Rounding, roundings } from '../pricing/money.js';
import {
  type Basis,
  basisOf,
  MCC_MNC_PATTERN,
  type NoRateReason,
  reasonOf,
  requireCard,
  timeOf,
} from '../pricing/price.js';
import type { Rate, RateCard } from '../pricing/rate.js';
import {
  CHANNEL_SHIFT,
  ENCODING_SHIFT,
  eachCount,
  emptyTally,
  SET_ASIDE,
  TYPE_SHIFT,
} from '../pricing/tally.js';
import type { Issue } from '../result.js';
import { senderColumns } from '../sender/columns.js';
import { senderKinds } from '../sender/kinds.js';
import { type Encoding, encodings } from '../text/alphabet.js';
import type { Channel } from '../text/analyze.js';
import { textCounts } from '../text/utf8.js';
import { requireColumn, requireKernel } from './column.js';

/** Messages as columns: row i of each belongs to message i. */
export interface MessagesToEstimate {
  readonly msisdn: TextColumn;
  readonly text: TextColumn;
  /** A message with a sender that none can be is set aside. Senders are not looked at unless given. */
  readonly sender?: TextColumn | undefined;
  /** MCC and MNC in one string, such as `23415`, or an empty one where the network is not known. */
  readonly mccMnc?: TextColumn | undefined;
  /** `SMS` or `RCS`, for each message or for all. SMS unless told, and RCS with `rcsShare`. */
  readonly channel?: TextColumn | Channel | undefined;
}

export interface EstimateColumnsOptions {
  /** What is billed: parts unless told, or segments as they are sent. */
  readonly basis?: Basis | undefined;
  /**
   * The share of recipients with RCS, from 0 to 1: the others get an SMS instead. A decimal number, or a text of one.
   * Unless told, what goes by RCS arrives by RCS.
   */
  readonly rcsShare?: number | string | undefined;
  /** How an expected cost is rounded to 10^-8 of the currency's unit: `HALF_EVEN` unless told. */
  readonly rounding?: Rounding | undefined;
  /** Which rates are in force; a Date or milliseconds. Without it dates of rates are not looked at. */
  readonly at?: Date | number | undefined;
  /** Whether to tell of each row too. */
  readonly perRow?: boolean | undefined;
  /** A table that `numberTable` has read; the one that the package carries unless told. */
  readonly table?: NumberTable | undefined;
}

/** What some of the messages come to. A cost is null when it does not fit into 64 bits. */
export interface Subtotal {
  /** Those with a price, and those without a rate. */
  readonly messages: number;
  readonly messageParts: number;
  readonly segments: number;
  /** How many of the messages have no rate, and so no share in the cost. */
  readonly noRate: number;
  readonly cost: Money | null;
}

export interface Estimate extends Subtotal {
  readonly currency: string;
  readonly basis: Basis;
  /** Priced, without a rate, and set aside. */
  readonly rows: number;
  readonly priced: number;
  readonly setAside: number;
  /** With `rcsShare`: what it costs if each recipient has what is cheaper, and what is dearer, RCS or not. */
  readonly least?: Money | null;
  readonly most?: Money | null;
  /** Dearest first. */
  readonly byCountry: readonly (Subtotal & { readonly country: string | null })[];
  readonly byType: readonly (Subtotal & { readonly type: NumberType })[];
  /** By the row of the card. */
  readonly byRate: readonly (Subtotal & { readonly rate: Rate })[];
  /** Null for RCS. */
  readonly byEncoding: readonly (Subtotal & { readonly encoding: Encoding | null })[];
  /** By parts of a message, fewest first. */
  readonly byParts: readonly (Subtotal & { readonly parts: number })[];
  /** Why messages have no rate. */
  readonly noRateReasons: readonly { readonly code: NoRateReason; readonly count: number }[];
  /** Why rows are set aside. */
  readonly setAsideReasons: readonly { readonly code: Status; readonly count: number }[];
  /** `AMOUNT_OUT_OF_RANGE` for each sum that is null. */
  readonly issues: readonly Issue[];
}

/** What is told of each row: row i of each array is row i of the input. */
export interface RowEstimates {
  /** `statuses[status[i]]`: 0 for a price, 1 for one although the text is no UTF-8, or why there is none. */
  readonly status: Uint8Array;
  /** Of the text as SMS, as `analyzeColumn` tells it. */
  readonly encoding: Uint8Array;
  readonly characters: Uint32Array;
  readonly units: Uint32Array;
  readonly messageParts: Uint32Array;
  readonly segments: Uint32Array;
  /** Of the number, as `resolveColumn` tells it. */
  readonly callingCode: Uint16Array;
  readonly country: Uint16Array;
  readonly type: Uint8Array;
  /** `card.rates[rate[i] - 1]`, and 0 for none. */
  readonly rate: Uint32Array;
  /** In 10^-8 of the currency's unit: the total of `quote`. By RCS that of the RCS message, also with `rcsShare`. */
  readonly cost: BigInt64Array;
}

/** Estimates messages that come in several batches. */
export interface Estimator {
  /** Takes more messages, and with `perRow` tells of each. */
  add(messages: MessagesToEstimate): RowEstimates | undefined;
  /** What all messages so far come to. */
  estimate(): Estimate;
}

/**
 * Tells what many messages cost by a rate card: what `quote` says of each, added up by country, type, row of the card,
 * encoding and parts, exactly.
 *
 * Rows without a valid number, with a sender that is none, or an MCC and MNC that is none are set aside, and messages
 * without a rate are counted and have no part in the cost. With `rcsShare` the cost is the expected one, and `least` and
 * `most` are its bounds. With `perRow` the answer tells of each row too.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` for columns of different lengths, or what is no card or option
 * @example
 * const card = rateCard('country,price,currency\nGG,0.04,GBP\nDE,0.05,GBP').value;
 * const columns = { msisdn: textColumn(['447911123456', '4915112345678', '1']), text: textColumn(['a', 'b', 'c']) };
 * const { rows, priced, setAside, cost } = estimateColumns(loadKernel(), columns, card);
 * [rows, priced, setAside, formatMoney(cost)] // [3, 2, 1, '0.09']
 */
export function estimateColumns(
  kernel: Kernel,
  messages: MessagesToEstimate,
  card: RateCard,
  options: EstimateColumnsOptions & { readonly perRow: true },
): Estimate & { readonly perRow: RowEstimates };
export function estimateColumns(
  kernel: Kernel,
  messages: MessagesToEstimate,
  card: RateCard,
  options?: EstimateColumnsOptions,
): Estimate & { readonly perRow?: RowEstimates };
export function estimateColumns(
  kernel: Kernel,
  messages: MessagesToEstimate,
  card: RateCard,
  options?: EstimateColumnsOptions,
): Estimate & { readonly perRow?: RowEstimates } {
  const { add, estimate } = estimator(kernel, card, options);
  const perRow = add(messages);
  return perRow ? { ...estimate(), perRow } : estimate();
}

/**
 * Makes what estimates messages batch by batch, as a file is read. What `estimateColumns` takes and throws, it does too.
 * To have its rates in the engine, make it before the kernel's `buffer` is asked.
 *
 * @example
 * const card = rateCard('country,price\nGG,0.04').value;
 * const campaign = estimator(loadKernel(), card);
 * const first = campaign.add({ msisdn: textColumn(['447911123456']), text: textColumn(['a']) });
 * const second = campaign.add({ msisdn: textColumn(['447781123456']), text: textColumn(['b']) });
 * formatMoney(campaign.estimate().cost) // '0.08'
 */
export function estimator(kernel: Kernel, card: RateCard, options?: EstimateColumnsOptions): Estimator {
  requireKernel(kernel);
  requireCard(card);
  if (options !== undefined && (typeof options !== 'object' || options === null))
    throw argumentError('options', 'an object', options);
  const basis = basisOf(options);
  const table = tableOf(options, builtInNumbers);
  const share = options?.rcsShare === undefined ? undefined : shareOf(options.rcsShare);
  const rounding = options?.rounding ?? 'HALF_EVEN';
  if (!roundings.includes(rounding))
    throw misuse(
      new RangeError(`options.rounding must be one of ${roundings.join(', ')}, not ${kindOf(rounding)}`),
    );
  const { perRow = false } = options ?? {};
  if (typeof perRow !== 'boolean') throw argumentError('options.perRow', 'true or false', perRow);
  const fares = faresOf(card, timeOf('options.at', options?.at));
  const tally = emptyTally();
  kernel.reserve(fares.prefixes);
  const pricing = pricingOf(fares, share);

  return {
    add(messages) {
      const { msisdn, text } = requireMessages(messages);
      const { length } = msisdn;
      const channel = channelOf(messages.channel ?? (share ? 'RCS' : 'SMS'));
      const fare = givenFares(kernel, messages, fares, channel);
      const details = perRow ? messageDetails(length) : undefined;
      kernel.tallyColumns({ length, msisdn, text, fare, channel }, table, fares.prefixes, tally, details);
      return details && rowEstimates(details, pricing, channel, basis);
    },
    estimate() {
      kernel.settle(tally);
      return totalsOf(tally, pricing, { card, basis, share, rounding });
    },
  };
}

function messageDetails(length: number): MessageDetails {
  return { numbers: numberColumns(length), counts: textCounts(length), fare: new Uint32Array(length) };
}

function requireMessages(messages: MessagesToEstimate): MessagesToEstimate {
  if (typeof messages !== 'object' || messages === null)
    throw argumentError('messages', 'an object of columns', messages);
  const { msisdn, text, sender, mccMnc, channel } = messages;
  requireColumn(msisdn);
  const columns = { text, sender, mccMnc, channel: typeof channel === 'string' ? undefined : channel };
  for (const [name, column] of Object.entries(columns)) {
    if (column === undefined && name !== 'text') continue;
    requireColumn(column as TextColumn);
    if (column!.length !== msisdn.length)
      throw misuse(
        new RangeError(
          `messages.${name} has ${column!.length} rows and msisdn ${msisdn.length}: they must have as many`,
        ),
      );
  }
  return messages;
}

/** 0 for SMS and 1 for RCS, of each message or of all. */
function channelOf(channel: TextColumn | Channel): Uint8Array | 0 | 1 {
  const codeOf = (text: string, where: string): 0 | 1 => {
    if (text === 'SMS') return 0;
    if (text === 'RCS') return 1;
    throw misuse(new RangeError(`${where} must be 'SMS' or 'RCS', not ${kindOf(text)}`));
  };
  if (typeof channel === 'string') return codeOf(channel, 'messages.channel');
  const codes = new Uint8Array(channel.length);
  eachText(channel, (text, row) => {
    codes[row] = codeOf(text, `messages.channel, row ${row},`);
  });
  return codes;
}

const decoder = /* @__PURE__ */ new TextDecoder('utf-8', { ignoreBOM: true });

function eachText(column: TextColumn, visit: (text: string, row: number) => void): void {
  if ('strings' in column) for (let row = 0; row < column.length; row++) visit(column.strings[row]!, row);
  else
    for (let row = 0; row < column.length; row++)
      visit(decoder.decode(column.data.subarray(column.starts[row], column.ends[row])), row);
}

const setAsideAs = (status: Status) => SET_ASIDE + statuses.indexOf(status);

/** The fares by MCC and MNC, and which messages are set aside; undefined where neither is asked. */
function givenFares(
  kernel: Kernel,
  { msisdn, sender, mccMnc }: MessagesToEstimate,
  fares: Fares,
  channel: Uint8Array | 0 | 1,
): Uint32Array | undefined {
  if (sender === undefined && mccMnc === undefined) return undefined;
  const given = new Uint32Array(msisdn.length);
  if (mccMnc)
    eachText(mccMnc, (text, row) => {
      if (text === '') return;
      const isNetwork = MCC_MNC_PATTERN.test(text);
      given[row] = isNetwork ? networkFare(fares, text, msisdn, row) : setAsideAs('INVALID_MCC_MNC');
    });
  if (sender) {
    const { kind } = senderKindsIn(kernel, sender, channel !== 0);
    const agent = 1 << senderKinds.indexOf('RCS_AGENT');
    for (let row = 0; row < sender.length; row++) {
      const isRcs = typeof channel === 'number' ? channel : channel[row]!;
      const kinds = isRcs ? kind[row]! : kind[row]! & ~agent;
      if (kinds === 0) given[row] = setAsideAs('INVALID_SENDER');
    }
  }
  return given;
}

function senderKindsIn(kernel: Kernel, sender: TextColumn, smartRouting: boolean) {
  const columns = senderColumns(sender.length);
  kernel.checkSenderColumn(sender, smartRouting, columns);
  return columns;
}

/** The fare of a network; for a channel of which it has no rate, that of the number's prefix. */
function networkFare(fares: Fares, mccMnc: string, msisdn: TextColumn, row: number): number {
  const fare = fareOfMccMnc(fares, mccMnc);
  const { sms, rcs } = fares.fares[fare]!;
  if (fare === 0 || (sms && rcs) || fares.prefixes === undefined) return fare;
  const ofPrefix =
    'strings' in msisdn
      ? fareOfString(fares.prefixes, msisdn.strings[row]!)
      : fareOfBytes(fares.prefixes, msisdn.data, msisdn.starts[row]!, msisdn.ends[row]!);
  return fares.combine(fare, ofPrefix);
}

/** A share as a fraction. */
interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

function shareOf(share: number | string): Fraction {
  if (typeof share !== 'number' && typeof share !== 'string')
    throw argumentError('options.rcsShare', 'a number from 0 to 1', share);
  const text = typeof share === 'number' && share < 1e-6 && share > 0 ? share.toFixed(20) : String(share);
  const [, whole, decimals = ''] = /^([01])(?:\.(\d{1,20}))?$/.exec(text) ?? [];
  const numerator = BigInt((whole ?? '9') + decimals);
  const denominator = 10n ** BigInt(decimals.length);
  if (whole === undefined || numerator > denominator)
    throw misuse(
      new RangeError(`options.rcsShare must be a decimal number from 0 to 1, not ${kindOf(share)}`),
    );
  return { numerator, denominator };
}

/** What messages of one kind cost, one of them. */
interface Costs {
  /** By the channel that it goes by. */
  readonly match: Match | undefined;
  readonly status: 'OK' | NoRateReason | 'AMOUNT_OUT_OF_RANGE';
  readonly cost: bigint;
  /** With a share of RCS: what the SMS costs to which it falls back. */
  readonly fallback: bigint | undefined;
}

/** How kinds of messages are priced. */
interface Pricing {
  costsOf(fare: number, country: number, isRcs: number, billed: number): Costs;
}

function pricingOf(fares: Fares, share: Fraction | undefined): Pricing {
  const { byCountry, byDefault } = fares;
  const known = new Map<number, Fare>();
  /** A fare and a country fit into 47 bits. */
  const fareFor = (fare: number, country: number): Fare => {
    const key = fare * 0x10000 + country;
    let found = known.get(key);
    if (found === undefined) {
      const name = countries[country] ?? null;
      found = mostSpecific(fares, fare, name === null ? 0 : (byCountry.get(name) ?? 0), byDefault, 0);
      known.set(key, found);
    }
    return found;
  };
  const without = { cost: 0n, fallback: undefined };

  const costOf = ({ rate }: Match, price: Money, count: bigint) =>
    (price.units + (rate.fee?.units ?? 0n)) * count;

  function costsFor(fare: number, country: number, isRcs: number, billed: number): Costs {
    const found = fareFor(fare, country);
    const { sms } = found;
    const match = isRcs ? found.rcs : sms;
    const fallsBack = isRcs === 1 && share !== undefined;
    const name = countries[country] ?? null;
    const reason =
      reasonOf(found, isRcs ? 'RCS' : 'SMS', name, fares) ??
      (fallsBack ? reasonOf(found, 'SMS', name, fares) : undefined);
    if (reason !== undefined) return { match, status: reason, ...without };
    const count = BigInt(billed);
    const cost = isRcs ? costOf(match!, match!.rate.rcsPrice!, 1n) : costOf(sms!, sms!.rate.price!, count);
    const fallback = fallsBack ? costOf(sms!, sms!.rate.price!, count) : undefined;
    const status = fits(cost) && fits(fallback ?? 0n) ? 'OK' : 'AMOUNT_OUT_OF_RANGE';
    return { match, status, cost, fallback };
  }

  // By kind and by what is billed. Where the fare has rates of its own the country does not count.
  const costs: Costs[][] = [];
  return {
    costsOf(fare, country, isRcs, billed) {
      const { sms, rcs } = fares.fares[fare]!;
      const isOwn = isRcs
        ? rcs !== undefined && (sms !== undefined || share === undefined)
        : sms !== undefined;
      const isPlain = fare === 0 || isOwn;
      if (billed > MOST_BILLED || !isPlain) return costsFor(fare, country, isRcs, billed);
      const kind = 2 * (fare === 0 ? country : countries.length + fare) + isRcs;
      costs[kind] ??= [];
      return (costs[kind][billed] ??= costsFor(fare, country, isRcs, billed));
    },
  };
}

/** Of a text of 1,530 characters, in UCS-2. */
const MOST_BILLED = 48;

/** A sum on its way: costs are times the denominator of the share, so that nothing is rounded before the end. */
interface Sum {
  messages: number;
  messageParts: number;
  segments: number;
  noRate: number;
  expected: bigint;
  least: bigint;
  most: bigint;
}

const emptySum = (): Sum => ({
  messages: 0,
  messageParts: 0,
  segments: 0,
  noRate: 0,
  expected: 0n,
  least: 0n,
  most: 0n,
});

interface TotalsContext {
  readonly card: RateCard;
  readonly basis: Basis;
  readonly share: Fraction | undefined;
  readonly rounding: Rounding;
}

function totalsOf(
  tally: ReturnType<typeof emptyTally>,
  pricing: Pricing,
  { card, basis, share, rounding }: TotalsContext,
): Estimate {
  const { currency } = card;
  const { numerator, denominator } = share ?? { numerator: 1n, denominator: 1n };
  const total = emptySum();
  const sums = {
    country: new Map<string | null, Sum>(),
    type: new Map<NumberType, Sum>(),
    rate: new Map<number, Sum>(),
    encoding: new Map<Encoding | null, Sum>(),
    parts: new Map<number, Sum>(),
  };
  const sumOf = <Key>(map: Map<Key, Sum>, key: Key): Sum => {
    const known = map.get(key);
    if (known) return known;
    const made = emptySum();
    map.set(key, made);
    return made;
  };
  const setAside = new Map<Status, number>();
  const withoutRate = new Map<NoRateReason, number>();
  const add = <Key>(map: Map<Key, number>, key: Key, count: number) =>
    map.set(key, (map.get(key) ?? 0) + count);

  let rows = 0;
  eachCount(tally, (fare, kind, parts, segments, count) => {
    rows += count;
    if (fare >= SET_ASIDE) {
      add(setAside, statuses[fare - SET_ASIDE]!, count);
      return;
    }
    const country = kind & 0xffff;
    const isRcs = (kind >>> CHANNEL_SHIFT) & 1;
    const { match, status, cost, fallback } = pricing.costsOf(
      fare,
      country,
      isRcs,
      basis === 'parts' ? parts : segments,
    );
    if (status === 'AMOUNT_OUT_OF_RANGE') {
      add(setAside, status, count);
      return;
    }
    const isPriced = status === 'OK';
    if (!isPriced) add(withoutRate, status, count);
    const other = fallback ?? cost;
    const [cheaper, dearer] = cost < other ? [cost, other] : [other, cost];
    const times = BigInt(count);
    const expected = times * (cost * numerator + other * (denominator - numerator));
    const into = [
      total,
      sumOf(sums.country, countries[country] ?? null),
      sumOf(sums.type, numberTypes[(kind >>> TYPE_SHIFT) & 15]!),
      sumOf(sums.encoding, isRcs ? null : encodings[(kind >>> ENCODING_SHIFT) & 1]!),
      sumOf(sums.parts, isRcs ? 1 : parts),
    ];
    if (isPriced) into.push(sumOf(sums.rate, match!.index));
    for (const sum of into) {
      sum.messages += count;
      sum.messageParts += count * (isRcs ? 1 : parts);
      sum.segments += count * (isRcs ? 1 : segments);
      if (!isPriced) {
        sum.noRate += count;
        continue;
      }
      sum.expected += expected;
      sum.least += times * cheaper;
      sum.most += times * dearer;
    }
  });

  const issues: Issue[] = [];
  const money = (units: bigint, ...path: (string | number)[]): Money | null => {
    if (fits(units)) return moneyOf(currency, units);
    const message = `${path.join('.')}: a sum of ${units} × 10^-8 ${currency} does not fit into 64 bits`;
    issues.push({ message, path, code: 'AMOUNT_OUT_OF_RANGE' });
    return null;
  };
  const shareOfSum = (
    { messages, messageParts, segments, noRate, expected }: Sum,
    ...path: string[]
  ): Subtotal => {
    const cost = money(quotient(expected, denominator, rounding), ...path, 'cost');
    return { messages, messageParts, segments, noRate, cost };
  };
  const by = <Key extends string | number | null>(map: Map<Key, Sum>) =>
    [...map].sort(
      ([one, { expected, messages }], [other, than]) =>
        compare(than.expected, expected) ||
        compare(than.messages, messages) ||
        compare(one ?? '', other ?? ''),
    );
  const countsOf = <Key extends Status>(map: Map<Key, number>) =>
    [...map]
      .map(([code, count]) => ({ code, count }))
      .sort((one, other) => statuses.indexOf(one.code) - statuses.indexOf(other.code));
  const asideCount = [...setAside.values()].reduce((sum, count) => sum + count, 0);
  const name = (key: unknown) => String(key);

  return {
    currency,
    basis,
    rows,
    priced: total.messages - total.noRate,
    setAside: asideCount,
    ...shareOfSum(total),
    ...(share ? { least: money(total.least, 'least'), most: money(total.most, 'most') } : {}),
    byCountry: by(sums.country).map(([country, sum]) => ({
      country,
      ...shareOfSum(sum, 'byCountry', name(country)),
    })),
    byType: by(sums.type).map(([type, sum]) => ({ type, ...shareOfSum(sum, 'byType', type) })),
    byRate: by(sums.rate).map(([index, sum]) => ({
      rate: card.rates[index]!,
      ...shareOfSum(sum, 'byRate', name(index)),
    })),
    byEncoding: by(sums.encoding).map(([encoding, sum]) => ({
      encoding,
      ...shareOfSum(sum, 'byEncoding', name(encoding)),
    })),
    byParts: [...sums.parts]
      .sort(([one], [other]) => one - other)
      .map(([parts, sum]) => ({ parts, ...shareOfSum(sum, 'byParts', name(parts)) })),
    noRateReasons: countsOf(withoutRate),
    setAsideReasons: countsOf(setAside),
    issues,
  };
}

function compare<Value extends string | number | bigint>(one: Value, other: Value): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** What each row costs. */
function rowEstimates(
  { numbers, counts, fare }: MessageDetails,
  pricing: Pricing,
  channel: Uint8Array | 0 | 1,
  basis: Basis,
): RowEstimates {
  const { length } = fare;
  const rate = new Uint32Array(length);
  const cost = new BigInt64Array(length);
  const { status } = counts;
  const billed = basis === 'parts' ? counts.messageParts : counts.segments;
  const { country } = numbers;
  for (let row = 0; row < length; row++) {
    if (fare[row]! >= SET_ASIDE) {
      status[row] = fare[row]! - SET_ASIDE;
      continue;
    }
    const isRcs = typeof channel === 'number' ? channel : channel[row]!;
    const costs = pricing.costsOf(fare[row]!, country[row]!, isRcs, billed[row]!);
    if (costs.status !== 'OK') {
      status[row] = statuses.indexOf(costs.status);
      continue;
    }
    rate[row] = costs.match!.index + 1;
    cost[row] = costs.cost;
  }
  const { encoding, characters, units, messageParts, segments } = counts;
  const { callingCode, type } = numbers;
  return {
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
  };
}
