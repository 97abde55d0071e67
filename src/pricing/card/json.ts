import {
  type CardFault,
  type CardField,
  type CardRow,
  type CardSource,
  type CardValues,
  canBeRates,
} from './card-row.js';
import { layouts } from './layouts/index.js';
import { isJsonObject, type JsonObject, type LayoutOptions, listOf, objectRow } from './layouts/layout.js';
import type { RateCardOptions } from './options.js';

/** The rows of parsed JSON, or of objects. */
export function jsonSource(source: unknown, options: RateCardOptions): CardSource | CardFault {
  const { columns = {}, numberType } = options;
  const layoutOptions = { columns, numberType };
  const rows: CardRow[] = [];
  const isList = Array.isArray(source);
  for (const [i, entry] of (isList ? source : [source]).entries()) {
    const path = isList ? `[${i}]` : '';
    if (!isJsonObject(entry)) return faultOf(`${path || 'the source'}: expected an object`);
    for (const row of rowsOfEntry(entry, path, layoutOptions)) rows.push(row);
  }
  if (rows.length > 0 && !rows.some(({ values }) => canBeRates(Object.keys(values) as CardField[])))
    return faultOf('expected rows with a price and a country, a prefix, or an MCC and MNC; found none');
  return { rows };
}

const faultOf = (fault: string): CardFault => ({ line: null, path: null, fault });

/** Keys of lists of countries. Beside the list stands what holds for all of it, such as the currency. */
export const lists = ['countries', 'prices', 'items'] as const;

/** The rows of a list with a head, or of one country. Hypertext answers have their list in `_embedded`. */
function rowsOfEntry(entry: JsonObject, path: string, options: LayoutOptions): CardRow[] {
  if (isJsonObject(entry._embedded)) return rowsOfEntry(entry._embedded, joined(path, '_embedded'), options);
  const list = lists.find(key => Array.isArray(entry[key]));
  if (list === undefined) return rowsOfCountry(entry, path, {}, options);
  const shared = { currency: entry.currency ?? entry.currencyCode, from: entry.effective_date };
  return listOf(entry[list]).flatMap((item, i) =>
    rowsOfCountry(item, joined(path, `${list}[${i}]`), shared, options),
  );
}

function rowsOfCountry(
  country: JsonObject,
  path: string,
  shared: CardValues,
  options: LayoutOptions,
): CardRow[] {
  const layout = layouts.find(({ recognizes }) => recognizes(country));
  const rows = layout?.rowsOf(country, options) ?? [objectRow(country, options)];
  return rows.map(({ at, values, names, inMinorUnits = [] }) => ({
    line: null,
    path: at === undefined ? path || (names.price ?? '') : joined(path, at),
    values: {
      ...values,
      currency: values.currency ?? shared.currency,
      from: values.from ?? shared.from,
    },
    names,
    inMinorUnits,
    isMalformed: false,
    isRemark: false,
    lastLine: null,
  }));
}

const joined = (path: string, key: string): string =>
  path === '' || key === '' ? path + key : `${path}.${key}`;
