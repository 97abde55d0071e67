// The JSON bodies of the API as JSON Schema, draft 2020-12, which OpenAPI 3.1 uses.
import {
  gsmStatusCodes,
  rejectionErrors,
  requestErrors,
  sendRequestJsonSchema,
} from '../../src/api/index.js';

const { $schema: _, ...sendRequest } = sendRequestJsonSchema;

const text = (description: string) => ({ type: 'string', description });
const time = (description: string) => ({ type: 'string', format: 'date-time', description });
const orNull = (schema: { type: string }) => ({ ...schema, type: [schema.type, 'null'] });
const integer = (minimum: number) => ({ type: 'integer', minimum });
const oneOf = (...values: readonly (string | number | null)[]) => ({ enum: values });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** An object that has all its fields, but for those that are named. */
function object(properties: Record<string, object>, optional: readonly string[] = []) {
  const required = Object.keys(properties).filter(name => !optional.includes(name));
  return { type: 'object', properties, required };
}

const messageId = { type: 'string', pattern: '^msg_[0-9a-f]{16}$', description: 'Unique message ID.' };
const requestId = text('For support. Also in X-Request-Id.');

const queued = {
  quicksms_id: messageId,
  MSISDN: sendRequest.properties.MSISDN,
  sender: sendRequest.properties.sender,
  channel: oneOf('SMS', 'RCS'),
  encoding: { ...oneOf('GSM-7', 'UCS-2', null), description: 'null for RCS.' },
  message_parts: { ...integer(1), description: 'SMS segment count. Always 1 for RCS.' },
  customer_id: sendRequest.properties.customer_id,
};

const codesOf = (errors: readonly { code: string }[]) => oneOf(...errors.map(({ code }) => code));

const receipt = object({
  quicksms_id: messageId,
  customer_id: orNull(text('Your reference.')),
  channel: { ...oneOf('SMS', 'RCS'), description: 'The channel that was used.' },
  message_status: oneOf('DELIVERED', 'UNDELIVERED', 'EXPIRED', 'REJECTED'),
  status_code: {
    ...oneOf(...gsmStatusCodes.map(({ code }) => code)),
    description: `GSM status code. ${gsmStatusCodes.map(({ code, meaning }) => `${code}: ${meaning}`).join('. ')}.`,
  },
  message_parts: integer(1),
  message_sent_time: orNull(time('null when no carrier has taken the message.')),
  delivery_receipt_time: orNull(time('null when the carrier sent no receipt.')),
  read_receipt: { type: ['boolean', 'null'], description: 'Whether it was read (RCS only). null for SMS.' },
  read_receipt_timestamp: orNull(time('When it was read (RCS only).')),
  done_time: time('When the message reached its final status.'),
  metadata: { type: ['object', 'null'], additionalProperties: { type: 'string' } },
});

/** All bodies, by the names that the document refers to. */
export const schemas = {
  SendRequest: sendRequest,
  AcceptedMessage: object({ ...queued, status: oneOf('ACCEPTED') }, ['customer_id']),
  HeldMessage: object(
    { ...queued, status: oneOf('HELD'), scheduled_send_at: time('When it is dispatched.') },
    ['customer_id'],
  ),
  RejectedMessage: object({
    MSISDN: sendRequest.properties.MSISDN,
    status: oneOf('REJECTED'),
    error: object(
      {
        code: codesOf(rejectionErrors),
        message: text('What is wrong.'),
        window: object({
          weekdays: { type: 'array', items: { type: 'string' } },
          start: text('HH:MM'),
          end: text('HH:MM'),
          time_zone: text('A time zone of the IANA.'),
        }),
        resume_at: time('With OUT_OF_HOURS: when the window opens.'),
        original_quicksms_id: messageId,
      },
      ['window', 'resume_at', 'original_quicksms_id'],
    ),
  }),
  SendResponse: object({
    sandbox: { type: 'boolean' },
    total: integer(1),
    accepted: integer(0),
    rejected: integer(0),
    messages: {
      type: 'array',
      minItems: 1,
      items: { oneOf: [ref('AcceptedMessage'), ref('HeldMessage'), ref('RejectedMessage')] },
    },
    created_at: time('When the request was decided.'),
  }),
  Error: object({
    error: object(
      {
        type: oneOf(...new Set(requestErrors.map(({ type }) => type))),
        code: codesOf(requestErrors),
        message: text('What is wrong.'),
        param: text('The field or header that it is about.'),
        request_id: requestId,
      },
      ['param'],
    ),
  }),
  Receipt: receipt,
  Health: object({ status: oneOf('healthy', 'degraded') }),
  IncomingMessage: object({
    MSISDN: text('The number or sender that it came from.'),
    Message: text('The message.'),
    Number: text('The number or RCS sender that it was sent to.'),
    DateRecieved: text('UTC, as in 2024-01-28 11:54:32.'),
    ID: text('A unique reference.'),
  }),
};
