export type {
  AcceptedMessage,
  HeldMessage,
  ReceiptBody,
  RejectionCode,
  RequestErrorCode,
  SendRequestInput,
} from '@quicksms/core/api';
export { verifyWebhook } from '@quicksms/core/api';
export type { HealthOutcome, SendError, SendOutcome, SendSummary } from './answer.js';
export { type Client, createClient, type SendOptions } from './client.js';
export type { ClientOptions } from './options.js';
