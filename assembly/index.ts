// The whole ABI. The host fills STARTS and ENDS, calls, and reads the columns (memory.ts).
export {
  CHARACTERS,
  ENCODING,
  ENDS,
  MESSAGE_PARTS,
  ROWS,
  SEGMENTS,
  STARTS,
  STATUS,
  TEXT,
  UNITS,
} from './memory';
export { analyzeRows } from './text/rows';
export { walkBegin, walkEnd, walkFeed } from './text/walk';
