import { type CardField, type CardRow, type CardValues, textOf } from './card-row.js';
import { isEverywhere } from './country-names.js';
import { fieldIssue, type RateCardIssue } from './issues.js';

const PREFIX = /^[1-9]\d{0,14}$/;

/** How many area codes of a card have their calling code in front of them, as 447 has 44; undefined if none shows it. */
export type AreaCodeHabit = () => 'all' | 'none' | 'some' | undefined;

/** The prefixes of a row: `null` for a row without one. */
export function prefixesOf(row: CardRow, habit: AreaCodeHabit): (string | null)[] | RateCardIssue {
  const { values } = row;
  const { calling, area } = splitPrefix(values);
  if (area !== undefined) return joinedPrefixes(row, calling, area, habit);
  const field = calling ?? 'prefix';
  const list = prefixList(values[field]);
  if (list === undefined) return invalidPrefix(row, field, '1 to 15 digits, the first not 0');
  return list.length === 0 ? [null] : list;
}

/** The prefixes in a value: none where it is empty or stands for everywhere. Undefined where it is not a list of them. */
function prefixList(value: unknown): string[] | undefined {
  const text = value === undefined || value === null || isEverywhere(value) ? '' : textOf(value);
  if (text === undefined) return undefined;
  if (text === '') return [];
  if (PREFIX.test(text)) return [text];
  const list = digitLists(text);
  if (list.length === 1 && list[0] === '') return [];
  return list.every(item => PREFIX.test(item)) ? list : undefined;
}

/** 1-876 is 1876. A range such as 4470-4479 would be ten prefixes. */
const digitLists = (text: string): string[] =>
  text.split(/[,;/|]\s*/).map(item => (isRange(item) ? '?' : item.replace(/^\+|[\s-]/g, '')));

function isRange(text: string): boolean {
  const [, from, to] = /^\+?(\d+)\s*-\s*(\d+)$/.exec(text) ?? [];
  return from !== undefined && from.length === to!.length;
}

interface SplitPrefix {
  /** The field that has the prefix, or the calling code where another has the area code. */
  readonly calling: CardField | undefined;
  /** The field of the area code, where it is not empty. */
  readonly area: CardField | undefined;
}

/** The fields that have a prefix. A country or its code may be digits: 44 instead of GB, and then a prefix goes on from it. */
function splitPrefix(values: CardValues): SplitPrefix {
  const hasPrefix = isGiven(values.prefix);
  const calling = isDigits(values.country)
    ? 'country'
    : isDigits(values.countryCode)
      ? 'countryCode'
      : undefined;
  if (values.areaCode !== undefined && isGiven(values.areaCode))
    return { calling: hasPrefix ? 'prefix' : calling, area: 'areaCode' };
  if (hasPrefix && calling !== undefined) return { calling, area: 'prefix' };
  return { calling: hasPrefix ? 'prefix' : calling, area: undefined };
}

const isGiven = (value: unknown): boolean => (textOf(value) ?? '') !== '' && !isEverywhere(value);

const isDigits = (value: unknown): boolean =>
  (typeof value === 'string' || typeof value === 'number') && /^\+?(?!001$)\d+$/.test(textOf(value)!);

/** Calling codes whose national numbers can begin with 0, by the metadata of libphonenumber. */
const zeroFirst = /^(?:39|225|241|242|378)$/;

/** Area codes with their calling code in front: 44 and 7 are 447. */
function joinedPrefixes(
  row: CardRow,
  calling: CardField | undefined,
  area: CardField,
  habit: AreaCodeHabit,
): string[] | RateCardIssue {
  const codes = calling === undefined ? [] : prefixList(row.values[calling]);
  if (codes?.length !== 1) {
    const expected = codes?.length === 0 ? 'a calling code beside it' : 'one calling code beside it';
    return invalidPrefix(row, area, expected);
  }
  const [code] = codes as [string];
  const prefixes: string[] = [];
  for (const item of digitLists(textOf(row.values[area]) ?? '?')) {
    const prefix = joined(code, item, habit);
    if (prefix === undefined)
      return invalidPrefix(row, area, 'area codes all with their calling code, or all without');
    if (!PREFIX.test(prefix) || (item.startsWith('0') && !zeroFirst.test(code)))
      return invalidPrefix(row, area, 'an area code of digits, without the 0 in front of it');
    prefixes.push(prefix);
  }
  return prefixes;
}

/** An area code after its calling code; undefined where it is not clear whether it has the calling code already. */
function joined(code: string, area: string, habit: AreaCodeHabit): string | undefined {
  const has = hasCode(code, area) ?? habit();
  if (has === undefined || has === 'some') return undefined;
  return has === 'all' ? area : code + area;
}

/** Area codes of Kazakhstan that begin like 7 and an area code of Russia or Kazakhstan. */
const KAZAKH = /^7(?:47|6[0-4]|7[15-8])$/;

/** Whether an area code has its calling code in front of it; undefined where it may. */
function hasCode(code: string, area: string): 'all' | 'none' | undefined {
  if (!area.startsWith(code)) return 'none';
  // No area code of +1 begins with 1, and none of +7 with 73, 74 but for 747, 78 or 79.
  if (code === '1') return 'all';
  if (code !== '7') return undefined;
  if (KAZAKH.test(area) || /^7[0125]/.test(area)) return 'none';
  return /^7(?!47)[3489]/.test(area) ? 'all' : undefined;
}

/** What area codes show in some rows. One of +7 that may have its calling code shows nothing: 7702 can be 770 and 2. */
export function areaCodeHabit(rows: Iterable<CardRow>): ReturnType<AreaCodeHabit> {
  let [withCode, withoutCode] = [false, false];
  for (const { values, isRemark } of rows) {
    const { calling, area } = splitPrefix(values);
    if (isRemark || area === undefined || calling === undefined) continue;
    const [code = '?'] = prefixList(values[calling]) ?? [];
    if (code === '1') continue;
    for (const item of digitLists(textOf(values[area]) ?? ''))
      if (hasCode(code, item) === 'none') withoutCode = true;
      else if (code !== '7' || hasCode(code, item) === 'all') withCode = true;
    if (withCode && withoutCode) return 'some';
  }
  return withCode ? 'all' : withoutCode ? 'none' : undefined;
}

function invalidPrefix(row: CardRow, field: CardField, expected: string): RateCardIssue {
  return fieldIssue(row, { code: 'INVALID_PREFIX', field, expected, found: row.values[field] });
}
