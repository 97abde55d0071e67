import { codeUnitAt } from '../../code-unit.js';
import { gsm7, NOT_IN_ALPHABET } from '../alphabet.js';
import { emojiAt } from './emoji.js';
import { composedLetter, FIRST_MARK, isCombiningMark, withoutMarks } from './marks.js';
import type { ReplacementClass, Rule, Rules } from './rules.js';
import { isInAlphabet } from './tables.js';

export interface Replacement {
  /** Where it is in the text that was given, in UTF-16 code units. */
  index: number;
  /** What is replaced: a character, a letter with its combining marks, or a whole emoji. */
  from: string;
  /** What stands there afterwards; the empty string for what is removed. */
  to: string;
  /** The class of the rule, or `'emoji'`. */
  class: ReplacementClass | 'emoji';
}

/** The short name of an emoji, an empty string to remove it, or undefined to leave it. */
export type EmojiName = (emoji: string) => string | undefined;

/** A text, and by what it is replaced. */
export interface Task {
  readonly text: string;
  readonly rules: Rules;
  readonly nameOf: EmojiName | undefined;
  /** Whether characters are left that have no rule. Undefined: then nothing is replaced. */
  readonly isPartial: boolean | undefined;
}

export interface Replaced {
  text: string;
  replacements: Replacement[];
  /** Whether some character outside the alphabet is left. */
  isPartial: boolean;
}

/**
 * Replaces the characters outside the alphabet. Returns undefined when one has no replacement and the task is all or
 * nothing.
 */
export function replaceAll(task: Task): Replaced | undefined {
  const { text } = task;
  const { length } = text;
  const { septets } = gsm7;
  const replacements: Replacement[] = [];
  let replaced = '';
  let copied = 0;
  let isPartial = false;
  for (let i = 0; i < length; ) {
    if (septets[codeUnitAt(text, i)] !== NOT_IN_ALPHABET) {
      i++;
      continue;
    }
    const found = replacementAt(task, i, copied);
    if (typeof found === 'number') {
      if (task.isPartial === undefined) return undefined;
      isPartial = true;
      i = found;
      continue;
    }
    replacements.push(found);
    if (found.index > copied) replaced += text.slice(copied, found.index);
    replaced += found.to;
    copied = found.index + found.from.length;
    i = copied;
  }
  return { text: replaced + text.slice(copied), replacements, isPartial };
}

/**
 * The replacement at a character outside the alphabet, or the end of what stays there. The text in front of index `free`
 * is replaced already.
 */
function replacementAt(task: Task, index: number, free: number): Replacement | number {
  const { text, rules, nameOf } = task;
  if (nameOf !== undefined) {
    const emoji = emojiReplacement(task, nameOf, index, free);
    if (emoji !== undefined) return emoji;
  }
  const unit = codeUnitAt(text, index);
  const codePoint = (unit & 0xfc00) === 0xd800 ? text.codePointAt(index)! : unit;
  const length = codePoint > 0xffff ? 2 : 1;
  const rule = rules.byCodePoint.get(codePoint);
  const found =
    rule !== undefined
      ? ruleReplacement(task, index, length, rule)
      : isCombiningMark(unit) && index > free
        ? markReplacement(text, rules, index)
        : undefined;
  return found ?? index + length;
}

/**
 * An emoji that has a name in the alphabet, or the end of a sequence that stays: its characters are not looked at. Returns
 * undefined where rules are to be looked up. A keycap begins with the digit in front of `index`.
 */
function emojiReplacement(
  task: Task,
  nameOf: EmojiName,
  index: number,
  free: number,
): Replacement | number | undefined {
  const { text, rules } = task;
  const unit = codeUnitAt(text, index);
  const isKeycap =
    (unit === 0xfe0f || unit === 0x20e3) && index > free && /[0-9#*]/.test(text.charAt(index - 1));
  const start = isKeycap ? index - 1 : index;
  const emoji = emojiAt(text, start);
  if (emoji === undefined) return undefined;
  const end = start + emoji.length;
  const name = isMarkAfter(text, end, rules) ? undefined : nameOf(emoji);
  if (name !== undefined && Array.from(name).every(isInAlphabet))
    return { index: start, from: emoji, to: name, class: 'emoji' };
  // A sign and U+FE0F: the sign may have a rule.
  return emoji.length <= 2 ? undefined : end;
}

/** What a rule replaces: the character, with marks on it that may go. */
function ruleReplacement(task: Task, index: number, length: number, rule: Rule): Replacement | undefined {
  const { text, rules, isPartial } = task;
  if (rule.onlyWithAllOthers && isPartial) return undefined;
  const end = index + length;
  const to = rule.afterDigit !== '' && isAfterDigit(text, index, rules) ? rule.afterDigit + rule.to : rule.to;
  const marksEnd = endOfMarks(text, end);
  if (marksEnd > end) {
    const last = to.at(-1);
    if (rules.lossy === undefined || last === undefined) return undefined;
    const letter = withoutMarks(last + text.slice(end, marksEnd), rules.lossy);
    if (letter === undefined) return undefined;
    const kind = rule.class === 'look-alike' ? rule.class : 'lossy';
    return { index, from: text.slice(index, marksEnd), to: to.slice(0, -1) + letter, class: kind };
  }
  // One that goes with all others only need not look: a mark that stays is not among those that are replaced.
  if (!rule.onlyWithAllOthers && isMarkAfter(text, end, rules)) return undefined;
  return { index, from: rule.from, to, class: rule.class };
}

/** A letter of the alphabet in front of `index`, and the marks from there on. */
function markReplacement(text: string, rules: Rules, index: number): Replacement | undefined {
  const start = index - 1;
  const letter = text[start]!;
  if (!isInAlphabet(letter)) return undefined;
  const end = endOfMarks(text, index);
  const composed = rules.safe ? composedLetter(codeUnitAt(text, start), codeUnitAt(text, index)) : undefined;
  if (composed !== undefined && (end === index + 1 || rules.lossy === undefined))
    return { index: start, from: text.slice(start, index + 1), to: composed, class: 'safe' };
  const from = text.slice(start, end);
  const left = rules.lossy === undefined ? undefined : withoutMarks(from, rules.lossy);
  return left === undefined ? undefined : { index: start, from, to: left, class: 'lossy' };
}

/** The end of the combining marks that begin at `start`. */
function endOfMarks(text: string, start: number): number {
  let end = start;
  while (end < text.length && isCombiningMark(codeUnitAt(text, end))) end++;
  return end;
}

/** Whether a mark that stays stands at `index`, or after marks that go. It would move to another character. */
function isMarkAfter(text: string, index: number, { byCodePoint }: Rules): boolean {
  for (let at = index; at < text.length; at++) {
    const unit = codeUnitAt(text, at);
    if (unit < FIRST_MARK) return false;
    const rule = byCodePoint.get(unit);
    if (rule === undefined) return /^\p{M}/u.test(text.slice(at, at + 2));
    if (!rule.isMark) return false;
  }
  return false;
}

/** Whether a digit stands in front of `index`: one that is a digit after replacing, and what is removed between them. */
function isAfterDigit(text: string, index: number, { byCodePoint }: Rules): boolean {
  let end = index;
  while (end > 0 && byCodePoint.get(codeUnitAt(text, end - 1))?.to === '') end--;
  return /[0-9\uff10-\uff19\u{1d7ce}-\u{1d7ff}]$/u.test(text.slice(Math.max(0, end - 2), end));
}
