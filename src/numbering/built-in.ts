import { numberRows } from '../tables/numbers.js';
import { countryRows, numbersSource, territoryLines } from '../tables/territories.js';
import { readTable } from './read-table.js';
import type { NumberTable } from './table.js';

let numbers: NumberTable | undefined;
let countries: NumberTable | undefined;

/** The table of country and type that the package carries. */
export function builtInNumbers(): NumberTable {
  return (numbers ??= readTable(numbersSource, territoryLines, numberRows));
}

/** The table of countries only, in which every number is of type `UNKNOWN`. */
export function builtInCountries(): NumberTable {
  return (countries ??= readTable(numbersSource, territoryLines, countryRows));
}
