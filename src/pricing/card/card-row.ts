/** Fields that say for which destinations a row is. */
const destinationFields = ['mccMnc', 'mcc', 'mnc', 'prefix', 'areaCode', 'countryCode', 'country'] as const;

/** All fields that a row of a price list can have. */
export const cardFields = /* @__PURE__ */ (() =>
  [
    ...destinationFields,
    'network',
    'description',
    'kind',
    'price',
    'currentPrice',
    'priceDelivered',
    'rcsPrice',
    'rcsBasicPrice',
    'rcsSinglePrice',
    'fee',
    'currency',
    'from',
    'until',
    'status',
    'reject',
    'enabled',
    'comment',
    'sourcePrefix',
    'default',
  ] as const)();
export type CardField = (typeof cardFields)[number];

export const amountFields = [
  'price',
  'currentPrice',
  'priceDelivered',
  'rcsPrice',
  'rcsBasicPrice',
  'rcsSinglePrice',
  'fee',
] as const;
export type AmountField = (typeof amountFields)[number];

export const isAmountField = (field: CardField | undefined): field is AmountField =>
  amountFields.includes(field as AmountField);

const priceFields: readonly CardField[] = [
  'price',
  'priceDelivered',
  'rcsPrice',
  'rcsBasicPrice',
  'rcsSinglePrice',
];

export const isPriceField = (field: CardField | undefined): boolean =>
  field !== undefined && priceFields.includes(field);

/** Fields of which all columns count: what a row is for, and its status. Of others the first that is not empty counts. */
export const isJoinedField = (field: CardField): boolean => field === 'kind' || field === 'status';

/** Whether rows with these fields can be rates: they name a destination and have a price. */
export const canBeRates = (fields: readonly (CardField | undefined)[]): boolean =>
  fields.some(isPriceField) && fields.some(field => destinationFields.includes(field as 'mcc'));

export type CardValues = Readonly<Partial<Record<CardField, unknown>>>;
export type CardNames = Readonly<Partial<Record<CardField, string>>>;

/** Where a row stands: on a line of the text, or at a path in JSON. */
export interface Place {
  readonly line: number | null;
  readonly path: string | null;
}

/** A row of a price list as it came. A value is undefined where the source has no such field. */
export interface CardRow extends Place {
  readonly values: CardValues;
  /** What the source calls a field, for messages. */
  readonly names: CardNames;
  /** The amounts that are in minor units, such as cents, by their headings. */
  readonly inMinorUnits: readonly AmountField[];
  /** Whether the fields of a line are too many or too few, or a quote is wrong. */
  readonly isMalformed: boolean;
  /** Whether it is a remark between or below the rates. */
  readonly isRemark: boolean;
  /** The line on which it ends. It differs from `line` where a quoted field has line ends. */
  readonly lastLine: number | null;
}

/** The rows of a source, and what the source says about all of them. */
export interface CardSource {
  /** Can be iterated again. Rows of text are read anew each time, so that a million of them need no memory. */
  readonly rows: Iterable<CardRow>;
  /** Where rows are read anew, their amounts in minor units; otherwise each row has its own. */
  readonly inMinorUnits?: readonly AmountField[];
  /** As the headings of amounts say, or a line above them. */
  readonly currency?: string | undefined;
  /** Where there are several prices: the heading of the one that counts, and of those that do not. */
  readonly choice?: PriceChoice | undefined;
  /** Headings of amounts that change a price and are not read, such as Discount. */
  readonly unread?: { readonly line: number; readonly headings: readonly string[] } | undefined;
}

export interface PriceChoice {
  readonly line: number;
  readonly counts: string;
  readonly others: readonly string[];
}

/** Why a source cannot be read at all. */
export interface CardFault extends Place {
  readonly fault: string;
}

/** Why a value cannot be read: what was expected. */
export interface Unreadable {
  readonly expected: string;
}

/** Prices by type of the sender's number: one of them counts. */
export class SeveralPrices {
  readonly prices: readonly unknown[];

  constructor(prices: readonly unknown[]) {
    this.prices = prices;
  }
}

/** A trimmed string, or a number as a string; undefined for all other values. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' ? String(value) : undefined;
}
