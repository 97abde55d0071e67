import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A row of the metadata; which column holds what is told in libphonenumber-js/source/metadata.js. */
type Row = [
  callingCode: string,
  internationalPrefix: unknown,
  pattern: string,
  lengths: number[],
  formats: unknown,
  nationalPrefix: unknown,
  nationalPrefixFormat: unknown,
  nationalPrefixForParsing: unknown,
  nationalPrefixTransform: unknown,
  nationalPrefixIsOptional: unknown,
  leadingDigits: string | 0,
  types: (0 | [pattern: string, lengths?: number[]])[],
];

interface Metadata {
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

/** Which national numbers are meant: those the whole of which the pattern matches, of these lengths. */
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
  /** National numbers that begin so are the country's, valid or not. */
  leadingDigits: string | undefined;
  types: Map<PlannedType, Description>;
  /** Fixed and mobile lines have one pattern: no number tells which it is. */
  sameFixedAndMobile: boolean;
}

const require = createRequire(import.meta.url);
const bytes = readFileSync(require.resolve('libphonenumber-js/metadata.max.json'));
const metadata: Metadata = JSON.parse(bytes.toString());
if (metadata.version !== 4) throw new Error(`metadata of version 4 expected, not ${metadata.version}`);

/** The metadata in a few words, for the head of what is generated from it. */
export const source = {
  version: require('libphonenumber-js/package.json').version as string,
  sha256: createHash('sha256').update(bytes).digest('hex'),
};

/** All plans, by calling code; of those that share one, in the order in which they are asked. */
export const plans: Plan[] = [
  ...Object.entries(metadata.country_calling_codes).flatMap(([callingCode, countries]) =>
    countries.map(country => ({ callingCode, country, row: metadata.countries[country]! })),
  ),
  ...Object.entries(metadata.nonGeographic).map(([callingCode, row]) => ({
    callingCode,
    country: '001',
    row,
  })),
]
  .sort((a, b) => (a.callingCode < b.callingCode ? -1 : a.callingCode > b.callingCode ? 1 : 0))
  .map(({ callingCode, country, row }, i) => planOf(i + 1, callingCode, country, row));

for (const [i, { callingCode }] of plans.entries()) {
  const next = plans[i + 1]?.callingCode;
  if (next !== callingCode && next?.startsWith(callingCode))
    throw new Error(`the calling code ${next} begins with ${callingCode}`);
}

function planOf(territory: number, callingCode: string, country: string, row: Row): Plan {
  const [code, , pattern, lengths, , , , , , , leadingDigits, columns] = row;
  if (code !== callingCode) throw new Error(`${country} has the calling codes ${code} and ${callingCode}`);
  if (columns.length > typeColumns.length) throw new Error(`${country} has ${columns.length} types`);
  const types = new Map<PlannedType, Description>();
  let sameFixedAndMobile = false;
  columns.forEach((column, i) => {
    if (column === 0) return;
    const [typePattern, typeLengths = lengths] = column;
    // An empty pattern stands for that of the column before, and only fixed and mobile lines share one.
    if (typePattern !== '') types.set(typeColumns[i]!, { pattern: typePattern, lengths: typeLengths });
    else if (typeColumns[i] === 'MOBILE') sameFixedAndMobile = true;
    else throw new Error(`${country} has an empty pattern for ${typeColumns[i]}`);
  });
  return {
    territory,
    callingCode,
    country,
    general: { pattern, lengths },
    leadingDigits: leadingDigits || undefined,
    types,
    sameFixedAndMobile,
  };
}
