/**
 * How many times as much the heavy tests do as in `npm test`: 20 in `npm run test:deep`, less than 1 where a quick
 * answer is enough.
 */
const scale = Number(process.env.QUICKSMS_TEST_SCALE ?? 1);
if (!(scale > 0)) throw new RangeError(`QUICKSMS_TEST_SCALE must be above 0, not ${scale}`);

/** So many rows, runs or numbers, times `QUICKSMS_TEST_SCALE`. */
export const scaled = (count: number): number => Math.max(1, Math.round(count * scale));
