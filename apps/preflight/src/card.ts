import { type RateCard, type RateCardIssue, type RateCardOptions, rateCard } from '@quicksms/core';
import { InputError, openSource, printable, readText } from './input.js';

const ISSUES_SHOWN = 10;

/** Cards are read whole; the largest of all networks are some 20 MB. */
const LARGEST_CARD = 256 << 20;

/** A rate card, and what its file says that is not in it. */
export interface ReadCard {
  card: RateCard;
  /** Rows that are left out. */
  skipped: readonly RateCardIssue[];
  /** What was decided that could have been decided otherwise. */
  warnings: readonly RateCardIssue[];
}

/** Reads a rates file of any layout that `rateCard` knows. */
export async function readCard(path: string, options: RateCardOptions): Promise<ReadCard> {
  const source = await openSource(path);
  try {
    const result = rateCard(await readText(source, LARGEST_CARD), options);
    if (result.issues)
      throw new InputError(listed(result.issues.map(issue => `${source.name}: ${textOf(issue)}`)));
    const { value: card, skipped, warnings } = result;
    return { card, skipped, warnings };
  } finally {
    await source.close();
  }
}

/** An issue as one line, fit for a terminal. */
export const textOf = ({ message }: RateCardIssue): string => printable(message);

/** The first of many lines, and how many more there are. */
function listed(lines: readonly string[]): string {
  const more = lines.length - ISSUES_SHOWN;
  const shown = lines.slice(0, ISSUES_SHOWN);
  return (more > 0 ? [...shown, `… and ${more.toLocaleString('en')} more`] : shown).join('\n');
}
