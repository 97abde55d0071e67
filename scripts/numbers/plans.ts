import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A row of the metadata. Its columns are described in libphonenumber-js/source/metadata.js. */
type Row = [
  callingCode: string,
  internationalPrefix: string | undefined,
  pattern: string,
  lengths: number[],
  formats: unknown,
  nationalPrefix: string | 0 | undefined,
  nationalPrefixFormat: unknown,
  nationalPrefixForParsing: string | 0 | undefined,
  nationalPrefixTransform: string | 0 | undefined,
  nationalPrefixIsOptional: unknown,
  leadingDigits: string | 0,
  types: (0 | [pattern: string, lengths?: number[]])[],
];

/** The metadata of libphonenumber-js: the fields that are used here. */
export interface Metadata {
  version: number;
  country_calling_codes: Record<string, string[]>;
  countries: Record<string, Row>;
  nonGeographic: Record<string, Row>;
}

/** The types in the order of the metadata's columns. */
const typeColumns = [
  'FIXED_LINE',
  'MOBILE',
  'TOLL_FREE',
  'PREMIUM_RATE',
  'PERSONAL_NUMBER',
  'VOICEMAIL',
  'UAN',
  'PAGER',
  'VOIP',
  'SHARED_COST',
] as const;

export type PlannedType = (typeof typeColumns)[number];

/** A set of national numbers: those of these lengths that the pattern matches as a whole. */
export interface Description {
  pattern: string;
  lengths: readonly number[];
}

/** The numbering plan of a territory: of a country, under its calling code. */
export interface Plan {
  /** The number of the territory, from 1. */
  territory: number;
  callingCode: string;
  /** ISO 3166-1 alpha-2, or 001 where the calling code is of no country. */
  country: string;
  general: Description;
  /** National numbers that begin with these digits are the country's, valid or not. */
  leadingDigits: string | undefined;
  types: Map<PlannedType, Description>;
  /** Whether fixed and mobile lines have one pattern, so that no number shows which it is. */
  sameFixedAndMobile: boolean;
  /** What is dialled before a national number within the country, and not from abroad: 0 in most; or nothing. */
  trunkPrefix: string;
  /** What is dialled to leave the country, where that is one string of digits: 00 in most; or nothing. */
  internationalPrefix: string;
}

const require = createRequire(import.meta.url);

/** The file of the metadata that the tables are compiled from. */
export const metadataFile = require.resolve('libphonenumber-js/metadata.max.json');

export const metadataVersion = (): string => {
  const { version } = JSON.parse(readFileSync(require.resolve('libphonenumber-js/package.json'), 'utf8'));
  return `libphonenumber-js ${version}`;
};

/** All plans, by calling code; of those that share one, in the order in which they are asked. */
export function plansOf(metadata: Metadata): Plan[] {
  if (metadata.version !== 4) throw new Error(`metadata of version 4 expected, not ${metadata.version}`);
  return ordered([
    ...Object.entries(metadata.country_calling_codes).flatMap(([callingCode, countries]) =>
      countries.map(country => planOf(callingCode, country, metadata.countries[country]!)),
    ),
    ...Object.entries(metadata.nonGeographic).map(([callingCode, row]) => planOf(callingCode, '001', row)),
  ]);
}

/** Numbers the plans by calling code, and checks what the tables take for granted. */
export function ordered(plans: Omit<Plan, 'territory'>[]): Plan[] {
  const sorted = plans
    .sort((a, b) => (a.callingCode < b.callingCode ? -1 : a.callingCode > b.callingCode ? 1 : 0))
    .map((plan, i) => ({ territory: i + 1, ...plan }));
  for (const [i, { callingCode, trunkPrefix }] of sorted.entries()) {
    const next = sorted[i + 1];
    if (next?.callingCode === callingCode && next.trunkPrefix !== trunkPrefix)
      throw new Error(`${next.country} has the trunk prefix ${next.trunkPrefix}, not ${trunkPrefix}`);
    if (next?.callingCode !== callingCode && next?.callingCode.startsWith(callingCode))
      throw new Error(`the calling code ${next.callingCode} begins with ${callingCode}`);
  }
  return sorted;
}

function planOf(callingCode: string, country: string, row: Row): Omit<Plan, 'territory'> {
  const [code, internationalPrefix = '', pattern, lengths, , nationalPrefix, , , , , leadingDigits, columns] =
    row;
  if (code !== callingCode) throw new Error(`${country} has the calling codes ${code} and ${callingCode}`);
  if (columns.length > typeColumns.length) throw new Error(`${country} has ${columns.length} types`);
  const types = new Map<PlannedType, Description>();
  let sameFixedAndMobile = false;
  columns.forEach((column, i) => {
    if (column === 0) return;
    const [typePattern, typeLengths = lengths] = column;
    // An empty pattern means that of the preceding column, and only fixed and mobile lines share one.
    if (typePattern !== '') types.set(typeColumns[i]!, { pattern: typePattern, lengths: typeLengths });
    else if (typeColumns[i] === 'MOBILE') sameFixedAndMobile = true;
    else throw new Error(`${country} has an empty pattern for ${typeColumns[i]}`);
  });
  return {
    callingCode,
    country,
    general: { pattern, lengths },
    leadingDigits: leadingDigits || undefined,
    types,
    sameFixedAndMobile,
    trunkPrefix: nationalPrefix || '',
    internationalPrefix: oneInternationalPrefix(internationalPrefix),
  };
}

/** 00 where the pattern has it, since the others are those of single carriers; otherwise the string, if it is only one. */
function oneInternationalPrefix(pattern: string): string {
  if (/^\d+$/.test(pattern)) return pattern;
  return new RegExp(`^(?:${pattern})$`).test('00') ? '00' : '';
}
