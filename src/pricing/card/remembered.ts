const MOST_ANSWERS = 10_000;

/**
 * Remembers the answers for keys that many rows share, such as a price or a country's name. It forgets all at 10,000
 * answers, so that a million different keys take no memory. The last key is compared first, since neighbouring rows
 * often share it.
 */
export function remembered<Key, Value>(answer: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  let lastKey: Key | undefined;
  let lastValue: Value | undefined;
  return key => {
    if (key === lastKey && key !== undefined) return lastValue as Value;
    let value = known.get(key);
    if (value === undefined && !known.has(key)) {
      value = answer(key);
      if (known.size === MOST_ANSWERS) known.clear();
      known.set(key, value);
    }
    lastKey = key;
    lastValue = value;
    return value as Value;
  };
}

/**
 * Copies a text. V8 cuts a text of 13 characters and more out of another without copying it, so one name would keep the
 * whole price list alive.
 */
export function ownText(text: string): string {
  return text.length < 13 ? text : Object.keys({ [text]: true })[0]!;
}

/** Remembers the answer to a question that few cards ask. */
export function once<Value>(answer: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => {
    known ??= { value: answer() };
    return known.value;
  };
}
