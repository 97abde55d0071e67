import { ALL_DIGITS, type DigitSet, type Pattern } from './pattern.js';

/** States by number; each waits for a digit, but for those that accept and wait for nothing. */
export class Automaton {
  #digits: DigitSet[] = [];
  #next: number[][] = [];
  #known = new Map<string, number>();

  /** A state that says the pattern has been read. With `rest`, whatever digits follow. */
  accept(rest: boolean): number {
    const state = this.#digits.push(rest ? ALL_DIGITS : 0) - 1;
    this.#next.push(rest ? [state] : []);
    return state;
  }

  /** The states in which to begin so that the states `next` are reached when the pattern has been read. */
  compile(pattern: Pattern, next: readonly number[]): number[] {
    switch (pattern.kind) {
      case 'digits':
        return [this.#state(pattern.digits, next)];
      case 'sequence':
        return pattern.items.reduceRight(
          (after: readonly number[], item) => this.compile(item, after),
          next,
        ) as number[];
      case 'alternation':
        return union(pattern.options.map(option => this.compile(option, next)));
      case 'repetition': {
        let after = next;
        for (let count = pattern.most; count > 0; count--) {
          const states = this.compile(pattern.item, after);
          after = count > pattern.least ? union([states, next]) : states;
        }
        return after as number[];
      }
    }
  }

  /** Where the digit leads from any of the states. */
  step(states: readonly number[], digit: number): number[] {
    return union(
      states.filter(state => (this.#digits[state]! >> digit) & 1).map(state => this.#next[state]!),
    );
  }

  #state(digits: DigitSet, next: readonly number[]): number {
    const key = `${digits}:${next.join()}`;
    let state = this.#known.get(key);
    if (state === undefined) {
      state = this.#digits.push(digits) - 1;
      this.#next.push([...next]);
      this.#known.set(key, state);
    }
    return state;
  }
}

/** The members of all sets, ascending. */
function union(sets: readonly (readonly number[])[]): number[] {
  if (sets.length === 1) return [...sets[0]!];
  return [...new Set(sets.flat())].sort((a, b) => a - b);
}
