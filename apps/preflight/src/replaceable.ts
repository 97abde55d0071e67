import { analyze, nonGsmCharacters, type RateCard, subtractMoney } from '@quicksms/core';
import { type Amount, amountOf } from './amount.js';
import { expectedOf, moneyOf, rcsUnits, type Share, smsUnits } from './expected.js';

const CHARACTERS_SHOWN = 10;
const ONE_PART = 160;
const PART_OF_MANY = 153;

export interface ReplaceableCharacter {
  character: string;
  /** Such as U+2019. */
  codePoint: string;
  count: number;
  replacement: string;
}

/**
 * Messages that are UCS-2 only because of characters for which there are others in GSM-7, and what replacing them
 * would save. Below zero where it makes messages longer.
 */
export interface Replaceable {
  messages: number;
  cost: Amount;
  costAfter: Amount;
  saving: Amount;
  /** Most frequent first. */
  characters: ReplaceableCharacter[];
}

/** A message in UCS-2. */
export interface Candidate {
  data: Uint8Array;
  start: number;
  end: number;
  /** What is billed of it now. */
  billed: number;
  /** Indexes of the rates in the card and one more; 0 for none. */
  smsRate: number;
  rcsRate: number;
}

export interface ReplaceableCount {
  add(candidate: Candidate): void;
  result(): Replaceable;
}

// What a character takes after replacement: septets and characters, and whether it is replaced.
const SEPTETS = 0x07;
const CHARACTERS_SHIFT = 3;
const REPLACED = 0x40;
const NONE = 0xff;

/** For each code unit what it takes after replacement, or `NONE`. */
function readCharacters(): Uint8Array {
  const kinds = new Uint8Array(0x10000).fill(NONE);
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

/** A text with what stands for each of its characters that have a replacement. */
function replace(text: string): string {
  let replaced = '';
  let from = 0;
  for (const { character, index, replacement = character } of nonGsmCharacters(text)) {
    replaced += text.slice(from, index) + replacement;
    from = index + character.length;
  }
  return replaced + text.slice(from);
}

/** Makes what counts messages that could be GSM-7, of `mostCharacters` at most. */
export function replaceableCount(
  card: RateCard,
  basis: 'parts' | 'segments',
  share: Share,
  mostCharacters: number,
): ReplaceableCount {
  const kinds = readCharacters();
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const counts = new Map<number, number>();
  const length = card.rates.length + 1;
  const billedBefore = new Float64Array(length);
  const billedAfter = new Float64Array(length);
  const messagesByRcs = new Float64Array(length);
  let messages = 0;
  const replaced: number[] = [];

  /** The septets after replacement, with the characters in `replaced`; 0 where not all can be replaced. */
  function septetsAfter(data: Uint8Array, start: number, end: number): number {
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
      if (kind === NONE) return 0;
      septets += kind & SEPTETS;
      characters += (kind >> CHARACTERS_SHIFT) & SEPTETS;
      if (kind & REPLACED) replaced.push(code);
    }
    return characters <= mostCharacters ? septets : 0;
  }

  function billedOf(septets: number, { data, start, end }: Candidate): number {
    if (septets <= ONE_PART) return 1;
    if (basis === 'parts') return Math.ceil(septets / PART_OF_MANY);
    return analyze(replace(decoder.decode(data.subarray(start, end)))).segments;
  }

  return {
    add(candidate) {
      const septets = septetsAfter(candidate.data, candidate.start, candidate.end);
      if (septets === 0) return;
      messages++;
      for (const code of replaced) counts.set(code, (counts.get(code) ?? 0) + 1);
      const { billed, smsRate, rcsRate } = candidate;
      billedBefore[smsRate]! += billed;
      billedAfter[smsRate]! += billedOf(septets, candidate);
      messagesByRcs[rcsRate]!++;
    },
    result() {
      let rcs = 0n;
      let before = 0n;
      let after = 0n;
      card.rates.forEach((rate, index) => {
        if (messagesByRcs[index + 1]) rcs += rcsUnits(rate) * BigInt(messagesByRcs[index + 1]!);
        if (!billedBefore[index + 1]) return;
        before += smsUnits(rate) * BigInt(billedBefore[index + 1]!);
        after += smsUnits(rate) * BigInt(billedAfter[index + 1]!);
      });
      const cost = moneyOf(card.currency, expectedOf(share, rcs, before), share);
      const costAfter = moneyOf(card.currency, expectedOf(share, rcs, after), share);
      return {
        messages,
        cost: amountOf(cost),
        costAfter: amountOf(costAfter),
        saving: amountOf(subtractMoney(cost, costAfter)),
        characters: [...counts]
          .sort(([one, count], [other, than]) => than - count || one - other)
          .slice(0, CHARACTERS_SHOWN)
          .map(([code, count]) => {
            const character = String.fromCharCode(code);
            const codePoint = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
            const { replacement = '' } = nonGsmCharacters(character)[0]!;
            return { character, codePoint, count, replacement };
          }),
      };
    },
  };
}
