// The messages of a campaign file, slow and plain: what is wrong with a row, or what its text counts as. Nobody may
// improve it.
import { readFileSync } from 'node:fs';
import { decode, type ReferenceRow, referenceRows, separatorOf } from './csv.js';
import { referenceResolve } from './resolve.js';
import { codePointsOf, referenceCounts } from './text.js';

export interface ReferenceMessage {
  line: number;
  msisdn: string;
  /** Empty where it is not given. */
  mccMnc: string;
  text: string;
  /** Whether the bytes of the text are UTF-8. */
  valid: boolean;
  country: string | null;
  type: string;
  counts: ReturnType<typeof referenceCounts>;
}

/** A message, or the reason why its row is rejected. */
export type ReferenceResult =
  | { line: number; problem: string }
  | (ReferenceMessage & { problem?: undefined });

export const countsOf = (text: string) => referenceCounts(codePointsOf(text));

export function* referenceMessages(path: string): Generator<ReferenceResult> {
  const campaign = readFileSync(path, 'latin1');
  let header: string[] | undefined;
  for (const row of referenceRows(campaign, separatorOf(campaign))) {
    if (header) yield messageOf(row, header);
    else header = row.fields.map(field => decode(field).text.trim().toLowerCase());
  }
}

function messageOf({ line, fields, fault }: ReferenceRow, header: readonly string[]): ReferenceResult {
  const msisdn = fields[header.indexOf('msisdn')] ?? '';
  const bytes = fields[header.findIndex(name => name === 'message' || name === 'msg')] ?? '';
  const mccMnc = fields[header.findIndex(name => name === 'mccmnc' || name === 'mcc_mnc')] ?? '';
  const { text, valid } = decode(bytes);
  const counts = countsOf(text);
  const refused = (problem: string) => ({ line, problem });
  if (fault) return refused(fault);
  if (fields.length !== header.length) return refused('WRONG_FIELD_COUNT');
  if (msisdn === '') return refused('MISSING_FIELD');
  if (!/^[1-9][0-9]{6,14}$/.test(msisdn)) return refused('INVALID_PHONE_NUMBER');
  if (text === '') return refused('MISSING_FIELD');
  if (!/^(|[0-9]{4,6})$/.test(mccMnc)) return refused('INVALID_MCC_MNC');
  if (counts.characters > 1530) return refused('CONTENT_TOO_LONG');
  const { country, type } = referenceResolve(msisdn);
  return { line, msisdn, mccMnc, text, valid, country, type, counts };
}
