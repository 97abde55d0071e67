// Mistakes that people make in price lists. Each is one that a reader can see, and must not read over.
import type { RateCardIssueCode } from '../../../../src/index.js';
import type { Random } from '../../../random.js';
import { destinations } from './destinations.js';
import { isShared, type Table } from './list.js';
import type { Fact } from './truth.js';

export interface Mistake {
  readonly name: string;
  /** The issues that can say so. */
  readonly codes: readonly RateCardIssueCode[];
  /** The row that is wrong; undefined where rows contradict each other. */
  readonly row: number | undefined;
  readonly table: Table;
}

/** Makes a mistake in one row of a table; undefined if the table has no place for it. */
type MistakeMaker = (
  chance: Random,
  table: Table,
  row: number,
) => { readonly cells: Readonly<Record<string, string>> } | undefined;

const cell =
  (field: string, texts: readonly string[], fits: (fact: Fact) => boolean = () => true): MistakeMaker =>
  (chance, { facts, columns }, row) =>
    columns.some(column => column.field === field) && fits(facts[row]!)
      ? { cells: { [field]: chance.pick(texts) } }
      : undefined;

const hasPrice = ({ status, service }: Fact) =>
  service !== 'other' && (status === 'open' || status === 'unchanged');
const counts = ({ status, service }: Fact) => service !== 'other' && status !== 'ignored';

const isByCountry = (fact: Fact) => {
  const { prefix, mncs, mcc } = fact.key;
  return counts(fact) && prefix === null && mncs.length === 0 && mcc === null;
};

/** Countries whose territories have codes of their own, which lists put under either. */
const families = ['FR GP MQ RE', 'NL US CA JM'];

const areRelated = (one: string, other: string) =>
  families.some(family => family.includes(one) && family.includes(other));

/** The cells of another destination in one of the columns that say the same. */
const contradicting =
  (layout: string, field: string): MistakeMaker =>
  (chance, { facts, columns, layout: own }, row) => {
    const { key } = facts[row]!;
    if (own !== layout || !counts(facts[row]!) || !columns.some(column => column.field === field))
      return undefined;
    if (key.destination === null || (field === 'mcc' && key.mcc === null)) return undefined;
    const { country, callingCode, mcc } = key.destination;
    const others = destinations.filter(
      other => other.callingCode[0] !== callingCode[0] && other.mcc[0] !== mcc[0],
    );
    const other = chance.pick(others.filter(one => !areRelated(one.country, country)));
    const text = { code: other.country, prefix: other.callingCode, mcc: other.mcc }[field]!;
    return { cells: { [field]: text } };
  };

const makers: Readonly<Record<string, readonly [MistakeMaker, ...RateCardIssueCode[]]>> = {
  'a day that does not exist': [
    cell('from', ['2026-02-30', '31/04/2026', '2026-13-01', '00.01.2026', '29-Feb-2026'], counts),
    'INVALID_DATE',
  ],
  'a date in words': [
    cell('from', ['soon', 'Q1 2026', 'next month', 'TBA', '46053'], counts),
    'INVALID_DATE',
  ],
  'a price that is no number': [
    cell('price', ['0.05.1', 'abc', 'TBA', 'call us', '1..2', '0.05 or 0.06', '0,0,5'], hasPrice),
    'INVALID_PRICE',
  ],
  'a price below zero': [cell('price', ['-0.05', '(0.05)', '−1'], hasPrice), 'INVALID_PRICE'],
  'a country that is not one': [
    (chance, table, row) =>
      table.columns.some(({ field }) => field === 'code')
        ? undefined
        : cell('country', ['Narnia', 'ZZ', 'Western Europe', 'Untied Kingdom'], isByCountry)(
            chance,
            table,
            row,
          ),
    'UNKNOWN_COUNTRY',
  ],
  'a prefix that is not one': [
    cell('prefix', ['O44', '4x', '44 or 45', '4470-4479'], counts),
    'INVALID_PREFIX',
  ],
  'an MCC that is not one': [cell('mcc', ['26', '2621', 'D1', '26 2'], counts), 'INVALID_MCC_MNC'],
  'a currency that is not one': [
    cell('currency', ['EURO5', 'XQQ', 'points', 'E'], counts),
    'INVALID_CURRENCY',
    'MIXED_CURRENCIES',
  ],
  'an unknown status': [
    cell('status', ['Pending', 'TBD', 'see notes', 'maybe'], ({ service }) => service !== 'other'),
    'UNKNOWN_WORD',
  ],
  'an unknown service': [
    (chance, table, row) =>
      table.columns.some(({ heading }) =>
        /^(?:Type|Product|Channel|Service|Message Type|Category)$/.test(heading),
      )
        ? cell('service', ['Premium', 'Gold', 'Frobnication', 'SMS or MMS', 'Tier 1'])(chance, table, row)
        : undefined,
    'UNKNOWN_WORD',
  ],
  'a country and a code that disagree': [contradicting('country and code', 'code'), 'CONTRADICTION'],
  'a country and a prefix that disagree': [contradicting('country and prefix', 'prefix'), 'CONTRADICTION'],
  'a country and an MCC that disagree': [contradicting('country, mcc and mnc', 'mcc'), 'CONTRADICTION'],
};

