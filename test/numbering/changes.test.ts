// What changed between two tables, against asking both of every number.

import fc from 'fast-check';
import metadata from 'libphonenumber-js/metadata.max.json';
import { expect, test } from 'vitest';
import { type Change, changedNumbers, changeLines } from '../../scripts/numbers/changes.js';
import { type Metadata, ordered, type Plan, type PlannedType, plansOf } from '../../scripts/numbers/plans.js';
import { rowLines, territoryLines } from '../../scripts/numbers/text.js';
import { builtInNumbers } from '../../src/numbering/built-in.js';
import { readTable } from '../../src/numbering/read-table.js';
import { resolve } from '../../src/numbering/resolve.js';
import { LONGEST, type NumberTable, SHORTEST } from '../../src/numbering/table.js';
import { random } from '../random.js';
import { scaled } from '../scale.js';

const plans = plansOf(metadata as unknown as Metadata);
const chance = random(30);

/** Plans small enough to ask about every number: two territories that share a calling code, and one that does not. */
const small: Plan[] = ordered([
  {
    ...smallPlan('247', 'AC', '[2-8]\\d{4}'),
    types: new Map([['MOBILE', { pattern: '[2-47]\\d{4}', lengths: [5] }]]),
  },
  {
    ...smallPlan('290', 'SH', '(?:[2569]\\d|8)\\d{3}', '[2569]'),
    types: new Map([
      ['FIXED_LINE', { pattern: '2(?:[0-57-9]\\d|6[4-9])\\d\\d', lengths: [4, 5] }],
      ['MOBILE', { pattern: '[569]\\d{4}', lengths: [5] }],
      ['VOIP', { pattern: '262\\d\\d', lengths: [5] }],
    ]),
  },
  {
    ...smallPlan('290', 'TA', '8\\d{3}', '8'),
    types: new Map([['FIXED_LINE', { pattern: '8\\d{3}', lengths: [4] }]]),
  },
]);

function smallPlan(callingCode: string, country: string, pattern: string, leadingDigits?: string) {
  const prefixes = { trunkPrefix: '', internationalPrefix: '00' };
  const general = { pattern, lengths: [4, 5] };
  return { callingCode, country, general, leadingDigits, sameFixedAndMobile: false, ...prefixes };
}

type Alteration = (plan: Plan) => Plan | undefined;

/** A table of the calling codes in which the country's plan is altered, or left out. */
function tableOf(callingCodes: string[], country?: string, alter: Alteration = plan => plan): NumberTable {
  const own = plans.filter(plan => callingCodes.includes(plan.callingCode));
  return tableOfPlans(own.flatMap(plan => (plan.country === country ? (alter(plan) ?? []) : plan)));
}

function tableOfPlans(own: Plan[]): NumberTable {
  const numbered = ordered(own.map(({ territory: _, ...plan }) => plan));
  return readTable('test', territoryLines(numbered), rowLines(numbered));
}

/** The plan with this pattern, as well or instead. */
function withPattern(type: PlannedType, pattern: string, lengths: number[], instead = false): Alteration {
  return plan => {
    const known = plan.types.get(type);
    const added = instead || !known ? pattern : `${known.pattern}|${pattern}`;
    const all = instead || !known ? lengths : [...known.lengths, ...lengths];
    return {
      ...plan,
      general: {
        pattern: `${plan.general.pattern}|${pattern}`,
        lengths: [...plan.general.lengths, ...lengths],
      },
      types: new Map([...plan.types, [type, { pattern: added, lengths: all }]]),
    };
  };
}

const digits = (count: number): string =>
  count === 0 ? '' : String(chance.below(10 ** count)).padStart(count, '0');

const answer = (msisdn: string, table: NumberTable) => {
  const { callingCode, country, type } = resolve(msisdn, { table });
  return { callingCode, country, type };
};

/**
 * How many numbers differ, by what is said of them. Asks about all that begin so and have up to `deep` digits; as no
 * plan has longer ones, they are alike under the same `deep` digits, and one is asked about for all.
 */
