import { letters, marks } from './languages.js';
import { type CodePage, codePages } from './single-byte.js';

/** A code page, with how well it fits. */
export interface RecognizedCodePage {
  readonly page: CodePage;
  /** The language that the text seems to be in. */
  readonly language: string;
  readonly sure: 'likely' | 'guess';
}

/** From so many characters beyond ASCII on, a clear difference is more than chance. */
const ENOUGH = 3;

const REPLACEMENT = '\ufffd';

/** What a mark counts, so that letters decide where there are any. */
const MARK = 0.8;

/** What a rare letter counts, next to 1 of a common one. */
const RARE = 0.3;

/** Marks that often stand right after a small letter. */
const closingMarks = '’”“»›…°®™–—\u00a0€£';

/** Finds the code page of a text that is not UTF-8 by the letters that it would have in each language. */
export function recognizeCodePage(sample: Uint8Array): RecognizedCodePage {
  const bytes = highBytes(sample);
  const scores = codePages
    .flatMap(page =>
      Object.entries(letters[page.languages]!).map(([language, list]) => ({
        page,
        language,
        score: scoreOf(bytes, page, list),
      })),
    )
    .sort((one, other) => other.score - one.score);
  const best = scores[0]!;
  const next = scores.find(({ page }) => differs(bytes, page, best.page));
  const isClear = bytes.total >= ENOUGH && best.score > 0.8 && best.score - (next?.score ?? 0) > 0.08;
  return { page: best.page, language: best.language, sure: isClear ? 'likely' : 'guess' };
}

/** Whether two code pages read the text differently. */
const differs = ({ counts }: HighBytes, one: CodePage, other: CodePage): boolean =>
  counts.some((count, index) => count > 0 && one.high[index] !== other.high[index]);

interface HighBytes {
  /** How often each byte from 0x80 on stands. */
  readonly counts: Uint32Array;
  /** How often it stands right after a small letter of ASCII. */
  readonly afterSmall: Uint32Array;
  /** How often it stands next to any letter of ASCII. */
  readonly besideLetter: Uint32Array;
  /** How often it stands between bytes that are no letters in any encoding. */
  readonly apart: Uint32Array;
  readonly total: number;
}

const isSmall = (byte: number | undefined) => byte !== undefined && byte >= 0x61 && byte <= 0x7a;
const isLetter = (byte: number | undefined) => byte !== undefined && isSmall(byte | 0x20);

function highBytes(sample: Uint8Array): HighBytes {
  const counts = new Uint32Array(128);
  const afterSmall = new Uint32Array(128);
  const besideLetter = new Uint32Array(128);
  const apart = new Uint32Array(128);
  let total = 0;
  for (let at = 0; at < sample.length; at++) {
    const index = sample[at]! - 0x80;
    if (index < 0) continue;
    total++;
    counts[index]!++;
    if (isSmall(sample[at - 1])) afterSmall[index]!++;
    const [before, after] = [sample[at - 1], sample[at + 1]];
    if (isLetter(before) || isLetter(after)) besideLetter[index]!++;
    else if (!(before! >= 0x80 || after! >= 0x80)) apart[index]!++;
  }
  return { counts, afterSmall, besideLetter, apart, total };
}

/** From -1 to 1: the share of characters that fit the language, less those that cannot be. */
function scoreOf(bytes: HighBytes, page: CodePage, list: string): number {
  const isLatin = /\p{Script=Latin}/u.test(list);
  const bar = list.indexOf('|');
  let fit = 0;
  for (let index = 0; index < 128; index++) {
    const count = bytes.counts[index]!;
    if (count === 0) continue;
    const character = page.high[index]!;
    const small = character.toLowerCase();
    const rank = list.indexOf(small);
    if (character === REPLACEMENT) fit -= count;
    else if (rank >= 0) {
      fit += rank > bar && bar >= 0 ? RARE * count : count;
      // A capital with no letter beside it, as a sign before a price would be.
      if (character !== small) fit -= 0.8 * bytes.apart[index]!;
      // A capital within a word of small letters, or two scripts within a word.
      if (character !== small) fit -= 1.5 * bytes.afterSmall[index]!;
      if (!isLatin) fit -= 1.5 * bytes.besideLetter[index]!;
    } else if (marks.includes(character)) {
      fit += MARK * count;
      if (!closingMarks.includes(character)) fit -= 2 * bytes.afterSmall[index]!;
    } else if (/\p{L}/u.test(character)) fit += 0.2 * count;
  }
  return fit / Math.max(1, bytes.total);
}
