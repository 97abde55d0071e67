import { type CardRow, textOf } from './card-row.js';
import { issueAt, type RateCardIssue, type RateCardIssueCode } from './issues.js';
import type { RowKind } from './row-kind.js';
import type { RateStatus } from './status.js';
import type { UnknownWord } from './words.js';

/** Rows that are no rates of messages to all. They do not refuse a card. */
export const leftOut: ReadonlySet<RateCardIssueCode> = /* @__PURE__ */ new Set<RateCardIssueCode>([
  'WITHDRAWN_COUNTRY',
  'SOURCE_PREFIX',
  'OTHER_SERVICE',
  'IGNORED_RATE',
]);

/** Why a row is not a rate for messages that are sent. */
export function leftOutFor(row: CardRow, kind: RowKind, status: RateStatus): RateCardIssue | undefined {
  const { values, names } = row;
  if (kind === 'other') {
    const { kind: cells, description, network, country } = values;
    const found = textOf(cells) || textOf(description) || textOf(network) || textOf(country);
    const text = `not a price of messages that are sent: ${shown(found ?? '')}`;
    return issueAt(row, 'OTHER_SERVICE', names.kind, text);
  }
  if (status === 'ignored')
    return issueAt(row, 'IGNORED_RATE', names.status, 'the row says that it does not count');
  return textOf(values.sourcePrefix)
    ? issueAt(row, 'SOURCE_PREFIX', undefined, 'a rate for some senders only')
    : undefined;
}

export function unknownWord(
  row: CardRow,
  field: 'kind' | 'status' | 'comment',
  { unknown }: UnknownWord,
): RateCardIssue {
  const expected =
    field === 'kind'
      ? 'what the row prices, such as SMS, RCS, MMS or inbound'
      : 'the status of a rate, such as open or closed';
  const text = `expected ${expected}, found ${shown(unknown)}; say what it means in options.words`;
  return issueAt(row, 'UNKNOWN_WORD', row.names[field], text);
}

/** Long enough for a phrase that can be given in the options. */
const shown = (text: string): string => `'${text.replaceAll('\n', ', ').slice(0, 60)}'`;

/** A card has no rate that rejects RCS messages only. */
export const refusalOfRcs = (row: CardRow): RateCardIssue =>
  issueAt(row, 'OTHER_SERVICE', row.names.price, 'a refusal of RCS messages, which leaves SMS as they are');
