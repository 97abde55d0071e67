/** A seeded generator of whole numbers (mulberry32). */
export interface Random {
  /** A whole number from 0 to `bound`, exclusive. */
  below(bound: number): number;
  pick<T>(choices: ArrayLike<T>): T;
}

export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  const below = (bound: number) => Math.floor((next() / 0x1_0000_0000) * bound);
  return { below, pick: choices => choices[below(choices.length)]! };
}
