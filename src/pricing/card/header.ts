import { type AboveHeader, type LineAbove, readAbove } from './above-header.js';
import {
  type AmountField,
  type CardField,
  type CardNames,
  canBeRates,
  isAmountField,
  isJoinedField,
  isPriceField,
  type PriceChoice,
} from './card-row.js';
import { delimitedRows } from './delimited.js';
import { type Heading, headingOf } from './headings.js';
import type { ColumnNames, RateCardOptions } from './options.js';
import { type ChosenPrices, choosePrices } from './price-columns.js';
import { readPrice } from './prices.js';
import { remembered } from './remembered.js';

/** What the columns of a text are. */
export interface Header {
  /** The field of each column. */
  readonly fields: readonly (CardField | undefined)[];
  readonly names: CardNames;
  /** The line of the header, or the line above the first rate if there is no header. */
  readonly line: number;
  readonly currencies: readonly string[];
  readonly inMinorUnits: readonly AmountField[];
  readonly choice?: PriceChoice | undefined;
  /** Headings of amounts that change a price and are not read, such as Discount. */
  readonly unread?: readonly string[];
  /** What the lines above it say. */
  readonly above?: AboveHeader;
}

/** How many lines can stand above a header: who offers to whom. */
const MOST_LINES_ABOVE = 30;

/** The header of a text, or what stands for one; undefined if the columns are not clear. */
export function findHeader(text: string, delimiter: string, options: RateCardOptions): Header | undefined {
  const above: LineAbove[] = [];
  let first: readonly string[] | undefined;
  for (const { fields, line } of delimitedRows(text, delimiter)) {
    first ??= fields;
    const header = headerOf(fields, line, options);
    if (header) return above.length === 0 ? header : { ...header, above: readAbove(above, fields) };
    above.push({ text: fields.join(' ').trim(), line });
    if (above.length === MOST_LINES_ABOVE) break;
  }
  return first && withoutHeader(first);
}

interface Column extends Heading {
  readonly text: string;
}

function headerOf(texts: readonly string[], line: number, options: RateCardOptions): Header | undefined {
  const { columns: given = {}, currency } = options;
  const columns = columnsOf(texts, given);
  const prices = columns.filter(({ field }) => field === 'price');
  // Prices in the currency of the options count. Without any, the header must name one currency only.
  const inCurrency = currency ? prices.filter(price => price.currency === currency) : [];
  const candidates = inCurrency.length > 0 ? inCurrency : prices;
  const chosen = choosePrices(candidates);
  const counts = countedAmounts(columns, chosen);
  const fields = counts.map(({ field }) => field);
  const isMissing = ([field, column]: [string, unknown]) =>
    column !== undefined && column !== false && !fields.includes(field as CardField);
  if (Object.entries(given).some(isMissing) || !canBeRates(fields)) return undefined;
  // Where the options give columns by index, the first row can be a rate.
  const price = texts[fields.findIndex(isPriceField)]!;
  if (/\d/.test(price) && !('expected' in readPrice(price, 0))) return headerless(fields, line - 1);
  const amounts = counts.filter(({ field }) => isAmountField(field));
  const named = inCurrency.length > 0 ? amounts : [...amounts, ...prices];
  return {
    fields,
    names: namesOf(fields, i => columns[i]!.text),
    line,
    currencies: [...new Set(named.flatMap(heading => heading.currency ?? []))],
    unread: columns
      .filter(
        ({ field, text }) =>
          field === undefined && isUnreadAmount(text) && headingOf(text).field === undefined,
      )
      .map(({ text }) => text),
    inMinorUnits: amounts.filter(amount => amount.inMinorUnits).map(({ field }) => field as AmountField),
    choice: choiceOf(
      chosen,
      prices.filter(price => !candidates.includes(price)),
      {
        line,
        isDated: fields.includes('from'),
      },
    ),
  };
}

