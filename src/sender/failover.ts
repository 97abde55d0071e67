import { argumentError, isArray, isObject } from '../misuse.js';
import type { Issue, Result } from '../result.js';
import { checkSender } from './check.js';

/** A sender that is registered on the account. */
export interface RegisteredSender {
  sender: string;
  isDefault?: boolean | undefined;
  approved?: boolean | undefined;
}

export interface FailoverSenderInput {
  /** `sms_failover_sender` of the request. */
  explicit?: string | null | undefined;
  /** The registered senders, in the order of the account. */
  registered: readonly RegisteredSender[];
  /** The name of the RCS agent. */
  agent: string;
}

export interface FailoverSender {
  sender: string;
  /** Where it was found. */
  source: 'EXPLICIT' | 'DEFAULT' | 'FIRST_APPROVED' | 'AGENT_NAME';
}

export interface FailoverSenderIssue extends Issue {
  readonly code: 'VALIDATION_ERROR' | 'NO_FAILOVER_SENDER';
  readonly param: 'sms_failover_sender';
}

/**
 * Returns the sender of an RCS message that falls back to SMS. The first of these: the explicit sender; the registered
 * sender that is the default; the first registered sender that is approved; the first 11 ASCII letters and digits of the
 * agent's name (QuickSMS API 2.0).
 *
 * An explicit sender that an SMS cannot have is an issue, `VALIDATION_ERROR`. A registered one, such as an RCS agent, is
 * skipped. When nothing is left of the name, the issue is `NO_FAILOVER_SENDER`.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when a sender or the agent's name is not a string, or `registered` not an array
 * @example
 * failoverSender({ registered: [], agent: 'My Brand & Agent' }).value // { sender: 'MyBrandAgen', source: 'AGENT_NAME' }
 */
export function failoverSender(input: FailoverSenderInput): Result<FailoverSender, FailoverSenderIssue> {
  if (!isObject(input)) throw argumentError('input', 'an object', input);
  const { explicit, registered, agent } = input;
  if (explicit !== undefined && explicit !== null && typeof explicit !== 'string')
    throw argumentError('explicit', 'a string', explicit);
  if (!isArray(registered)) throw argumentError('registered', 'an array', registered);
  (registered as readonly RegisteredSender[]).forEach((entry, index) => {
    if (!isObject(entry)) throw argumentError(`registered[${index}]`, 'an object with a sender', entry);
    if (typeof entry.sender !== 'string')
      throw argumentError(`registered[${index}].sender`, 'a string', entry.sender);
  });
  if (typeof agent !== 'string') throw argumentError('agent', 'a string', agent);

  if (explicit !== undefined && explicit !== null) {
    const { issues } = checkSender(explicit);
    if (issues.length === 0) return { value: { sender: explicit, source: 'EXPLICIT' } };
    return { issues: issues.map(issue => ({ ...issue, param: 'sms_failover_sender' })) };
  }
  const senders = (registered as readonly RegisteredSender[]).filter(
    ({ sender }) => checkSender(sender).kinds.length > 0,
  );
  const byDefault = senders.find(({ isDefault }) => isDefault === true);
  if (byDefault) return { value: { sender: byDefault.sender, source: 'DEFAULT' } };
  const approved = senders.find(entry => entry.approved === true);
  if (approved) return { value: { sender: approved.sender, source: 'FIRST_APPROVED' } };
  const name = agent.replace(/[^A-Za-z0-9]+/g, '').slice(0, 11);
  if (name !== '') return { value: { sender: name, source: 'AGENT_NAME' } };
  const message = "expected a letter or a digit in the agent's name, found none, and no other sender for SMS";
  return { issues: [{ message, path: [], code: 'NO_FAILOVER_SENDER', param: 'sms_failover_sender' }] };
}
