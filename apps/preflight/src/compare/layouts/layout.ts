import type { GatewayName } from '@quicksms/core/encoding';

/** What the columns of a bill are for. */
export const billFields = [
  'id',
  'number',
  'text',
  'parts',
  'price',
  'currency',
  'status',
  'direction',
  'country',
  'network',
  'date',
  'type',
] as const;
export type BillField = (typeof billFields)[number];

/** How a vendor writes what it charged, a row for each message. */
export interface BillLayout {
  readonly name: string;
  /** Whose rules count the parts of a text. Undefined: 3GPP TS 23.038 and 23.040. */
  readonly gateway: GatewayName | undefined;
  /** Headings of each field as `plainHeading` writes them, the best first, separated by spaces. */
  readonly headings: Readonly<Partial<Record<BillField, string>>>;
  /** Whether columns with these plain headings are of this vendor, by headings that no other layout has together. */
  recognizes(headings: ReadonlySet<string>): boolean;
  /** What the vendor charges that is not delivered, in a sentence without its full stop. */
  readonly undeliveredTerms?: string;
  /** Whether an identifier is that of a message other than an SMS. */
  isOtherMessage?(id: string): boolean;
}

/** Whether all of these are among the headings. */
export const hasAll = (headings: ReadonlySet<string>, ...names: string[]): boolean =>
  names.every(name => headings.has(name));
