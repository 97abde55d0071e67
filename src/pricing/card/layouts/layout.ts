import {
  type AmountField,
  amountFields,
  type CardField,
  type CardNames,
  type CardValues,
  isJoinedField,
} from '../card-row.js';
import { headingOf } from '../headings.js';
import type { ColumnNames } from '../options.js';
import { choosePrices } from '../price-columns.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/** How one provider lists the prices of a country, in the JSON of its API. */
export interface Layout {
  /** The provider's name, as it writes it. */
  readonly name: string;
  /** Whether an object is in this layout: by keys that no other layout has. */
  readonly recognizes: (country: JsonObject) => boolean;
  readonly rowsOf: (country: JsonObject, options: LayoutOptions) => readonly LayoutRow[];
}

export interface LayoutOptions {
  readonly columns: ColumnNames;
  readonly numberType: string | undefined;
}

/** A row of a price list, before its values are read. */
export interface LayoutRow {
  /** The path from the country to the row. Default: that of the country, or of the price if there is no other. */
  readonly at?: string;
  readonly values: CardValues;
  /** What the layout calls the fields, for messages. */
  readonly names: CardNames;
  readonly inMinorUnits?: readonly AmountField[];
}

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The objects of a list. Another item is an empty object, so that the others keep their places. */
export const listOf = (value: unknown): readonly JsonObject[] =>
  Array.isArray(value) ? Array.from(value, item => (isJsonObject(item) ? item : {})) : [];

/**
 * The codes in a list as one text, for `mnc`, `mccMnc` or `prefix`. An item that is not a code is `?`, which is refused
 * later. An empty list is an empty text: the row is then for the whole country.
 */
export const codesIn = (list: readonly unknown[]): string =>
  Array.from(list, item => (typeof item === 'string' || typeof item === 'number' ? item : '?')).join(',');

/** A flat object as a row: its keys are read as the headings of a text are. */
export function objectRow(object: JsonObject, { columns }: LayoutOptions): LayoutRow {
  const values: Partial<Record<CardField, unknown>> = {};
  const names: Partial<Record<CardField, string>> = {};
  const inMinorUnits: AmountField[] = [];
  const take = (field: CardField, key: string) => {
    if (!Object.hasOwn(object, key)) return;
    const value = values[field] ?? null;
    if (value !== null && !isJoinedField(field)) return;
    values[field] = value === null ? object[key] : `${String(value)}\n${String(object[key] ?? '')}`;
    names[field] = value === null ? key : `${names[field]} / ${key}`;
  };
  for (const [field, key] of Object.entries(columns) as [CardField, ColumnNames[CardField]][])
    if (key !== undefined && key !== false) take(field, String(key));
  const headings = Object.keys(object).map(key => ({ key, ...headingOf(key) }));
  const prices = headings.filter(({ field }) => field === 'price' && columns.price === undefined);
  const { price, currentPrice } = choosePrices(prices);
  const isOfTwoTimes = price?.age === 'new' || currentPrice !== undefined;
  if (isOfTwoTimes) take('price', price!.key);
  if (currentPrice && columns.currentPrice === undefined) take('currentPrice', currentPrice.key);
  for (const { field, key, age } of headings) {
    const isChosen = field === 'price' && (isOfTwoTimes || age === 'old' || age === 'new');
    if (field && columns[field] === undefined && !isChosen) take(field, key);
  }
  for (const field of amountFields) {
    if (names[field] === undefined) continue;
    const heading = headingOf(names[field]);
    if (heading.inMinorUnits) inMinorUnits.push(field);
    if (heading.currency !== undefined) values.currency ??= heading.currency;
  }
  return { at: '', values, names, inMinorUnits };
}
