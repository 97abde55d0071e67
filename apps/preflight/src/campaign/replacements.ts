import { analyze, nonGsmCharacters } from '@quicksms/core';
import { MOST_CHARACTERS } from './judge.js';

// What a code unit becomes: bits 0-2 septets, bits 3-5 characters, bit 6 whether it is replaced, bit 7 by a homoglyph.
const COUNT_MASK = 0x07;
const CHARACTERS_SHIFT = 3;
const REPLACED = 0x40;
const HOMOGLYPH = 0x80;
const NO_GSM = 0xff;

/** For each code unit what it becomes in GSM-7, or `NO_GSM`. Read on first use: it takes some 20 ms. */
let unitKinds: Uint8Array | undefined;

function readUnitKinds(): Uint8Array {
  const kinds = new Uint8Array(0x10000).fill(NO_GSM);
  for (let code = 0; code < kinds.length; code++) {
    const character = String.fromCharCode(code);
    const [other] = nonGsmCharacters(character);
    const replacement = other ? (other.replacement ?? other.homoglyph) : character;
    if (replacement === undefined) continue;
    const { units, characters } = analyze(replacement);
    kinds[code] =
      units |
      (characters << CHARACTERS_SHIFT) |
      (other ? REPLACED : 0) |
      (other?.homoglyph === undefined ? 0 : HOMOGLYPH);
  }
  return kinds;
}

// Combining marks, and where the code of one stands that is composed with the letter in front of it.
const FIRST_MARK = 0x300;
const LAST_MARK = 0x36f;
const MARK_SHIFT = 16;

/** The codes of letters with a combining mark that can be replaced by one letter. All are ASCII letters without it. */
let composable: Set<number> | undefined;

function readComposable(): Set<number> {
  const codes = new Set<number>();
  for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz')
    for (let mark = FIRST_MARK; mark <= LAST_MARK; mark++) {
      const code = letter.charCodeAt(0) | (mark << MARK_SHIFT);
      if (nonGsmCharacters(characterOf(code))[0]!.replacement !== undefined) codes.add(code);
    }
  return codes;
}

/** A replaced character by its code: one code unit, or a letter with its combining mark. */
export function characterOf(code: number): string {
  const mark = code >> MARK_SHIFT;
  return String.fromCharCode(code & 0xffff) + (mark === 0 ? '' : String.fromCharCode(mark));
}

/** Whether a replaced character is replaced by a Latin capital that only looks like it. */
export const isHomoglyph = (code: number): boolean =>
  code < 0x10000 && ((unitKinds ??= readUnitKinds())[code]! & HOMOGLYPH) !== 0;

/**
 * The septets of a well-formed UTF-8 text after its characters are replaced by those of GSM-7, or by their homoglyphs.
 * Puts the codes of the replaced characters into `replaced`. Returns 0 where some cannot be replaced, or the text becomes
 * empty or too long.
 */
export function septetsAfter(data: Uint8Array, start: number, end: number, replaced: number[]): number {
  const kinds = (unitKinds ??= readUnitKinds());
  replaced.length = 0;
  let septets = 0;
  let characters = 0;
  for (let at = start; at < end; at++) {
    let code = data[at]!;
    if (code >= 0x80) {
      const second = data[at + 1]! & 0x3f;
      if (code < 0xe0) {
        code = ((code & 0x1f) << 6) | second;
        at += 1;
        if (code >= FIRST_MARK && code <= LAST_MARK && at >= start + 2) {
          const composed = data[at - 2]! | (code << MARK_SHIFT);
          if (!(composable ??= readComposable()).has(composed)) return 0;
          replaced.push(composed);
          continue;
        }
      } else if (code < 0xf0) {
        code = ((code & 0x0f) << 12) | (second << 6) | (data[at + 2]! & 0x3f);
        at += 2;
      } else return 0;
    }
    const kind = kinds[code]!;
    if (kind === NO_GSM) return 0;
    septets += kind & COUNT_MASK;
    characters += (kind >> CHARACTERS_SHIFT) & COUNT_MASK;
    if (kind & REPLACED) replaced.push(code);
  }
  return characters <= MOST_CHARACTERS ? septets : 0;
}

/** A text in which each character that has a replacement or a homoglyph is replaced. */
export function replaceCharacters(text: string): string {
  let replaced = '';
  let from = 0;
  for (const { character, index, homoglyph, replacement = homoglyph ?? character } of nonGsmCharacters(
    text,
  )) {
    replaced += text.slice(from, index) + replacement;
    from = index + character.length;
  }
  return replaced + text.slice(from);
}
