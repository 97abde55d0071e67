// Digits of four rows at a time: row i is in lane i of a vector.

// Loaded into each place before a loop: V8 makes a constant anew each time around, which took 6 % of the time.
const ZERO: usize = memory.data<u8>([0x30]);
const TEN: usize = memory.data<u16>([10], 2);
const HUNDRED_AND_ONE: usize = memory.data<u16>([100, 1], 4);
const LOW_BYTE: usize = memory.data<u16>([0xff], 2);

/** The values of the four bytes at each of these addresses: 0 to 9 for digits. */
// @ts-ignore: decorator
@inline
export function fourDigits(a: usize, b: usize, c: usize, d: usize): v128 {
  let bytes = v128.load_zero<u32>(a);
  bytes = v128.load_lane<u32>(b, bytes, 1);
  bytes = v128.load_lane<u32>(c, bytes, 2);
  bytes = v128.load_lane<u32>(d, bytes, 3);
  return i8x16.sub(bytes, v128.load_splat<u8>(ZERO));
}

/** The number that the four digits in each lane stand for. */
// @ts-ignore: decorator
@inline
export function numbersOf(digits: v128): v128 {
  // Two digits in 16 bits, then four in 32.
  const tens = i16x8.mul(v128.and(digits, v128.load_splat<u16>(LOW_BYTE)), v128.load_splat<u16>(TEN));
  const pairs = i16x8.add(tens, i16x8.shr_u(digits, 8));
  return i32x4.dot_i16x8_s(pairs, v128.load_splat<u32>(HUNDRED_AND_ONE));
}
