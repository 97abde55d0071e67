import type { PriceAge } from './headings.js';

/** A column of prices, by its heading. */
export interface PriceColumn {
  readonly age: PriceAge | undefined;
  /** Whether the heading is a word such as Old or New, and nothing else. */
  readonly isAgeOnly: boolean;
}

/** Which of several columns of prices count. */
export interface ChosenPrices<Column> {
  /** The price: the new one where there is one. */
  readonly price: Column | undefined;
  /** The price until the new one comes into force. */
  readonly currentPrice: Column | undefined;
  readonly others: readonly Column[];
}

/** Chooses among the columns of prices: the new one counts, else the first that is not old. */
export function choosePrices<Column extends PriceColumn>(all: readonly Column[]): ChosenPrices<Column> {
  const ages = new Set(all.map(({ age }) => age));
  // New without an old price beside it may be anything, such as a sign of new networks.
  const columns = ages.size > 1 ? all : all.filter(({ isAgeOnly }) => !isAgeOnly);
  const ofAge = (age: PriceAge | undefined) => columns.filter(column => column.age === age);
  const [newest] = ofAge('new');
  const [old] = ofAge('old');
  const present = columns.filter(({ age }) => age !== 'new' && age !== 'old');
  const price = newest ?? present[0];
  const unnamed = ofAge(undefined);
  const [current] = [...ofAge('current'), ...(unnamed.length === 1 ? unnamed : []), old];
  const currentPrice = price === undefined ? undefined : newest ? current : old;
  return {
    price,
    currentPrice,
    others: columns.filter(column => column !== price && column !== currentPrice),
  };
}
