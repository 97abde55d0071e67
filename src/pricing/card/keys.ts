import { countriesOfPrefix } from '../calling-codes.js';
import { countriesOfNetwork } from '../mobile-codes.js';
import type { Rate } from '../rate.js';
import {
  contradiction,
  countriesOfMcc,
  isMccOf,
  isPrefixOf,
  isSameNetwork,
  listed,
  namedValue,
} from './agreement.js';
import { type CardRow, type CardValues, cardFields, textOf } from './card-row.js';
import { countryOf, isEverywhere } from './country-names.js';
import { fieldIssue, issueAt, type RateCardIssue } from './issues.js';
import { ownText } from './remembered.js';
import { type AreaCodeHabit, prefixesOf } from './row-prefixes.js';
import { withdrawnCountry } from './withdrawn-countries.js';

/** For which destinations a rate is. */
export type Keys = Pick<Rate, 'mccMnc' | 'network' | 'prefix' | 'country'>;
type Network = Pick<Rate, 'mccMnc' | 'network'>;

/** Texts for all networks. */
const ALL_NETWORKS = /^(?:|0|-|\*|n\/?a|any|all|all networks|default|default rate|unallocated prefix)$/i;

/** What many rows share, and a reader of rows remembers. */
export interface SharedKeys {
  /** `countryIn` */
  readonly countryIn: (value: unknown) => RowCountry;
  /** The name of a network as one string, however many rows have it. */
  readonly nameOf: (text: string) => string;
  readonly areaCodeHabit: AreaCodeHabit;
  /** Whether the card leaves out zeros in front of MNCs. */
  readonly leavesOutZeros: () => boolean;
}

/** The destinations of a row: one, or one for each network or prefix of a list. */
export function keysOf(row: CardRow, shared: SharedKeys): Keys[] | RateCardIssue {
  const country = countryOfRow(row, shared.countryIn);
  if (typeof country === 'object' && country !== UNKNOWN) return country;
  const name = networkName(row);
  const networks = networksOf(row, name === null ? null : shared.nameOf(name), shared.leavesOutZeros);
  if ('code' in networks) return networks;
  const prefixes = prefixesOf(row, shared.areaCodeHabit);
  if ('code' in prefixes) return prefixes;
  if (networks.length * prefixes.length > MOST_KEYS)
    return tooManyKeys(row, networks.length, prefixes.length);
  const issue = country ? contradictionIn(row, country, networks, prefixes) : undefined;
  if (issue !== undefined) return issue;
  const keys: Keys[] = [];
  for (const network of networks)
    for (const prefix of prefixes) {
      const isOnlyByCountry = network.mccMnc === null && prefix === null;
      if (isOnlyByCountry && country === UNKNOWN) return unknownCountry(row);
      const isEmpty = isOnlyByCountry && country === undefined;
      const ofMcc = isEmpty && network.network !== null ? countriesOfRow(row.values) : [];
      for (const of of ofMcc) keys.push({ ...network, prefix, country: of });
      if (ofMcc.length > 0) continue;
      if (isEmpty && !saysDefault(row.values)) return missingKey(row);
      // A prefix with an MCC only is for all networks with that prefix.
      const isByPrefix = network.mccMnc?.length === 3 && prefix !== null;
      keys.push({
        mccMnc: isByPrefix ? null : network.mccMnc,
        // The other networks of everywhere are everywhere.
        network: isEmpty ? null : network.network,
        prefix: prefix === null ? null : ownText(prefix),
        country: country === UNKNOWN ? null : (country ?? null),
      });
    }
  return keys;
}

/** Rates of one row. A list of 3,000 prefixes beside one of 999 MNCs, 25 kB of text, would be three million. */
const MOST_KEYS = 10_000;

function tooManyKeys(row: CardRow, networks: number, prefixes: number): RateCardIssue {
  const grouped = (count: number) => count.toLocaleString('en');
  const found = `${grouped(networks * prefixes)}: ${grouped(networks)} networks with ${grouped(prefixes)} prefixes each`;
  const text = `expected at most ${grouped(MOST_KEYS)} rates of a row, found ${found}`;
  return issueAt(row, 'TOO_MANY_KEYS', undefined, text);
}

/** The countries of a network that a row names, beside an MCC and no MNC. */
function countriesOfRow({ mcc }: CardValues): readonly string[] {
  const code = textOf(mcc) ?? '';
  return MCC.test(code) ? countriesOfNetwork(code) : [];
}

const MCC = /^\d{3}$/;

const UNKNOWN = null;
type RowCountry = string | typeof UNKNOWN | undefined;

