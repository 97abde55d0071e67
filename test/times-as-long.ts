/**
 * How many times as long one call takes as another: the ratio of the least times of several rounds, in turn. For 100 times
 * the input it is 100 where the work grows with the length, some 300 where the input also leaves the caches, and 10,000
 * where the work grows with the square.
 */
export function timesAsLong(longer: () => unknown, shorter: () => unknown): number {
  const least = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] as [number, number];
  for (let round = 0; round < 7; round++)
    for (const [i, run] of [longer, shorter].entries()) {
      const start = performance.now();
      run();
      least[i] = Math.min(least[i]!, performance.now() - start);
    }
  // A clock that is coarse may show 0.
  return least[0] / Math.max(least[1], 0.001);
}
