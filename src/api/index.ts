export {
  type ErrorCode,
  type ErrorType,
  type RejectionCode,
  type RequestErrorCode,
  rejectionErrors,
  requestErrors,
} from '../codes.js';
export { type AccessFacts, type ConnectionStatus, checkAccess, connectionStatuses } from './access.js';
export type { Answer } from './answer.js';
export {
  type ApiKeyType,
  apiKeyOf,
  apiKeyType,
  type LegacyCredentials,
  legacyCredentialsOf,
} from './api-key.js';
export { clientAddress } from './client-address.js';
export {
  type ContentFilter,
  checkContent,
  type MessageContent,
} from './content.js';
export { type CountryFacts, type CountrySetting, checkCountry } from './countries.js';
export {
  type CreditFacts,
  chargedFor,
  type LedgerEntry,
  type ReserveDecision,
  refundCredits,
  reserveCredits,
  settleCredits,
} from './credits.js';
export {
  decideLegacySend,
  type RequiredLegacyFacts,
  requiredLegacyFacts,
} from './decide-legacy-send.js';
export { type AnswerDecision, decideSend, type SendDecision } from './decide-send.js';
export type { Rejection, RejectionDetails, RejectionWindow, RequestError } from './decision.js';
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
export { decideFlood, type FloodDecision, type FloodFacts } from './flood.js';
export {
  type BusinessHours,
  type BusinessWindow,
  decideHours,
  type HoursDecision,
  nextOpening,
  type Opening,
  type Weekday,
} from './hours.js';
export {
  decideIdempotency,
  type IdempotencyDecision,
  type IdempotencyFacts,
  type IdempotencyRecord,
  idempotencyPayload,
} from './idempotency.js';
export { validateIdempotencyKey } from './idempotency-key.js';
export { type InboundBody, type IncomingMessage, inboundBody } from './inbound.js';
export type { AddressRange } from './ip-address.js';
export { type IpRangeIssue, type IpRanges, inIpRanges, ipRanges } from './ip-ranges.js';
export { sendRequestJsonSchema } from './json-schema.js';
export { type LegacyIssue, validateLegacySend } from './legacy.js';
export {
  type LegacyErrorBody,
  type LegacyErrorCode,
  type LegacyErrorResponse,
  legacyErrorResponse,
} from './legacy-errors.js';
export {
  type LegacyMessage,
  type LegacyReceiptBody,
  type LegacySeenReceiptBody,
  legacyReceiptBody,
  legacySeenReceiptBody,
} from './legacy-receipts.js';
export {
  applyEvent,
  type FollowUp,
  type Lifecycle,
  type LifecycleEvent,
  type LifecycleStart,
  type LifecycleStep,
  lifecycleOf,
} from './lifecycle.js';
export {
  type AuthenticationOutcome,
  checkLockout,
  type LockoutState,
  lockoutKey,
  nextLockout,
} from './lockout.js';
export {
  type DeliveryStatus,
  deliveryStatuses,
  type FinalStatus,
  type GsmStatusCode,
  gsmStatusCodes,
  isFinalStatus,
  type MessageStatus,
  nextStatuses,
} from './message-status.js';
export { type ChannelTerms, priceOfMessage, type QueuedMessage } from './queued-message.js';
export {
  DEFAULT_RATE_LIMIT,
  decideRateLimit,
  type RateLimitDecision,
  type RateLimitFacts,
  type RateLimitHeaders,
  type RateLimitState,
} from './rate-limit.js';
export {
  type EndedMessage,
  type ReceiptBody,
  type ReceiptKind,
  type ReceiptUrls,
  receiptBody,
  receiptId,
  receiptUrl,
} from './receipt.js';
export {
  type AcceptedMessage,
  acceptedMessage,
  type HeldMessage,
  heldMessage,
  type Message,
  type MessageId,
  type QueuedMessageDetails,
  type RejectedMessage,
  rejectedMessage,
  type SendResponse,
  type SendResponseBody,
  sendResponse,
} from './responses.js';
export { isRetryable, MOST_RETRIES, retryDelay } from './retry.js';
export {
  type AccountSender,
  decideRoute,
  type RouteDecision,
  type RoutedRequest,
  type RouteFacts,
} from './route.js';
export type { KeptAnswer, SendChanges, SendJob } from './send-changes.js';
export {
  type AccountFacts,
  type ApiRequest,
  type ConnectionFacts,
  type PlatformFacts,
  type RequiredFacts,
  type RequiredOfMessage,
  requiredFacts,
  type SendFacts,
  type StoredAnswer,
} from './send-facts.js';
export type { SendIssue, SendRequest, SendRequestInput, Validated } from './send-request.js';
export { type SimulatedDelivery, type SimulatedMessage, simulateDelivery } from './simulate.js';
export { type StandardSchema, sendRequestSchema } from './standard-schema.js';
export { checkTestNumber, isSandbox, isTestMode, type TestModeFacts } from './test-mode.js';
export { validateSend } from './validate.js';
export {
  type ReceivedHeaders,
  type ReceivedWebhook,
  verifyWebhook,
  type WebhookIssue,
} from './verify-webhook.js';
export { type WebhookHeaders, type WebhookPost, webhookHeaders } from './webhook-headers.js';
export {
  decideWebhook,
  type WebhookAnswer,
  type WebhookAttempt,
  type WebhookDecision,
  type WebhookKind,
  webhookTimeouts,
} from './webhook-schedule.js';
