import { analyze, type RateCard, type Replacement, subtractMoney, transliterate } from '@quicksms/core';
import type { Share } from '@quicksms/core/batch';
import { type Amount, amountOf } from './amount.js';
import type { Basis } from './estimate.js';
import { expectedOf, moneyOf, rcsUnits, smsUnits } from './expected.js';
import { MOST_CHARACTERS } from './judge.js';
import type { PricedMessages } from './messages.js';

const CHARACTERS_SHOWN = 10;

export interface ReplaceableCharacter {
  character: string;
  /** Such as U+2019, or U+0065 U+0301 for a letter and its combining mark. */
  codePoint: string;
  count: number;
  replacement: string;
}

/** Messages that are UCS-2, and need fewer parts when their characters are replaced by those of GSM-7. */
export interface Replaceable {
  messages: number;
  cost: Amount;
  costAfter: Amount;
  saving: Amount;
  /** Most frequent first. */
  characters: ReplaceableCharacter[];
}

/** What can be replaced: without changing a word, and what only looks the same afterwards. */
export interface ReplaceableMessages {
  replaceable: Replaceable;
  /** Messages that are not among them, and need fewer parts with Latin capitals for the Greek and Cyrillic ones. */
  homoglyphs: Replaceable;
}

export interface ReplaceableCount {
  add(messages: PricedMessages): void;
  result(): ReplaceableMessages;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const withLookAlikes = { classes: ['safe', 'look-alike'] } as const;

/** Creates an empty count of messages with replaceable characters. */
export function replaceableCount(card: RateCard, basis: Basis, share: Share): ReplaceableCount {
  const safe = groupOf(card);
  const lookingAlike = groupOf(card);
  const isParts = basis === 'parts';
  return {
    add(messages) {
      const { text, sms, isInvalidUtf8 } = messages;
      for (let i = 0; i < text.length; i++) {
        if (sms.encoding[i] === 0 || sms.messageParts[i] === 1 || isInvalidUtf8[i]) continue;
        const message = decoder.decode(text.data.subarray(text.starts[i], text.ends[i]));
        const replaced = transliterate(message);
        const isSafe = replaced.replacements.length > 0;
        const { text: after, replacements } = isSafe ? replaced : transliterate(message, withLookAlikes);
        if (replacements.length === 0 || after.length > MOST_CHARACTERS) continue;
        const group = isSafe ? safe : lookingAlike;
        group.messages++;
        for (const replacement of replacements)
          if (isSafe || replacement.class === 'look-alike') addCharacter(group, replacement);
        const { messageParts, segments } = analyze(after);
        const isPriced = (messages.rcs ?? sms).rate[i] !== 0;
        const rate = isPriced ? sms.rate[i]! : 0;
        group.sums.before[rate]! += (isParts ? sms.messageParts : sms.segments)[i]!;
        group.sums.after[rate]! += isParts ? messageParts : segments;
        group.sums.byRcs[messages.rcs?.rate[i] ?? 0]!++;
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

/** Messages of one kind: what is replaced in them, and what is billed. */
interface Group {
  messages: number;
  characters: Map<string, ReplaceableCharacter>;
  sums: BilledByRate;
}

const groupOf = (card: RateCard): Group => ({
  messages: 0,
  characters: new Map(),
  sums: billedByRate(card.rates.length + 1),
});

function addCharacter({ characters }: Group, { from: character, to: replacement }: Replacement): void {
  const known = characters.get(character);
  if (known !== undefined) known.count++;
  else {
    const codePoint = Array.from(character, codePointOf).join(' ');
    characters.set(character, { character, codePoint, count: 1, replacement });
  }
}

function replaceableOf({ messages, characters, sums }: Group, card: RateCard, share: Share): Replaceable {
  const { before, after } = costs(card, sums, share);
  return {
    messages,
    cost: amountOf(before),
    costAfter: amountOf(after),
    saving: amountOf(subtractMoney(before, after)),
    characters: mostFrequent(characters),
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

const mostFrequent = (characters: ReadonlyMap<string, ReplaceableCharacter>): ReplaceableCharacter[] =>
  [...characters.values()]
    .sort((a, b) => b.count - a.count || (a.character < b.character ? -1 : 1))
    .slice(0, CHARACTERS_SHOWN);

const codePointOf = (character: string) =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
