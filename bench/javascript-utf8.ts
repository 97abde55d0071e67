// The check of UTF-8 in JavaScript. Eight bytes of ASCII are one step. Any other byte is a step of an automaton, which costs
// one shift: each byte has a word with a field of five bits for each state, and the field says where that of the next state
// begins. Fields overlap where they agree, so that nine states fit 32 bits. Branches on each byte take 2 to 3 times as long.

// Where the field of each state begins, found by search.
const ILL_FORMED = 0;
const COMPLETE = 25;
const ONE_DUE = 8;
const TWO_DUE = 3;
const THREE_DUE = 11;
const AFTER_E0 = 20;
const AFTER_ED = 13;
const AFTER_F0 = 18;
const AFTER_F4 = 30;

/** By ranges of bytes (Unicode, table 3-7): the state after each state, where it is not `ILL_FORMED`. */
const steps: readonly (readonly [
  first: number,
  last: number,
  next: readonly (readonly [number, number])[],
])[] = [
  [0x00, 0x7f, [[COMPLETE, COMPLETE]]],
  [
    0x80,
    0x8f,
    [
      [ONE_DUE, COMPLETE],
      [TWO_DUE, ONE_DUE],
      [THREE_DUE, TWO_DUE],
      [AFTER_ED, ONE_DUE],
      [AFTER_F4, TWO_DUE],
    ],
  ],
  [
    0x90,
    0x9f,
    [
      [ONE_DUE, COMPLETE],
      [TWO_DUE, ONE_DUE],
      [THREE_DUE, TWO_DUE],
      [AFTER_ED, ONE_DUE],
      [AFTER_F0, TWO_DUE],
    ],
  ],
  [
    0xa0,
    0xbf,
    [
      [ONE_DUE, COMPLETE],
      [TWO_DUE, ONE_DUE],
      [THREE_DUE, TWO_DUE],
      [AFTER_E0, ONE_DUE],
      [AFTER_F0, TWO_DUE],
    ],
  ],
  [0xc2, 0xdf, [[COMPLETE, ONE_DUE]]],
  [0xe0, 0xe0, [[COMPLETE, AFTER_E0]]],
  [0xe1, 0xef, [[COMPLETE, TWO_DUE]]],
  [0xed, 0xed, [[COMPLETE, AFTER_ED]]],
  [0xf0, 0xf0, [[COMPLETE, AFTER_F0]]],
  [0xf1, 0xf3, [[COMPLETE, THREE_DUE]]],
  [0xf4, 0xf4, [[COMPLETE, AFTER_F4]]],
];

const fields = new Int32Array(0x100);
for (const [first, last, next] of steps)
  fields.fill(
    next.reduce((word, [state, after]) => word | (after << state), ILL_FORMED),
    first,
    last + 1,
  );

/** Whether the bytes from `from` to `to`, exclusive, are UTF-8. */
export function isUtf8Between(view: DataView, from: number, to: number): boolean {
  let state = COMPLETE;
  let i = from;
  for (const eights = to - 7; i < eights; i += 8) {
    const one = view.getInt32(i, true);
    const two = view.getInt32(i + 4, true);
    if (((one | two) & 0x80808080) === 0 && (state & 31) === COMPLETE) continue;
    state = fields[one & 0xff]! >>> state;
    state = fields[(one >>> 8) & 0xff]! >>> state;
    state = fields[(one >>> 16) & 0xff]! >>> state;
    state = fields[one >>> 24]! >>> state;
    state = fields[two & 0xff]! >>> state;
    state = fields[(two >>> 8) & 0xff]! >>> state;
    state = fields[(two >>> 16) & 0xff]! >>> state;
    state = fields[two >>> 24]! >>> state;
  }
  for (; i < to; i++) state = fields[view.getUint8(i)]! >>> state;
  return (state & 31) === COMPLETE;
}
