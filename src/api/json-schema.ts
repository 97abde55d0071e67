import { MOST_CHARACTERS, MOST_DIGITS } from '../sender/kinds.js';
import { MSISDN_PATTERN } from './body.js';
import {
  DEFAULT_EXPIRY,
  LONGEST_CALLBACK_URL,
  LONGEST_CUSTOMER_ID,
  LONGEST_EXPIRY,
  LONGEST_METADATA_VALUE,
  LONGEST_MSG,
  MOST_METADATA_KEYS,
  SHORTEST_EXPIRY,
} from './send-request.js';
import { HTTP_URL_PATTERN } from './url.js';

/**
 * The send request as JSON Schema, draft 2020-12: the rules of `validateSend`, as far as a schema can state them. Of a
 * sender it checks only the length. Of a URL it checks how it begins, and that it has no forbidden character.
 */
export const sendRequestJsonSchema = /* @__PURE__ */ (() =>
  ({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Send request',
    type: 'object',
    properties: {
      MSISDN: {
        type: 'string',
        pattern: MSISDN_PATTERN.source,
        description: 'Recipient phone number. International format, digits only, no + prefix. 7–15 digits.',
      },
      msg: { type: 'string', minLength: 1, maxLength: LONGEST_MSG, description: 'Message content.' },
      sender: { type: 'string', minLength: 1, maxLength: MOST_CHARACTERS, description: 'Sender ID.' },
      smart_routing: { type: 'boolean', default: false, description: 'Enable RCS with SMS fallback.' },
      sms_failover_sender: {
        type: 'string',
        minLength: 1,
        maxLength: MOST_DIGITS,
        description: 'SMS sender ID to use if RCS falls back to SMS.',
      },
      expiry: {
        type: 'integer',
        minimum: SHORTEST_EXPIRY,
        maximum: LONGEST_EXPIRY,
        default: DEFAULT_EXPIRY,
        description: 'Validity in seconds.',
      },
      customer_id: {
        type: 'string',
        maxLength: LONGEST_CUSTOMER_ID,
        description: 'Your reference. Returned in DLR webhooks.',
      },
      metadata: {
        type: 'object',
        maxProperties: MOST_METADATA_KEYS,
        additionalProperties: { type: 'string', maxLength: LONGEST_METADATA_VALUE },
        description: 'Key-value pairs.',
      },
      sandbox: { type: 'boolean', default: false, description: 'Force sandbox mode.' },
      callback_url: {
        type: 'string',
        pattern: HTTP_URL_PATTERN.source,
        maxLength: LONGEST_CALLBACK_URL,
        description: 'Per-message DLR webhook URL.',
      },
    },
    required: ['MSISDN', 'msg', 'sender'],
  }) as const)();
