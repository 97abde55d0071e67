// Replacing characters outside the alphabet as data/replacements.json says, slow and plain. Nobody may improve it.
import { readFileSync } from 'node:fs';
import { countsOf } from './campaign.js';
import { codePointsOf, referenceCounts, referenceEncoding } from './text.js';

export type Class = 'safe' | 'lossy' | 'look-alike';

export interface ReferenceRule {
  name: string;
  class: Class;
  characters?: string[];
  replacement?: string;
  replacements?: Record<string, string>;
  form?: 'NFC' | 'NFD' | 'NFKC';
  onlyWithAllOthers?: true;
  afterDigit?: string;
}

const { rules } = JSON.parse(
  readFileSync(new URL('../../data/replacements.json', import.meta.url), 'utf8'),
) as { rules: ReferenceRule[] };

export { rules as referenceRules };

export const isGsm = (text: string) => referenceEncoding(codePointsOf(text)) === 'GSM-7';

/** The characters of a rule. */
export function charactersOf({ characters = [], replacements = {} }: ReferenceRule): string[] {
  return [...characters, ...Object.keys(replacements)].flatMap(name => {
    const [first, last = first] = name.split('..').map(end => Number.parseInt(end.slice(2), 16));
    const found: string[] = [];
    for (let point = first!; point <= last!; point++) found.push(String.fromCodePoint(point));
    return found;
  });
}

const byCharacter = new Map<string, ReferenceRule[]>();
for (const rule of rules)
  for (const character of charactersOf(rule))
    byCharacter.set(character, [...(byCharacter.get(character) ?? []), rule]);

const isMark = (character: string) => /^[\u0300-\u034e\u0350-\u036f]$/.test(character);

/** What a rule writes for a character, without what goes in front of it after a digit. */
function writtenBy(rule: ReferenceRule, character: string): string | undefined {
  if (rule.replacement !== undefined) return rule.replacement;
  if (rule.form === undefined) {
    const entry = Object.entries(rule.replacements!).find(
      ([name]) => Number.parseInt(name.slice(2), 16) === character.codePointAt(0),
    );
    return entry?.[1];
  }
  if (rule.form === 'NFD') return strippedLetter(character);
  const parts = Array.from(character.normalize('NFKC'), part =>
    isGsm(part)
      ? part
      : part === character
        ? undefined
        : ruleOf(part, rule.class === 'safe' ? ['safe'] : ['safe', 'lossy'])?.to,
  );
  return parts.includes(undefined) ? undefined : parts.join('');
}

/** The rule of the classes that has a character, and what it writes. */
function ruleOf(character: string, classes: readonly Class[]) {
  for (const name of ['safe', 'lossy', 'look-alike'] as const)
    for (const rule of byCharacter.get(character) ?? [])
      if (rule.class === name && classes.includes(name) && !isGsm(character)) {
        const to = writtenBy(rule, character);
        if (to !== undefined && (rule.form !== 'NFD' || !isListed(character))) return { rule, to };
      }
  return undefined;
}

const isListed = (character: string) =>
  byCharacter
    .get(character)!
    .some(
      rule => rule.form !== 'NFD' && writtenBy(rule, character) !== undefined && rule.class !== 'look-alike',
    );

/** A letter without some of its marks: that with most of them that the alphabet has. */
function strippedLetter(cluster: string): string | undefined {
  const [base = '', ...marks] = cluster.normalize('NFD');
  if (marks.length === 0 && base === cluster) return undefined;
  const letter = isGsm(base) ? base : ruleOf(base, ['safe', 'lossy'])?.to;
  if (letter === undefined) return undefined;
  for (const mark of marks)
    if (isGsm((letter + mark).normalize('NFC').slice(-1))) {
      const composed = (letter + mark).normalize('NFC');
      if (codePointsOf(composed).length === codePointsOf(letter).length) return composed;
    }
  if (marks.length === 0 || /\p{L}$/u.test(letter)) return letter;
  const whole = ruleOf((letter + marks.join('')).normalize('NFC'), ['safe', 'lossy']);
  return whole?.to;
}

export interface ReferenceReplacement {
  index: number;
  from: string;
  to: string;
  class: Class;
}

