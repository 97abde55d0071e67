import type { RejectedRow } from '../campaign/estimate-campaign.js';
import type { RejectedContent } from '../campaign/judge.js';
import type { SentRow } from '../campaign/sent.js';

// Each field holds bytes, one a character, as `OutputFile.add` expects them.

export const rejectedHeader = ['line', 'code', 'reason', 'msisdn', 'message'];

/** A rejected row as fields for `--rejected`. */
export const rejectedFields = (
  { line, code, reason }: RejectedRow,
  { msisdn, message }: RejectedContent,
): string[] => [String(line), code, Buffer.from(reason).toString('latin1'), msisdn, message];

const sentHeader = [
  'line',
  'msisdn',
  'country',
  'type',
  'can_receive_sms',
  'encoding',
  'message_parts',
  'segments',
  'price',
  'cost',
];

const sentFields = (row: SentRow): string[] => [
  String(row.line),
  row.msisdn,
  row.country ?? '',
  row.type,
  row.canReceiveSms,
  row.encoding,
  String(row.messageParts),
  String(row.segments),
  row.price ?? '',
  row.cost ?? '',
];

/** Header and fields for `--rows`. */
export const sentRows = { header: sentHeader, fieldsOf: sentFields };

/** Header and fields for `--rows` with `--rcs-share`. */
export const sentRowsWithRcs: typeof sentRows = {
  header: [...sentHeader, 'rcs_cost'],
  fieldsOf: row => [...sentFields(row), row.rcsCost ?? ''],
};
