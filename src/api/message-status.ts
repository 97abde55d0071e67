/** GSM status codes and what they mean: QuickSMS API 2.0, GSM Status Codes. */
export const gsmStatusCodes = [
  { code: 0, meaning: 'Delivered successfully' },
  { code: 1, meaning: 'Invalid destination number' },
  { code: 13, meaning: 'Rejected by operator' },
  { code: 27, meaning: 'Absent subscriber (phone off or out of range)' },
  { code: 32, meaning: 'Network error' },
  { code: 255, meaning: 'Unknown / expired' },
] as const;
export type GsmStatusCode = (typeof gsmStatusCodes)[number]['code'];

/** The statuses of a receipt. Only `PENDING` is not final. */
export const deliveryStatuses = ['PENDING', 'DELIVERED', 'UNDELIVERED', 'EXPIRED', 'REJECTED'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];
export type FinalStatus = Exclude<DeliveryStatus, 'PENDING'>;
export type MessageStatus = 'ACCEPTED' | 'HELD' | DeliveryStatus;

/** Which statuses follow which: QuickSMS API 2.0, Status Flow. What was never dispatched expires with its account. */
export const nextStatuses: { readonly [Status in MessageStatus]: readonly MessageStatus[] } = {
  ACCEPTED: ['PENDING', 'EXPIRED'],
  HELD: ['PENDING', 'EXPIRED'],
  PENDING: ['DELIVERED', 'UNDELIVERED', 'EXPIRED', 'REJECTED'],
  DELIVERED: [],
  UNDELIVERED: [],
  EXPIRED: [],
  REJECTED: [],
};

/** The code of a final status where the carrier has given none, or one that GSM does not have. */
const codesOfStatuses: { readonly [Status in FinalStatus]: GsmStatusCode } = {
  DELIVERED: 0,
  UNDELIVERED: 255,
  EXPIRED: 255,
  REJECTED: 13,
};

/**
 * Returns whether a status is final: nothing changes it any more. Rule: QuickSMS API 2.0, Delivery Statuses.
 *
 * @example
 * isFinalStatus('EXPIRED') // true
 * isFinalStatus('PENDING') // false
 */
export function isFinalStatus(status: MessageStatus): status is FinalStatus {
  return Object.hasOwn(codesOfStatuses, status);
}

/** How a message ends. */
export interface StatusEnding {
  readonly message_status: FinalStatus;
  /** As the carrier gave it. */
  readonly status_code?: number | undefined;
}

/** The carrier's code, if GSM has it and it agrees with the status about whether the message was delivered. */
export function statusCodeOf({ message_status, status_code }: StatusEnding): GsmStatusCode {
  const known = gsmStatusCodes.find(({ code }) => code === status_code)?.code;
  const agrees = known !== undefined && (known === 0) === (message_status === 'DELIVERED');
  return agrees ? known : codesOfStatuses[message_status];
}