/** All replacements by the classes, and whether something is left. */
function replacementsIn(text: string, classes: readonly Class[], withOthers: boolean) {
  const found: ReferenceReplacement[] = [];
  const characters = Array.from(text);
  let isLeft = false;
  let index = 0;
  for (let i = 0; i < characters.length; ) {
    const base = characters[i]!;
    let end = i + 1;
    while (end < characters.length && isMark(characters[end]!)) end++;
    const marks = isMark(base) ? characters.slice(i, end).join('') : characters.slice(i + 1, end).join('');
    const own = isMark(base)
      ? undefined
      : replacementOfCluster(base, marks, characters, i, classes, withOthers);
    const cluster = characters.slice(i, end).join('');
    if (own !== undefined) found.push({ index, ...own });
    const replaced = own?.from ?? '';
    const rest = cluster.slice(replaced.length || (isGsm(base) ? base.length : 0));
    if (rest !== '') isLeft = true;
    index += cluster.length;
    i = end;
  }
  return { found, isLeft };
}

function replacementOfCluster(
  base: string,
  marks: string,
  characters: string[],
  at: number,
  classes: readonly Class[],
  withOthers: boolean,
) {
  const lossy = classes.includes('lossy');
  if (isGsm(base)) {
    if (marks === '') return undefined;
    const composed = (base + marks[0]).normalize('NFC');
    const isComposed = classes.includes('safe') && composed.length === 1 && isGsm(composed);
    if (isComposed && (marks.length === 1 || !lossy))
      return { from: base + marks[0], to: composed, class: 'safe' as Class };
    const to = lossy ? strippedLetter(base + marks) : undefined;
    return to === undefined ? undefined : { from: base + marks, to, class: 'lossy' as Class };
  }
  const found = ruleOf(base, classes);
  if (found === undefined || (found.rule.onlyWithAllOthers && !withOthers)) return undefined;
  let before = at - 1;
  while (ruleOf(characters[before] ?? '', classes)?.to === '') before--;
  const isAfterDigit = /[0-9\uff10-\uff19\u{1d7ce}-\u{1d7ff}]/u.test(characters[before] ?? '');
  const to = ((isAfterDigit && found.rule.afterDigit) || '') + found.to;
  if (marks === '') {
    // A mark that has no rule stays on what it is on.
    let next = at + 1;
    while (/^\p{M}$/u.test(characters[next] ?? '') && ruleOf(characters[next]!, classes)) next++;
    return /^\p{M}$/u.test(characters[next] ?? '') ? undefined : { from: base, to, class: found.rule.class };
  }
  if (!lossy || to === '') return undefined;
  const stripped = strippedLetter(to.slice(-1) + marks);
  if (stripped === undefined) return undefined;
  const kind: Class = found.rule.class === 'look-alike' ? 'look-alike' : 'lossy';
  return { from: base + marks, to: to.slice(0, -1) + stripped, class: kind };
}

const partsOf = (text: string) => referenceCounts(codePointsOf(text)).messageParts;

/** What `transliterate` returns, without emoji. */
export function referenceTransliteration(
  text: string,
  { classes = ['safe'], always = false }: { classes?: readonly Class[]; always?: boolean } = {},
) {
  const before = partsOf(text);
  const none = { text, replacements: [], messageParts: { before, after: before } };
  if (isGsm(text)) return none;
  let { found, isLeft } = replacementsIn(text, classes, true);
  if (isLeft && !always) return none;
  if (isLeft) found = replacementsIn(text, classes, false).found;
  let replaced = '';
  let copied = 0;
  for (const { index, from, to } of found) {
    replaced += text.slice(copied, index) + to;
    copied = index + from.length;
  }
  replaced += text.slice(copied);
  const after = partsOf(replaced);
  if (!always && (after >= before || replaced === '')) return none;
  return { text: replaced, replacements: found, messageParts: { before, after } };
}

/** What `nonGsmCharacters` has for a character by itself. */
export const safeReplacementOf = (character: string) => ruleOf(character, ['safe'])?.to;
export const lookAlikeOf = (character: string) => ruleOf(character, ['look-alike'])?.to;

/**
 * The characters to replace and what the text counts as then; undefined where no part is saved, or it is no message.
 * Look-alikes are advice of their own: then only they are listed.
 */
export function referenceReplacement(text: string) {
  const safe = referenceTransliteration(text);
  const isSafe = safe.replacements.length > 0;
  const found = isSafe ? safe : referenceTransliteration(text, { classes: ['safe', 'look-alike'] });
  const after = countsOf(found.text);
  if (found.replacements.length === 0 || after.characters > 1530) return undefined;
  const signs = found.replacements.filter(each => isSafe || each.class === 'look-alike');
  return {
    kind: isSafe ? ('replaceable' as const) : ('homoglyphs' as const),
    signs: signs.map(({ from }) => from),
    after,
  };
}

/** What stands for a replaced character. */
export function replacementOf(character: string): string | undefined {
  return replacementsIn(character, ['safe', 'look-alike'], true).found[0]?.to;
}