function countedByAsking(before: NumberTable, after: NumberTable, begin: string, deep: number) {
  const counts = new Map<string, number>();
  const longer = Array.from({ length: LONGEST - deep }, (_, i) => 10 ** (i + 1));
  const ofLonger = longer.reduce((sum, count) => sum + count, 0);
  for (let length = SHORTEST; length <= deep + 1; length++) {
    const places = Math.min(length, deep) - begin.length;
    for (let i = 0; i < 10 ** places; i++) {
      const tail = length > deep ? digits(1 + chance.below(longer.length)) : '';
      const msisdn = begin + String(i).padStart(places, '0') + tail;
      const was = resolve(msisdn, { table: before });
      const is = resolve(msisdn, { table: after });
      if (was.callingCode === is.callingCode && was.country === is.country && was.type === is.type) continue;
      const key = `${was.callingCode} ${was.country} ${was.type} ${is.callingCode} ${is.country} ${is.type}`;
      counts.set(key, (counts.get(key) ?? 0) + (length > deep ? ofLonger : 1));
    }
  }
  return counts;
}

function countsOf(changes: Change[]) {
  return new Map(
    changes.map(({ before, after, numbers }) => [
      [...Object.values(before), ...Object.values(after)].map(String).join(' '),
      numbers,
    ]),
  );
}

/** Every number drawn under an example is one of the change. */
function expectExamples(changes: Change[], before: NumberTable, after: NumberTable): void {
  for (const change of changes) {
    expect(change.examples.length).toBeGreaterThan(0);
    expect(new Set(change.examples).size).toBe(change.examples.length);
    for (const example of change.examples)
      for (const draw of [() => '0', () => '9', () => digits(1), () => digits(1), () => digits(1)]) {
        const msisdn = example.replace(/x/g, draw);
        expect([msisdn, answer(msisdn, before)]).toEqual([msisdn, change.before]);
        expect([msisdn, answer(msisdn, after)]).toEqual([msisdn, change.after]);
      }
  }
}

test('nothing changed', () => {
  expect(changeLines(builtInNumbers(), tableOfPlans(plans))).toEqual([]);
  expect(changedNumbers(builtInNumbers(), builtInNumbers())).toEqual([]);
});

