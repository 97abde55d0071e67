import { analyze, type RateCard, type Replacement, subtractMoney, transliterate } from '@quicksms/core';
import type { Share } from '@quicksms/core/batch';
import { type Amount, amountOf } from './amount.js';
import type { Basis } from './estimate.js';
import { expectedOf, moneyOf, rcsUnits, smsUnits } from './expected.js';
import { MOST_CHARACTERS } from './judge.js';
import type { PricedMessages } from './messages.js';
import { codePointOf } from './savings.js';

const CHARACTERS_SHOWN = 10;

export interface Homoglyph {
  character: string;
  /** Such as U+0391. */
  codePoint: string;
  count: number;
  replacement: string;
}

/**
 * Messages that need fewer parts with Latin capitals for Greek and Cyrillic ones, and not without. What changes no word
 * is replaced too.
 */
export interface Homoglyphs {
  messages: number;
  cost: Amount;
  costAfter: Amount;
  saving: Amount;
  /** Most frequent first. */
  characters: Homoglyph[];
}

export interface HomoglyphCount {
  add(messages: PricedMessages): void;
  result(): Homoglyphs;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const withLookAlikes = { classes: ['safe', 'look-alike'] } as const;

/** Creates an empty count of messages with homoglyphs. */
export function homoglyphCount(card: RateCard, basis: Basis, share: Share): HomoglyphCount {
  const characters = new Map<string, Homoglyph>();
  const sums = billedByRate(card.rates.length + 1);
  const isParts = basis === 'parts';
  let count = 0;
  return {
    add(messages) {
      const { text, sms, isInvalidUtf8 } = messages;
      for (let i = 0; i < text.length; i++) {
        if (sms.encoding[i] === 0 || sms.messageParts[i] === 1 || isInvalidUtf8[i]) continue;
        const message = decoder.decode(text.data.subarray(text.starts[i], text.ends[i]));
        const { text: after, replacements } = transliterate(message, withLookAlikes);
        if (!replacements.some(isLookAlike) || after.length > MOST_CHARACTERS) continue;
        count++;
        for (const replacement of replacements)
          if (isLookAlike(replacement)) addCharacter(characters, replacement);
        const { messageParts, segments } = analyze(after);
        const isPriced = (messages.rcs ?? sms).rate[i] !== 0;
        const rate = isPriced ? sms.rate[i]! : 0;
        sums.before[rate]! += (isParts ? sms.messageParts : sms.segments)[i]!;
        sums.after[rate]! += isParts ? messageParts : segments;
        sums.byRcs[messages.rcs?.rate[i] ?? 0]!++;
      }
    },
    result() {
      const { before, after } = costs(card, sums, share);
      return {
        messages: count,
        cost: amountOf(before),
        costAfter: amountOf(after),
        saving: amountOf(subtractMoney(before, after)),
        characters: mostFrequent(characters),
      };
    },
  };
}

const isLookAlike = ({ class: kind }: Replacement) => kind === 'look-alike';

function addCharacter(
  characters: Map<string, Homoglyph>,
  { from: character, to: replacement }: Replacement,
): void {
  const known = characters.get(character);
  if (known !== undefined) known.count++;
  else characters.set(character, { character, codePoint: codePointOf(character), count: 1, replacement });
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

const mostFrequent = (characters: ReadonlyMap<string, Homoglyph>): Homoglyph[] =>
  [...characters.values()]
    .sort((a, b) => b.count - a.count || (a.character < b.character ? -1 : 1))
    .slice(0, CHARACTERS_SHOWN);
