import { analyze, nonGsmCharacters, type RateCard, subtractMoney } from '@quicksms/core';
import type { Share } from '@quicksms/core/batch';
import { type Amount, amountOf } from './amount.js';
import type { Basis } from './estimate.js';
import { expectedOf, moneyOf, rcsUnits, smsUnits } from './expected.js';
import type { PricedMessages } from './messages.js';
import { characterOf, isHomoglyph, replaceCharacters, septetsAfter } from './replacements.js';

const CHARACTERS_SHOWN = 10;
const ONE_PART = 160;
const PART_OF_MANY = 153;

export interface ReplaceableCharacter {
  character: string;
  /** Such as U+2019, or U+0065 U+0301 for a letter and its combining mark. */
  codePoint: string;
  count: number;
  replacement: string;
}

/** Messages that are UCS-2 only because of characters that can be replaced by those of GSM-7. */
export interface Replaceable {
  messages: number;
  cost: Amount;
  costAfter: Amount;
  /** Negative where replacing makes messages longer. */
  saving: Amount;
  /** Most frequent first. */
  characters: ReplaceableCharacter[];
}

/** What can be replaced: without changing a word, and what only looks the same afterwards. */
export interface ReplaceableMessages {
  replaceable: Replaceable;
  /** Messages that are not among them, and would be GSM-7 with Latin capitals for the Greek and Cyrillic ones. */
  homoglyphs: Replaceable;
}

export interface ReplaceableCount {
  add(messages: PricedMessages): void;
  result(): ReplaceableMessages;
}

/** Creates an empty count of messages with replaceable characters. */
export function replaceableCount(card: RateCard, basis: Basis, share: Share): ReplaceableCount {
  const safe = groupOf(card);
  const lookingAlike = groupOf(card);
  const replaced: number[] = [];
  return {
    add({ text, sms, rcs, isInvalidUtf8 }) {
      const billed = basis === 'parts' ? sms.messageParts : sms.segments;
      const { data, starts, ends } = text;
      for (let i = 0; i < text.length; i++) {
        if (sms.encoding[i] === 0 || isInvalidUtf8[i]) continue;
        const septets = septetsAfter(data, starts[i]!, ends[i]!, replaced);
        if (septets === 0) continue;
        const homoglyphs = replaced.filter(isHomoglyph);
        const group = homoglyphs.length > 0 ? lookingAlike : safe;
        const { counts, sums } = group;
        group.messages++;
        for (const code of homoglyphs.length > 0 ? homoglyphs : replaced)
          counts.set(code, (counts.get(code) ?? 0) + 1);
        const isPriced = (rcs ?? sms).rate[i] !== 0;
        const rate = isPriced ? sms.rate[i]! : 0;
        sums.before[rate]! += billed[i]!;
        sums.after[rate]! += billedAfter(septets, basis, text, i);
        sums.byRcs[rcs?.rate[i] ?? 0]!++;
      }
    },
    result() {
      return {
        replaceable: replaceableOf(safe, card, share),
        homoglyphs: replaceableOf(lookingAlike, card, share),
      };
    },
  };
}

/** Messages of one kind: how often each character is in them, and what is billed. */
interface Group {
  messages: number;
  counts: Map<number, number>;
  sums: BilledByRate;
}

const groupOf = (card: RateCard): Group => ({
  messages: 0,
  counts: new Map(),
  sums: billedByRate(card.rates.length + 1),
});

function replaceableOf({ messages, counts, sums }: Group, card: RateCard, share: Share): Replaceable {
  const { before, after } = costs(card, sums, share);
  return {
    messages,
    cost: amountOf(before),
    costAfter: amountOf(after),
    saving: amountOf(subtractMoney(before, after)),
    characters: mostFrequent(counts),
  };
}

/** What is billed of the messages: rate i of the card has index i + 1, and 0 is for those without a rate. */
interface BilledByRate {
  before: Float64Array;
  after: Float64Array;
  /** Messages by their rate for RCS. */
  byRcs: Float64Array;
}

const billedByRate = (length: number): BilledByRate => ({
  before: new Float64Array(length),
  after: new Float64Array(length),
  byRcs: new Float64Array(length),
});

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Parts or segments of text i after replacing, when it has this many septets. */
function billedAfter(septets: number, basis: Basis, text: PricedMessages['text'], i: number): number {
  if (septets <= ONE_PART) return 1;
  if (basis === 'parts') return Math.ceil(septets / PART_OF_MANY);
  const bytes = text.data.subarray(text.starts[i], text.ends[i]);
  return analyze(replaceCharacters(decoder.decode(bytes))).segments;
}

function costs({ currency, rates }: RateCard, sums: BilledByRate, share: Share) {
  let rcs = 0n;
  let before = 0n;
  let after = 0n;
  rates.forEach((rate, i) => {
    const index = i + 1;
    if (sums.byRcs[index]) rcs += rcsUnits(rate) * BigInt(sums.byRcs[index]!);
    if (!sums.before[index]) return;
    before += smsUnits(rate) * BigInt(sums.before[index]!);
    after += smsUnits(rate) * BigInt(sums.after[index]!);
  });
  const money = (sms: bigint) => moneyOf(currency, expectedOf(share, rcs, sms), share);
  return { before: money(before), after: money(after) };
}

const mostFrequent = (counts: ReadonlyMap<number, number>): ReplaceableCharacter[] =>
  [...counts]
    .map(([code, count]) => ({ character: characterOf(code), count }))
    .sort((a, b) => b.count - a.count || (a.character < b.character ? -1 : 1))
    .slice(0, CHARACTERS_SHOWN)
    .map(({ character, count }) => {
      const codePoint = Array.from(character, codePointOf).join(' ');
      const { homoglyph = '', replacement = homoglyph } = nonGsmCharacters(character)[0]!;
      return { character, codePoint, count, replacement };
    });

const codePointOf = (character: string) =>
  `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
