/** Values by prefix of digits; the longest prefix decides. */
export interface PrefixTable<Value> {
  set(prefix: string, value: Value): void;
  /** The value for digits in ASCII, if a prefix of them has one. */
  find(data: Uint8Array, start: number, end: number): Value | undefined;
}

/** Makes an empty table: a tree with ten branches to a node, one step a digit. */
export function prefixTable<Value>(): PrefixTable<Value> {
  const next = new Array<number>(10).fill(0);
  const values: (Value | undefined)[] = [undefined];
  return {
    set(prefix, value) {
      let node = 0;
      for (const digit of prefix) {
        const branch = node * 10 + Number(digit);
        if (next[branch] === 0) {
          next[branch] = values.push(undefined) - 1;
          for (let i = 0; i < 10; i++) next.push(0);
        }
        node = next[branch]!;
      }
      values[node] = value;
    },
    find(data, start, end) {
      let found: Value | undefined;
      for (let node = 0, at = start; at < end; at++) {
        node = next[node * 10 + data[at]! - 0x30]!;
        if (node === 0) break;
        found = values[node] ?? found;
      }
      return found;
    },
  };
}
