import * as tables from '../tables/dialling.js';
import type { NumberTable } from './table.js';
import type { NumberChangeCode } from './typed.js';

/** The digits from `begin` to `end`, exclusive, are replaced by `to`. One of the two is empty. */
export interface DigitEdit {
  code: NumberChangeCode;
  begin: number;
  end: number;
  to: string;
}

/** What a country dials in front of a number, as the lines of the table have it. */
interface Rule {
  pattern: RegExp;
  /** The same, for a match with the place of each group, which takes longer. */
  withPlaces: RegExp;
  /** Replaces what the pattern matches, with `$1` or `$2` for the last group; - removes it. */
  template: string;
}

let nationalRules: Map<string, Rule> | undefined;
let internationalRules: Map<string, Rule> | undefined;

/** The rules by country. */
function rulesOf(lines: string): Map<string, Rule> {
  const rules = new Map<string, Rule>();
  for (const line of lines.trim().split('\n')) {
    const [pattern, ...rest] = line.split(' ');
    const template = /^[A-Z]/.test(rest[0]!) ? '-' : rest.shift()!;
    const rule = {
      pattern: new RegExp(pattern!, 'y'),
      withPlaces: new RegExp(pattern!, 'dy'),
      template,
    };
    for (const country of rest) rules.set(country, rule);
  }
  return rules;
}

/** The first digits, if a rule says that they are dialled to leave the country; otherwise empty. */
export function internationalPrefixOf(country: string | null | undefined, digits: string): string {
  internationalRules ??= rulesOf(tables.internationalPrefixes);
  const rule = internationalRules.get(country!);
  return rule === undefined ? '' : (matchOf(rule.pattern, digits, 0)?.[0] ?? '');
}

/**
 * The edits that turn the digits from `from` on into a national number of the territory: what is dialled within the
 * country is removed, and an area code that is left out at home is added. Empty when nothing is to be edited.
 *
 * The rules are libphonenumber's (`national_prefix_for_parsing`, `national_prefix_transform_rule`).
 */
export function nationalEdits(
  { countries, trunkPrefixes }: NumberTable,
  territory: number,
  digits: string,
  from: number,
): DigitEdit[] {
  nationalRules ??= rulesOf(tables.nationalPrefixes);
  const rule = nationalRules.get(countries[territory]!);
  if (rule === undefined) {
    const trunkPrefix = trunkPrefixes[territory]!;
    if (trunkPrefix === '' || !digits.startsWith(trunkPrefix, from)) return [];
    return [removedPrefix(from, from + trunkPrefix.length)];
  }
  const match = matchOf(rule.pattern, digits, from);
  if (match === null) return [];
  if (match.length === 1) return [removedPrefix(from, from + match[0].length)];
  return editsOf(rule, matchOf(rule.withPlaces, digits, from)!, from);
}

const removedPrefix = (begin: number, end: number): DigitEdit => ({
  code: 'TRUNK_PREFIX_REMOVED',
  begin,
  end,
  to: '',
});

/** Whether a national number lacks its area code. In Argentina that stands in front of the 15 of a mobile number. */
export const lacksAreaCode = (country: string | null | undefined, digits: string): boolean =>
  country === 'AR' && /^0?15/.test(digits);

/** The match at this place. */
function matchOf(pattern: RegExp, digits: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(digits);
}

/** The edits for a match: the template keeps the last group, and another group is a carrier code. */
function editsOf({ template }: Rule, match: RegExpExecArray, from: number): DigitEdit[] {
  const end = from + match[0].length;
  const groups = match.indices!;
  const kept = template === '-' ? undefined : groups.at(-1);
  const [begin, keptEnd] = kept ?? [end, end];
  const [carrierBegin, carrierEnd] = groups[1] === kept ? [begin, begin] : (groups[1] ?? [begin, begin]);
  const added = begin < keptEnd ? template.slice(0, template.indexOf('$')) : '';
  const mobile = keptEnd < end;
  const edits: DigitEdit[] = [
    removedPrefix(from, carrierBegin),
    { code: 'CARRIER_CODE_REMOVED', begin: carrierBegin, end: carrierEnd, to: '' },
    { code: mobile ? 'MOBILE_PREFIX_ADDED' : 'AREA_CODE_ADDED', begin, end: begin, to: added },
    { code: 'MOBILE_PREFIX_REMOVED', begin: keptEnd, end, to: '' },
  ];
  return edits.filter(edit => edit.begin < edit.end || edit.to !== '');
}

/** The digits from `begin` on after the edits. */
export function edited(digits: string, begin: number, edits: readonly DigitEdit[]): string {
  let text = '';
  let at = begin;
  for (const edit of edits) {
    text += digits.slice(at, edit.begin) + edit.to;
    at = edit.end;
  }
  return text + digits.slice(at);
}
