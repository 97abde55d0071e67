import { statuses } from '../codes.js';
import type { Columns, Utf8Column } from '../columns.js';
import { LONGEST, type NumberTable, SHORTEST } from './table.js';
import { NOT_AN_MSISDN, walk } from './walk.js';

/** What `resolve` returns for many numbers, as columns. */
export const numberColumns = {
  /** `statuses[status[i]]`: 0, or 2 for a row that is not an MSISDN. Its other fields are 0 and mean nothing. */
  status: Uint8Array,
  /** 0 for an unassigned calling code. */
  callingCode: Uint16Array,
  /** `countries[country[i]]`. */
  country: Uint16Array,
  /** `numberTypes[type[i]]`, and `canReceiveSmsByType[type[i]]` where the status is 0. */
  type: Uint8Array,
} as const;

/** What is known of many numbers, a typed array for each question. Row i of each is row i of the input. */
export type NumberColumns = Columns<typeof numberColumns>;

/** Resolves a string into row `row` of `columns`. */
export function resolveString(table: NumberTable, msisdn: string, columns: NumberColumns, row: number): void {
  put(table, walk(table, msisdn), columns, row);
}

/** Resolves row `row` of a column into the same row of `columns`. */
export function resolveBytes(
  table: NumberTable,
  { data, starts, ends }: Utf8Column,
  columns: NumberColumns,
  row: number,
): void {
  put(table, walkBytes(table, data, starts[row]!, ends[row]!), columns, row);
}

function walkBytes(table: NumberTable, data: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length < SHORTEST || length > LONGEST || data[start] === 0x30) return NOT_AN_MSISDN;
  for (let at = start; at < end; at++) if (data[at]! - 0x30 > 9 || data[at]! < 0x30) return NOT_AN_MSISDN;
  const three = 100 * data[start]! + 10 * data[start + 1]! + data[start + 2]! - 111 * 0x30;
  let state = table.afterThree[1000 * length + three]! || table.enter(length, three);
  for (let at = start + 3; state < table.firstLeaf; at++) state = table.next[10 * state + data[at]! - 0x30]!;
  return table.leaves[state - table.firstLeaf]!;
}

const INVALID_PHONE_NUMBER = /* @__PURE__ */ statuses.indexOf('INVALID_PHONE_NUMBER');

function put(table: NumberTable, leaf: number, columns: NumberColumns, row: number): void {
  const isMsisdn = leaf !== NOT_AN_MSISDN;
  const territory = isMsisdn ? leaf >> 4 : 0;
  columns.status[row] = isMsisdn ? 0 : INVALID_PHONE_NUMBER;
  columns.callingCode[row] = table.callingCodes[territory] ?? 0;
  columns.country[row] = table.countryCodes[territory]!;
  columns.type[row] = isMsisdn ? leaf & 15 : 0;
}
