// The whole ABI. The host fills STARTS and ENDS, calls a function, and reads the columns (memory.ts). Before the first call
// of `resolveRows` it fills AFTER_THREE, LEAVES and NEXT, and calls `setNumberTable`. Before `fareRows` it fills FARE, and
// before `tallyRows` CHANNEL. Before `savingsRows` it calls `analyzeRows`, and once fills CLASS_OF, CLASSES and COMPOSABLE. `src/kernel/engine.ts` finds a column by its name.
export {
  AFTER_THREE,
  CALLING_CODE,
  CHANNEL,
  CHARACTERS,
  CLASS_OF,
  CLASSES,
  CODE_UNITS,
  COMPOSABLE,
  COUNTRY,
  ENCODING,
  ENDS,
  FARE,
  FIELD_ENDS,
  FIELD_STARTS,
  FIELD_STRIDE,
  KIND,
  LEAVES,
  LOCKING,
  MESSAGE_PARTS,
  NEXT,
  ODD,
  ODD_SLOTS,
  PARTS_AFTER_REPLACEMENT,
  PARTS_WITH_NATIONAL_TABLES,
  ROW_ENDS,
  ROW_FLAGS,
  ROW_STARTS,
  ROWS,
  RUN,
  RUN_STRIDE,
  SAVED,
  SEGMENTS,
  SEGMENTS_AFTER_REPLACEMENT,
  SEGMENTS_WITH_NATIONAL_TABLES,
  SINGLE,
  STARTS,
  STATUS,
  TALLY,
  TALLY_SLOTS,
  TEXT,
  TYPE,
  UNITS,
  USED,
  WANTED,
} from './memory';
export { faultyRows, setFields } from './csv/fields';
export { countLineEnds } from './csv/line-ends';
export { passRows, stateAtEnd } from './csv/row-starts';
export { nextRow, scanRows } from './csv/scan';
export { resolveRows, setNumberTable } from './numbering/resolve';
export { fareRows, setPrefixes } from './pricing/fares';
export { setAsideSenders } from './pricing/set-aside';
export { clearTally, tallyRows, usedSlots } from './pricing/tally';
export { checkSenderRows } from './sender/kinds';
export { analyzeRows } from './text/rows';
export { savingsRows } from './text/savings';
export { septetsOfAscii } from './text/utf16';
export { analyzeUnits } from './text/utf16-rows';
export { walkBegin, walkEnd, walkFeed } from './text/walk';
