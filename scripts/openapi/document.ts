// The OpenAPI 3.1 document of the API, from the same codes and schemas as the library.
import { requestErrors } from '../../src/api/index.js';
import { schemas } from './schemas.js';

const json = (name: keyof typeof schemas) => ({
  'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
});
const header = (description: string, type = 'string') => ({ description, schema: { type } });
const requestIdHeader = { 'X-Request-Id': header('The id of the request, for support.') };
const rateLimitHeaders = {
  'X-RateLimit-Limit': header('Maximum requests per minute.', 'integer'),
  'X-RateLimit-Remaining': header('Requests remaining in current window.', 'integer'),
  'X-RateLimit-Reset': header('Unix timestamp when the window resets.', 'integer'),
};
const retryAfter = { 'Retry-After': header('Seconds to wait.', 'integer') };

const descriptions: Record<number, string> = {
  400: 'Bad request',
  401: 'Auth failed',
  403: 'Forbidden',
  404: 'Not found',
  409: 'Idempotency conflict',
  429: 'Rate limited',
  500: 'Server error',
};

/** The answer of a status, with the codes that it may have. The one to a message that is rejected shares the status 422. */
function errorAnswer(status: number) {
  const codes = requestErrors.filter(({ httpStatus }) => httpStatus === status);
  const list = codes.map(({ code, whatToDo }) => `- \`${code}\`: ${whatToDo}`).join('\n');
  const isAuthenticated = ![401, 403, 404, 500].includes(status);
  return {
    description: `${descriptions[status]}\n\n${list}`,
    headers: {
      ...requestIdHeader,
      ...(isAuthenticated ? rateLimitHeaders : {}),
      ...(status === 429 ? retryAfter : {}),
    },
    content: json('Error'),
  };
}

const accepted = {
  description: 'Message queued for delivery, or held by out-of-hours restriction',
  headers: {
    ...requestIdHeader,
    ...rateLimitHeaders,
    'Idempotent-Replayed': header('true for the cached answer to an Idempotency-Key that was used before.'),
  },
  content: json('SendResponse'),
};

const unprocessable = {
  description: 'Validation failed, or message rejected',
  headers: { ...requestIdHeader, ...rateLimitHeaders },
  content: {
    'application/json': {
      schema: { oneOf: ['Error', 'SendResponse'].map(name => ({ $ref: `#/components/schemas/${name}` })) },
    },
  },
};

const send = {
  operationId: 'sendMessage',
  summary: 'Send an SMS or RCS message to a single recipient.',
  parameters: [
    {
      name: 'Idempotency-Key',
      in: 'header',
      description: 'Unique key to prevent duplicate sends. Kept for 24 hours.',
      schema: { type: 'string', minLength: 1, maxLength: 128 },
    },
  ],
  requestBody: { required: true, content: json('SendRequest') },
  responses: {
    '202': accepted,
    ...Object.fromEntries(Object.keys(descriptions).map(status => [status, errorAnswer(Number(status))])),
    '422': unprocessable,
  },
};

const health = {
  operationId: 'health',
  summary: "Check the API's operational status.",
  security: [],
  responses: {
    '200': { description: 'All systems operational', content: json('Health') },
    '503': { description: 'Service unavailable: retry with backoff', content: json('Health') },
  },
};

const headerParameter = (name: string, description: string, required = true) => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string' },
});

const receiptWebhook = {
  operationId: 'receipt',
  summary: 'A message has reached its final status, or was read (RCS only).',
  security: [],
  parameters: [
    headerParameter('X-QuickSMS-Timestamp', 'Seconds since 1970, of the attempt.'),
    headerParameter('X-QuickSMS-Event', 'dlr'),
    headerParameter('X-QuickSMS-Delivery-Attempt', '1 to 5.'),
    headerParameter('X-QuickSMS-Signature', 'sha256= and the HMAC-SHA256 of {timestamp}.{body}.', false),
    headerParameter('webhook-id', 'Standard Webhooks: the same on every attempt.'),
    headerParameter('webhook-timestamp', 'Standard Webhooks: seconds since 1970.'),
    headerParameter('webhook-signature', 'Standard Webhooks: v1, and the signature in base64.', false),
  ],
  requestBody: { required: true, content: json('Receipt') },
  responses: { '2XX': { description: 'Acknowledged. Anything else is retried, five attempts in all.' } },
};

const inboundWebhook = {
  operationId: 'incomingMessage',
  summary: 'A message to a registered number or RCS sender has come in.',
  security: [],
  requestBody: { required: true, content: json('IncomingMessage') },
  responses: {
    '2XX': {
      description: 'Taken, with the body RECEIVED.',
      content: { 'text/plain': { schema: { const: 'RECEIVED' } } },
    },
  },
};

export const document = {
  openapi: '3.1.0',
  info: {
    title: 'QuickSMS API',
    version: '2.0',
    description:
      'Send SMS and RCS messages globally with delivery tracking, smart routing, and real-time webhooks.',
  },
  servers: [{ url: 'https://api.quicksms.com' }],
  security: [{ bearer: [] }, { basic: [] }],
  paths: { '/v1/messages': { post: send }, '/v1/health': { get: health } },
  webhooks: { dlr: { post: receiptWebhook }, inbound: { post: inboundWebhook } },
  components: {
    schemas,
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer', description: 'The API key.' },
      basic: {
        type: 'http',
        scheme: 'basic',
        description: 'The API key as the user name. The password is ignored.',
      },
    },
  },
};
