import { ENDS, STARTS } from '../memory';
import { putPlainCounts } from './counts';

/** Rows of one septet a byte or code unit, four at a time. Up to three rows past the last are written. */
export function plainRows(first: u32, last: u32): void {
  const single = i32x4.splat(160);
  const one = i32x4.splat(1);
  for (let row = first; row < last; row += 4) {
    const at = row << 2;
    const units = i32x4.sub(v128.load(ENDS + at), v128.load(STARTS + at));
    // Division by 153 as multiplication: exact up to 110,000 units. A window has 8,192, and so has a run of strings.
    const several = i32x4.shr_u(i32x4.mul(i32x4.add(units, i32x4.splat(152)), i32x4.splat(27414)), 22);
    putPlainCounts(row, units, v128.bitselect(several, one, i32x4.gt_s(units, single)));
  }
}
