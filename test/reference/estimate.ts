// What a campaign costs, slow and plain, from the rules: a price for each message, looked for among the rates, added to
// the others. Nobody may improve it.
import { type ReferenceMessage, referenceMessages } from './campaign.js';
import { amountOf, type ReferenceCard, unitsOf } from './card.js';
import { type Rates, ratesFinder } from './message-rates.js';
import type { UnknownNetwork } from './price.js';
import { referenceReplacement, replacementOf } from './replacements.js';
import { addSavings, emptySavings, listedSavings } from './savings-sums.js';
import { codePointsOf } from './text.js';

/** Types of numbers that take an SMS, and that may; the others do not. */
const takesSms = new Map([
  ['MOBILE', 'yes'],
  ...['FIXED_LINE_OR_MOBILE', 'PAGER', 'PERSONAL_NUMBER', 'VOIP', 'UNKNOWN'].map(
    type => [type, 'maybe'] as const,
  ),
] as const);

export interface ReferenceOptions {
  basis?: 'parts' | 'segments';
  currency?: string;
  at?: number;
  unknownNetwork?: UnknownNetwork;
  /** A decimal number from 0 to 1. */
  rcsShare?: string;
  balance?: string;
}

/** Expected costs are times this, so that nothing is rounded before the end. */
const DENOMINATOR = 10n ** 20n;

/** Half to even. */
function rounded(scaled: bigint): bigint {
  const sign = scaled < 0n ? -1n : 1n;
  const whole = (scaled * sign) / DENOMINATOR;
  const twice = 2n * ((scaled * sign) % DENOMINATOR);
  const up = twice > DENOMINATOR || (twice === DENOMINATOR && whole % 2n === 1n);
  return sign * (up ? whole + 1n : whole);
}

/** What a message costs by SMS of so many parts and by RCS, and what is expected. */
function costsOf({ bySms, byRcs }: Rates, billed: number, numerator: bigint) {
  const sms = bySms * BigInt(billed);
  const rcs = byRcs ?? sms;
  const [least, most] = sms < rcs ? [sms, rcs] : [rcs, sms];
  return { least, most, expected: rcs * numerator + sms * (DENOMINATOR - numerator) };
}

/** The share as a fraction of `DENOMINATOR`. */
function numeratorOf(rcsShare = '0'): bigint {
  const [whole, fraction = ''] = rcsShare.split('.');
  return BigInt(whole! + fraction.padEnd(20, '0'));
}

// -- Sums --

interface Sums {
  messages: number;
  messageParts: number;
  segments: number;
  noRate: number;
  /** Times the denominator of the share of RCS. */
  units: bigint;
}

/** The sums of a key, which are made when they are first asked for. */
function sumsOf<Key>(all: Map<Key, Sums>, key: Key): Sums {
  const sums = all.get(key) ?? { messages: 0, messageParts: 0, segments: 0, noRate: 0, units: 0n };
  all.set(key, sums);
  return sums;
}

interface Finding {
  code: string;
  count: number;
  firstLine: number;
}

class Findings {
  readonly #byCode = new Map<string, Finding>();

  note(code: string, line: number): void {
    const finding = this.#byCode.get(code) ?? { code, count: 0, firstLine: line };
    finding.count++;
    this.#byCode.set(code, finding);
  }

