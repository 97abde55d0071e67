export {
  type ErrorCode,
  type ErrorType,
  type RejectionCode,
  type RequestErrorCode,
  rejectionErrors,
  requestErrors,
} from '../codes.js';
export {
  type ErrorBody,
  type ErrorCause,
  type ErrorResponse,
  errorResponse,
} from './error-response.js';
export {
  type EstimateOptions,
  estimate,
  type PricedEstimate,
  type RequestEstimate,
} from './estimate.js';
export { sendRequestJsonSchema } from './json-schema.js';
export { type LegacyErrorCode, type LegacyValidated, validateLegacySend } from './legacy.js';
export {
  type AcceptedMessage,
  acceptedMessage,
  type HeldMessage,
  heldMessage,
  type Message,
  type MessageDetails,
  type MessageId,
  type RejectedMessage,
  rejectedMessage,
  type SendResponse,
  type SendResponseBody,
  sendResponse,
} from './responses.js';
export type { SendIssue, SendRequest, SendRequestInput, Validated } from './send-request.js';
export { type StandardSchema, sendRequestSchema } from './standard-schema.js';
export { validateIdempotencyKey, validateSend } from './validate.js';