test('counts and examples are those of asking about every number, whatever was altered', () => {
  const type = fc.constantFrom<PlannedType>('MOBILE', 'FIXED_LINE', 'TOLL_FREE', 'VOIP', 'PAGER');
  const digit = fc.constantFrom('\\d', '[2-9]', '[2-6]', '[06-8]', '2', '8', '5');
  const lengths = fc.subarray([4, 5], { minLength: 1 });
  const pattern = fc.array(digit, { minLength: 4, maxLength: 5 }).map(all => all.join(''));
  const alteration: fc.Arbitrary<Alteration> = fc.oneof(
    { weight: 5, arbitrary: fc.tuple(type, pattern, lengths, fc.boolean()).map(all => withPattern(...all)) },
    {
      weight: 2,
      arbitrary: fc
        .option(digit, { nil: undefined })
        .map(leadingDigits => (plan: Plan) => ({ ...plan, leadingDigits })),
    },
    {
      weight: 1,
      arbitrary: type.map(gone => (plan: Plan) => ({ ...plan, types: without(plan.types, gone) })),
    },
    { weight: 1, arbitrary: fc.constant(() => undefined) },
  );
  let most = 0;
  fc.assert(
    fc.property(
      fc.array(fc.record({ country: fc.constantFrom('SH', 'TA'), alter: alteration }), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.boolean(),
      (alterations, backwards) => {
        const altered = small.flatMap(plan => {
          let now: Plan | undefined = plan;
          for (const { country, alter } of alterations) if (now?.country === country) now = alter(now);
          return now ?? [];
        });
        const tables = [tableOfPlans(small), tableOfPlans(altered)];
        const [before, after] = (backwards ? tables.reverse() : tables) as [NumberTable, NumberTable];
        const changes = changedNumbers(before, after);
        expect(countsOf(changes)).toEqual(countedByAsking(before, after, '290', 8));
        expectExamples(changes, before, after);
        most = Math.max(most, changes.length);
      },
    ),
    { numRuns: scaled(15), seed: 3 },
  );
  expect(most).toBeGreaterThan(scaled(15) < 15 ? 0 : 3);
});

const without = (types: Plan['types'], gone: PlannedType) =>
  new Map([...types].filter(([type]) => type !== gone));

test('a range of a large plan', () => {
  const before = tableOf(['44']);
  const after = tableOf(['44'], 'GB', withPattern('MOBILE', '7700900[0-46]\\d\\d', [10]));
  const counts = countedByAsking(before, after, '4477009', 12);
  expect(counts).toEqual(new Map([['44 GB UNKNOWN 44 GB MOBILE', 600]]));
  expect(countsOf(changedNumbers(before, after))).toEqual(counts);
  expect(changeLines(before, after)).toEqual(['GB 44: 600 numbers UNKNOWN -> MOBILE: 447700900[012346]xx']);
  expect(changeLines(after, before)).toEqual(['GB 44: 600 numbers MOBILE -> UNKNOWN: 447700900[012346]xx']);
});

test.each<[string, string, Alteration]>([
  ['44', 'JE', withPattern('MOBILE', '7[0-9]{3}[02468]\\d{5}', [10])],
  ['1', 'CA', withPattern('FIXED_LINE', '273[2-9]\\d{6}', [10], true)],
  ['7', 'KZ', () => undefined],
  ['262', 'YT', plan => ({ ...plan, leadingDigits: '26' })],
])('examples of calling code %s, %s altered', (code, country, alter) => {
  const before = tableOf([code]);
  const after = tableOf([code], country, alter);
  const changes = changedNumbers(before, after);
  expect(changes.length).toBeGreaterThan(0);
  expectExamples(changes, before, after);
  const back = changedNumbers(after, before);
  expect(
    countsOf(back.map(({ before, after, ...count }) => ({ before: after, after: before, ...count }))),
  ).toEqual(countsOf(changes));
});

test('by country, most numbers first', () => {
  const both = plans.filter(({ callingCode }) => callingCode === '1' || callingCode === '44');
  const altered = both.map(plan => {
    if (plan.country === 'BM') return withPattern('VOIP', '44100[01]\\d{4}', [10])(plan);
    if (plan.country !== 'GB') return plan;
    const pagers = withPattern('PAGER', '7700900[0-4]\\d\\d', [10])(plan)!;
    return withPattern('MOBILE', '77009009\\d\\d', [10])(pagers)!;
  });
  expect(changeLines(tableOf(['1', '44']), tableOfPlans(altered as Plan[]))).toEqual([
    'BM 1: 20,000 numbers UNKNOWN -> VOIP: 144100[01]xxxx',
    'GB 44: 500 numbers UNKNOWN -> PAGER: 447700900[0-4]xx',
    'GB 44: 100 numbers UNKNOWN -> MOBILE: 4477009009xx',
  ]);
});

test('calling codes, territories and prefixes', () => {
  const [ascension, ...saintHelena] = small as [Plan, ...Plan[]];
  const few = tableOfPlans([ascension]);
  const many = tableOfPlans([{ ...ascension, trunkPrefix: '0', internationalPrefix: '' }, ...saintHelena]);
  expect(changeLines(few, many)).toEqual([
    'AC 247: trunk prefix none -> 0',
    'AC 247: international prefix 00 -> none',
    'new calling code 290: SH TA',
    'SH 290: 999,999,959,300 numbers no calling code -> SH UNKNOWN: 290[012345679]xxx, 290[01347]xxxx, 290[012345679]xxxxx …',
    'SH 290: 30,000 numbers no calling code -> SH MOBILE: 290[569]xxxx',
    'SH 290: 9,600 numbers no calling code -> SH FIXED_LINE: 2902[012345789]xxx, 29026[4-9]xx',
    'SH 290: 100 numbers no calling code -> SH VOIP: 290262xx',
    'TA 290: 111,111,110,000 numbers no calling code -> TA UNKNOWN: 2908xxxx, 2908xxxxx, 2908xxxxxx …',
    'TA 290: 1,000 numbers no calling code -> TA FIXED_LINE: 2908xxx',
  ]);
  expect(changeLines(many, few).slice(0, 3)).toEqual([
    'AC 247: trunk prefix 0 -> none',
    'AC 247: international prefix none -> 00',
    'calling code 290 is gone: SH TA',
  ]);
  const shared = tableOfPlans(saintHelena);
  const without = tableOfPlans(saintHelena.slice(0, 1));
  expect(changeLines(without, shared)).toEqual([
    'new territory: TA 290',
    'TA 290: 111,111,110,000 numbers SH UNKNOWN -> TA UNKNOWN: 2908xxxx, 2908xxxxx, 2908xxxxxx …',
    'TA 290: 1,000 numbers SH UNKNOWN -> TA FIXED_LINE: 2908xxx',
  ]);
  expect(changeLines(shared, without)[0]).toBe('territory is gone: TA 290');
});
