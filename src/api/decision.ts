import type { RejectionCode, RequestErrorCode } from '../codes.js';
import type { MessageId } from './responses.js';

/** Why one message is not sent: an object of `messages[].error`, in the API's words. */
export interface Rejection {
  readonly code: RejectionCode;
  /** Default: the message of the code. */
  readonly message?: string | undefined;
  readonly details?: RejectionDetails | undefined;
}

/** What `error` says besides code and message. */
export interface RejectionDetails {
  /** With `OUT_OF_HOURS`: the window that opens next. */
  readonly window?: RejectionWindow | undefined;
  /** With `OUT_OF_HOURS`: when it opens, ISO 8601 in UTC. */
  readonly resume_at?: string | undefined;
  /** With `DUPLICATE_MESSAGE`. */
  readonly original_quicksms_id?: MessageId | undefined;
}

/** A window of business hours, as a rejection shows it. */
export interface RejectionWindow {
  readonly weekdays: readonly string[];
  readonly start: string;
  readonly end: string;
  readonly time_zone: string;
}

/** Why a whole request is refused. */
export interface RequestError {
  readonly code: RequestErrorCode;
  /** Default: the message of the code. */
  readonly message?: string | undefined;
  /** Default: the field of the code. */
  readonly param?: string | undefined;
  /** Seconds, for the header `Retry-After`. */
  readonly retryAfter?: number | undefined;
}
