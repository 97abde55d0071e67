// What a campaign costs, slow and plain, from the rules: RFC 4180, 3GPP TS 23.038 and TS 23.040, and a price for
// each message, looked for from the first row of the rates to the last, added to the others. Nobody may improve it.
import { readFileSync } from 'node:fs';
import { referenceResolve } from './resolve.js';

const alphabets = JSON.parse(readFileSync(new URL('../../data/gsm-alphabets.json', import.meta.url), 'utf8'));
const characterNamed = (name: string) => String.fromCodePoint(Number.parseInt(name.slice(2), 16));
const basic = new Set<string>(
  alphabets.default.basic.filter((name: string | null) => name).map(characterNamed),
);
const extension = new Set<string>(Object.values<string>(alphabets.default.extension).map(characterNamed));

/** Types of numbers that take an SMS, and that may; the others do not. */
const takesSms = new Map([
  ['MOBILE', 'yes'],
  ...['FIXED_LINE_OR_MOBILE', 'PAGER', 'PERSONAL_NUMBER', 'VOIP', 'UNKNOWN'].map(
    type => [type, 'maybe'] as const,
  ),
] as const);

const lookAlikes = new Map<string, string>();
for (const { replacement, characters } of JSON.parse(
  readFileSync(new URL('../../data/look-alikes.json', import.meta.url), 'utf8'),
).groups)
  for (const name of characters) lookAlikes.set(characterNamed(name), replacement);

interface Sums {
  messages: number;
  messageParts: number;
  segments: number;
  noRate: number;
  /** Times the denominator of the share of RCS. */
  units: bigint;
}

export interface ReferenceRow {
  line: number;
  /** Bytes, one a character. */
  fields: string[];
  fault?: 'MALFORMED_ROW' | 'UNTERMINATED_QUOTE';
}

/** The rows of a CSV file, one character after the other; `text` holds its bytes, one a character. */
export function* referenceRows(text: string, separator = ','): Generator<ReferenceRow> {
  if (text.startsWith('\xef\xbb\xbf')) text = text.slice(3);
  let line = 1;
  let row: ReferenceRow = { line, fields: [] };
  let field = '';
  let state: 'begin' | 'plain' | 'quoted' | 'closed' = 'begin';
  let isEmpty = true;
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    const isLineFeed = character === '\n';
    const isLineEnd = isLineFeed || (character === '\r' && text[i + 1] === '\n');
    if (isLineFeed) line++;
    if (state === 'quoted') {
      isEmpty = false;
      if (character !== '"') field += character;
      else if (text[i + 1] === '"') {
        field += '"';
        i++;
      } else state = 'closed';
    } else if (isLineEnd) {
      if (!isLineFeed) {
        i++;
        line++;
      }
      row.fields.push(field);
      if (!isEmpty) yield row;
      row = { line, fields: [] };
      field = '';
      state = 'begin';
      isEmpty = true;
    } else {
      isEmpty = false;
      if (character === separator) {
        row.fields.push(field);
        field = '';
        state = 'begin';
      } else if (state === 'begin' && character === '"') state = 'quoted';
      else {
        if (state === 'closed') row.fault ??= 'MALFORMED_ROW';
        else state = 'plain';
        field += character;
      }
    }
  }
  if (state === 'quoted') row.fault ??= 'UNTERMINATED_QUOTE';
  row.fields.push(field);
  if (!isEmpty) yield row;
}

