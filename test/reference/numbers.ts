// Country and type of a number by Google's rules (PhoneNumberUtil: getRegionCodeForNumber, getNumberType), slow and
// plain, with the regular expressions of the metadata as they stand. Nobody may improve it.
import metadata from 'libphonenumber-js/metadata.max.json';

type Description = { expression: RegExp; lengths: number[] } | null;

interface Region {
  country: string;
  general: Description;
  leadingDigits: RegExp | null;
  /** By the metadata's columns: FIXED_LINE, MOBILE, TOLL_FREE … */
  types: Description[];
  sameMobileAndFixedLinePattern: boolean;
}

const FIXED_LINE = 0;
const MOBILE = 1;

/** The order of getNumberTypeHelper, and the column of each. */
const others = [
  ['PREMIUM_RATE', 3],
  ['TOLL_FREE', 2],
  ['SHARED_COST', 9],
  ['VOIP', 8],
  ['PERSONAL_NUMBER', 4],
  ['PAGER', 7],
  ['UAN', 6],
  ['VOICEMAIL', 5],
] as const;

const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`);

function regionOf(country: string, row: unknown[]): Region {
  const lengths = row[3] as number[];
  const types = row[11] as (0 | [string, number[]?])[];
  return {
    country,
    general: { expression: whole(row[2] as string), lengths },
    leadingDigits: row[10] ? new RegExp(`^(?:${row[10]})`) : null,
    types: types.map(type =>
      type === 0 || type[0] === '' ? null : { expression: whole(type[0]), lengths: type[1] ?? lengths },
    ),
    // The metadata leaves out a mobile pattern that is the same as the fixed-line one.
    sameMobileAndFixedLinePattern: Array.isArray(types[MOBILE]) && types[MOBILE][0] === '',
  };
}

/** The regions of each calling code, in the order in which Google asks them. */
export const regionsByCallingCode = new Map<string, Region[]>();
for (const [callingCode, countries] of Object.entries(metadata.country_calling_codes)) {
  const rows = metadata.countries as unknown as Record<string, unknown[]>;
  regionsByCallingCode.set(
    callingCode,
    countries.map(country => regionOf(country, rows[country]!)),
  );
}
for (const [callingCode, row] of Object.entries(metadata.nonGeographic))
  regionsByCallingCode.set(callingCode, [regionOf('001', row as unknown[])]);

function isNumberMatchingDesc(nationalNumber: string, description: Description | undefined): boolean {
  if (!description) return false;
  return description.lengths.includes(nationalNumber.length) && description.expression.test(nationalNumber);
}

function getNumberTypeHelper(nationalNumber: string, region: Region): string {
  if (!isNumberMatchingDesc(nationalNumber, region.general)) return 'UNKNOWN';
  for (const [type, column] of others)
    if (isNumberMatchingDesc(nationalNumber, region.types[column])) return type;
  const isFixedLine = isNumberMatchingDesc(nationalNumber, region.types[FIXED_LINE]);
  if (isFixedLine) {
    if (region.sameMobileAndFixedLinePattern) return 'FIXED_LINE_OR_MOBILE';
    if (isNumberMatchingDesc(nationalNumber, region.types[MOBILE])) return 'FIXED_LINE_OR_MOBILE';
    return 'FIXED_LINE';
  }
  if (!region.sameMobileAndFixedLinePattern && isNumberMatchingDesc(nationalNumber, region.types[MOBILE]))
    return 'MOBILE';
  return 'UNKNOWN';
}

function getRegion(nationalNumber: string, regions: Region[]): Region | null {
  if (regions.length === 1) return regions[0]!;
  for (const region of regions) {
    if (region.leadingDigits) {
      if (region.leadingDigits.test(nationalNumber)) return region;
    } else if (getNumberTypeHelper(nationalNumber, region) !== 'UNKNOWN') return region;
  }
  return null;
}

export interface ReferenceNumber {
  callingCode: string;
  /** Null where Google knows no region, and where there is no such calling code. */
  country: string | null;
  type: string;
}

export function referenceNumber(msisdn: string): ReferenceNumber {
  for (const callingCode of [msisdn.slice(0, 1), msisdn.slice(0, 2), msisdn.slice(0, 3)]) {
    const regions = regionsByCallingCode.get(callingCode);
    if (!regions) continue;
    const nationalNumber = msisdn.slice(callingCode.length);
    const region = getRegion(nationalNumber, regions);
    if (!region) return { callingCode, country: null, type: 'UNKNOWN' };
    return { callingCode, country: region.country, type: getNumberTypeHelper(nationalNumber, region) };
  }
  return { callingCode: '', country: null, type: 'UNKNOWN' };
}

/**
 * The country of a number for which Google knows no region: of the longest prefix under which there are numbers of a
 * known type, if all of these have one country, and otherwise the first of the calling code.
 */
export function referenceFallback(
  msisdn: string,
  callingCode: string,
  countriesUnder: (prefix: string) => ReadonlySet<string>,
): string | null {
  const regions = regionsByCallingCode.get(callingCode);
  if (!regions) return null;
  for (let end = msisdn.length; end >= callingCode.length; end--) {
    const countries = countriesUnder(msisdn.slice(0, end));
    if (countries.size === 1) return [...countries][0]!;
    if (countries.size > 1) break;
  }
  return regions[0]!.country;
}
