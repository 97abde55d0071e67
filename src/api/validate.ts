import type { Issue, Result } from '../result.js';
import { checkSender } from '../sender/check.js';
import { MOST_CHARACTERS, MOST_DIGITS } from '../sender/kinds.js';
import { atMost, charactersOf, grouped, isObject, kindOf, MSISDN_PATTERN, read, UNREADABLE } from './body.js';
import {
  DEFAULT_EXPIRY,
  LONGEST_CALLBACK_URL,
  LONGEST_CUSTOMER_ID,
  LONGEST_EXPIRY,
  LONGEST_IDEMPOTENCY_KEY,
  LONGEST_METADATA_VALUE,
  LONGEST_MSG,
  MOST_METADATA_KEYS,
  type SendIssue,
  type SendRequest,
  SHORTEST_EXPIRY,
  type Validated,
} from './send-request.js';
import { isHttpUrl } from './url.js';

const NO_WARNINGS: readonly Issue[] = /* @__PURE__ */ Object.freeze([]);

/** A sender of which `checkSender` says nothing: most are, and it takes longer than all the rest. */
const PLAIN_SENDER = /^[A-Za-z][A-Za-z0-9]{0,10}$/;
/** The same with smart routing, where a sender can be an RCS agent. */
const PLAIN_AGENT = /^[A-Za-z][A-Za-z0-9]{0,24}$/;
/** Code units, of which no sender has nearly as many. */
const HUGE = 1000;

/** A request whose optional fields are filled in one after the other. */
type Draft = { -readonly [Field in keyof SendRequest]: SendRequest[Field] };

/**
 * Checks the body of a send request, as parsed from JSON, and fills in the defaults.
 *
 * The value is a frozen copy with the fields that the API knows; others are dropped. All problems are issues, in the
 * order in which the API lists its fields, and the first decides the HTTP answer (`errorResponse`). A sender or a
 * `callback_url` that is allowed and questionable has a warning. Nothing throws, whatever the body is.
 *
 * Rules: QuickSMS API 2.0, Request Body and Request-Level Error Codes.
 *
 * @example
 * validateSend({ MSISDN: '447700900000', msg: 'Hello', sender: 'MyStore' }).value.expiry // 172800
 * validateSend({ MSISDN: '+447700900000', msg: 'Hello' }).issues.map(issue => issue.code) // ['INVALID_PHONE_NUMBER', 'MISSING_FIELD']
 */
export function validateSend(body: unknown): Validated<SendRequest> {
  if (!isObject(body))
    return {
      issues: [
        { message: `The body must be a JSON object, not ${kindOf(body)}.`, path: [], code: 'BAD_REQUEST' },
      ],
    };
  const {
    MSISDN,
    msg,
    sender,
    smart_routing: smartRouting,
    sms_failover_sender: failoverSender,
    expiry,
    customer_id: customerId,
    metadata,
    sandbox,
    callback_url: callbackUrl,
  } = fieldsOf(body);

  const findings: Findings = { issues: [], warnings: NO_WARNINGS };
  checkMsisdn(findings, MSISDN);
  checkMsg(findings, msg);
  if (sender === undefined || sender === null) missing(findings, 'sender');
  else checkSenderField(findings, 'sender', sender, smartRouting === true);
  checkBoolean(findings, 'smart_routing', smartRouting);
  if (failoverSender !== undefined) checkSenderField(findings, 'sms_failover_sender', failoverSender, false);
  checkExpiry(findings, expiry);
  if (customerId !== undefined) checkText(findings, 'customer_id', customerId, LONGEST_CUSTOMER_ID);
  const copy = metadata === undefined ? undefined : checkMetadata(findings, metadata);
  checkBoolean(findings, 'sandbox', sandbox);
  if (callbackUrl !== undefined) checkCallbackUrl(findings, callbackUrl);

  if (findings.issues.length > 0) return { issues: findings.issues };
  const value = {
    MSISDN,
    msg,
    sender,
    smart_routing: smartRouting === true,
  } as Draft;
  if (failoverSender !== undefined) value.sms_failover_sender = failoverSender as string;
  value.expiry = expiry === undefined ? DEFAULT_EXPIRY : (expiry as number);
  if (customerId !== undefined) value.customer_id = customerId as string;
  if (copy !== undefined) value.metadata = copy;
  value.sandbox = sandbox === true;
  if (callbackUrl !== undefined) value.callback_url = callbackUrl as string;
  return { value: Object.freeze(value), warnings: findings.warnings };
}

type Fields = Record<keyof SendRequest, unknown>;

