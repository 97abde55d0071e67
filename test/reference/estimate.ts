// What a campaign costs, slow and plain, from the rules: RFC 4180, 3GPP TS 23.038 and TS 23.040, and a price for
// each message added to the others. Nobody may improve it.
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

/** The order of types that cost the same and have as many messages. */
const types = [
  'UNKNOWN',
  'FIXED_LINE',
  'MOBILE',
  'FIXED_LINE_OR_MOBILE',
  'TOLL_FREE',
  'PREMIUM_RATE',
  'SHARED_COST',
  'VOIP',
  'PERSONAL_NUMBER',
  'PAGER',
  'UAN',
  'VOICEMAIL',
];

interface Sums {
  messages: number;
  messageParts: number;
  segments: number;
  noRate: number;
  units: bigint;
}

export interface ReferenceRow {
  line: number;
  /** Bytes, one a character. */
  fields: string[];
  fault?: 'MALFORMED_ROW' | 'UNTERMINATED_QUOTE';
}

/** The rows of a CSV file, one character after the other; `text` holds its bytes, one a character. */
export function* referenceRows(text: string): Generator<ReferenceRow> {
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
      if (character === ',') {
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

function longestPrefix<Value>(values: Map<string, Value>, digits: string): Value | undefined {
  for (let length = digits.length; length > 0; length--) {
    const value = values.get(digits.slice(0, length));
    if (value !== undefined) return value;
  }
  return undefined;
}

/** 10^-8 of the currency unit. */
function unitsOf(amount: string): bigint {
  const [whole, fraction = ''] = amount.split('.');
  return BigInt(whole!) * 100_000_000n + BigInt(fraction.padEnd(8, '0'));
}

function amountOf(units: bigint): string {
  const fraction = String(units % 100_000_000n).padStart(8, '0');
  let decimals = 8;
  while (decimals > 2 && fraction[decimals - 1] === '0') decimals--;
  return `${units / 100_000_000n}.${fraction.slice(0, decimals)}`;
}

function referenceRates(path: string) {
  const byPrefix = new Map<string, bigint>();
  const byCountry = new Map<string, bigint>();
  let names: string[] | undefined;
  let currency: string | undefined;
  for (const { fields } of referenceRows(readFileSync(path, 'latin1'))) {
    const texts = fields.map(field => decode(field).text.trim());
    if (!names) {
      names = texts.map(text => text.toLowerCase());
      continue;
    }
    const cell = (name: string) => texts[names!.indexOf(name)] ?? '';
    const units = unitsOf(cell('price'));
    if (cell('country')) byCountry.set(cell('country').toUpperCase(), units);
    else byPrefix.set(cell('prefix'), units);
    if (cell('currency')) currency = cell('currency');
  }
  return { byPrefix, byCountry, currency };
}

export interface ReferenceOptions {
  basis?: 'parts' | 'segments';
  currency?: string;
}

/** The object that `preflight --json` prints, but for the kernel and the reasons. */
export function referenceEstimate(campaignPath: string, ratesPath: string, options: ReferenceOptions = {}) {
  const { basis = 'parts' } = options;
  const rates = referenceRates(ratesPath);
  const currency = options.currency ?? rates.currency ?? 'credits';
  const amount = (units: bigint) => ({ currency, amount: amountOf(units) });

  const totals = { rows: 0, priced: 0, rejected: 0, noRate: 0, messages: 0, messageParts: 0, segments: 0 };
  const byEncoding = { 'GSM-7': 0, 'UCS-2': 0 };
  const countries = new Map<string | null, Sums>();
  const sumsByType = new Map<string, Sums>();
  const rejections = new Map<string, { code: string; count: number; firstLine: number }>();
  const warnings = new Map<string, { code: string; count: number; firstLine: number }>();
  const note = (findings: typeof rejections, code: string, line: number) => {
    const finding = findings.get(code) ?? { code, count: 0, firstLine: line };
    finding.count++;
    findings.set(code, finding);
  };

  let header: string[] | undefined;
  for (const { line, fields, fault } of referenceRows(readFileSync(campaignPath, 'latin1'))) {
    if (!header) {
      header = fields.map(field => decode(field).text.trim().toLowerCase());
      continue;
    }
    totals.rows++;
    const msisdn = fields[header.indexOf('msisdn')] ?? '';
    const bytes = fields[header.findIndex(name => name === 'message' || name === 'msg')] ?? '';
    const { text, valid } = decode(bytes);
    const { isGsm, characters, messageParts, segments } = count(text);

    let problem: string | undefined;
    if (fault) problem = fault;
    else if (fields.length !== header.length) problem = 'WRONG_FIELD_COUNT';
    else if (msisdn === '') problem = 'MISSING_FIELD';
    else if (!/^[1-9][0-9]{6,14}$/.test(msisdn)) problem = 'INVALID_PHONE_NUMBER';
    else if (text === '') problem = 'MISSING_FIELD';
    else if (characters > 1530) problem = 'CONTENT_TOO_LONG';
    if (problem) {
      totals.rejected++;
      note(rejections, problem, line);
      continue;
    }

    if (!valid) note(warnings, 'INVALID_UTF8', line);
    byEncoding[isGsm ? 'GSM-7' : 'UCS-2']++;
    const { country, type } = referenceResolve(msisdn);
    const price = longestPrefix(rates.byPrefix, msisdn) ?? rates.byCountry.get(country ?? '');
    const none = { messages: 0, messageParts: 0, segments: 0, noRate: 0, units: 0n };
    const ofCountry = countries.get(country) ?? { ...none };
    const ofType = sumsByType.get(type) ?? { ...none };
    countries.set(country, ofCountry);
    sumsByType.set(type, ofType);
    if (!takesSms.has(type)) note(warnings, 'CANNOT_RECEIVE_SMS', line);
    for (const into of [totals, ofCountry, ofType]) {
      into.messages++;
      into.messageParts += messageParts;
      into.segments += segments;
      if (price === undefined) into.noRate++;
    }
    if (price === undefined) continue;
    totals.priced++;
    for (const into of [ofCountry, ofType])
      into.units += price * BigInt(basis === 'parts' ? messageParts : segments);
  }

  const listed = (findings: typeof rejections) =>
    [...findings.values()].sort((a, b) => b.count - a.count || a.firstLine - b.firstLine);
  const dearestFirst = (a: Sums, b: Sums) =>
    a.units === b.units ? b.messages - a.messages : a.units < b.units ? 1 : -1;
  const byCountry = [...countries].sort(([a, sumsA], [b, sumsB]) => {
    if (a === null || b === null) return a === null ? 1 : -1;
    return dearestFirst(sumsA, sumsB) || (a < b ? -1 : 1);
  });
  const byType = [...sumsByType].sort(
    ([a, sumsA], [b, sumsB]) => dearestFirst(sumsA, sumsB) || types.indexOf(a) - types.indexOf(b),
  );
  const share = ({ units, ...sums }: Sums) => ({ ...sums, cost: amount(units) });
  const total = (list: readonly (readonly [unknown, Sums])[]) =>
    amount(list.reduce((sum, [, { units }]) => sum + units, 0n));
  return {
    ...totals,
    basis,
    cost: total(byCountry),
    byCountry: byCountry.map(([country, sums]) => ({ country, ...share(sums) })),
    byType: byType.map(([type, sums]) => ({
      type,
      canReceiveSms: takesSms.get(type) ?? 'no',
      ...share(sums),
    })),
    byEncoding,
    rejections: listed(rejections),
    warnings: listed(warnings).map(warning =>
      warning.code === 'CANNOT_RECEIVE_SMS'
        ? { ...warning, cost: total(byType.filter(([type]) => !takesSms.has(type))) }
        : warning,
    ),
  };
}
