import type { RequestErrorCode } from '../codes.js';
import type { Issue } from '../result.js';

/** A send request as a client may send it: QuickSMS API 2.0, Request Body. */
export interface SendRequestInput {
  /** 7 to 15 digits, the first not 0. */
  readonly MSISDN: string;
  /** 1 to 1,530 characters. A character is a Unicode code point. */
  readonly msg: string;
  readonly sender: string;
  /** RCS with SMS fallback; default false. */
  readonly smart_routing?: boolean | undefined;
  /** The sender of the SMS that is sent when RCS fails. */
  readonly sms_failover_sender?: string | undefined;
  /** Validity in seconds, 60 to 259,200; default 172,800. */
  readonly expiry?: number | undefined;
  /** At most 128 characters. */
  readonly customer_id?: string | undefined;
  /** At most 10 keys, each value at most 256 characters. */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  /** Default false. */
  readonly sandbox?: boolean | undefined;
  /** An absolute http or https URL of at most 2,048 characters. */
  readonly callback_url?: string | undefined;
}

/** A valid send request with its defaults. A field that was not sent and has no default is not in it. */
export interface SendRequest extends SendRequestInput {
  readonly smart_routing: boolean;
  readonly sms_failover_sender?: string;
  readonly expiry: number;
  readonly customer_id?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly sandbox: boolean;
  readonly callback_url?: string;
}

/** What is wrong with the body of a send request. */
export interface SendIssue extends Issue {
  readonly code: Extract<
    RequestErrorCode,
    'BAD_REQUEST' | 'MISSING_FIELD' | 'INVALID_PHONE_NUMBER' | 'CONTENT_TOO_LONG' | 'VALIDATION_ERROR'
  >;
}

/** The outcome of checking a body: a value with warnings, or issues. */
export type Validated<Value, Wrong extends Issue = SendIssue> =
  | { readonly value: Value; readonly warnings: readonly Issue[]; readonly issues?: undefined }
  | { readonly value?: undefined; readonly issues: readonly Wrong[] };

// The bounds of the fields.
export const LONGEST_MSG = 1530;
export const SHORTEST_EXPIRY = 60;
export const LONGEST_EXPIRY = 259_200;
export const DEFAULT_EXPIRY = 172_800;
export const LONGEST_CUSTOMER_ID = 128;
export const MOST_METADATA_KEYS = 10;
export const LONGEST_METADATA_VALUE = 256;
export const LONGEST_CALLBACK_URL = 2048;
export const LONGEST_IDEMPOTENCY_KEY = 128;
