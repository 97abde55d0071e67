// A truth written down as a person or a vendor would, and what the reader has to say to it.
import type { RateCardOptions } from '../../../../src/index.js';
import type { Random } from '../../../random.js';
import { type AmountHand, drawAmountHand, isShowing, isUnclear, written } from './amounts.js';
import { areClear, type DateHand, drawDateHand, writtenDate } from './dates.js';
import { type Column, keyColumns } from './key-columns.js';
import { type Fact, type KeyLayout, likely, type Truth } from './truth.js';
import { serviceColumns, statusColumns } from './words.js';

/** A table of texts before it becomes CSV or JSON. */
export interface Table {
  readonly layout: KeyLayout;
  readonly columns: readonly Column[];
  readonly facts: readonly Fact[];
  readonly rows: string[][];
  readonly amounts: AmountHand;
  readonly dates: DateHand;
  readonly currency: string | null;
  readonly currencyBy: CurrencyPlace;
  readonly options: RateCardOptions;
  readonly unclear: string | undefined;
}

type CurrencyPlace = 'column' | 'heading' | 'above' | 'price' | 'option' | 'nothing';

const signs: Readonly<Record<string, readonly string[]>> = {
  EUR: ['€', 'EUR', 'EUR'],
  GBP: ['£', 'GBP'],
  INR: ['₹', 'INR'],
  USD: ['USD', '$'],
  CAD: ['CAD', '$'],
  JPY: ['JPY', '¥'],
  PLN: ['PLN'],
};

/** Writes the columns and rows of a truth. */
export function drawTable(chance: Random, truth: Truth): Table {
  const { currency, facts } = truth;
  const dates = drawDateHand(chance);
  const places: CurrencyPlace[] = ['column', 'column', 'heading', 'price', 'option', 'above'];
  const currencyBy = currency === null ? 'nothing' : chance.pick(places);
  const amounts = clearHand(
    withCurrency(chance, drawAmountHand(chance, currency), currency, currencyBy),
    facts,
  );
  const heading = headingHand(chance, currency, currencyBy, amounts);
  const columns = [
    ...keyColumns(chance, truth.layout, facts),
    ...priceColumns(chance, truth, amounts, heading),
    ...dateColumns(chance, facts, dates),
    ...statusColumns(chance, facts),
    ...serviceColumns(chance, facts),
    ...currencyColumns(chance, currency, currencyBy),
    ...junkColumns(chance),
  ];
  const shuffled = likely(chance, 60) ? shuffle(chance, columns) : columns;
  const options = drawOptions(chance, { amounts, dates, currency, currencyBy });
  const rows = facts.map(fact => shuffled.map(({ cell }) => cell(fact)));
  return {
    layout: truth.layout,
    columns: shuffled,
    facts,
    rows,
    amounts,
    dates,
    currency: currencyBy === 'price' && amountsOf(facts).length === 0 && !options.currency ? null : currency,
    currencyBy,
    options,
    unclear: uncertainty(facts, { amounts, dates, options }),
  };
}

/** Signs that several currencies share. */
export const isShared = ({ before, after }: AmountHand): boolean => /^ ?[$¥] ?$/.test(before + after);

function drawOptions(
  chance: Random,
  { amounts, dates, currency, currencyBy }: Pick<Table, 'amounts' | 'dates' | 'currency' | 'currencyBy'>,
): RateCardOptions {
  const isNamed = currency !== null && (currencyBy === 'option' || isShared(amounts));
  return {
    ...(isNamed ? { currency } : {}),
    ...(likely(chance, 8) ? { dateOrder: dates.order } : {}),
    ...(likely(chance, 8) ? { decimalSeparator: amounts.point } : {}),
  };
}

const amountsOf = (facts: readonly Fact[]): bigint[] =>
  facts
    .filter(({ service }) => service !== 'other')
    .flatMap(({ price, before, rcsPrice, fee }) => [price, before, rcsPrice, fee])
    .filter(units => units !== null);

/** 1.234 and nothing else is a decimal point. Who means thousands shows it in another amount, or with decimals. */
function clearHand(hand: AmountHand, facts: readonly Fact[]): AmountHand {
  const texts = amountsOf(facts).map(units => written(units, hand));
  const isRead = hand.group !== '.' || texts.some(isShowing) || !texts.some(isUnclear);
  return isRead ? hand : { ...hand, decimals: 2 };
}

function withCurrency(
  chance: Random,
  hand: AmountHand,
  currency: string | null,
  by: CurrencyPlace,
): AmountHand {
  if (by !== 'price' || currency === null) return hand;
  const sign = chance.pick(signs[currency]!);
  const blank = likely(chance, 50) ? ' ' : '';
  return likely(chance, 50)
    ? { ...hand, before: sign + blank, inMinorUnits: false }
    : { ...hand, after: blank + sign, inMinorUnits: false };
}

/** Adds what a list says in the headings of its prices. */
function headingHand(
  chance: Random,
  currency: string | null,
  by: CurrencyPlace,
  { inMinorUnits }: AmountHand,
): (name: string) => string {
  const form = chance.below(4);
  return name => {
    const unit = [by === 'heading' ? currency : '', inMinorUnits ? chance.pick(['cent', 'cents']) : '']
      .filter(Boolean)
      .join(' ');
    if (unit === '') return name;
    return [`${name} (${unit})`, `${name} ${unit}`, `${name} in ${unit}`, `${name} [${unit}]`][form]!;
  };
}