/**
 * The country in a field: undefined if there is none, `UNKNOWN` if it is not in ISO 3166-1. Germany - Telekom is a
 * network of Germany. Digits are a prefix, but 001 stands for numbers that belong to no country.
 */
export function countryIn(value: unknown): RowCountry {
  if (typeof value !== 'string' || value === '' || isEverywhere(value)) return undefined;
  if (/^\d+$/.test(value) && value !== '001') return undefined;
  return countryOf(value) ?? countryOf(value.split(' - ', 1)[0]!) ?? UNKNOWN;
}

function countryOfRow(row: CardRow, find: typeof countryIn): RowCountry | RateCardIssue {
  const { countryCode, country } = row.values;
  const byCode = find(countryCode);
  const byName = find(country);
  if (byCode && byName && byCode !== byName) {
    const found = `${namedValue(row, 'country')} (${byName})`;
    return contradiction(row, 'country', found, `${namedValue(row, 'countryCode')} (${byCode})`);
  }
  const isUnknown = byCode === UNKNOWN || byName === UNKNOWN;
  return byCode ?? byName ?? (isUnknown ? UNKNOWN : undefined);
}

/** The issue of a row whose MCC or prefix belongs to another country. */
function contradictionIn(
  row: CardRow,
  country: string,
  networks: readonly Network[],
  prefixes: readonly (string | null)[],
): RateCardIssue | undefined {
  const named = () => `${namedValue(row, row.values.country ? 'country' : 'countryCode')} (${country})`;
  for (const { mccMnc } of networks)
    if (mccMnc !== null && !isMccOf(mccMnc, country)) {
      const found = `${mccMnc} of ${listed(countriesOfMcc(mccMnc.slice(0, 3)))}`;
      return contradiction(row, row.values.mcc === undefined ? 'mccMnc' : 'mcc', found, named());
    }
  for (const prefix of prefixes)
    if (prefix !== null && !isPrefixOf(prefix, country))
      return contradiction(row, 'prefix', `${prefix} of ${listed(countriesOfPrefix(prefix))}`, named());
  return undefined;
}

function unknownCountry(row: CardRow): RateCardIssue {
  const { country, countryCode } = row.values;
  for (const value of [countryCode, country]) {
    const became = typeof value === 'string' ? withdrawnCountry(value) : undefined;
    if (became !== undefined) return issueAt(row, 'WITHDRAWN_COUNTRY', undefined, became);
  }
  return fieldIssue(row, {
    code: 'UNKNOWN_COUNTRY',
    field: country === undefined ? 'countryCode' : 'country',
    expected: 'a country of ISO 3166-1',
    found: country || countryCode,
  });
}

function missingKey(row: CardRow): RateCardIssue {
  return fieldIssue(row, {
    code: 'MISSING_KEY',
    field: cardFields.find(field => row.names[field] !== undefined && field !== 'network') ?? 'country',
    expected: 'a country, a prefix, an MCC and MNC, or default',
    found: '',
  });
}

function saysDefault(values: CardValues): boolean {
  const { countryCode, country, prefix, mcc, mccMnc, sourcePrefix } = values;
  if (values.default === true || /^(?:true|yes|y|1|x|default)$/i.test(textOf(values.default) ?? ''))
    return true;
  if ([countryCode, country, prefix, mccMnc].some(isEverywhere)) return true;
  // MCC 0 without another key; and an empty row of a layout in which that means everywhere.
  return [mcc, mccMnc].some(value => textOf(value) === '0') || sourcePrefix === '';
}

function networksOf(
  row: CardRow,
  network: string | null,
  leavesOutZeros: () => boolean,
): Network[] | RateCardIssue {
  const { mcc, mnc, mccMnc } = row.values;
  // MCC and MNC in fields of their own say more than both in one.
  const areApart = mcc !== undefined && mcc !== null && mnc !== undefined;
  if (mccMnc !== undefined && mccMnc !== null && !areApart) return networksOfCodes(row, network);
  const code = mcc === undefined || mcc === null ? '' : textOf(mcc);
  if (code !== undefined && MCC.test(code)) {
    const is00 = network === null && textOf(mnc) === '0' && leavesOutZeros();
    if (is00) return invalidMnc(row, '00, or an empty field for all networks');
    const networks = networksOfMcc(row, code, network);
    return (areApart ? contradictionOfCodes(row, networks) : undefined) ?? networks;
  }
  // No MCC, or a sign of all.
  if (code !== undefined && /^(?:0|n\/?a|\*|-)?$/i.test(code)) return [{ mccMnc: null, network }];
  return fieldIssue(row, { code: 'INVALID_MCC_MNC', field: 'mcc', expected: 'three digits', found: mcc });
}

