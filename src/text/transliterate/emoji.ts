import { replacementClasses, rulesOf } from './rules.js';

// Emoji sequences of UTS #51 (ED-17), longest first: keycaps, flags, and pictographs with their presentation, skin tone
// and tags, joined by U+200D.
const sequence =
  /[0-9#*]\ufe0f?\u20e3|\p{RI}{1,2}|[\p{Extended_Pictographic}\p{EMod}][\ufe0e\ufe0f]?\p{EMod}?[\u{e0020}-\u{e007f}]*(?:\u200d[\p{Extended_Pictographic}\p{EMod}][\ufe0e\ufe0f]?\p{EMod}?[\u{e0020}-\u{e007f}]*)*/uy;

/** A sign as text. Tags that an emoji in front of them has left do not change that. */
const plainSign = /^.\ufe0e?[\u{e0020}-\u{e007f}]*$/u;

/**
 * The emoji that begins at `index`, as long as it is. A sign that has a rule, such as © or ‼, is an emoji only with
 * U+FE0F or as part of a sequence.
 */
export function emojiAt(text: string, index: number): string | undefined {
  sequence.lastIndex = index;
  const found = sequence.exec(text)?.[0];
  if (found === undefined) return undefined;
  return plainSign.test(found) && rulesOf(replacementClasses).byCodePoint.has(found.charCodeAt(0))
    ? undefined
    : found;
}
