/** A set of digits, bit d for digit d. */
type Digits = number;

const ALL_DIGITS: Digits = 0b11_1111_1111;

export type Pattern =
  | { kind: 'digits'; digits: Digits }
  | { kind: 'sequence'; items: Pattern[] }
  | { kind: 'alternation'; options: Pattern[] }
  | { kind: 'repetition'; item: Pattern; least: number; most: number };

/**
 * Reads the dialect of regular expressions in which the numbering plans are written: digits, `\d`, classes of
 * digits, groups, alternation, `?`, `{n}` and `{n,m}`. Throws at anything else, so that nothing is misread.
 */
export function parsePattern(text: string): Pattern {
  let position = 0;
  const fail = (expected: string): never => {
    throw new Error(`${expected} expected at ${position} in ${text}`);
  };
  const take = (token: string): boolean => {
    const taken = text.startsWith(token, position);
    if (taken) position += token.length;
    return taken;
  };
  const match = (expression: RegExp): RegExpExecArray | null => {
    expression.lastIndex = position;
    const found = expression.exec(text);
    if (found) position = expression.lastIndex;
    return found;
  };

  function alternation(): Pattern {
    const options = [sequence()];
    while (take('|')) options.push(sequence());
    return options.length === 1 ? options[0]! : { kind: 'alternation', options };
  }

  function sequence(): Pattern {
    const items: Pattern[] = [];
    while (position < text.length && text[position] !== '|' && text[position] !== ')')
      items.push(repetition());
    if (items.length === 0) fail('a digit');
    return { kind: 'sequence', items };
  }

  function repetition(): Pattern {
    const item = atom();
    if (take('?')) return { kind: 'repetition', item, least: 0, most: 1 };
    const braces = match(/\{(\d+)(?:,(\d+))?\}/y);
    if (!braces) return item;
    const least = Number(braces[1]);
    const most = Number(braces[2] ?? least);
    if (most < least || most === 0) fail('a range');
    return { kind: 'repetition', item, least, most };
  }

  function atom(): Pattern {
    if (take('\\d')) return { kind: 'digits', digits: ALL_DIGITS };
    if (take('[')) return { kind: 'digits', digits: classOfDigits() };
    if (take('(?:') || take('(')) {
      const inner = alternation();
      if (!take(')')) fail(')');
      return inner;
    }
    const digit = match(/\d/y) ?? fail('a digit');
    return { kind: 'digits', digits: 1 << Number(digit[0]) };
  }

  function classOfDigits(): Digits {
    let digits = 0;
    for (let range = match(/(\d)(?:-(\d))?/y); range; range = match(/(\d)(?:-(\d))?/y)) {
      const first = Number(range[1]);
      const last = Number(range[2] ?? first);
      if (last < first) fail('a range');
      for (let digit = first; digit <= last; digit++) digits |= 1 << digit;
    }
    if (digits === 0 || !take(']')) fail('a digit or ]');
    return digits;
  }

  const pattern = alternation();
  if (position < text.length) fail('the end');
  return pattern;
}

/** States by number; each waits for a digit, but for those that accept and wait for nothing. */
export class Automaton {
  #digits: Digits[] = [];
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

  #state(digits: Digits, next: readonly number[]): number {
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
