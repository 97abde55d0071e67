import { argumentError, isArray } from '../misuse.js';
import { type FailoverSender, failoverSender } from '../sender/failover.js';
import type { Channel } from '../text/analyze.js';
import type { Rejection } from './decision.js';
import { requireFacts, requireFlag, requireText, requireWord } from './facts.js';
import type { SendRequest } from './send-request.js';

/** A sender that is registered on an account. */
export interface AccountSender {
  readonly sender: string;
  /** SMS for a sender ID or a virtual mobile number, RCS for an agent. */
  readonly channel: Channel;
  readonly approved: boolean;
  /** Whether it is the account's default sender. */
  readonly isDefault?: boolean | undefined;
  /** The countries for which it is approved, as `resolve` returns them. Default: all. */
  readonly countries?: readonly string[] | undefined;
}

export interface RouteFacts {
  /** The registered senders, in the order of the account. */
  readonly senders: readonly AccountSender[];
  /** The recipient's country, as `resolve` returns it: null for an unknown calling code. */
  readonly country: string | null;
  /** In test mode: the default test sender, which needs no registration. */
  readonly testSender?: string | undefined;
}

/** How a message goes out, or why it does not. */
export type RouteDecision =
  | {
      readonly channel: Channel;
      readonly sender: string;
      /** On RCS: the sender of the SMS that it may fall back to. */
      readonly failover?: FailoverSender | undefined;
      readonly rejection?: undefined;
    }
  | { readonly rejection: Rejection; readonly channel?: undefined; readonly failover?: undefined };

/** The fields of a request that decide how it goes out. */
export type RoutedRequest = Pick<SendRequest, 'sender' | 'smart_routing' | 'sms_failover_sender'>;

/**
 * Decides by which channel a message goes, and the sender of the SMS to which RCS falls back.
 *
 * With smart routing and a sender that is an approved RCS agent it goes by RCS. Otherwise the sender must be an approved
 * SMS sender: then it goes by SMS, also with smart routing. Senders are compared letter by letter, and are approved for the
 * recipient's country or for all countries. Anything else is `SENDER_NOT_REGISTERED`. So is an `sms_failover_sender` that
 * is no approved SMS sender, and an agent for which no SMS sender can be found.
 *
 * The sender of the fallback is the first of these: `sms_failover_sender`, the default sender, the first approved sender,
 * the letters and digits of the agent's name. Rules: QuickSMS API 2.0, Smart Routing, SMS Failover Sender, and Test sender
 * restriction.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless the arguments are of the kinds above
 * @example
 * decideRoute({ senders: [{ sender: 'My Brand', channel: 'RCS', approved: true }], country: 'GB' }, { sender: 'My Brand', smart_routing: true }).failover?.sender // 'MyBrand'
 */
export function decideRoute(facts: RouteFacts, request: RoutedRequest): RouteDecision {
  const { senders, country, testSender } = requireRouteFacts(facts);
  requireFacts('request', request);
  const { sender, smart_routing, sms_failover_sender } = request;
  requireText('request.sender', sender);
  requireFlag('request.smart_routing', smart_routing);
  const isApproved = (entry: AccountSender, channel: Channel) =>
    entry.approved &&
    entry.channel === channel &&
    (entry.countries === undefined || (country !== null && entry.countries.includes(country)));
  const isSmsSender = (name: string) =>
    name === testSender || senders.some(entry => entry.sender === name && isApproved(entry, 'SMS'));

  if (smart_routing && senders.some(entry => entry.sender === sender && isApproved(entry, 'RCS'))) {
    if (sms_failover_sender !== undefined && !isSmsSender(sms_failover_sender))
      return notRegistered('The sms_failover_sender is not approved.');
    const registered = senders.filter(entry => isApproved(entry, 'SMS'));
    if (testSender !== undefined) registered.push({ sender: testSender, channel: 'SMS', approved: true });
    const { value, issues } = failoverSender({ explicit: sms_failover_sender, registered, agent: sender });
    if (issues) return notRegistered('There is no sender for the SMS to which RCS falls back.');
    return { channel: 'RCS', sender, failover: value };
  }
  return isSmsSender(sender) ? { channel: 'SMS', sender } : notRegistered();
}

function notRegistered(message?: string): RouteDecision {
  return { rejection: { code: 'SENDER_NOT_REGISTERED', message } };
}

function requireRouteFacts(facts: RouteFacts): RouteFacts {
  requireFacts('facts', facts);
  const { senders, country, testSender } = facts;
  if (!isArray(senders)) throw argumentError('facts.senders', 'an array', senders);
  senders.forEach((entry: AccountSender, index: number) => {
    const name = `facts.senders[${index}]`;
    requireFacts(name, entry);
    requireText(`${name}.sender`, entry.sender);
    requireWord(`${name}.channel`, entry.channel, ['SMS', 'RCS']);
    requireFlag(`${name}.approved`, entry.approved);
    if (entry.countries !== undefined && !isArray(entry.countries))
      throw argumentError(`${name}.countries`, 'an array', entry.countries);
  });
  if (country !== null) requireText('facts.country', country);
  if (testSender !== undefined) requireText('facts.testSender', testSender);
  return facts;
}
