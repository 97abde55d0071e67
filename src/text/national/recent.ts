/** Values by key, made when they are first asked for. At most `most` are kept: the one that was unused longest makes room. */
export class Recent<Value> {
  readonly #values = new Map<number, Value>();
  readonly #most: number;
  readonly #make: (key: number) => Value;
  #lastKey = -1;
  #last: Value | undefined;

  constructor(most: number, make: (key: number) => Value) {
    this.#most = most;
    this.#make = make;
  }

  /** The value of a key, which is 0 or more. */
  get(key: number): Value {
    if (key === this.#lastKey) return this.#last!;
    const values = this.#values;
    const found = values.get(key);
    const value = found === undefined ? this.#make(key) : found;
    // A map lists its keys in the order in which they came.
    values.delete(key);
    values.set(key, value);
    if (values.size > this.#most) values.delete(values.keys().next().value!);
    this.#lastKey = key;
    this.#last = value;
    return value;
  }
}
