// 16 bytes that are in, and 16 that are not.
const IN_AND_OUT: usize = memory.data<u64>([-1, -1, 0, 0], 16);

/** The first `length` bytes all ones, and the others 0. `length` is at most 16. */
// @ts-ignore: decorator
@inline
export function within(length: u32): v128 {
  return v128.load(IN_AND_OUT + 16 - length);
}
