// The parts of each rival that are called here, so that types can be checked where the rivals are not installed.

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

declare module 'zod' {
  interface Schema {
    min(bound: number): Schema;
    max(bound: number): Schema;
    regex(pattern: RegExp): Schema;
    refine(holds: (value: object) => boolean): Schema;
    default(value: unknown): Schema;
    optional(): Schema;
    safeParse(value: unknown): { success: boolean; data?: unknown };
  }
  export function string(): Schema;
  export function boolean(): Schema;
  export function int(): Schema;
  export function record(key: Schema, value: Schema): Schema;
  export function object(fields: Record<string, Schema>): Schema;
  export function compile(schema: Schema, options?: { strict?: boolean }): Schema;
}

declare module 'valibot' {
  interface Schema {
    readonly kind: 'schema';
  }
  interface Action {
    readonly kind: 'validation';
  }
  export function string(): Schema;
  export function boolean(): Schema;
  export function number(): Schema;
  export function record(key: Schema, value: Schema): Schema;
  export function object(fields: Record<string, Schema>): Schema;
  export function optional(schema: Schema, value?: unknown): Schema;
  export function pipe(schema: Schema, ...actions: Action[]): Schema;
  export function regex(pattern: RegExp): Action;
  export function integer(): Action;
  export function minLength(bound: number): Action;
  export function maxCodePoints(bound: number): Action;
  export function maxEntries(bound: number): Action;
  export function minValue(bound: number): Action;
  export function maxValue(bound: number): Action;
  export function safeParse(schema: Schema, value: unknown): { success: boolean; output: unknown };
}

declare module 'gsm7' {
  const library: { encode(text: string): Buffer; decode(octets: Buffer): string };
  export default library;
}

declare module 'node-pdu' {
  export class Submit {
    constructor(address: string, text: string);
    getPartStrings(): string[];
  }
  export const utils: {
    Helper: {
      encode7Bit(text: string, fillBits?: number): { length: number; result: string };
      decode7Bit(hex: string, septets?: number, fillBits?: number): string;
    };
  };
}

declare module 'node-sms-pdu/lib/sms-pdu-user-data-gsm0338.js' {
  const library: {
    encode(text: string): { length: number; buffer: Buffer }[];
    decode(octets: Buffer, offset: number): string;
  };
  export default library;
}

declare module 'pdu' {
  const library: {
    generate(message: { text: string; receiver: string; encoding: '7bit' }): string[];
  };
  export default library;
}

declare module 'sms-pdu-node' {
  export default function stringToPdu(
    text: string,
    receiver: string,
    serviceCentre: string | null,
    bits: 7,
  ): { pdu: string };
}
