import { SEPTETS } from './tables';

/** Septets of a code point, or 0 outside the alphabet, whose last character is the euro sign. */
// @ts-ignore: decorator
@inline
export function septetsOf(codePoint: u32): u32 {
  return codePoint < 0x400 ? load<u8>(SEPTETS + codePoint) : codePoint == 0x20ac ? 2 : 0;
}