  listed(): Finding[] {
    return [...this.#byCode.values()].sort((a, b) => b.count - a.count || a.firstLine - b.firstLine);
  }
}

function dearestFirst<Key>(sums: Map<Key, Sums>, order: (key: Key) => string | number): [Key, Sums][] {
  return [...sums].sort(([a, sumsA], [b, sumsB]) => {
    if (sumsA.units !== sumsB.units) return sumsA.units < sumsB.units ? 1 : -1;
    return sumsB.messages - sumsA.messages || (order(a) < order(b) ? -1 : 1);
  });
}

// -- The campaign --

/** All that is added up. */
function emptyTally() {
  return {
    rows: 0,
    rejected: 0,
    byEncoding: { 'GSM-7': 0, 'UCS-2': 0 },
    all: new Map<'all', Sums>(),
    countries: new Map<string | null, Sums>(),
    types: new Map<string, Sums>(),
    rates: new Map<number, Sums>(),
    rejections: new Findings(),
    warnings: new Findings(),
    noRateReasons: new Map<string, number>(),
    savings: emptySavings(),
    homoglyphs: noHomoglyphs(),
    least: 0n,
    most: 0n,
    priced: [] as { line: number; cost: bigint }[],
  };
}
type Tally = ReturnType<typeof emptyTally>;

function noHomoglyphs() {
  return { messages: 0, cost: 0n, costAfter: 0n, characters: new Map<string, number>() };
}

interface Terms {
  basis: 'parts' | 'segments';
  numerator: bigint;
}

function addMessage(
  tally: Tally,
  message: ReferenceMessage,
  rates: Rates,
  { basis, numerator }: Terms,
): void {
  const { line, country, type, valid, counts } = message;
  if (!valid) tally.warnings.note('INVALID_UTF8', line);
  if (!takesSms.has(type)) tally.warnings.note('CANNOT_RECEIVE_SMS', line);
  tally.byEncoding[counts.encoding]++;
  const sums = [sumsOf(tally.all, 'all'), sumsOf(tally.countries, country), sumsOf(tally.types, type)];
  if (rates.reason === undefined) {
    const billed = basis === 'parts' ? counts.messageParts : counts.segments;
    const { least, most, expected } = costsOf(rates, billed, numerator);
    tally.least += least;
    tally.most += most;
    tally.priced.push({ line, cost: expected });
    sums.push(sumsOf(tally.rates, rates.place));
    for (const into of sums) into.units += expected;
  } else {
    tally.noRateReasons.set(rates.reason, (tally.noRateReasons.get(rates.reason) ?? 0) + 1);
    for (const into of sums) into.noRate++;
  }
  for (const into of sums) {
    into.messages++;
    into.messageParts += counts.messageParts;
    into.segments += counts.segments;
  }
  if (!valid) return;
  const costOf = (billed: number) =>
    rates.reason === undefined ? costsOf(rates, billed, numerator).expected : undefined;
  addSavings(tally.savings, message, basis, costOf);
  addHomoglyphs(tally, message, rates, { basis, numerator });
}

function addHomoglyphs(
  tally: Tally,
  { text, counts }: ReferenceMessage,
  rates: Rates,
  { basis, numerator }: Terms,
): void {
  const found = referenceReplacement(text);
  if (found?.kind !== 'homoglyphs') return;
  const { signs, after } = found;
  const { homoglyphs } = tally;
  homoglyphs.messages++;
  for (const sign of signs) homoglyphs.characters.set(sign, (homoglyphs.characters.get(sign) ?? 0) + 1);
  if (rates.reason !== undefined) return;
  const billed = basis === 'parts' ? 'messageParts' : 'segments';
  homoglyphs.cost += costsOf(rates, counts[billed], numerator).expected;
  homoglyphs.costAfter += costsOf(rates, after[billed], numerator).expected;
}

type Amount = (units: bigint) => { currency: string; amount: string };

function balanceOf(balance: bigint, priced: Tally['priced'], amount: Amount) {
  const total = priced.reduce((sum, { cost }) => sum + cost, 0n);
  const missing = total - balance * DENOMINATOR;
  if (missing <= 0n) return { amount: amount(balance), remaining: amount(-missing / DENOMINATOR) };
  let spent = 0n;
  let messages = 0;
  while (spent + priced[messages]!.cost <= balance * DENOMINATOR) {
    spent += priced[messages]!.cost;
    messages++;
  }
  return {
    amount: amount(balance),
    shortfall: amount((missing + DENOMINATOR - 1n) / DENOMINATOR),
    messagesThatFit: messages,
    firstLineThatDoesNotFit: priced[messages]!.line,
    doesNotFit: {
      messages: priced.length - messages,
      cost: amount(rounded(total) - rounded(spent)),
    },
  };
}

function homoglyphsOf({ messages, cost, costAfter, characters }: Tally['homoglyphs'], amount: Amount) {
  return {
    messages,
    cost: amount(rounded(cost)),
    costAfter: amount(rounded(costAfter)),
    saving: amount(rounded(cost) - rounded(costAfter)),
    characters: [...characters]
      .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
      .slice(0, 10)
      .map(([character, count]) => ({
        character,
        codePoint: codePointsOf(character)
          .map(point => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`)
          .join(' '),
        count,
        replacement: replacementOf(character)!,
      })),
  };
}

/** The object that `preflight --json` prints, but for the kernel, the reasons, and what it says of the rates. */
export function referenceEstimate(campaignPath: string, card: ReferenceCard, options: ReferenceOptions = {}) {
  const { basis = 'parts', rcsShare, balance, currency = card.currency } = options;
  const terms = { basis, numerator: numeratorOf(rcsShare) };
  const ratesOf = ratesFinder(card, options);
  const tally = emptyTally();
  for (const message of referenceMessages(campaignPath)) {
    tally.rows++;
    if (message.problem === undefined) addMessage(tally, message, ratesOf(message), terms);
    else {
      tally.rejected++;
      tally.rejections.note(message.problem, message.line);
    }
  }

  const amount: Amount = units => ({ currency, amount: amountOf(units) });
  const subtotal = ({ units, ...sums }: Sums) => ({ ...sums, cost: amount(rounded(units)) });
  const types = dearestFirst(tally.types, type => type);
  const { rows, rejected, byEncoding, least, most, priced, noRateReasons } = tally;
  return {
    rows,
    rejected,
    ...subtotal(sumsOf(tally.all, 'all')),
    priced: priced.length,
    noRateReasons: ['NO_RATE', 'DESTINATION_REJECTED', 'NETWORK_UNKNOWN'].flatMap(code =>
      noRateReasons.has(code) ? [{ code, count: noRateReasons.get(code)! }] : [],
    ),
    basis,
    ...(rcsShare === undefined ? {} : { rcsShare, least: amount(least), most: amount(most) }),
    ...(balance === undefined ? {} : { balance: balanceOf(unitsOf(balance), priced, amount) }),
    byCountry: dearestFirst(tally.countries, country => country ?? '').map(([country, sums]) => ({
      country,
      ...subtotal(sums),
    })),
    byType: types.map(([type, sums]) => ({
      type,
      canReceiveSms: takesSms.get(type) ?? 'no',
      ...subtotal(sums),
    })),
    byRate: dearestFirst(tally.rates, place => place)
      .slice(0, 20)
      .map(([place, { messages, units }]) => ({
        line: card.rates[place]!.line,
        path: card.rates[place]!.path ?? null,
        messages,
        cost: amount(rounded(units)),
      })),
    byEncoding,
    savings: listedSavings(tally.savings, scaled => rounded(scaled), amount),
    homoglyphs: homoglyphsOf(tally.homoglyphs, amount),
    rejections: tally.rejections.listed(),
    warnings: tally.warnings.listed().map(warning => {
      if (warning.code !== 'CANNOT_RECEIVE_SMS') return warning;
      const without = types.filter(([type]) => !takesSms.has(type));
      return { ...warning, cost: amount(without.reduce((sum, [, { units }]) => sum + rounded(units), 0n)) };
    }),
  };
}
