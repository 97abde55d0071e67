import {
  type RateCard,
  type RateCardIssue,
  type RateCardOptions,
  type RateCardResult,
  rateCard,
} from '@quicksms/core';
import { InputError, UsageError } from '../errors.js';
import { printable } from '../printable.js';
import { withOptionNames } from '../reading-options.js';
import type { Source } from './source.js';
import { readText } from './utf8-text.js';

const ISSUES_SHOWN = 10;

/** Cards are read whole. The largest, with all networks, have some 20 MB. */
const LARGEST_CARD = 256 << 20;

/** A rate card, and what was noticed while it was read. */
export interface ReadCard {
  card: RateCard;
  /** Rows that were left out. */
  skipped: readonly RateCardIssue[];
  /** Rows that could be read in more than one way. */
  warnings: readonly RateCardIssue[];
}

/** Reads a rates file in any layout that `rateCard` knows. Throws an `InputError` with the first issues. */
export async function readCard(source: Source, options: RateCardOptions): Promise<ReadCard> {
  const result = cardIn(await readText(source, LARGEST_CARD), options);
  if (result.issues)
    throw new InputError(firstOf(result.issues.map(issue => `${source.name}: ${issueText(issue)}`)));
  const { value: card, skipped, warnings } = result;
  return { card, skipped, warnings };
}

/** Whether nothing names the currency of the prices, so that they count as credits. */
export const hasUnknownCurrency = ({ warnings }: ReadCard): boolean =>
  warnings.some(({ code }) => code === 'UNKNOWN_CURRENCY');

/** Reads a card. An option of the command line that it cannot use is a `UsageError`. */
function cardIn(text: string, options: RateCardOptions): RateCardResult {
  try {
    return rateCard(text, options);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'INVALID_ARGUMENT') throw error;
    throw new UsageError(withOptionNames((error as Error).message));
  }
}

/** An issue as one line, safe for a terminal. */
export const issueText = ({ message }: RateCardIssue): string => printable(withOptionNames(message));

/** The first of many lines, and how many more there are. */
function firstOf(lines: readonly string[]): string {
  const more = lines.length - ISSUES_SHOWN;
  const shown = lines.slice(0, ISSUES_SHOWN);
  return (more > 0 ? [...shown, `… and ${more.toLocaleString('en')} more`] : shown).join('\n');
}
