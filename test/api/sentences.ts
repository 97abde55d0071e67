// The sentences of the API's documentation that state a rule, section by section, and the test of each. A test is named by
// its file and by words of its title, or of its row, as they stand in the source.

/** A sentence, and its test. */
export type Sentence = readonly [rule: string, file: string, words: string];

const api = (name: string) => `test/api/${name}.test.ts`;
const client = (name: string) => `apps/client/test/${name}.test.ts`;

// biome-ignore format: a sentence a line
export const sentences: Readonly<Record<string, readonly Sentence[]>> = {
  'Send a Test Message': [
    ['In test mode, use the default test sender.', api('route'), 'in test mode, the QuickSMS default test sender may be used'],
    ['To use a custom sender ID, register it.', api('route'), 'to use a custom sender ID in test mode, register it'],
    ['Test accounts can only send to numbers in the test allowlist.', api('test-mode'), 'test accounts can only send to numbers in the approved test allowlist'],
    ['A text is automatically appended.', api('decide-send-modes'), 'the appended text is joined by a space'],
  ],
  'Switch to Production': [
    ['The sender ID is approved for the destination country.', api('route'), 'the sender ID is approved for the destination country'],
    ['Credits are deducted per message segment.', api('credits'), 'the ledger always balances'],
  ],
  Authentication: [
    ['All requests require a valid API key in the Authorization header.', api('access'), 'a key that is missing, unknown or deleted is UNAUTHORIZED'],
    ['Bearer: the key is the token.', api('api-key'), 'the key is the token'],
    ['Basic: the key is the username, the password empty.', api('api-key'), 'the key is the user name, and the password is empty'],
    ['Note the trailing colon.', api('api-key'), 'without the colon there is no key'],
    ['The password field is ignored.', api('api-key'), 'the password field is ignored'],
  ],
  'API Key Types': [
    ['sk_live_ is for production, sk_test_ for test.', api('api-key'), 'sk_live_ is for production, sk_test_ forces sandbox mode'],
  ],
  'Connection Status': [
    ['Only active connections can send messages.', api('access'), 'only active connections can send messages'],
  ],
  'IP Allowlisting': [
    ['Optionally restrict access to specific IPs.', api('access'), 'the allowlist is optional'],
    ['Unlisted IPs receive 403 IP_NOT_ALLOWED.', api('access'), 'unlisted IPs receive IP_NOT_ALLOWED'],
  ],
  'Brute-Force Protection': [
    ['10 failed attempts within 60 seconds lock the IP out for 5 minutes.', api('lockout'), 'after 10 failed attempts within 60 seconds the IP is locked out for 5 minutes'],
    ['The attempts are consecutive.', api('lockout'), 'attempts must be consecutive'],
    ['The response includes Retry-After.', api('lockout'), 'includes a Retry-After'],
  ],
  'Send a Message': [
    ['MSISDN is required.', api('fields'), "['MSISDN', 'absent'"],
    ['MSISDN: international format, digits only, no + prefix.', api('fields'), "['MSISDN', 'with +'"],
    ['MSISDN: 7–15 digits.', api('fields'), "['MSISDN', '16 digits'"],
    ['msg: 1–1,530 characters.', api('fields'), "['msg', '1,531 characters'"],
    ['sender: pre-registered and approved.', api('route'), 'sender: must be pre-registered and approved'],
    ['smart_routing: default false.', api('fields'), "['smart_routing', 'absent'"],
    ['expiry: min 60, max 259,200, default 172,800.', api('fields'), "['expiry', '259,201'"],
    ['customer_id: max 128 chars.', api('fields'), "['customer_id', '129 characters'"],
    ['metadata: max 10 keys.', api('fields'), "['metadata', '11 keys'"],
    ['metadata: each value max 256 chars.', api('fields'), "['metadata', 'a value of 257 characters'"],
    ['sandbox: default false.', api('fields'), "['sandbox', 'absent'"],
    ['callback_url: max 2,048 chars.', api('callback-url'), '2,048'],
  ],
  'Sender ID Formats': [
    ['Alphanumeric: max 11 chars.', api('fields'), "['sender', '12 letters'"],
    ['Numeric: max 15 digits.', api('fields'), "['sender', '16 digits'"],
    ['RCS agent: max 25 chars.', api('fields'), "['sender', '26 letters, routed'"],
    ['RCS agent: only when smart_routing is true.', api('route'), 'an RCS agent only when smart_routing is true'],
  ],
  'Understanding Responses': [
    ['202: message queued for delivery.', api('decide-send'), '202 Accepted: message queued for delivery'],
    ['202: held by out-of-hours restriction.', api('decide-send'), '202 Accepted: held by out-of-hours restriction'],
    ['422: validation failed.', api('decide-send'), '422 Unprocessable Entity: a rejection has messages[]'],
  ],
  'Message Encoding': [
    ['GSM-7: 1 part up to 160, then 153 each; UCS-2: 70 and 67.', 'test/text/analyze.test.ts', '%s × %i: %i parts of %i'],
    ['A single emoji forces UCS-2.', 'test/text/analyze.test.ts', 'in UCS-2 an extension character is one unit, an astral character two'],
    ['RCS messages are always billed as 1 part.', api('decide-send-modes'), 'RCS is billed per message (always 1 part)'],
  ],
  'Callback URL Priority': [
    ['1 (highest): per-message callback_url.', api('receipt'), '1 (highest): the per-message callback_url'],
    ['2: connection-level URL.', api('receipt'), '2: the connection-level URL'],
    ['If neither is configured, no webhook is delivered.', api('receipt'), 'if neither is configured, no webhook is delivered'],
  ],
  'Webhook Headers': [
    ['Timestamp, event, delivery attempt and signature.', api('webhook-signature'), 'timestamp and attempt are of the attempt, the event is dlr'],
  ],
  'Webhook Payload': [
    ['The fields, in their order.', api('receipt'), 'the documented body, with its fields in the order of the documentation'],
    ['channel: the actual channel.', api('lifecycle'), 'falls back to SMS: the receipt has the channel SMS'],
    ['customer_id and metadata: null if not provided.', api('receipt'), 'customer_id and metadata are null where the request had none'],
    ['read_receipt: null for SMS.', api('receipt'), 'null for SMS, also after a fallback from RCS'],
  ],
  'Retry Policy': [
    ['Return any 2xx to acknowledge.', api('webhook-schedule'), 'return any 2xx to acknowledge'],
    ['30 seconds, 2 minutes, 10 minutes, 1 hour.', api('webhook-schedule'), 'after attempt %i fails the next is %i seconds after the failure'],
    ['After 5 failed attempts the webhook is dropped.', api('webhook-schedule'), 'after 5 failed attempts the webhook is dropped'],
  ],
  'Message Lifecycle': [
    ['ACCEPTED becomes PENDING.', api('lifecycle'), 'ACCEPTED is queued for delivery, and PENDING awaits the carrier'],
    ['HELD becomes PENDING at scheduled_send_at.', api('lifecycle'), 'HELD becomes PENDING when it is dispatched'],
    ['PENDING becomes a final status.', api('lifecycle'), 'PENDING becomes %s'],
    ['Validity period elapsed: EXPIRED.', api('lifecycle'), 'it expires its validity after dispatch'],
    ['A final status is final.', api('lifecycle-histories'), 'what is final stays'],
  ],
  'GSM Status Codes': [
    ['0, 1, 13, 27, 32 and 255.', api('lifecycle'), 'the code of the carrier is kept'],
    ['255: unknown.', api('lifecycle'), 'and 255, unknown, for the others'],
  ],
  'Retry Strategy': [
    ['429: wait for Retry-After, then retry.', client('retries'), '429 with Retry-After: wait as long as it says'],
    ['500: retry with exponential backoff.', client('retries'), '500: exponential backoff'],
    ['503: service degraded, retry with backoff.', client('retries'), '503: service degraded, retry with backoff'],
    ['400–422: no.', api('retry'), '400–422: no, fix the request before resending'],
  ],
  'Recommended Backoff': [
    ['1, 2, 4, 8 and 16 seconds, with jitter.', api('retry'), 'attempt %i: base delay %f s, with jitter %f–%f s'],
    ['Stop after 5 attempts.', api('retry'), 'stop after 5 attempts'],
    ['Always include the same Idempotency-Key.', client('retries'), 'the same Idempotency-Key each time'],
  ],
  'Rate Limits': [
    ['A 60-second sliding window per connection.', api('rate-limit'), 'the window slides: a request counts for 60 seconds'],
    ['Default: 1,000 requests per minute.', api('rate-limit'), 'the default is 1,000 requests per minute'],
    ['X-RateLimit-Limit, -Remaining and -Reset.', api('rate-limit'), 'X-RateLimit-Limit, X-RateLimit-Remaining and X-RateLimit-Reset are on every answer'],
  ],
  Idempotency: [
    ['Same key, same payload: the cached 202.', api('decide-send'), 'same key and same payload: returns the cached 202, no duplicate send'],
    ['Same key, different payload: 409.', api('decide-send'), 'same key and different payload: 409 IDEMPOTENCY_CONFLICT'],
    ['New key: normal processing.', api('idempotency'), 'new key: normal processing'],
    ['Key exceeds 128 chars: 422.', api('idempotency'), 'key exceeds 128 characters: 422 validation error'],
    ['Cached for 24 hours.', api('idempotency'), 'keys are cached for 24 hours, from the first acceptance'],
  ],
  'Smart Routing (RCS)': [
    ['An approved RCS agent is routed via RCS.', api('route'), 'the message is routed via RCS'],
    ['Falls back to SMS automatically.', api('lifecycle'), 'falls back to SMS'],
    ['If SMS costs more, the difference is deducted.', api('credits'), 'if SMS costs more, the difference is deducted'],
    ['If less, refunded.', api('credits'), 'if SMS costs less, the difference is refunded'],
    ['Read receipts: read_receipt is true.', api('receipt'), 'a read receipt is a second post of the same body with read_receipt: true'],
  ],
  'SMS Failover Sender': [
    ['1: sms_failover_sender.', api('route'), 'priority 1: the sms_failover_sender field'],
    ['2: default registered sender.', api('route'), 'priority 2: the default registered sender'],
    ['3: first approved sender.', api('route'), 'priority 3: the first approved sender'],
    ['4: sanitised agent name.', api('route'), 'priority 4: the agent name stripped of non-alphanumeric characters, truncated to 11'],
  ],
  'Out-of-Hours Sending': [
    ['reject: OUT_OF_HOURS, with window and resume time.', api('hours'), 'reject: the message is rejected with OUT_OF_HOURS'],
    ['reject: credits are not deducted.', api('decide-send-modes'), 'and credits are not deducted'],
    ['hold: dispatched when the window opens.', api('hours'), 'hold: the message is sent when the window opens'],
    ['hold: credits are reserved immediately.', api('credits'), 'hold: credits are reserved immediately'],
  ],
  'Anti-Flood Protection': [
    ['off: no duplicate checking.', api('flood'), 'off: no duplicate checking'],
    ['enforce: DUPLICATE_MESSAGE, with the original message ID.', api('flood'), 'enforce: duplicates are rejected with DUPLICATE_MESSAGE'],
    ['monitor: logged, and still sent.', api('flood'), 'monitor: duplicates are logged, but the message is still sent'],
  ],
  'Country Restrictions': [
    ['The country is determined by MSISDN prefix.', api('countries'), 'country is determined by MSISDN prefix'],
    ['Per-account overrides first, then platform-wide.', api('countries'), 'per-account overrides are checked first'],
    ['Blocked destinations return COUNTRY_NOT_ALLOWED.', api('countries'), 'blocked destinations return COUNTRY_NOT_ALLOWED'],
  ],
  'Sandbox Mode': [
    ['A sk_test_ key always forces sandbox mode.', api('test-mode'), 'use a sk_test_ key: always forces sandbox mode'],
    ['"sandbox": true works with any key type.', api('test-mode'), 'works with any key type'],
    ['Connection environment = test.', api('test-mode'), 'connection environment = test'],
    ['Delivery webhooks after 3–5 seconds.', api('simulate'), 'delivery webhooks: simulated after 3–5 seconds'],
    ['RCS read receipts after 5–10 seconds.', api('simulate'), 'RCS read receipts: simulated after 5–10 seconds'],
    ['0000: UNDELIVERED, 27.', api('simulate'), 'an MSISDN that ends in 0000 is UNDELIVERED, 27'],
    ['9999: EXPIRED, 255.', api('simulate'), 'an MSISDN that ends in 9999 is EXPIRED, 255'],
    ['Anything else: DELIVERED, 0.', api('simulate'), 'anything else is DELIVERED, 0'],
  ],
  'Webhook Security': [
    ['HMAC-SHA256 of {timestamp}.{body}.', api('webhook-signature'), 'equals that of node:crypto'],
    ['Get the raw request body.', api('verify-webhook'), 'the raw request body: any other byte is another signature'],
    ['Reject if the timestamp is more than 5 minutes old.', api('verify-webhook'), 'reject if the timestamp is more than 5 minutes old'],
  ],
  'Error Handling': [
    ['Consistent JSON with a unique request_id.', api('decide-send'), 'errors have one JSON form, with a request_id'],
    ['The HTTP status of each code.', api('codes'), "['IDEMPOTENCY_CONFLICT', 409"],
    ['404: not found.', api('decide-send'), '404: other paths and methods'],
  ],
  'Message Rejection Codes': [
    ['INSUFFICIENT_CREDITS: balance too low.', api('credits'), 'INSUFFICIENT_CREDITS: the balance is too low'],
    ['CONTENT_BLOCKED: content filter triggered.', api('content'), 'CONTENT_BLOCKED: the content filter is triggered'],
    ['SENDER_NOT_REGISTERED: sender ID not approved.', api('route'), 'a sender that is neither is SENDER_NOT_REGISTERED'],
  ],
  'Health Endpoint': [
    ['200 healthy, 503 degraded.', client('client'), "{ status: 503, body: { status: 'degraded' } }"],
  ],
  'Receiving Incoming Messages V1': [
    ['The fields of the post.', api('receipt'), 'the documented body, with the spelling of the documentation'],
    ['Respond with RECEIVED.', api('webhook-schedule'), 'taken when 2xx and the body is RECEIVED'],
  ],
  'V1 Send Endpoint': [
    ['HTTP Basic, username:password.', api('api-key'), 'Basic with a user name and a password'],
    ['HTTP 200 with the reference.', api('decide-legacy-send'), 'HTTP 200 OK with the reference'],
  ],
  'V1 Error Codes': [
    ['Code and explanation.', api('decide-legacy-send'), "'%i: %s'"],
    ['220: temporarily disabled.', api('decide-legacy-send'), '220 while locked out, and each wrong login counts'],
  ],
  'V1 Delivery Receipts': [
    ['3, 2, 4, 5.', api('receipt'), 'status of %s, substatus the GSM code %i: %i'],
    ['Respond with RECEIVED.', api('webhook-schedule'), 'a receipt is taken when the body is RECEIVED'],
  ],
  'V1 RCS Seen Receipts': [
    ['The fields of the post.', api('receipt'), 'the documented fields, with CID in capitals'],
    ['Only RCS messages.', api('receipt'), 'only RCS messages that are read'],
  ],
};
