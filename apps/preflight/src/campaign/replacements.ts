import { analyze, nonGsmCharacters } from '@quicksms/core';
import { MOST_CHARACTERS } from './judge.js';

// What a code unit becomes: bits 0-2 septets, bits 3-5 characters, bit 6 whether it is replaced.
const COUNT_MASK = 0x07;
const CHARACTERS_SHIFT = 3;
const REPLACED = 0x40;
const NO_GSM = 0xff;

/** For each code unit what it becomes in GSM-7, or `NO_GSM`. Read on first use: it takes some 20 ms. */
let unitKinds: Uint8Array | undefined;

function readUnitKinds(): Uint8Array {
  const kinds = new Uint8Array(0x10000).fill(NO_GSM);
  for (let code = 0; code < kinds.length; code++) {
    const character = String.fromCharCode(code);
    const [other] = nonGsmCharacters(character);
    const replacement = other ? other.replacement : character;
    if (replacement === undefined) continue;
    const { units, characters } = analyze(replacement);
    kinds[code] = units | (characters << CHARACTERS_SHIFT) | (other ? REPLACED : 0);
  }
  return kinds;
}

/**
 * The septets of a well-formed UTF-8 text after its characters are replaced by those of GSM-7. Puts the replaced
 * characters into `replaced`. Returns 0 where some cannot be replaced, or the text becomes empty or too long.
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

/** A text in which each character that has a replacement is replaced. */
export function replaceCharacters(text: string): string {
  let replaced = '';
  let from = 0;
  for (const { character, index, replacement = character } of nonGsmCharacters(text)) {
    replaced += text.slice(from, index) + replacement;
    from = index + character.length;
  }
  return replaced + text.slice(from);
}
