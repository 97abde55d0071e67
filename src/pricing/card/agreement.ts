import { countriesOfPrefix } from '../calling-codes.js';
import { countriesOfNetwork, networkCode } from '../mobile-codes.js';
import type { CardField, CardRow } from './card-row.js';
import { issueAt, type RateCardIssue } from './issues.js';
import { remembered } from './remembered.js';

/** Countries with their territories, which price lists put under either. */
const FAMILIES =
  'US:PR,VI,GU,MP,AS,UM GB:GG,JE,IM FR:GP,MQ,GF,RE,YT,BL,MF,PM,NC,PF,WF,TF,MC NL:CW,BQ,SX,AW DK:GL,FO NO:SJ,BV FI:AX AU:CX,CC,NF,HM NZ:TK,CK,NU,PN IT:VA,SM CH:LI IL:PS MA:EH CY:TR RS:XK SH:AC,TA FK:GS';

const families: ReadonlyMap<string, string> = /* @__PURE__ */ (() =>
  new Map(
    FAMILIES.split(' ').flatMap(family => {
      const [first, others] = family.split(':') as [string, string];
      return others.split(',').map(country => [country, first] as const);
    }),
  ))();

/** Kosovo and Mayotte had codes of others before they had their own, and lists still have them. */
const FORMER: Readonly<Record<string, readonly string[]>> = { XK: ['MC', 'SI', 'RS'], YT: ['KM'] };

const familyOf = (country: string): string => families.get(country) ?? country;

/** Whether a code of these countries can be one of a country. A code of no known country can. */
function canBeOf(countries: readonly string[], country: string): boolean {
  if (countries.length === 0 || countries.includes(country)) return true;
  return countries.some(
    other => familyOf(other) === familyOf(country) || FORMER[country]?.includes(other) === true,
  );
}

/** Whether an MCC, or an MCC and MNC, can be of a country. */
export const isMccOf = (mccMnc: string, country: string): boolean =>
  canBeOf(countriesOfMcc(mccMnc.slice(0, 3)), country);

/** The countries of all networks of an MCC. */
export const countriesOfMcc = /* @__PURE__ */ remembered(countriesOfNetwork);

/** Whether numbers with a prefix can be of a country. */
export const isPrefixOf = (prefix: string, country: string): boolean =>
  canBeOf(countriesOfPrefix(prefix), country);

/** Whether two ways of writing an MCC and MNC are one network: 617010 is 61710, and 5 can be 05. */
export const isSameNetwork = (one: string, other: string): boolean =>
  networkCode(one) === networkCode(other) || withoutZeros(one) === withoutZeros(other);

const withoutZeros = (mccMnc: string): string => mccMnc.slice(0, 3) + Number(mccMnc.slice(3));

/** The issue of a row whose key says two things. Both are named. */
export function contradiction(row: CardRow, field: CardField, found: string, other: string): RateCardIssue {
  return issueAt(
    row,
    'CONTRADICTION',
    row.names[field] ?? field,
    `expected what fits ${other}, found ${found}`,
  );
}

/** A value of a row with its field, for a message. */
export const namedValue = ({ values, names }: CardRow, field: CardField): string =>
  `${names[field] ?? field} '${String(values[field]).slice(0, 60)}'`;

/** Some countries, for a message. */
export const listed = (countries: readonly string[]): string =>
  countries.length > 4 ? `${countries.slice(0, 4).join(', ')} …` : countries.join(', ');
