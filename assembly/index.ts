// The whole ABI. The host fills STARTS and ENDS, calls, and reads the columns (memory.ts). Before it resolves the
// first rows, it fills AFTER_THREE, LEAVES and NEXT.
export {
  AFTER_THREE,
  CALLING_CODE,
  CHARACTERS,
  COUNTRY,
  ENCODING,
  ENDS,
  KIND,
  LEAVES,
  MESSAGE_PARTS,
  NEXT,
  ROWS,
  SEGMENTS,
  STARTS,
  STATUS,
  TEXT,
  TYPE,
  UNITS,
} from './memory';
export { resolveRows, setNumberTable } from './numbering/resolve';
export { checkSenderRows } from './sender/kinds';
export { analyzeRows } from './text/rows';
export { walkBegin, walkEnd, walkFeed } from './text/walk';
