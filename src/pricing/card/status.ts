import { type CardRow, textOf } from './card-row.js';
import type { RateCardOptions } from './options.js';
import { remembered } from './remembered.js';
import { cellsOf, listedWords, type UnknownWord, wordReader, wordsOf } from './words.js';

/**
 * What columns such as Status and Change say of a rate: `open` for one that counts, `unchanged` for one whose price stays
 * as it is, `closed` for one whose destination is closed, and `ignored` for one that does not count at all.
 */
export type RateStatus = 'open' | 'unchanged' | 'closed' | 'ignored';

/** Words of columns such as Status and Change. */
const words = /* @__PURE__ */ listedWords({
  ignored: 'ignore ignored skip skipped void',
  closed:
    'close closed closing closure delete deleted deletion remove removed removal discontinue discontinued suspend suspended suspension block blocked barred terminate terminated cease ceased cancel cancelled canceled disable disabled inactive unavailable withdraw withdrawn stop stopped expired rejected',
  unchanged: 'unchanged nochange same stable constant',
  open: 'current present existing active activated open opened reopen reopened new added add addition increase increased increasing decrease decreased decreasing up down reduced reduction change changed changes update updated modified amended revised valid live available enabled effective restored reinstated',
  filler:
    'rate rates price prices cost destination destinations network networks route routes service traffic termination operator country the in of',
});

/** Phrases whose words say something else one by one. */
const phrases: readonly (readonly [RegExp, RateStatus])[] = [
  [/^(?:no|not|without) (?:price |rate )?(?:changes?|changed)$/, 'unchanged'],
  [/^(?:no longer |not )(?:available|active|open|valid|supported)$/, 'closed'],
  [/^(?:do not use|not used|not in use)$/, 'ignored'],
];

/** Of several words in a row the first of these counts. */
const strongest = ['ignored', 'closed', 'unchanged', 'open'] as const;

/** Returns the function that reads the status of a row. It remembers what many rows share. */
export function statusReader({ words }: RateCardOptions): (row: CardRow) => RateStatus | UnknownStatus {
  const meaningOf = wordReader(words);
  const inCells = remembered((joined: string) => {
    const found = new Set(cellsOf(joined).map(cell => statusOfCell(cell, meaningOf(cell))));
    for (const status of found) if (typeof status === 'object') return status;
    return strongest.find(status => found.has(status)) ?? 'open';
  });
  const inComment = remembered((comment: string) => statusOfComment(comment, meaningOf(comment)));
  return ({ values }) => {
    const text = textOf(values.status);
    const status = text ? inCells(text) : 'open';
    if (typeof status === 'object') return { ...status, field: 'status' };
    const comment = values.comment === undefined ? undefined : textOf(values.comment);
    if (!comment || status === 'closed' || status === 'ignored') return status;
    const commented = inComment(comment);
    if (typeof commented === 'object') return { ...commented, field: 'comment' };
    return commented === 'open' ? status : commented;
  };
}

/** A text that does not say whether a rate counts, and the field that has it. */
export interface UnknownStatus extends UnknownWord {
  readonly field: 'status' | 'comment';
}

/** What in a comment may close a destination. Blocked is not here: links and senders are blocked too. */
const CLOSES =
  /\b(?:closed|suspended|discontinued|terminated|deleted|ceased|withdrawn|no longer|do not (?:use|send))\b/i;
const SURROUNDS =
  /\b(?:until further notice|temporarily|permanently|currently|now|is|are|has been|have been)\b/gi;

/** A comment says much that is no status. It counts where all of its words close a destination. */
function statusOfComment(comment: string, meaning: string | undefined): RateStatus | UnknownWord {
  if (meaning === undefined && !CLOSES.test(comment)) return 'open';
  return statusOfCell(comment.replace(SURROUNDS, ' '), meaning);
}

function statusOfCell(cell: string, meaning: string | undefined): RateStatus | UnknownWord {
  if (meaning === 'closed' || meaning === 'ignored' || meaning === 'open') return meaning;
  const all = wordsOf(cell);
  // By how much a price changes, such as +0.001 or -3%, and an empty sign.
  if (all.every(word => /^\d+$/.test(word))) return 'open';
  const text = all.join(' ');
  const phrase = phrases.find(([pattern]) => pattern.test(text));
  if (phrase !== undefined) return phrase[1];
  const found = new Set(all.map(word => words.get(word)));
  const status = strongest.find(status => found.has(status));
  return status === undefined || found.has(undefined) ? { unknown: cell.trim() } : status;
}