/** The fields that a body has of its own: what a prototype has was not sent. */
function fieldsOf(body: object): Fields {
  if (hasObjectPrototype(body)) {
    try {
      // By name, so that V8 remembers where each lies: a third of the time of `read`.
      const { MSISDN, msg, sender, smart_routing, sms_failover_sender } = body as Fields;
      const { expiry, customer_id, metadata, sandbox, callback_url } = body as Fields;
      // A getter may have changed what is inherited, so this is asked behind them.
      if (hasObjectPrototype(body) && !isPolluted())
        return {
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
        };
    } catch {} // Which one it is that cannot be read shows below.
  }
  return {
    MSISDN: read(body, 'MSISDN'),
    msg: read(body, 'msg'),
    sender: read(body, 'sender'),
    smart_routing: read(body, 'smart_routing'),
    sms_failover_sender: read(body, 'sms_failover_sender'),
    expiry: read(body, 'expiry'),
    customer_id: read(body, 'customer_id'),
    metadata: read(body, 'metadata'),
    sandbox: read(body, 'sandbox'),
    callback_url: read(body, 'callback_url'),
  };
}

const objectPrototype: object = Object.prototype;

/** Whether a body inherits from `Object.prototype` alone. */
function hasObjectPrototype(body: object): boolean {
  try {
    return Object.getPrototypeOf(body) === objectPrototype;
  } catch {
    return false;
  }
}

/** Whether somebody wrote a field to `Object.prototype`. */
function isPolluted(): boolean {
  return (
    'MSISDN' in objectPrototype ||
    'msg' in objectPrototype ||
    'sender' in objectPrototype ||
    'smart_routing' in objectPrototype ||
    'sms_failover_sender' in objectPrototype ||
    'expiry' in objectPrototype ||
    'customer_id' in objectPrototype ||
    'metadata' in objectPrototype ||
    'sandbox' in objectPrototype ||
    'callback_url' in objectPrototype
  );
}

/**
 * Checks the value of the header `Idempotency-Key`, which is 1 to 128 characters where there is one.
 *
 * Rule: QuickSMS API 2.0, Idempotency. The issue is a `VALIDATION_ERROR` with `param: 'Idempotency-Key'`.
 *
 * @example
 * validateIdempotencyKey('order-12345-sms').value // 'order-12345-sms'
 * validateIdempotencyKey('').issues[0].param // 'Idempotency-Key'
 */
export function validateIdempotencyKey(key: unknown): Result<string, SendIssue> {
  const findings: Findings = { issues: [], warnings: NO_WARNINGS };
  checkText(findings, 'Idempotency-Key', key, LONGEST_IDEMPOTENCY_KEY, 1);
  return findings.issues.length > 0 ? { issues: findings.issues } : { value: key as string };
}

interface Findings {
  readonly issues: SendIssue[];
  warnings: readonly Issue[];
}

function refuse({ issues }: Findings, code: SendIssue['code'], field: string, must: string): undefined {
  issues.push({ message: `${field} ${must}.`, path: [field], code, param: field });
}

function missing(findings: Findings, field: string): undefined {
  refuse(findings, 'MISSING_FIELD', field, 'is missing');
}

function warn(findings: Findings, warning: Issue): undefined {
  findings.warnings = [...findings.warnings, warning];
}

function checkMsisdn(findings: Findings, value: unknown): undefined {
  if (value === undefined || value === null) return missing(findings, 'MSISDN');
  if (typeof value !== 'string')
    return refuse(findings, 'VALIDATION_ERROR', 'MSISDN', `must be a string, not ${kindOf(value)}`);
  if (!MSISDN_PATTERN.test(value))
    refuse(findings, 'INVALID_PHONE_NUMBER', 'MSISDN', `must be 7 to 15 digits, the first not 0`);
}

function checkMsg(findings: Findings, value: unknown): undefined {
  if (value === undefined || value === null) return missing(findings, 'msg');
  if (typeof value !== 'string')
    return refuse(findings, 'VALIDATION_ERROR', 'msg', `must be a string, not ${kindOf(value)}`);
  if (value === '')
    return refuse(
      findings,
      'VALIDATION_ERROR',
      'msg',
      `must be 1 to ${grouped(LONGEST_MSG)} characters, not 0`,
    );
  if (!atMost(value, LONGEST_MSG)) refuse(findings, 'CONTENT_TOO_LONG', 'msg', tooLong(value, LONGEST_MSG));
}

function tooLong(text: string, limit: number): string {
  return `must be at most ${grouped(limit)} characters, not ${grouped(charactersOf(text))}`;
}

function checkSenderField(
  findings: Findings,
  field: string,
  value: unknown,
  smartRouting: boolean,
): undefined {
  if (typeof value !== 'string')
    return refuse(findings, 'VALIDATION_ERROR', field, `must be a string, not ${kindOf(value)}`);
  if (value === '') return refuse(findings, 'VALIDATION_ERROR', field, 'must not be empty');
  if ((smartRouting ? PLAIN_AGENT : PLAIN_SENDER).test(value)) return;
  const most = smartRouting ? MOST_CHARACTERS : MOST_DIGITS;
  if (value.length > HUGE) return refuse(findings, 'VALIDATION_ERROR', field, tooLong(value, most));
  const { issues, warnings } = checkSender(value, { smartRouting });
  for (const { message } of issues) refuse(findings, 'VALIDATION_ERROR', field, `is not valid: ${message}`);
  for (const warning of warnings) warn(findings, { ...warning, path: [field], param: field });
}

