import { type GsmAlphabet, gsm7 } from '../alphabet.js';
import { countSeptets } from '../count.js';
import { afterDigitTable, lossyTable } from './lossy-table.js';
import { FIRST_MARK, LAST_MARK } from './marks.js';
import { lookAlikeTable, type Replacements, replacedTogether, safeTable } from './tables.js';

/** What a replacement changes: no word, something of the text, or all but the look. */
export type ReplacementClass = 'safe' | 'lossy' | 'look-alike';

export const replacementClasses: readonly ReplacementClass[] = ['safe', 'lossy', 'look-alike'];

/** What replaces one character. */
export interface Rule {
  readonly from: string;
  readonly to: string;
  readonly class: ReplacementClass;
  /** What is put in front of `to` after a digit. */
  readonly afterDigit: string;
  /** Whether it applies only where nothing stays outside the alphabet. */
  readonly onlyWithAllOthers: boolean;
  /** Whether the character is a mark on the one in front of it, such as U+FE0F. */
  readonly isMark: boolean;
}

/** The rules of some classes. */
export interface Rules {
  readonly byCodePoint: ReadonlyMap<number, Rule>;
  /**
   * The default alphabet, with the septets of what replaces each other code unit; `IN_CONTEXT` where that depends on
   * what stands around it. So counting a text after replacing is counting it.
   */
  readonly alphabet: GsmAlphabet;
  readonly safe: boolean;
  /** The lossy replacements, which marks on letters need; undefined where the class is not among them. */
  readonly lossy: Replacements | undefined;
}

/** The septets of a code unit whose replacement depends on what stands around it. It is also `NOT_IN_ALPHABET`. */
export const IN_CONTEXT = 0xc0;

// By a bit for each class.
const compiled: (Rules | undefined)[] = [];

/** The rules of the classes, compiled at first use. */
export function rulesOf(classes: readonly ReplacementClass[]): Rules {
  let bits = 0;
  for (const name of classes) bits |= 1 << replacementClasses.indexOf(name);
  return (compiled[bits] ??= compile(new Set(classes)));
}

function compile(classes: ReadonlySet<ReplacementClass>): Rules {
  const byCodePoint = new Map<number, Rule>();
  const together = replacedTogether();
  const joiners = classes.has('lossy') ? afterDigitTable() : new Map<string, string>();
  const add = (name: ReplacementClass, table: Replacements) => {
    for (const [character, to] of table)
      byCodePoint.set(character.codePointAt(0)!, {
        from: character,
        to,
        class: name,
        afterDigit: joiners.get(character) ?? '',
        onlyWithAllOthers: together.has(character),
        isMark: /^\p{M}/u.test(character),
      });
  };
  const lossy = classes.has('lossy') ? lossyTable() : undefined;
  if (classes.has('look-alike')) add('look-alike', lookAlikeTable());
  if (lossy !== undefined) add('lossy', lossy);
  if (classes.has('safe')) add('safe', safeTable());
  const { name, septets, single, part } = gsm7;
  const alphabet = { name, septets: septets.slice(), single, part };
  const safe = classes.has('safe');
  if (safe || lossy !== undefined) alphabet.septets.fill(IN_CONTEXT, FIRST_MARK, LAST_MARK + 1);
  for (const [codePoint, rule] of byCodePoint) putSeptets(alphabet.septets, codePoint, rule);
  return { byCodePoint, alphabet, safe, lossy };
}

function putSeptets(septets: Uint8Array, codePoint: number, { to, afterDigit }: Rule): void {
  // The high surrogate of a code point beyond U+FFFF.
  const unit = codePoint > 0xffff ? 0xd7c0 + (codePoint >> 10) : codePoint;
  septets[unit] = unit === codePoint && afterDigit === '' ? countSeptets(to, to.length, gsm7) : IN_CONTEXT;
}

/**
 * Septets of each UTF-16 code unit after safe replacement: 0 to 7, and 128 or more for one that has no replacement by
 * itself. Of these, a mark of `composablePairs` directly after its letter costs nothing. A message is GSM-7 after safe
 * replacement if every code unit is one of these.
 */
export function replacementSeptets(): Uint8Array {
  return rulesOf(['safe']).alphabet.septets;
}
