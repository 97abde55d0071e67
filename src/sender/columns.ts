import { statuses } from '../codes.js';
import type { Columns, Utf8Column } from '../columns.js';
import { decodeUtf8, MALFORMED } from '../utf8.js';
import { classOf, SEPTETS } from './characters.js';
import { kindBits, MOST_CHARACTERS, type Totals, totalsOf } from './kinds.js';

/** What `checkSender` returns for many senders, as columns. */
export const senderColumns = {
  /**
   * `statuses[status[i]]`: 0 when the sender has a kind, `INVALID_SENDER` when it has none, and `INVALID_UTF8` for up to
   * 100 bytes that are not UTF-8. Longer rows are `INVALID_SENDER`, whatever their bytes are.
   */
  status: Uint8Array,
  /** The sum of 1 for `NUMERIC`, 2 for `ALPHANUMERIC` and 4 for `RCS_AGENT`. 0 where the status is not 0. */
  kind: Uint8Array,
} as const;

/** The kinds of many senders, a typed array for each question. Row i of each is row i of the input. */
export type SenderColumns = Columns<typeof senderColumns>;

const INVALID_UTF8 = /* @__PURE__ */ statuses.indexOf('INVALID_UTF8');
const INVALID_SENDER = /* @__PURE__ */ statuses.indexOf('INVALID_SENDER');

/** A character is 4 bytes at most. */
const MOST_BYTES = 4 * MOST_CHARACTERS;

/** Checks a string into row `row` of `columns`. */
export function checkSenderString(
  sender: string,
  smartRouting: boolean,
  columns: SenderColumns,
  row: number,
): void {
  put(kindBits(totalsOf(sender, MOST_CHARACTERS), smartRouting), columns, row);
}

/** Checks row `row` of a column into the same row of `columns`. */
export function checkSenderBytes(
  { data, starts, ends }: Utf8Column,
  smartRouting: boolean,
  columns: SenderColumns,
  row: number,
): void {
  const start = starts[row]!;
  const end = ends[row]!;
  const totals: Totals = { characters: 0, septets: 0, every: -1, some: 0 };
  if (end - start <= MOST_BYTES) {
    for (let at = start; at < end; totals.characters++) {
      const decoded = decodeUtf8(data, at, end);
      if (decoded & MALFORMED) {
        columns.status[row] = INVALID_UTF8;
        columns.kind[row] = 0;
        return;
      }
      const bits = classOf(decoded >> 4);
      totals.septets += bits & SEPTETS;
      totals.every &= bits;
      totals.some |= bits;
      at += decoded & 7;
    }
  }
  put(kindBits(totals, smartRouting), columns, row);
}

function put(kind: number, columns: SenderColumns, row: number): void {
  columns.status[row] = kind === 0 ? INVALID_SENDER : 0;
  columns.kind[row] = kind;
}
