import { checkWhole } from '../octets/septets.js';

/** What has become of a message, by the ranges of TP-Status (3GPP TS 23.040, 9.2.3.15). */
export type StatusClass =
  /** The service centre is done with the message. */
  | 'completed'
  /** A temporary error, and the service centre tries on. */
  | 'trying'
  /** A permanent error: the service centre has stopped. */
  | 'failed'
  /** A temporary error, and the service centre has stopped. */
  | 'abandoned'
  /** A value without a meaning. A receiver takes it for 0x63, service rejected. */
  | 'reserved';

/** TP-Status: its octet and what that says. */
export interface TpduStatus {
  readonly code: number;
  readonly class: StatusClass;
  readonly meaning: string;
  /** Whether the service centre is done with the message, so that no other report about it follows. */
  readonly isFinal: boolean;
}

const COMPLETED = [
  'received by the SME',
  'forwarded to the SME, delivery not confirmed',
  'replaced by the SC',
];
const TEMPORARY = [
  'congestion',
  'SME busy',
  'no response from the SME',
  'service rejected',
  'quality of service not available',
  'error in the SME',
];
const PERMANENT = [
  'remote procedure error',
  'incompatible destination',
  'connection rejected by the SME',
  'not obtainable',
  'quality of service not available',
  'no interworking available',
  'validity period expired',
  'deleted by the originating SME',
  'deleted by SC administration',
  'message does not exist',
];

const OWN = 'specific to the service centre';

/** The four ranges of 32 codes: half of each is the specification's, half the service centre's own. */
const ranges: readonly { readonly class: StatusClass; readonly meanings: readonly string[] }[] = [
  { class: 'completed', meanings: COMPLETED },
  { class: 'trying', meanings: TEMPORARY },
  { class: 'failed', meanings: PERMANENT },
  { class: 'abandoned', meanings: TEMPORARY },
];

/**
 * The meaning of the octet TP-Status in a status report (3GPP TS 23.040, 9.2.3.15).
 *
 * @param code 0 to 255
 * @throws {TypeError} `INVALID_ARGUMENT` when `code` is not a number
 * @throws {RangeError} `INVALID_ARGUMENT` when `code` is not a whole number from 0 to 255
 * @example
 * tpduStatusOf(0x46) // { code: 70, class: 'failed', meaning: 'validity period expired', isFinal: true }
 */
export function tpduStatusOf(code: number): TpduStatus {
  checkWhole('code', code, 0, 255);
  const range = ranges[code >> 5];
  const within = code & 31;
  const meaning = range && (range.meanings[within] ?? (within < 16 ? undefined : OWN));
  // A receiver takes a reserved value for 0x63, service rejected: the service centre has stopped.
  if (meaning === undefined) return { code, class: 'reserved', meaning: 'reserved', isFinal: true };
  return { code, class: range!.class, meaning, isFinal: range!.class !== 'trying' };
}
