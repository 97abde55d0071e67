import { GSM_PART, GSM_SINGLE, UCS2_PART, UCS2_SINGLE } from '../constants';

/** Parts as billed (3GPP TS 23.040, 9.2.3.24 and 9.2.3.24.1). */
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
