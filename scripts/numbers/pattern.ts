/** A set of digits: bit d is set when digit d is in it. */
export type DigitSet = number;

export const ALL_DIGITS: DigitSet = 0b11_1111_1111;

export type Pattern =
  | { kind: 'digits'; digits: DigitSet }
  | { kind: 'sequence'; items: Pattern[] }
  | { kind: 'alternation'; options: Pattern[] }
  | { kind: 'repetition'; item: Pattern; least: number; most: number };

/**
 * Parses the dialect of regular expressions in which the numbering plans are written: digits, `\d`, classes of
 * digits, groups, alternation, `?`, `{n}` and `{n,m}`. Throws an Error at anything else, so that nothing is misread.
 */
export function parsePattern(text: string): Pattern {
  const parser = new Parser(text);
  const pattern = parser.alternation();
  parser.end();
  return pattern;
}

/** A recursive descent, one method for each rule of the grammar. */
class Parser {
  readonly #text: string;
  #position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  alternation(): Pattern {
    const options = [this.#sequence()];
    while (this.#take('|')) options.push(this.#sequence());
    return options.length === 1 ? options[0]! : { kind: 'alternation', options };
  }

  end(): void {
    if (this.#position < this.#text.length) this.#fail('the end');
  }

  #sequence(): Pattern {
    const items: Pattern[] = [];
    while (this.#position < this.#text.length && !'|)'.includes(this.#text[this.#position]!))
      items.push(this.#repetition());
    if (items.length === 0) this.#fail('a digit');
    return { kind: 'sequence', items };
  }

  #repetition(): Pattern {
    const item = this.#atom();
    if (this.#take('?')) return { kind: 'repetition', item, least: 0, most: 1 };
    const braces = this.#match(/\{(\d+)(?:,(\d+))?\}/y);
    if (!braces) return item;
    const least = Number(braces[1]);
    const most = Number(braces[2] ?? least);
    if (most < least || most === 0) this.#fail('a range');
    return { kind: 'repetition', item, least, most };
  }

  #atom(): Pattern {
    if (this.#take('\\d')) return { kind: 'digits', digits: ALL_DIGITS };
    if (this.#take('[')) return { kind: 'digits', digits: this.#classOfDigits() };
    if (this.#take('(?:') || this.#take('(')) {
      const inner = this.alternation();
      if (!this.#take(')')) this.#fail(')');
      return inner;
    }
    const digit = this.#match(/\d/y) ?? this.#fail('a digit');
    return { kind: 'digits', digits: 1 << Number(digit[0]) };
  }

  #classOfDigits(): DigitSet {
    let digits = 0;
    for (let range = this.#range(); range; range = this.#range()) {
      const first = Number(range[1]);
      const last = Number(range[2] ?? first);
      if (last < first) this.#fail('a range');
      for (let digit = first; digit <= last; digit++) digits |= 1 << digit;
    }
    if (digits === 0 || !this.#take(']')) this.#fail('a digit or ]');
    return digits;
  }

  #range(): RegExpExecArray | null {
    return this.#match(/(\d)(?:-(\d))?/y);
  }

  /** Whether the token comes next. If so, reads it. */
  #take(token: string): boolean {
    const isNext = this.#text.startsWith(token, this.#position);
    if (isNext) this.#position += token.length;
    return isNext;
  }

  /** Reads what the sticky expression matches, if it does. */
  #match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#position;
    const found = expression.exec(this.#text);
    if (found) this.#position = expression.lastIndex;
    return found;
  }

  #fail(expected: string): never {
    throw new Error(`${expected} expected at ${this.#position} in ${this.#text}`);
  }
}
