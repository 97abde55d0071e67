import { isObject, typeNameOf } from './body.js';
import {
  checkBoolean,
  checkCallbackUrl,
  checkExpiry,
  checkMsg,
  checkMsisdn,
  checkRequiredSender,
  checkSenderField,
  checkText,
} from './fields.js';
import { noFindings } from './findings.js';
import { checkMetadata } from './metadata.js';
import { fieldsOf, isPolluted } from './own-fields.js';
import {
  DEFAULT_EXPIRY,
  LONGEST_CUSTOMER_ID,
  type SendRequest,
  type SendRequestInput,
  type Validated,
} from './send-request.js';

/**
 * Checks the body of a send request, as parsed from JSON, and fills in the defaults.
 *
 * The value is a frozen copy with the fields that the API documents. Other fields are dropped. The issues list every
 * problem, in the order in which the API lists its fields; the first one decides the HTTP answer (`errorResponse`). The
 * warnings name a sender or a `callback_url` that is allowed but questionable. Nothing throws, whatever the body is.
 *
 * Rules: QuickSMS API 2.0, Request Body and Request-Level Error Codes.
 *
 * @example
 * validateSend({ MSISDN: '447700900000', msg: 'Hello', sender: 'MyStore' }).value?.expiry // 172800
 * validateSend({ MSISDN: '+447700900000', msg: 'Hello' }).issues?.map(issue => issue.code) // ['INVALID_PHONE_NUMBER', 'MISSING_FIELD']
 */
export function validateSend(body: unknown): Validated<SendRequest> {
  if (!isObject(body)) {
    const message = `The body must be a JSON object, not ${typeNameOf(body)}.`;
    return { issues: [{ message, path: [], code: 'BAD_REQUEST' }] };
  }
  const fields = fieldsOf(body);
  const findings = noFindings();
  checkMsisdn(findings, fields.MSISDN);
  checkMsg(findings, fields.msg);
  checkRequiredSender(findings, fields.sender, fields.smart_routing === true);
  checkBoolean(findings, 'smart_routing', fields.smart_routing);
  if (fields.sms_failover_sender !== undefined)
    checkSenderField(findings, 'sms_failover_sender', fields.sms_failover_sender, false);
  checkExpiry(findings, fields.expiry);
  if (fields.customer_id !== undefined)
    checkText(findings, 'customer_id', fields.customer_id, LONGEST_CUSTOMER_ID);
  if (fields.metadata !== undefined) fields.metadata = checkMetadata(findings, fields.metadata);
  checkBoolean(findings, 'sandbox', fields.sandbox);
  if (fields.callback_url !== undefined) checkCallbackUrl(findings, fields.callback_url);

  if (findings.issues.length > 0) return { issues: findings.issues };
  return { value: Object.freeze(requestOf(fields as SendRequestInput)), warnings: findings.warnings };
}

/** A request whose optional fields are added one after the other. */
type Draft = { -readonly [Field in keyof SendRequest]: SendRequest[Field] };

/** The request of checked fields, with the defaults. A field that is absent and has no default is not in it. */
function requestOf(fields: SendRequestInput): SendRequest {
  // An assignment would meet a setter or a read-only property that somebody defined on the prototype.
  if (isPolluted()) return definedRequest(fields);
  const { MSISDN, msg, sender, sms_failover_sender, customer_id, metadata, callback_url } = fields;
  const request = { MSISDN, msg, sender, smart_routing: fields.smart_routing === true } as Draft;
  if (sms_failover_sender !== undefined) request.sms_failover_sender = sms_failover_sender;
  request.expiry = fields.expiry ?? DEFAULT_EXPIRY;
  if (customer_id !== undefined) request.customer_id = customer_id;
  if (metadata !== undefined) request.metadata = metadata;
  request.sandbox = fields.sandbox === true;
  if (callback_url !== undefined) request.callback_url = callback_url;
  return request;
}

/** The same request, made without an assignment to any field. It takes several times as long. */
function definedRequest({
  smart_routing = false,
  expiry = DEFAULT_EXPIRY,
  sandbox = false,
  ...others
}: SendRequestInput): SendRequest {
  const { MSISDN, msg, sender, ...optional } = others;
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
  return { MSISDN, msg, sender, smart_routing, expiry, sandbox, ...given };
}