const AMOUNT =
  /\b(?:prices?|rates?|costs?|discount|rebate|vat|gst|tax|mark-?up|commission|fees?|surcharges?)\b/i;
const OF_OTHERS =
  /\b(?:set-?up|month(?:ly)?|annual|year(?:ly)?|rental|registration|one[- ]time|inbound|incoming|received|mo|mms|voice|calls?|hlr|mnp|viber|whatsapp|total|limit|code|id)\b/i;

/** Whether a heading may name a price or change one, unlike a fee for a number or for a month. */
const isUnreadAmount = (text: string): boolean => AMOUNT.test(text) && !OF_OTHERS.test(text);

/** Which of several prices counts, for a warning. A current price beside a date counts too, until then. */
function choiceOf(
  { price, currentPrice, others }: ChosenPrices<Column>,
  foreign: readonly Column[],
  { line, isDated }: { readonly line: number; readonly isDated: boolean },
): PriceChoice | undefined {
  const uncounted = [...(currentPrice && !isDated ? [currentPrice] : []), ...others, ...foreign];
  if (price === undefined || uncounted.length === 0) return undefined;
  return { line, counts: price.text, others: uncounted.map(({ text }) => text) };
}

/** What each column is by the options, or by its heading. */
function columnsOf(texts: readonly string[], columns: ColumnNames): Column[] {
  const given = Object.entries(columns).filter(([, column]) => column !== undefined);
  const readHeading = remembered(headingOf);
  return texts.map((text, i) => {
    const heading = readHeading(text);
    const own = given.find(([, column]) => column === i || column === text.trim());
    const isGivenElsewhere = given.some(([field]) => field === heading.field);
    const field = own ? (own[0] as CardField) : isGivenElsewhere ? undefined : heading.field;
    const age = own ? undefined : heading.age;
    return { ...heading, field, age, isAgeOnly: heading.isAgeOnly && !own, text: text.trim() };
  });
}

/** The columns without the amounts that do not count: each amount counts once. */
function countedAmounts(columns: readonly Column[], { price, currentPrice }: ChosenPrices<Column>): Column[] {
  const seen = new Set<CardField>();
  return columns.map(column => {
    const { field } = column;
    if (!isAmountField(field)) return column;
    if (column === currentPrice) return { ...column, field: 'currentPrice' };
    const isOther = field === 'price' ? column !== price : seen.has(field);
    seen.add(field);
    return isOther ? { ...column, field: undefined } : column;
  });
}

/** The name of each field: that of its first column, or of all where all count. */
function namesOf(fields: readonly (CardField | undefined)[], nameOf: (i: number) => string): CardNames {
  const names: Partial<Record<CardField, string>> = {};
  fields.forEach((field, i) => {
    if (!field) return;
    const name = names[field];
    if (name === undefined) names[field] = nameOf(i);
    else if (isJoinedField(field)) names[field] = `${name} / ${nameOf(i)}`;
  });
  return names;
}

/** The columns of a list that begins with its rates: MCC, MNC, perhaps both in one, and a price. */
function withoutHeader(texts: readonly string[]): Header | undefined {
  const [mcc, mnc, third, fourth] = texts.map(text => text.trim());
  if (!/^\d{3}$/.test(mcc ?? '') || !/^\d{1,3}$/.test(mnc ?? '')) return undefined;
  const isPrice = (text: string | undefined) => text !== undefined && /^\d+[.,]\d+$/.test(text);
  if (texts.length === 3 && isPrice(third)) return headerless(['mcc', 'mnc', 'price'], 0);
  if (texts.length === 4 && third === `${mcc}${mnc}` && isPrice(fourth))
    return headerless(['mcc', 'mnc', undefined, 'price'], 0);
  return undefined;
}

function headerless(fields: readonly (CardField | undefined)[], line: number): Header {
  return { fields, names: namesOf(fields, i => `column ${i + 1}`), line, currencies: [], inMinorUnits: [] };
}
