// google-libphonenumber, and the numbering plans that its one file carries as arrays of protocol buffers.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';
import { type Description, ordered, type Plan, type PlannedType } from '../../scripts/numbers/plans.js';
import { type NumberType, numberTypes } from '../../src/numbering/types.js';
import type { NationalPattern } from './numbers.js';

interface PhoneNumber {
  setCountryCode(callingCode: number): void;
  setNationalNumber(number: number): void;
  setItalianLeadingZero(is: boolean): void;
  setNumberOfLeadingZeros(count: number): void;
}

interface Library {
  PhoneNumber: new () => PhoneNumber;
  PhoneNumberType: Record<NumberType, number>;
  PhoneNumberUtil: {
    getInstance(): {
      getRegionCodeForNumber(number: PhoneNumber): string | null;
      getNumberType(number: PhoneNumber): number;
    };
  };
}

const require = createRequire(import.meta.url);
const library: Library = require('google-libphonenumber');
const text = readFileSync(require.resolve('google-libphonenumber'), 'utf8');

/** The object literal that the file assigns to the name. */
function literal<T>(name: string): Record<string, T> {
  const [, after, ...more] = text.split(`i18n.phonenumbers.metadata.${name}={`);
  if (after === undefined || more.length > 0) throw new Error(`no single ${name}`);
  let depth = 1;
  for (const { 0: token, index } of after.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token === '{') depth++;
    if (token === '}' && --depth === 0) return runInNewContext(`({${after.slice(0, index)}})`);
  }
  throw new Error(`${name} has no end`);
}

/** Names the fields of a message, by the numbers that the file gives in its description of such messages. */
function namer<T>(kind: string): (message: unknown[]) => T {
  const [, after = ''] = text.split(`fullName:"i18n.phonenumbers.${kind}"}`);
  const fields = new Map<number, string>();
  for (const [, field, name] of after.slice(0, after.indexOf('}})')).matchAll(/(\d+):\{name:"(\w+)"/g))
    fields.set(Number(field), name!);
  return message =>
    Object.fromEntries(
      message.flatMap((value, field) => (value == null ? [] : [[fields.get(field), value]])),
    );
}

type Metadata = Record<string, unknown[]> & {
  general_desc: unknown[];
  national_prefix?: string;
  international_prefix?: string;
  leading_digits?: string;
  same_mobile_and_fixed_line_pattern?: 1;
};
const metadataOf = namer<Metadata>('PhoneMetadata');
const descriptionOf = namer<{
  national_number_pattern?: string;
  possible_length?: number[];
  example_number?: string;
}>('PhoneNumberDesc');

/** By calling code, its regions in the order in which they are asked. */
export const googleRegions = new Map(Object.entries(literal<string[]>('countryCodeToRegionCodeMap')));

const messages = literal<unknown[]>('countryToMetadata');
const regions = [...googleRegions].flatMap(([callingCode, own]) =>
  own.map(country => ({
    callingCode,
    country,
    metadata: metadataOf(messages[country === '001' ? callingCode : country]!),
  })),
);

const plannedTypes = numberTypes.filter((type): type is PlannedType => !/UNKNOWN|OR_MOBILE/.test(type));

/** The plans of the regions, as the generator takes them. */
export const googlePlans = ordered(
  regions.map(({ callingCode, country, metadata }): Omit<Plan, 'territory'> => {
    const { national_number_pattern: pattern, possible_length: lengths } = descriptionOf(
      metadata.general_desc,
    );
    const sameFixedAndMobile = metadata.same_mobile_and_fixed_line_pattern === 1;
    const types = new Map<PlannedType, Description>();
    for (const type of plannedTypes) {
      const own = descriptionOf(metadata[type.toLowerCase()] ?? []);
      // Mobile numbers are not asked for where they are the same as fixed lines.
      if (own.national_number_pattern === undefined || (type === 'MOBILE' && sameFixedAndMobile)) continue;
      // Lengths are left out that are those of all numbers.
      types.set(type, { pattern: own.national_number_pattern, lengths: own.possible_length ?? lengths! });
    }
    const { national_prefix = '', international_prefix = '' } = metadata;
    return {
      callingCode,
      country,
      general: { pattern: pattern!, lengths: lengths! },
      leadingDigits: metadata.leading_digits,
      types,
      sameFixedAndMobile,
      trunkPrefix: national_prefix,
      internationalPrefix: /^\d+$/.test(international_prefix) ? international_prefix : '',
    };
  }),
);

/** Regular expressions for the numbers of every region and type. */
export const googlePatterns = googlePlans.flatMap(
  ({ callingCode, general, leadingDigits, types }): NationalPattern[] => {
    const patterns = [general, ...types.values()].map(({ pattern }) => pattern);
    if (leadingDigits !== undefined) patterns.push(`(?:${leadingDigits})\\d{4,10}`);
    return patterns.map(pattern => [callingCode, pattern]);
  },
);

/** The example numbers of every region and type. */
export const googleExampleNumbers = regions.flatMap(({ callingCode, country, metadata }) =>
  ['GENERAL_DESC', ...plannedTypes].flatMap(name => {
    const { example_number: national } = descriptionOf(metadata[name.toLowerCase()] ?? []);
    return national === undefined ? [] : [{ country, callingCode, national }];
  }),
);

export const googleExamples = googleExampleNumbers.map(({ callingCode, national }) => callingCode + national);

const util = library.PhoneNumberUtil.getInstance();
const number = new library.PhoneNumber();
const nameOf = new Map(numberTypes.map(type => [library.PhoneNumberType[type], type]));

export interface GoogleNumber {
  /** Null where there is no such calling code. */
  callingCode: string | null;
  /** Null where Google knows no region. */
  region: string | null;
  type: NumberType;
}

/** What Google says of a number, whose digits it takes as they stand: parsing would strip trunk prefixes. */
export function googleNumber(msisdn: string): GoogleNumber {
  const callingCode = [1, 2, 3].map(length => msisdn.slice(0, length)).find(code => googleRegions.has(code));
  if (callingCode === undefined) return { callingCode: null, region: null, type: 'UNKNOWN' };
  const begin = callingCode.length;
  let zeros = 0;
  while (msisdn[begin + zeros] === '0' && begin + zeros < msisdn.length - 1) zeros++;
  number.setCountryCode(Number(callingCode));
  number.setNationalNumber(Number(msisdn.slice(begin + zeros)));
  number.setItalianLeadingZero(zeros > 0);
  number.setNumberOfLeadingZeros(zeros);
  const region = util.getRegionCodeForNumber(number);
  return { callingCode, region, type: nameOf.get(util.getNumberType(number))! };
}
