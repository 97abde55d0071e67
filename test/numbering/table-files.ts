import { ordered, type Plan, type PlannedType } from '../../scripts/numbers/plans.js';
import { numbersFile, rowLines, territoryLines as territoryLinesOf } from '../../scripts/numbers/text.js';
import { numberRows } from '../../src/tables/numbers.js';
import { numbersSource, territoryLines } from '../../src/tables/territories.js';

/** A plan of numbers with 8 to 10 digits. */
export const plan = (
  callingCode: string,
  country: string,
  types: [PlannedType, string][],
  leadingDigits?: string,
): Omit<Plan, 'territory'> => {
  const lengths = [8, 9, 10];
  return {
    callingCode,
    country,
    general: { pattern: '\\d{8,10}', lengths },
    leadingDigits,
    types: new Map(types.map(([type, pattern]) => [type, { pattern, lengths }])),
    sameFixedAndMobile: false,
    trunkPrefix: '0',
    internationalPrefix: '',
  };
};

const smallPlans = ordered([
  plan('44', 'AA', [
    ['PAGER', '7[1-57-9]\\d{8}'],
    ['FIXED_LINE', '[12]\\d{8,9}'],
  ]),
  plan('44', 'BB', [['MOBILE', '7624\\d{6}']], '7624|765'),
  plan('800', '001', [['TOLL_FREE', '\\d{8}']]),
]);

/** The table in the package as a file. It is a copy: a slice of a Buffer would share its bytes. */
export const big = Uint8Array.from(numbersFile(numbersSource, territoryLines, numberRows));

export const small = Uint8Array.from(
  numbersFile('small plans', territoryLinesOf(smallPlans), rowLines(smallPlans)),
);
