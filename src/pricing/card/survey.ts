import { CREDITS, isCurrency } from '../money.js';
import { amountFields, type CardField, type CardRow, type CardSource, textOf } from './card-row.js';
import { currencyNamed } from './currency-names.js';
import { type DateOrder, dateOrderOf } from './dates.js';
import { placeName } from './issues.js';
import type { RateCardOptions } from './options.js';
import { currencyIn, type DecimalSeparator, separatorOf } from './prices.js';
import { remembered } from './remembered.js';

/** The currency of a card. */
export interface CardCurrency {
  readonly currency: string;
  /** What names it, for messages; undefined if nothing does. */
  readonly namedBy: string | undefined;
}

/** The currency that the options name, or the headings, or the first row that names one; credits otherwise. */
export function currencyOfCard(source: CardSource, options: RateCardOptions): CardCurrency {
  if (options.currency !== undefined) return { currency: options.currency, namedBy: 'options.currency' };
  if (source.currency !== undefined) return { currency: source.currency, namedBy: 'the header' };
  const currencyOf = currencyReader();
  for (const row of source.rows) {
    const currency = row.isRemark ? undefined : currencyOf(row);
    if (isCurrency(currency)) return { currency, namedBy: placeName(row) };
  }
  return { currency: CREDITS, namedBy: undefined };
}

/** Returns the function that finds what names a row's currency: its column, or a code or sign in an amount. */
export function currencyReader(): (row: CardRow) => string | undefined {
  const named = remembered(currencyNamed);
  const inText = remembered(currencyIn);
  return ({ values }) => {
    const text = textOf(values.currency);
    if (text) return named(text) || text;
    for (const field of amountFields) {
      const amount = values[field];
      const found = typeof amount === 'string' && amount !== '' ? inText(amount) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/** The decimal separator of all prices that show theirs, if it is one. */
export const usualSeparator = (source: CardSource): DecimalSeparator | undefined =>
  onlyAnswer(source, amountFields, separatorOf);

/** The order of all dates that show theirs, if it is one. */
export const usualDateOrder = (source: CardSource): DateOrder | undefined =>
  onlyAnswer(source, ['from', 'until'], dateOrderOf);

/** The answer of all texts in some fields that have an answer, if they have the same. */
function onlyAnswer<Answer>(
  { rows }: CardSource,
  fields: readonly CardField[],
  answerOf: (text: string) => Answer | undefined,
): Answer | undefined {
  const answer = remembered(answerOf);
  let only: Answer | undefined;
  for (const { values, isRemark } of rows) {
    if (isRemark) continue;
    for (const field of fields) {
      const text = textOf(values[field]);
      const found = text ? answer(text) : undefined;
      if (found === undefined) continue;
      if (only !== undefined && only !== found) return undefined;
      only = found;
    }
  }
  return only;
}