/** The issue of a row whose MCC and MNC are another network than both in one field. */
function contradictionOfCodes(
  row: CardRow,
  networks: readonly Network[] | RateCardIssue,
): RateCardIssue | undefined {
  const joined = textOf(row.values.mccMnc);
  if (joined === undefined || 'code' in networks || networks.length > 1) return undefined;
  const code = networks[0]?.mccMnc;
  if (!code || code.length < 4 || !/^\d{4,6}$/.test(joined) || isSameNetwork(code, joined)) return undefined;
  return contradiction(row, 'mccMnc', joined, `${namedValue(row, 'mcc')} and ${namedValue(row, 'mnc')}`);
}

/** Networks by MCC and MNC in one text, or in a list of them. */
function networksOfCodes(row: CardRow, network: string | null): Network[] | RateCardIssue {
  const { mccMnc } = row.values;
  const text = textOf(mccMnc);
  if (text !== undefined && /^\d{4,6}$/.test(text)) return [{ mccMnc: text, network }];
  // GBRCN is O2: a TADIG code names a network by letters.
  if (text !== undefined && /^[A-Z]{3}[A-Z\d]{2}$/.test(text))
    return [{ mccMnc: null, network: network ?? text }];
  const all = text?.split(/[,;/|]/).map(code => code.trim()) ?? [];
  const codes = all.length > 1 ? all.filter(code => code !== '') : all;
  const isValid = (code: string) => /^(?:\d{3}[- ]?\d{0,3}|0?)$/.test(code) || isEverywhere(code);
  if (codes.length === 0 || !codes.every(isValid))
    return fieldIssue(row, {
      code: 'INVALID_MCC_MNC',
      field: 'mccMnc',
      expected: 'an MCC and MNC such as 23415',
      found: mccMnc,
    });
  return codes.map(code => {
    const digits = code.replace(/\D/g, '');
    if (digits.length < 3) return { mccMnc: null, network };
    return { mccMnc: digits, network: digits.length > 3 ? network : null };
  });
}

/** Networks by an MCC, and an MNC or a list of them. */
function networksOfMcc(row: CardRow, mcc: string, network: string | null): Network[] | RateCardIssue {
  const { mnc } = row.values;
  const list = mnc === undefined || mnc === null ? '' : textOf(mnc);
  if (list !== undefined && ALL_NETWORKS.test(list)) {
    // 0 with a name is a network whose MNC has lost its zeros.
    if (list === '0' && network !== null) return [{ mccMnc: `${mcc}0`, network }];
    // One network of the MCC by its name: no number shows that it is this one.
    return network === null ? [{ mccMnc: mcc, network }] : [{ mccMnc: null, network }];
  }
  if (list !== undefined && /^others?$/i.test(list)) return [{ mccMnc: null, network: 'Other' }];
  const codes = list?.split(/[\s,;/|]+/).filter(code => code !== '') ?? [];
  if (codes.length > 0 && codes.every(code => /^\d{1,3}$/.test(code)))
    return codes.map(code => ({ mccMnc: mcc + code, network }));
  return invalidMnc(row, 'two or three digits');
}

const invalidMnc = (row: CardRow, expected: string): RateCardIssue =>
  fieldIssue(row, { code: 'INVALID_MCC_MNC', field: 'mnc', expected, found: row.values.mnc });

/** Whether an MNC of one digit shows that a card leaves out zeros. Then 0 can be 00, and all networks. */
export function leavesOutZeros(rows: Iterable<CardRow>): boolean {
  for (const { values, isRemark } of rows)
    if (!isRemark && /(?<!\d)[1-9](?!\d)/.test(textOf(values.mnc) ?? '')) return true;
  return false;
}

function networkName({ values }: CardRow): string | null {
  const text = textOf(values.network);
  if (text === undefined || text === '') return nameInDescription(values) ?? nameAfterCountry(values);
  return ALL_NETWORKS.test(text) ? null : text;
}

/** GERMANY Outbound SMS - O2 is a network. CANADA Local Outgoing SMS is all networks of Canada. */
function nameInDescription({ description }: CardValues): string | null {
  return typeof description === 'string' ? textAfterDash(description) || null : null;
}

/** The name after a country, as in Germany - Telekom. */
function nameAfterCountry({ countryCode, country }: CardValues): string | null {
  for (const value of [countryCode, country])
    if (typeof value === 'string' && value.includes(' - ') && countryOf(value) === undefined)
      return textAfterDash(value);
  return null;
}

const textAfterDash = (text: string): string => text.split(' - ').slice(1).join(' - ');