function checkBoolean(findings: Findings, field: string, value: unknown): undefined {
  if (value !== undefined && typeof value !== 'boolean')
    refuse(findings, 'VALIDATION_ERROR', field, `must be true or false, not ${kindOf(value)}`);
}

function checkExpiry(findings: Findings, value: unknown): undefined {
  if (value === undefined) return;
  if (Number.isInteger(value) && (value as number) >= SHORTEST_EXPIRY && (value as number) <= LONGEST_EXPIRY)
    return;
  const found = typeof value === 'number' ? value : kindOf(value);
  const bounds = `${SHORTEST_EXPIRY} to ${grouped(LONGEST_EXPIRY)}`;
  refuse(findings, 'VALIDATION_ERROR', 'expiry', `must be an integer from ${bounds}, not ${found}`);
}

function checkText(
  findings: Findings,
  field: string,
  value: unknown,
  longest: number,
  shortest = 0,
): undefined {
  if (typeof value !== 'string')
    return refuse(findings, 'VALIDATION_ERROR', field, `must be a string, not ${kindOf(value)}`);
  if (value.length < shortest) return refuse(findings, 'VALIDATION_ERROR', field, 'must not be empty');
  if (!atMost(value, longest)) refuse(findings, 'VALIDATION_ERROR', field, tooLong(value, longest));
}

/** A frozen copy, if nothing is wrong with it. Of too many keys the first ten are looked at. */
function checkMetadata(findings: Findings, value: unknown): Readonly<Record<string, string>> | undefined {
  let keys: string[];
  try {
    if (!isObject(value) || !isPlain(value))
      return refuse(findings, 'VALIDATION_ERROR', 'metadata', `must be a JSON object, not ${kindOf(value)}`);
    keys = Object.keys(value);
  } catch {
    return refuse(
      findings,
      'VALIDATION_ERROR',
      'metadata',
      `must be a JSON object, not ${kindOf(UNREADABLE)}`,
    );
  }
  const { length } = keys;
  if (length > MOST_METADATA_KEYS) {
    const most = `${MOST_METADATA_KEYS} keys`;
    refuse(findings, 'VALIDATION_ERROR', 'metadata', `must have at most ${most}, not ${grouped(length)}`);
    keys.length = MOST_METADATA_KEYS;
  }
  const copy = copyOf(value, keys);
  for (const key of keys) {
    const text = copy[key];
    if (typeof text !== 'string') refuseMetadata(findings, key, `must be a string, not ${kindOf(text)}`);
    else if (!atMost(text, LONGEST_METADATA_VALUE))
      refuseMetadata(findings, key, tooLong(text, LONGEST_METADATA_VALUE));
  }
  return Object.freeze(copy) as Readonly<Record<string, string>>;
}

/** What an object has of its own under `keys`, and nothing else. */
function copyOf(value: object, keys: readonly string[]): Record<string, unknown> {
  try {
    const copy: Record<string, unknown> = {};
    for (const key of keys) copy[key] = (value as Record<string, unknown>)[key];
    // Fewer where one is `__proto__`.
    if (Object.keys(copy).length === keys.length) return copy;
  } catch {} // Which one it is that cannot be read shows below.
  return Object.fromEntries(keys.map(key => [key, read(value, key)]));
}

function refuseMetadata({ issues }: Findings, key: string, must: string): undefined {
  const message = `A value of metadata ${must}.`;
  issues.push({ message, path: ['metadata', key], code: 'VALIDATION_ERROR', param: 'metadata' });
}

/** An object as JSON has it, also of another realm: a Map or a Date would lose what it holds. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

function checkCallbackUrl(findings: Findings, value: unknown): undefined {
  const field = 'callback_url';
  if (typeof value !== 'string')
    return refuse(findings, 'VALIDATION_ERROR', field, `must be a string, not ${kindOf(value)}`);
  if (!atMost(value, LONGEST_CALLBACK_URL))
    return refuse(findings, 'VALIDATION_ERROR', field, tooLong(value, LONGEST_CALLBACK_URL));
  if (!isHttpUrl(value))
    return refuse(findings, 'VALIDATION_ERROR', field, 'must be an absolute http or https URL');
  // The scheme is http or https: only the latter has an s there.
  if (value[4] !== 's' && value[4] !== 'S')
    warn(findings, {
      message: 'callback_url is not https: receipts are sent in the clear.',
      path: [field],
      code: 'NOT_HTTPS',
      param: field,
    });
}
