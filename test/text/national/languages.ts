// Texts of the thirteen languages and mixtures of them, of lengths near what a part holds.
import type { Random } from '../../random.js';
import { allPairs, locking, septetsIn, single } from '../../reference/national.js';

const isCodeUnit = (unit: number | null): unit is number => unit !== null;
const english = Array.from('abcdefghijklmnopqrstuvwxyz 0123456789.,', c => c.charCodeAt(0));

/** What the tables of a pair have, but for the escape. */
const charactersOf = (l: number, s: number): [main: number[], shift: number[]] => [
  locking[l]!.filter(isCodeUnit),
  single[s]!.filter(isCodeUnit),
];

/** What a part may hold, and how many parts. */
const limits = [70, 145, 146, 148, 149, 152, 153, 155, 160];

/**
 * A text that needs about as many septets as some number of parts hold, in a pair of tables. Some are of the pair's main
 * table, some of English with a few letters of a language, and a few have a letter that the pair lacks.
 */
export function textOfLanguages(numbers: Random): string {
  const [l, s] = numbers.pick(allPairs);
  const septets = septetsIn([l, s]);
  const [main, shift] = charactersOf(l, s);
  const [otherMain, otherShift] = charactersOf(...numbers.pick(allPairs));
  const shiftPercent = numbers.pick([0, 1, 5, 50, 100]);
  const foreignPercent = numbers.pick([0, 0, 0, 1, 10]);
  const latin = numbers.pick([main, english]);
  const target = numbers.pick(limits) * numbers.pick([1, 1, 2, 3]) + numbers.below(5) - 2;
  let text = '';
  for (let units = 0; units < target; ) {
    const kind = numbers.below(100);
    const from =
      numbers.below(100) < foreignPercent
        ? numbers.pick([otherMain, otherShift])
        : kind < shiftPercent
          ? shift
          : latin;
    const unit = numbers.pick(from);
    text += String.fromCharCode(unit);
    units += septets[unit] || 1;
  }
  return text;
}
