// Units in a message of one part, and in each of several (3GPP TS 23.040, 9.2.3.24 and 9.2.3.24.1).
export const GSM_SINGLE: u32 = 160;
export const GSM_PART: u32 = 153;
export const UCS2_SINGLE: u32 = 70;
export const UCS2_PART: u32 = 67;

// @ts-ignore: decorator
@inline
export function messageParts(units: u32, gsm: bool): u32 {
  return gsm
    ? units <= GSM_SINGLE
      ? 1
      : (units + GSM_PART - 1) / GSM_PART
    : units <= UCS2_SINGLE
      ? 1
      : (units + UCS2_PART - 1) / UCS2_PART;
}
