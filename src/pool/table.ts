import { complete, type NumberTable } from '../numbering/table.js';
import type { Keeper } from './keeper.js';
import type { TableData } from './messages.js';

/** The id of a table that the threads keep. */
export const tableId = (keeper: Keeper, table: NumberTable): number =>
  keeper.idOf(table, () => ({ table: dataOf(complete(table)) }));

/** A table as a message carries it: its function reads what has not been read, and all has been. */
function dataOf(table: NumberTable): TableData {
  const { source, callingCodes, countries, countryCodes, trunkPrefixes, internationalPrefixes } = table;
  const { next, afterThree, firstLeaf, leaves } = table;
  const territories = { callingCodes, countries, countryCodes, trunkPrefixes, internationalPrefixes };
  return { source, ...territories, next, afterThree, firstLeaf, leaves };
}

/** The table that a message carried. */
export function tableFrom(data: TableData): NumberTable {
  return { ...data, enter: (length, digits) => data.afterThree[1000 * length + digits]! };
}
