// Of each rival what is called here, so that types can be checked where the rivals are not installed.

declare module 'sms-segments-calculator' {
  export class SegmentedMessage {
    constructor(message: string);
    encodingName: 'GSM-7' | 'UCS-2';
    /** Bits, without headers. */
    messageSize: number;
    segmentsCount: number;
  }
}

declare module 'split-sms' {
  export function split(
    message: string,
    options?: { summary?: boolean },
  ): { characterSet: 'GSM' | 'Unicode'; parts: unknown[]; bytes: number };
}

declare module '@trt2/gsm-charset-utils' {
  export function getCharCount(text: string): { encoding: 'GSM' | 'UCS2'; msgCount: number };
}

declare module 'sms-length' {
  export function count(text: string): {
    encoding: 'GSM_7BIT' | 'GSM_7BIT_EXT' | 'UTF16';
    length: number;
    messages: number;
  };
}

declare module 'google-libphonenumber' {
  interface PhoneNumber {
    getCountryCode(): number | undefined;
  }
  const library: {
    PhoneNumberType: Record<string, number>;
    PhoneNumberUtil: {
      getInstance(): {
        parse(text: string): PhoneNumber;
        getRegionCodeForNumber(number: PhoneNumber): string | null;
        getNumberType(number: PhoneNumber): number;
      };
    };
  };
  export default library;
}

declare module 'awesome-phonenumber' {
  export function parsePhoneNumber(text: string): { regionCode?: string; type?: string };
}
