import { type CardField, type CardRow, textOf } from './card-row.js';
import { fieldIssue, type RateCardIssue } from './issues.js';

const YES = /^(?:true|yes|y|1|x|✓|✔)$/i;
const NO = /^(?:false|no|n|0)$/i;
const REJECTED =
  /^(?:reject|rejected|blocked|closed|suspended|discontinued|deleted|disabled|inactive|barred)$/i;
const ENABLED = /^(?:enabled|active|available|supported|open)$/i;
const DISABLED =
  /^(?:disabled|inactive|unavailable|unsupported|closed|not (?:available|supported|active|enabled|open))$/i;

/** Whether a column such as Blocked or Enabled says that nothing is sent to the destination of a row. */
export function rejectOf(row: CardRow): boolean | RateCardIssue {
  const { reject, enabled } = row.values;
  if (reject === undefined && enabled === undefined) return false;
  const isRejected =
    answerOf(reject, REJECTED, undefined) ?? (textOf(reject ?? '') === '' ? false : undefined);
  if (isRejected === undefined) return invalid(row, 'reject');
  if (enabled === undefined || enabled === null) return isRejected;
  // An empty field can be a no where others have an x.
  const isEnabled = answerOf(enabled, ENABLED, DISABLED);
  return isEnabled === undefined ? invalid(row, 'enabled') : isRejected || !isEnabled;
}

/** What a value answers, with the words that stand for yes and no in its column. */
function answerOf(value: unknown, yes: RegExp, no: RegExp | undefined): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = textOf(value) ?? '';
  if (YES.test(text) || yes.test(text)) return true;
  return NO.test(text) || no?.test(text) ? false : undefined;
}

function invalid(row: CardRow, field: CardField): RateCardIssue {
  const expected = field === 'reject' ? 'true or false' : 'yes or no';
  return fieldIssue(row, { code: 'INVALID_REJECT', field, expected, found: row.values[field] });
}