const pairs = [
  ['Current Rate', 'New Rate'],
  ['Old Price', 'New Price'],
  ['Present Rate', 'Proposed Rate'],
  ['Existing Price', 'Revised Price'],
  ['Previous Price', 'Price'],
  ['current_price', 'new_price'],
  ['Current Price', 'Future Price'],
];
const priceHeadings = [
  'Price',
  'price',
  'Rate',
  'Cost',
  'Unit Price',
  'Price per SMS',
  'Price/SMS',
  'Rate per message',
  'SMS Price',
  'Outbound Price',
  'Price / msg',
];

function priceColumns(
  chance: Random,
  { facts, hasTwoPrices }: Truth,
  amounts: AmountHand,
  heading: (name: string) => string,
): Column[] {
  const none = chance.pick(['-', 'n/a', 'N/A', 'null', 'blocked']);
  const of = (units: bigint | null) => (units === null ? none : written(units, amounts));
  const optional = (units: bigint | null) => (units === null ? '' : written(units, amounts));
  const columns: Column[] = [];
  if (hasTwoPrices) {
    const [before, after] = chance.pick(pairs) as [string, string];
    columns.push({ field: 'before', heading: heading(before), cell: fact => optional(fact.before) });
    columns.push({ field: 'price', heading: heading(after), cell: ({ price }) => of(price) });
  } else
    columns.push({
      field: 'price',
      heading: heading(chance.pick(priceHeadings)),
      cell: ({ price }) => of(price),
    });
  if (facts.some(({ rcsPrice }) => rcsPrice !== null))
    columns.push({
      field: 'rcsPrice',
      heading: heading(chance.pick(['RCS Price', 'RCS', 'rcs price', 'RCS Rate'])),
      cell: ({ rcsPrice }) => optional(rcsPrice),
    });
  if (facts.some(({ fee }) => fee !== null))
    columns.push({
      field: 'fee',
      heading: heading(chance.pick(['Fee', 'Carrier Fee', 'Surcharge', 'fee'])),
      cell: ({ fee }) => optional(fee),
    });
  return columns;
}

function dateColumns(chance: Random, facts: readonly Fact[], dates: DateHand): Column[] {
  const of = (time: number | null) => (time === null ? '' : writtenDate(time, dates));
  const columns: Column[] = [];
  if (facts.some(({ from }) => from !== null))
    columns.push({
      field: 'from',
      heading: chance.pick([
        'Effective Date',
        'From',
        'Valid From',
        'Start Date',
        'effective',
        'Effective from',
      ]),
      cell: ({ from }) => of(from),
    });
  if (facts.some(({ until }) => until !== null))
    columns.push({
      field: 'until',
      heading: chance.pick(['Until', 'Valid To', 'End Date', 'Valid until', 'expires']),
      cell: ({ until }) => of(until),
    });
  return columns;
}

const currencyWords: Readonly<Record<string, readonly string[]>> = {
  EUR: ['eur', 'Euro', '€', 'EUR (€)', 'Euros'],
  USD: ['usd', 'US Dollar', 'US$', 'US Dollars'],
  GBP: ['gbp', '£', 'Pound Sterling', 'GBP (£)'],
  INR: ['inr', '₹', 'Indian Rupee'],
  CAD: ['cad', 'C$', 'Canadian Dollar'],
  JPY: ['jpy', 'Japanese Yen'],
  PLN: ['pln', 'zł'],
};

function currencyColumns(chance: Random, currency: string | null, by: CurrencyPlace): Column[] {
  if (by !== 'column') return [];
  const text = likely(chance, 50) ? currency! : chance.pick(currencyWords[currency!]!);
  return [
    {
      field: 'currency',
      heading: chance.pick(['Currency', 'currency', 'Curr', 'CCY', 'Currency Code']),
      cell: () => text,
    },
  ];
}

const junk: readonly (readonly [string, readonly string[]])[] = [
  ['Region', ['Europe', 'Asia', 'Americas']],
  ['Notes', ['', 'see contract, page 2', 'Inbound SMS is free', 'was 0.99']],
  ['#', ['1', '2', '3']],
  ['Margin', ['0.01', '12%', '1,234.56']],
  ['Quality', ['Gold', 'Direct', 'HQ']],
  ['Volume', ['1000', '2 000 000']],
  ['Account Manager', ['Smith, John', 'Ann "Annie" Lee']],
  ['Updated', ['yesterday', '2025-01-01', '31/12/2024']],
];

function junkColumns(chance: Random): Column[] {
  const count = likely(chance, 60) ? 0 : 1 + chance.below(2);
  const start = chance.below(junk.length - 1);
  return junk
    .slice(start, start + count)
    .map(([heading, texts]) => ({ field: 'junk', heading, cell: () => chance.pick(texts) }));
}

function shuffle<T>(chance: Random, list: readonly T[]): T[] {
  const left = [...list];
  const shuffled: T[] = [];
  while (left.length > 0) shuffled.push(...left.splice(chance.below(left.length), 1));
  return shuffled;
}

/** Why a list can be read in two ways. */
function uncertainty(
  facts: readonly Fact[],
  { amounts, dates, options }: Pick<Table, 'amounts' | 'dates' | 'options'>,
): string | undefined {
  const counted = facts.filter(({ service }) => service !== 'other');
  const times = counted.flatMap(({ from, until }) => [from, until]).filter(time => time !== null);
  if (options.dateOrder === undefined && !areClear(times, dates)) return 'dates';
  const texts = amountsOf(facts).map(units => written(units, amounts));
  const isClear = options.decimalSeparator !== undefined || texts.some(isShowing);
  return !isClear && texts.some(isUnclear) ? 'amounts' : undefined;
}
