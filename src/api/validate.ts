import { isObject } from '../misuse.js';
import { isMsisdn, typeNameOf } from './body.js';
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
import { type Findings, NO_WARNINGS } from './findings.js';
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
  return validateBody(body, isMsisdn, false);
}

/** The same, with the caller's check of an MSISDN that is a string. `inSandbox` forces sandbox mode. */
export function validateBody(
  body: unknown,
  isMsisdn: (msisdn: string) => boolean,
  inSandbox: boolean,
): Validated<SendRequest> {
  if (!isObject(body)) {
    const message = `The body must be a JSON object, not ${typeNameOf(body)}.`;
    return { issues: [{ message, path: [], code: 'BAD_REQUEST' }] };
  }
  const fields = fieldsOf(body);
  const {
    MSISDN,
    msg,
    sender,
    smart_routing,
    sms_failover_sender,
    expiry,
    customer_id,
    metadata,
    sandbox,
    callback_url,
    isClean,
  } = fields;
  const findings: Findings = { issues: undefined, warnings: NO_WARNINGS };
  checkMsisdn(findings, MSISDN, isMsisdn);
  checkMsg(findings, msg);
  checkRequiredSender(findings, sender, smart_routing === true);
  checkBoolean(findings, 'smart_routing', smart_routing);
  if (sms_failover_sender !== undefined)
    checkSenderField(findings, 'sms_failover_sender', sms_failover_sender, false);
  checkExpiry(findings, expiry);
  if (customer_id !== undefined) checkText(findings, 'customer_id', customer_id, LONGEST_CUSTOMER_ID);
  const copy = metadata === undefined ? undefined : checkMetadata(findings, metadata);
  checkBoolean(findings, 'sandbox', sandbox);
  if (callback_url !== undefined) checkCallbackUrl(findings, callback_url);

  if (findings.issues !== undefined) return { issues: findings.issues };
  // Reading metadata may have run a getter, which may have changed `Object.prototype`.
  if (!isClean || (metadata !== undefined && isPolluted())) {
    const sent = { ...fields, metadata: copy, sandbox: sandbox === true || inSandbox };
    return { value: Object.freeze(requestOf(sent as unknown as CheckedFields)), warnings: findings.warnings };
  }
  // Written out here: a function that takes all the fields costs 13 ns of 200.
  const request = { MSISDN, msg, sender, smart_routing: smart_routing === true } as Draft;
  if (sms_failover_sender !== undefined) request.sms_failover_sender = sms_failover_sender as string;
  request.expiry = (expiry as number | undefined) ?? DEFAULT_EXPIRY;
  if (customer_id !== undefined) request.customer_id = customer_id as string;
  if (copy !== undefined) request.metadata = copy;
  request.sandbox = sandbox === true || inSandbox;
  if (callback_url !== undefined) request.callback_url = callback_url as string;
  return { value: Object.freeze(request), warnings: findings.warnings };
}

/** A request whose optional fields are added one after the other. */
type Draft = { -readonly [Field in keyof SendRequest]: SendRequest[Field] };

/** The request of checked fields, without assignments, which would meet a setter or a read-only property of a prototype. */
function requestOf({ isClean: _, ...checked }: CheckedFields): SendRequest {
  const { smart_routing = false, expiry = DEFAULT_EXPIRY, sandbox = false } = checked;
  const fields = Object.entries({ ...checked, smart_routing, expiry, sandbox });
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined)) as unknown as SendRequest;
}

type CheckedFields = SendRequestInput & { readonly isClean: boolean };