/** The one separator by which the first row names the columns that a campaign has to have, or else the comma. */
function separatorOf(text: string): string {
  const separators = [',', ';', '\t'].filter(separator => {
    const [first] = referenceRows(text, separator);
    const names = first?.fields.map(field => decode(field).text.trim().toLowerCase()) ?? [];
    return names.includes('msisdn') && (names.includes('message') || names.includes('msg'));
  });
  return separators.length === 1 ? separators[0]! : ',';
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const strictDecoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

function decode(bytes: string): { text: string; valid: boolean } {
  const buffer = Buffer.from(bytes, 'latin1');
  try {
    return { text: strictDecoder.decode(buffer), valid: true };
  } catch {
    return { text: decoder.decode(buffer), valid: false };
  }
}

function count(text: string) {
  const characters = [...text];
  const isGsm = characters.every(character => basic.has(character) || extension.has(character));
  const costs = characters.map(character => (isGsm ? (extension.has(character) ? 2 : 1) : character.length));
  const units = costs.reduce((sum, cost) => sum + cost, 0);
  const [single, several] = isGsm ? [160, 153] : [70, 67];
  if (units <= single) return { isGsm, characters: characters.length, messageParts: 1, segments: 1 };
  let segments = 1;
  let used = 0;
  for (const cost of costs) {
    if (used + cost > several) {
      segments++;
      used = 0;
    }
    used += cost;
  }
  return { isGsm, characters: characters.length, messageParts: Math.ceil(units / several), segments };
}

/** 10^-8 of the currency unit. */
function unitsOf(amount: string): bigint {
  const [whole, fraction = ''] = amount.split('.');
  return BigInt(whole!) * 100_000_000n + BigInt(fraction.padEnd(8, '0'));
}

function amountOf(units: bigint): string {
  if (units < 0n) return `-${amountOf(-units)}`;
  const fraction = String(units % 100_000_000n).padStart(8, '0');
  let decimals = 8;
  while (decimals > 2 && fraction[decimals - 1] === '0') decimals--;
  return `${units / 100_000_000n}.${fraction.slice(0, decimals)}`;
}

/** A row of rates: amounts as decimal numbers, times in milliseconds. */
export interface ReferenceRate {
  line: number | null;
  path?: string;
  mccMnc?: string;
  network?: string;
  prefix?: string;
  country?: string;
  price?: string;
  rcsPrice?: string;
  fee?: string;
  reject?: boolean;
  from?: number;
  until?: number;
}

export interface ReferenceCard {
  currency: string;
  rates: readonly ReferenceRate[];
}

/** Rates with columns country, prefix, price and currency. */
export function referenceCard(path: string): ReferenceCard {
  const rates: ReferenceRate[] = [];
  let names: string[] | undefined;
  let currency = 'credits';
  for (const { line, fields } of referenceRows(readFileSync(path, 'latin1'))) {
    const texts = fields.map(field => decode(field).text.trim());
    if (!names) {
      names = texts.map(text => text.toLowerCase());
      continue;
    }
    const cell = (name: string) => texts[names!.indexOf(name)] ?? '';
    const place = cell('prefix') ? { prefix: cell('prefix') } : { country: cell('country').toUpperCase() };
    rates.push({ line, ...place, price: cell('price') });
    if (cell('currency')) currency = cell('currency');
  }
  return { currency, rates };
}

type Channel = 'price' | 'rcsPrice';
type UnknownNetworkPolicy = 'noRate' | 'highest' | 'lowest';

/** What a part costs, or an RCS message. */
const unitPrice = (rate: ReferenceRate, channel: Channel) =>
  unitsOf(rate[channel]!) + unitsOf(rate.fee ?? '0');

/** Stands for rates of several networks of a prefix, of which it is not known which counts. */
const UNCLEAR: ReferenceRate = { line: 0, reject: true } as ReferenceRate;

/** The row that counts for a channel, if there is one. */
function rateFor(
  rates: readonly ReferenceRate[],
  channel: Channel,
  msisdn: string,
  country: string | null,
  mccMnc: string,
  unknownNetwork: UnknownNetworkPolicy,
): ReferenceRate | undefined {
  const counts = rates.filter(rate => rate[channel] !== undefined || rate.reject);
  const latest = (found: readonly ReferenceRate[]) =>
    found.reduce<ReferenceRate | undefined>(
      (best, rate) => (!best || (rate.from ?? -Infinity) >= (best.from ?? -Infinity) ? rate : best),
      undefined,
    );
  if (mccMnc !== '') {
    const mcc = mccMnc.slice(0, 3);
    const leavesOutZeros = rates.some(rate => rate.mccMnc?.length === 4);
    const short = leavesOutZeros ? mcc + Number(mccMnc.slice(3)) : mccMnc;
    const found =
      latest(counts.filter(rate => rate.mccMnc === mccMnc)) ??
      latest(counts.filter(rate => rate.mccMnc === short)) ??
      latest(counts.filter(rate => rate.mccMnc === mcc));
    if (found) return found;
  }
  const ofAll = latest(counts.filter(rate => !rate.prefix && !rate.country && !rate.mccMnc && !rate.network));
  /**
   * Of all that counts in one place, a row for all networks, or else what those of networks agree on, unless others
   * that have no row of their own cost something else.
   */
  const ofPlace = (found: readonly ReferenceRate[], ofOthers: ReferenceRate | undefined) => {
    const isPlain = ({ mccMnc, network }: ReferenceRate) => mccMnc === undefined && network === undefined;
    const plain = latest(found.filter(isPlain));
    if (plain) return plain;
    const ofMcc = found.filter(rate => rate.mccMnc?.length === 3);
    const networks = ofMcc.length > 0 ? ofMcc : found;
    const offers = networks.filter(rate => rate[channel] !== undefined);
    const [first] = offers;
    const isListed = !ofOthers || ofMcc.length > 0 || found.every(({ mccMnc }) => mccMnc === undefined);
    if (!first) return isListed ? networks[0] : undefined;
    const best = (isBetter: (one: bigint, other: bigint) => boolean) =>
      offers.reduce((found, rate) =>
        isBetter(unitPrice(rate, channel), unitPrice(found, channel)) ? rate : found,
      );
    if (unknownNetwork === 'highest') return best((one, other) => one > other);
    if (unknownNetwork === 'lowest') return best((one, other) => one < other);
    const agrees = (rate: ReferenceRate) =>
      rate[channel] !== undefined && unitPrice(rate, channel) === unitPrice(first, channel);
    return isListed && networks.every(agrees) ? first : undefined;
  };
  for (let length = msisdn.length; length > 0; length--) {
    const ofPrefix = counts.filter(({ prefix }) => prefix === msisdn.slice(0, length));
    const found = ofPlace(ofPrefix, undefined);
    if (found) return found;
    if (ofPrefix.some(rate => rate[channel] !== undefined)) return UNCLEAR;
  }
  return (
    (country === null
      ? undefined
      : ofPlace(
          counts.filter(rate => !rate.prefix && rate.country === country),
          ofAll,
        )) ?? ofAll
  );
}

export interface ReferenceOptions {
  basis?: 'parts' | 'segments';
  currency?: string;
  at?: number;
  unknownNetwork?: UnknownNetworkPolicy;
  /** A decimal number from 0 to 1. */
  rcsShare?: string;
  balance?: string;
}

/** The object that `preflight --json` prints, but for the kernel, the reasons, and what it says of the rates. */
export function referenceEstimate(campaignPath: string, card: ReferenceCard, options: ReferenceOptions = {}) {
  const { basis = 'parts', at = 0, unknownNetwork = 'noRate', rcsShare } = options;
  const rates = card.rates.filter(({ from, until }) => (from ?? -Infinity) <= at && (until ?? Infinity) > at);
  const currency = options.currency ?? card.currency;
  const amount = (units: bigint) => ({ currency, amount: amountOf(units) });
  const [shareWhole, shareFraction = ''] = (rcsShare ?? '0').split('.');
  const denominator = 10n ** 20n;
  const numerator = BigInt(shareWhole! + shareFraction.padEnd(20, '0'));
  /** Half to even. */
  const rounded = (scaled: bigint): bigint => {
    const sign = scaled < 0n ? -1n : 1n;
    const whole = (scaled * sign) / denominator;
    const twice = 2n * ((scaled * sign) % denominator);
    const up = twice > denominator || (twice === denominator && whole % 2n === 1n);
    return sign * (up ? whole + 1n : whole);
  };

  const totals = { rows: 0, priced: 0, rejected: 0, noRate: 0, messages: 0, messageParts: 0, segments: 0 };
  const byEncoding = { 'GSM-7': 0, 'UCS-2': 0 };
  const countries = new Map<string | null, Sums>();
  const sumsByType = new Map<string, Sums>();
  const sumsByRate = new Map<ReferenceRate, Sums>();
  const all: Sums = { messages: 0, messageParts: 0, segments: 0, noRate: 0, units: 0n };
  const rejections = new Map<string, { code: string; count: number; firstLine: number }>();
  const warnings = new Map<string, { code: string; count: number; firstLine: number }>();
  const noRateReasons = new Map<string, number>();
  const replaceable = { messages: 0, cost: 0n, costAfter: 0n, characters: new Map<string, number>() };
  let least = 0n;
  let most = 0n;
  const priced: { line: number; cost: bigint }[] = [];
  const known = new Map<string, ReferenceRate | undefined>();
  const rateOf = (channel: Channel, msisdn: string, country: string | null, mccMnc: string) => {
    const key = [channel, msisdn, country, mccMnc].join();
    if (!known.has(key)) known.set(key, rateFor(rates, channel, msisdn, country, mccMnc, unknownNetwork));
    return known.get(key);
  };
  const note = (findings: typeof rejections, code: string, line: number) => {
    const finding = findings.get(code) ?? { code, count: 0, firstLine: line };
    finding.count++;
    findings.set(code, finding);
  };

  let header: string[] | undefined;
  const campaign = readFileSync(campaignPath, 'latin1');
  for (const { line, fields, fault } of referenceRows(campaign, separatorOf(campaign))) {
    if (!header) {
      header = fields.map(field => decode(field).text.trim().toLowerCase());
      continue;
    }
    totals.rows++;
    const msisdn = fields[header.indexOf('msisdn')] ?? '';
    const bytes = fields[header.findIndex(name => name === 'message' || name === 'msg')] ?? '';
    const mccMnc = fields[header.findIndex(name => name === 'mccmnc' || name === 'mcc_mnc')] ?? '';
    const { text, valid } = decode(bytes);
    const { isGsm, characters, messageParts, segments } = count(text);

    let problem: string | undefined;
    if (fault) problem = fault;
    else if (fields.length !== header.length) problem = 'WRONG_FIELD_COUNT';
    else if (msisdn === '') problem = 'MISSING_FIELD';
    else if (!/^[1-9][0-9]{6,14}$/.test(msisdn)) problem = 'INVALID_PHONE_NUMBER';
    else if (text === '') problem = 'MISSING_FIELD';
    else if (!/^(|[0-9]{4,6})$/.test(mccMnc)) problem = 'INVALID_MCC_MNC';
    else if (characters > 1530) problem = 'CONTENT_TOO_LONG';
    if (problem) {
      totals.rejected++;
      note(rejections, problem, line);
      continue;
    }

    if (!valid) note(warnings, 'INVALID_UTF8', line);
    byEncoding[isGsm ? 'GSM-7' : 'UCS-2']++;
    const { country, type } = referenceResolve(msisdn);
    const sms = rateOf('price', msisdn, country, mccMnc);
    const rcs = rcsShare === undefined ? undefined : rateOf('rcsPrice', msisdn, country, mccMnc);
    const needed = rcsShare === undefined ? [sms] : [rcs, sms];
    const missing = needed.findIndex(rate => !rate || rate.reject);
    const none = { messages: 0, messageParts: 0, segments: 0, noRate: 0, units: 0n };
    const ofCountry = countries.get(country) ?? { ...none };
    const ofType = sumsByType.get(type) ?? { ...none };
    countries.set(country, ofCountry);
    sumsByType.set(type, ofType);
    const sums = [all, ofCountry, ofType];
    if (!takesSms.has(type)) note(warnings, 'CANNOT_RECEIVE_SMS', line);

    const costWith = (billed: number) => {
      const bySms = unitPrice(sms!, 'price') * BigInt(billed);
      const byRcs = rcs ? unitPrice(rcs, 'rcsPrice') : bySms;
      return { bySms, byRcs, expected: byRcs * numerator + bySms * (denominator - numerator) };
    };
    if (missing < 0) {
      const { bySms, byRcs, expected } = costWith(basis === 'parts' ? messageParts : segments);
      least += bySms < byRcs ? bySms : byRcs;
      most += bySms < byRcs ? byRcs : bySms;
      const ofRate = sumsByRate.get(rcs ?? sms!) ?? { ...none };
      sumsByRate.set(rcs ?? sms!, ofRate);
      sums.push(ofRate);
      for (const into of sums) into.units += expected;
      priced.push({ line, cost: expected });
    } else {
      const ofNetworks = rates.some(
        rate => rate.country === country && !rate.prefix && (rate.mccMnc || rate.network),
      );
      const code =
        needed[missing] !== UNCLEAR && needed[missing]?.reject
          ? 'DESTINATION_REJECTED'
          : ofNetworks || needed[missing] === UNCLEAR
            ? 'NETWORK_UNKNOWN'
            : 'NO_RATE';
      noRateReasons.set(code, (noRateReasons.get(code) ?? 0) + 1);
      for (const into of sums) into.noRate++;
    }
    for (const into of sums) {
      into.messages++;
      into.messageParts += messageParts;
      into.segments += segments;
    }

    if (isGsm || !valid) continue;
    const signs = [...text].filter(character => !basic.has(character) && !extension.has(character));
    if (!signs.every(character => lookAlikes.has(character))) continue;
    const after = count([...text].map(character => lookAlikes.get(character) ?? character).join(''));
    if (!after.isGsm || after.characters === 0 || after.characters > 1530) continue;
    replaceable.messages++;
    for (const character of signs)
      replaceable.characters.set(character, (replaceable.characters.get(character) ?? 0) + 1);
    if (missing >= 0) continue;
    replaceable.cost += costWith(basis === 'parts' ? messageParts : segments).expected;
    replaceable.costAfter += costWith(basis === 'parts' ? after.messageParts : after.segments).expected;
  }

  const listed = (findings: typeof rejections) =>
    [...findings.values()].sort((a, b) => b.count - a.count || a.firstLine - b.firstLine);
  const dearestFirst = <Key>(sums: Map<Key, Sums>, order: (key: Key) => string | number) =>
    [...sums].sort(([a, sumsA], [b, sumsB]) => {
      if (sumsA.units !== sumsB.units) return sumsA.units < sumsB.units ? 1 : -1;
      return sumsB.messages - sumsA.messages || (order(a) < order(b) ? -1 : 1);
    });
  const byCountry = dearestFirst(countries, country => country ?? '');
  const byType = dearestFirst(sumsByType, type => type);
  const byRate = dearestFirst(sumsByRate, rate => card.rates.indexOf(rate)).slice(0, 20);
  const shareOf = ({ units, ...sums }: Sums) => ({ ...sums, cost: amount(rounded(units)) });

  function balanceOf(balance: bigint) {
    const total = priced.reduce((sum, { cost }) => sum + cost, 0n);
    const missing = total - balance * denominator;
    if (missing <= 0n) return { amount: amount(balance), remaining: amount(-missing / denominator) };
    let spent = 0n;
    let messages = 0;
    while (spent + priced[messages]!.cost <= balance * denominator) {
      spent += priced[messages]!.cost;
      messages++;
    }
    return {
      amount: amount(balance),
      shortfall: amount((missing + denominator - 1n) / denominator),
      messagesThatFit: messages,
      firstLineThatDoesNotFit: priced[messages]!.line,
      doesNotFit: {
        messages: priced.length - messages,
        cost: amount(rounded(total) - rounded(spent)),
      },
    };
  }

  const { messages, messageParts, segments, noRate } = all;
  const cost = rounded(replaceable.cost);
  const costAfter = rounded(replaceable.costAfter);
  return {
    ...totals,
    messages,
    messageParts,
    segments,
    noRate,
    priced: priced.length,
    noRateReasons: ['NO_RATE', 'DESTINATION_REJECTED', 'NETWORK_UNKNOWN'].flatMap(code =>
      noRateReasons.has(code) ? [{ code, count: noRateReasons.get(code)! }] : [],
    ),
    basis,
    cost: amount(rounded(all.units)),
    ...(rcsShare === undefined ? {} : { rcsShare, least: amount(least), most: amount(most) }),
    ...(options.balance === undefined ? {} : { balance: balanceOf(unitsOf(options.balance)) }),
    byCountry: byCountry.map(([country, sums]) => ({ country, ...shareOf(sums) })),
    byType: byType.map(([type, sums]) => ({
      type,
      canReceiveSms: takesSms.get(type) ?? 'no',
      ...shareOf(sums),
    })),
    byRate: byRate.map(([rate, sums]) => ({
      line: rate.line,
      path: rate.path ?? null,
      messages: sums.messages,
      cost: amount(rounded(sums.units)),
    })),
    byEncoding,
    replaceable: {
      messages: replaceable.messages,
      cost: amount(cost),
      costAfter: amount(costAfter),
      saving: amount(cost - costAfter),
      characters: [...replaceable.characters]
        .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
        .slice(0, 10)
        .map(([character, count]) => ({
          character,
          codePoint: `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`,
          count,
          replacement: lookAlikes.get(character)!,
        })),
    },
    rejections: listed(rejections),
    warnings: listed(warnings).map(warning => {
      if (warning.code !== 'CANNOT_RECEIVE_SMS') return warning;
      const ofType = byType.filter(([type]) => !takesSms.has(type));
      return { ...warning, cost: amount(ofType.reduce((sum, [, { units }]) => sum + rounded(units), 0n)) };
    }),
  };
}
