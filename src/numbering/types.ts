/** libphonenumber's names for types of numbers, by the code that columns and tables have for them. */
export const numberTypes = [
  'UNKNOWN',
  'FIXED_LINE',
  'MOBILE',
  'FIXED_LINE_OR_MOBILE',
  'TOLL_FREE',
  'PREMIUM_RATE',
  'SHARED_COST',
  'VOIP',
  'PERSONAL_NUMBER',
  'PAGER',
  'UAN',
  'VOICEMAIL',
] as const;
export type NumberType = (typeof numberTypes)[number];

/** Whether numbers of the type take an SMS: advice, not a verdict. */
export type CanReceiveSms = 'yes' | 'maybe' | 'no';

const receives: Record<NumberType, CanReceiveSms> = {
  MOBILE: 'yes',
  FIXED_LINE_OR_MOBILE: 'maybe',
  PAGER: 'maybe',
  PERSONAL_NUMBER: 'maybe',
  VOIP: 'maybe',
  UNKNOWN: 'maybe',
  FIXED_LINE: 'no',
  TOLL_FREE: 'no',
  PREMIUM_RATE: 'no',
  SHARED_COST: 'no',
  UAN: 'no',
  VOICEMAIL: 'no',
};

/** By the code of a type, whether its numbers take an SMS. */
export const canReceiveSmsByType: readonly CanReceiveSms[] = /* @__PURE__ */ numberTypes.map(
  type => receives[type],
);
