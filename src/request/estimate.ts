import { type Resolution, resolve } from '../numbering/resolve.js';
import { checkSender } from '../sender/check.js';
import { type Analysis, analyze, type Channel } from '../text/analyze.js';
import type { SendRequest, Validated } from './send-request.js';
import { validateSend } from './validate.js';

/** What the API appends to the text of a message in sandbox mode, behind a space. */
const SANDBOX_SUFFIX = 'This is a QuickSMS test message';

export interface Estimate {
  readonly request: SendRequest;
  /** RCS with smart routing and a sender that can be an RCS agent; it may still fall back to SMS. */
  readonly channel: Channel;
  /** What is sent: in sandbox mode `msg` with the text that is appended. */
  readonly text: string;
  readonly analysis: Analysis;
  readonly resolution: Resolution;
}

export interface EstimateOptions {
  /** Whether sandbox mode is forced, as an `sk_test_` key does; unless told, the request decides. */
  sandbox?: boolean | undefined;
}

/**
 * Checks the body of a send request and tells how it would travel: channel, text, encoding and parts, and whose the
 * number is. Issues and warnings are those of `validateSend`.
 *
 * Rules: QuickSMS API 2.0, Smart Routing, Message Encoding and Sandbox Mode.
 *
 * @example
 * estimate({ MSISDN: '447700900000', msg: 'Hello', sender: 'MyStore', sandbox: true }).value.analysis.characters // 37
 */
export function estimate(body: unknown, options?: EstimateOptions): Validated<Estimate> {
  const validated = validateSend(body);
  if (validated.issues !== undefined) return validated;
  const { warnings } = validated;
  const request = options?.sandbox ? Object.freeze({ ...validated.value, sandbox: true }) : validated.value;
  const { MSISDN, msg, sender, smart_routing, sandbox } = request;
  const channel: Channel =
    smart_routing && checkSender(sender, { smartRouting: true }).kinds.includes('RCS_AGENT') ? 'RCS' : 'SMS';
  const text = sandbox ? `${msg} ${SANDBOX_SUFFIX}` : msg;
  const analysis = analyze(text, { channel });
  return { value: { request, channel, text, analysis, resolution: resolve(MSISDN) }, warnings };
}