export function drawMistake(chance: Random, table: Table): Mistake | undefined {
  const names = Object.keys(makers);
  const start = chance.below(names.length + 3);
  if (start === names.length) return twoPrices(chance, table);
  if (start === names.length + 1) return twoCurrencies(chance, table);
  if (start === names.length + 2) return sharedSign(table);
  const row = chance.below(table.rows.length);
  for (let i = 0; i < names.length; i++) {
    const name = names[(start + i) % names.length]!;
    const [make, ...codes] = makers[name]!;
    const made = make(chance, table, row);
    if (made === undefined) continue;
    const rows = table.rows.map((cells, at) =>
      at === row ? cells.map((text, column) => made.cells[table.columns[column]!.field] ?? text) : cells,
    );
    return { name, codes, row, table: { ...table, rows } };
  }
  return undefined;
}

/** One row twice, with another price. */
function twoPrices(chance: Random, table: Table): Mistake | undefined {
  const row = chance.below(table.rows.length);
  const { status, service, price, before, key } = table.facts[row]!;
  const column = table.columns.findIndex(({ field }) => field === 'price');
  if (status !== 'open' || service === 'other' || price === null || before !== null || key.network !== null)
    return undefined;
  const copy = table.rows[row]!.map((text, i) =>
    i === column ? text.replace(/\d(?=\D*$)/, digit => `${9 - Number(digit)}`) : text,
  );
  return {
    name: 'two prices for one key',
    codes: ['DUPLICATE_RATE'],
    row: undefined,
    table: { ...table, rows: [...table.rows, copy] },
  };
}

/** The currency of one row is another one. */
function twoCurrencies(chance: Random, table: Table): Mistake | undefined {
  const { columns, facts, currency } = table;
  const column = columns.findIndex(({ field }) => field === 'currency');
  const counted = [...facts.keys()].filter(i => counts(facts[i]!));
  if (column < 0 || counted.length < 2) return undefined;
  const row = chance.pick(counted);
  const other = currency === 'USD' ? 'EUR' : 'USD';
  const rows = table.rows.map((cells, i) => (i === row ? cells.with(column, other) : cells));
  return { name: 'two currencies', codes: ['MIXED_CURRENCIES'], row: undefined, table: { ...table, rows } };
}

/** Nothing says which currency a sign means. */
function sharedSign(table: Table): Mistake | undefined {
  const { amounts, facts, options } = table;
  const isWritten = facts.some(fact => hasPrice(fact) && fact.price !== null);
  if (!isShared(amounts) || !isWritten) return undefined;
  const { currency: _, ...others } = options;
  const name = 'a sign of several currencies';
  return { name, codes: ['INVALID_CURRENCY'], row: undefined, table: { ...table, options: others } };
}
