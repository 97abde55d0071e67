// What is dialled in front of numbers, where it is more than one string of digits.
import { readFileSync } from 'node:fs';
import type { Metadata } from './plans.js';

export const formerPrefixesFile = 'data/dialling.json';

interface FormerPrefix {
  country: string;
  pattern: string;
  reason: string;
  source: string;
}

/** The lines of `src/tables/dialling.ts`. Each has a pattern, then a template or -, then the countries. */
export interface DiallingLines {
  nationalPrefixes: string;
  internationalPrefixes: string;
}

/** The prefixes of all countries whose pattern is more than the string of digits that the territories have. */
export function diallingLines(metadata: Metadata): DiallingLines {
  const national = new Map<string, string[]>();
  const international = new Map<string, string[]>();
  const former = formerPrefixes();
  for (const [country, row] of Object.entries(metadata.countries)) {
    const [, internationalPrefix = '', , , , nationalPrefix, , forParsing, template] = row;
    const pattern = former.get(country) ?? forParsing;
    if (pattern && former.has(country) && (forParsing || nationalPrefix))
      throw new Error(`${country} has a former prefix and a national prefix`);
    if (pattern && pattern !== nationalPrefix)
      put(national, `${checked(pattern)} ${template || '-'}`, country);
    if (!/^\d+$/.test(internationalPrefix)) put(international, checked(internationalPrefix), country);
  }
  return { nationalPrefixes: linesOf(national), internationalPrefixes: linesOf(international) };
}

function formerPrefixes(): Map<string, string> {
  const { former } = JSON.parse(readFileSync(formerPrefixesFile, 'utf8')) as { former: FormerPrefix[] };
  for (const { country, reason, source } of former)
    if (!reason || !source)
      throw new Error(`${formerPrefixesFile}, ${country}: expected a reason and a source`);
  return new Map(former.map(({ country, pattern }) => [country, pattern]));
}

function put(found: Map<string, string[]>, key: string, country: string): void {
  const countries = found.get(key);
  if (countries) countries.push(country);
  else found.set(key, [country]);
}

const linesOf = (found: Map<string, string[]>): string =>
  [...found].map(([key, countries]) => `${key} ${countries.join(' ')}\n`).join('');

/** The pattern with `.` for `\d`: only digits are ever matched. Throws at anything but digits, classes and groups. */
function checked(pattern: string): string {
  const short = pattern.replaceAll('\\d', '.');
  if (!/^[\d.[\]()?:|{},$-]+$/.test(short)) throw new Error(`expected a pattern of digits, found ${pattern}`);
  return short;
}
