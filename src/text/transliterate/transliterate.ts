import { codeUnitAt } from '../../code-unit.js';
import { argumentError, isArray, isObject } from '../../misuse.js';
import { gsm7, NOT_IN_ALPHABET, ucs2 } from '../alphabet.js';
import { countSeptets, partsOf } from '../count.js';
import { type EmojiName, type Replaced, type Replacement, replaceAll, type Task } from './replace.js';
import { IN_CONTEXT, type ReplacementClass, type Rules, replacementClasses, rulesOf } from './rules.js';

export interface TransliterateOptions {
  /** The classes of rules that may be used; default `['safe']`. */
  readonly classes?: readonly ReplacementClass[] | undefined;
  /**
   * Whether to replace all that has a rule, also where no part is saved and where the message stays UCS-2; default
   * false.
   */
  readonly always?: boolean | undefined;
  /**
   * `'remove'` to remove emoji, or what to write for each: an object with the emoji as keys, or a function. An emoji
   * without a name, or with one outside the alphabet, stays. Default: all stay.
   */
  readonly emoji?: 'remove' | Readonly<Record<string, string>> | EmojiName | undefined;
}

export interface Transliteration {
  /** The text after replacing: the same text where nothing was replaced. */
  text: string;
  /** What was replaced, in the order of the text. */
  replacements: Replacement[];
  /** Parts as billed, of the text that was given and of the text after replacing. */
  messageParts: { before: number; after: number };
}

/**
 * Replaces characters outside the GSM 7-bit default alphabet by characters of it, where the message then needs fewer
 * parts.
 *
 * Safe rules change no word: `'` for `’`, a space for a no-break space, `é` for `e` and U+0301. Lossy rules do, such as
 * `e` for `ê`. Look-alike rules put a Latin capital for a Greek or Cyrillic one. Rules: `data/replacements.json`. A
 * message that would stay UCS-2 or become empty is not changed, nor is one that is GSM-7. With `always` all that has a
 * rule is replaced.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` unless `text` is a string, and the options are of the kinds above
 * @example
 * const long = `It’s ${'a'.repeat(80)}`;
 * transliterate(long).messageParts // { before: 2, after: 1 }
 * transliterate(long).replacements // [{ index: 2, from: '’', to: "'", class: 'safe' }]
 * transliterate('Señor Müłler', { classes: ['lossy'], always: true }).text // 'Señor Müller'
 */
export function transliterate(text: string, options?: TransliterateOptions): Transliteration {
  if (typeof text !== 'string') throw argumentError('text', 'a string', text);
  const rules = rulesOf(classesOf(options));
  const always = isAlways(options);
  const nameOf = emojiNameOf(options);
  const { length } = text;
  const septets = countSeptets(text, length, gsm7);
  if (septets >= 0) return unchanged(text, partsOf(gsm7, septets));
  const before = partsOf(ucs2, length);
  if (!always && !maySave(text, rules, nameOf)) return unchanged(text, before);
  const replaced = always
    ? replaceSome({ text, rules, nameOf, isPartial: false })
    : replaceAll({ text, rules, nameOf, isPartial: undefined });
  if (replaced === undefined) return unchanged(text, before);
  const after = messagePartsOf(replaced.text);
  if (!always && (after >= before || replaced.text === '')) return unchanged(text, before);
  return { text: replaced.text, replacements: replaced.replacements, messageParts: { before, after } };
}

/**
 * Whether replacing may save a part, as far as counting says. A text is in the alphabet after replacing if each of its
 * code units is, or if it depends on what stands around it.
 */
function maySave(text: string, rules: Rules, nameOf: EmojiName | undefined): boolean {
  const { length } = text;
  const before = partsOf(ucs2, length);
  if (before === 1) return false;
  // An emoji may be shorter by its name than by a rule.
  if (nameOf !== undefined) return true;
  const septets = countSeptets(text, length, rules.alphabet);
  if (septets >= 0) return septets > 0 && partsOf(gsm7, septets) < before;
  let index = ~septets;
  while (rules.alphabet.septets[codeUnitAt(text, index)]! < NOT_IN_ALPHABET) index++;
  return rules.alphabet.septets[codeUnitAt(text, index)] === IN_CONTEXT;
}

/** Replaces all that has a rule. Rules that apply only where nothing is left are tried first. */
function replaceSome(task: Task): Replaced | undefined {
  const replaced = replaceAll(task);
  return replaced?.isPartial ? replaceAll({ ...task, isPartial: true }) : replaced;
}

function messagePartsOf(text: string): number {
  const septets = countSeptets(text, text.length, gsm7);
  return septets >= 0 ? partsOf(gsm7, septets) : partsOf(ucs2, text.length);
}

function unchanged(text: string, parts: number): Transliteration {
  return { text, replacements: [], messageParts: { before: parts, after: parts } };
}

const safeOnly: readonly ReplacementClass[] = ['safe'];

function classesOf(options: TransliterateOptions | undefined): readonly ReplacementClass[] {
  if (options === undefined) return safeOnly;
  if (!isObject(options)) throw argumentError('options', 'an object', options);
  const { classes = safeOnly } = options;
  if (!isArray(classes)) throw argumentError('options.classes', 'an array', classes);
  for (const name of classes)
    if (!replacementClasses.includes(name))
      throw argumentError('options.classes', "an array of 'safe', 'lossy' and 'look-alike'", name);
  return classes;
}

function isAlways(options: TransliterateOptions | undefined): boolean {
  const always = options?.always ?? false;
  if (typeof always !== 'boolean') throw argumentError('options.always', 'true or false', always);
  return always;
}

const removed: EmojiName = () => '';

/** What is written for an emoji, by the options. */
function emojiNameOf(options: TransliterateOptions | undefined): EmojiName | undefined {
  const emoji = options?.emoji;
  if (emoji === undefined) return undefined;
  if (emoji === 'remove') return removed;
  if (typeof emoji !== 'function' && !isObject(emoji))
    throw argumentError('options.emoji', "'remove', an object or a function", emoji);
  return found => {
    const name = typeof emoji === 'function' ? emoji(found) : nameIn(emoji, found);
    if (name !== undefined && typeof name !== 'string')
      throw argumentError(`options.emoji for ${found}`, 'a string or undefined', name);
    return name;
  };
}

/** The name of an emoji, which may be listed without U+FE0F. */
function nameIn(names: Readonly<Record<string, string>>, emoji: string): string | undefined {
  if (Object.hasOwn(names, emoji)) return names[emoji];
  const plain = emoji.replaceAll('\ufe0f', '');
  return Object.hasOwn(names, plain) ? names[plain] : undefined;
}
