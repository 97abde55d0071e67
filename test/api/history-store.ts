// A store in memory, for histories: it keeps what decisions return, and gives it back as facts. It decides nothing itself.
// All that it keeps has been through JSON.
import { createHash } from 'node:crypto';
import { type LedgerEntry, refundCredits, settleCredits } from '../../src/api/credits.js';
import { decideSend, type SendDecision } from '../../src/api/decide-send.js';
import type { Weekday } from '../../src/api/hours.js';
import { ipRanges } from '../../src/api/ip-ranges.js';
import { applyEvent, type FollowUp, type LifecycleEvent } from '../../src/api/lifecycle.js';
import type { LockoutState } from '../../src/api/lockout.js';
import { isFinalStatus } from '../../src/api/message-status.js';
import { priceOfMessage, type QueuedMessage } from '../../src/api/queued-message.js';
import type { RateLimitState } from '../../src/api/rate-limit.js';
import { type ReceiptKind, receiptBody, receiptUrl } from '../../src/api/receipt.js';
import type { MessageId } from '../../src/api/responses.js';
import {
  type AccountFacts,
  type ApiRequest,
  type ConnectionFacts,
  requiredFacts,
  type SendFacts,
  type StoredAnswer,
} from '../../src/api/send-facts.js';
import { simulateDelivery } from '../../src/api/simulate.js';
import { addMoney, type Money, parseMoney, rateCard } from '../../src/index.js';
import {
  connections,
  countries,
  forbidden,
  testNumbers,
  testSender,
  type World,
} from '../reference/histories/given.js';

/** 10⁻⁸ of a pound. */
export const pounds = (units: number): Money => {
  const digits = String(Math.abs(units)).padStart(9, '0');
  return parseMoney(`${units < 0 ? '-' : ''}${digits.slice(0, -8)}.${digits.slice(-8)}`, 'GBP').value!;
};

const rows = Object.entries(countries)
  .filter(([, { sms }]) => sms !== undefined)
  .map(([country, { sms, rcs }]) => `${country},${sms! / 1e8},${rcs === undefined ? '' : rcs / 1e8},GBP`);
const card = rateCard(`country,price,rcs price,currency\n${rows.join('\n')}`).value!;

/** A value after it has been through JSON. Money comes back as money. */
function kept<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (_, part) =>
    part !== null && typeof part === 'object' && typeof part.amount === 'string' && 'currency' in part
      ? parseMoney(part.amount, part.currency).value
      : part,
  ) as Value;
}

const digestOf = (payload: string): string => createHash('sha256').update(payload).digest('hex');

/** Something to do at a time. */
export interface Job {
  readonly kind: 'dispatch' | 'receipt' | 'read' | 'expire';
  readonly quicksms_id: MessageId;
  readonly at: number;
}

/** A receipt to post. */
export interface StoredPost {
  readonly quicksms_id: MessageId;
  readonly kind: ReceiptKind;
  readonly url: string | undefined;
  readonly body: string;
  attempt: number;
  dueAt: number | undefined;
}

const jobOrder = ['dispatch', 'receipt', 'read', 'expire'];

export class HistoryStore {
  balance: Money;
  accountActive = true;
  carrierDown = false;
  readonly suspended = new Set<string>();
  readonly lockouts = new Map<string, LockoutState>();
  readonly rateLimits = new Map<string, RateLimitState>();
  /** By connection and key. */
  readonly answers = new Map<string, StoredAnswer>();
  readonly inWork = new Map<string, StoredAnswer>();
  readonly messages = new Map<MessageId, QueuedMessage>();
  readonly owners = new Map<MessageId, string>();
  readonly entries = new Map<MessageId, LedgerEntry[]>();
  /** The last accepted message of a recipient and a text. */
  readonly last = new Map<string, { quicksms_id: MessageId; acceptedAt: number }>();
  readonly posts: StoredPost[] = [];
  /** What was given to carriers, in order. */
  readonly submissions: { readonly quicksms_id: MessageId; readonly channel: string; readonly at: number }[] =
    [];
  jobs: Job[] = [];

  constructor(readonly world: World) {
    this.balance = pounds(world.balance);
  }

  /** The name of the connection of an API key. */
  private connectionOf(apiKey: string | undefined): string | undefined {
    return Object.keys(connections).find(name => connections[name]!.key === apiKey);
  }

  /** Notes that a request is in work, as soon as it comes in. Returns what ends that. */
  begin(request: ApiRequest): () => void {
    const { apiKey, idempotency } = requiredFacts(request);
    const connection = this.connectionOf(apiKey);
    if (connection === undefined || idempotency === undefined) return () => {};
    const name = `${connection} ${idempotency.key}`;
    this.inWork.set(name, { payload: digestOf(idempotency.payload), acceptedAt: null, body: null });
    return () => this.inWork.delete(name);
  }

  /** Decides on a request, and stores what changes. `isFirst` for the one that is in work. */
  handle(
    request: ApiRequest,
    ids: Pick<SendFacts, 'quicksms_id' | 'request_id'>,
    at: number,
    isFirst = false,
  ): SendDecision {
    const required = requiredFacts(request);
    const { lockoutKey, idempotency, message } = required;
    const connection = this.connectionOf(required.apiKey);
    const name = `${connection} ${idempotency?.key}`;
    const stored = (isFirst ? undefined : this.inWork.get(name)) ?? this.answers.get(name) ?? null;
    const flood = `${message?.MSISDN} ${message?.msg}`;
    const decision = decideSend(
      {
        ...ids,
        lockout: this.lockouts.get(lockoutKey!) ?? null,
        connection: connection === undefined ? null : this.connection(connection),
        account: connection === undefined ? null : this.account(message?.country ?? null, flood),
        platform: { testSender, contentFilter: ({ msg }) => msg.includes(forbidden) },
        idempotency: stored,
        payload: idempotency && digestOf(idempotency.payload),
      },
      request,
      at,
    );
    if (decision.action === 'wait') return decision;
    const { changes } = decision;
    if (changes.lockout !== undefined) this.lockouts.set(lockoutKey!, kept(changes.lockout));
    if (changes.rateLimit !== undefined) this.rateLimits.set(connection!, kept(changes.rateLimit));
    if (changes.idempotency !== undefined) this.answers.set(name, kept(changes.idempotency));
    if (changes.balance !== undefined) this.balance = kept(changes.balance);
    if (changes.message !== undefined) this.keep(changes.message, connection!, flood);
    if (changes.entry !== undefined) this.entries.set(changes.entry.quicksms_id, [kept(changes.entry)]);
    for (const { job, quicksms_id, runAt } of changes.jobs ?? [])
      this.jobs.push({ kind: job, quicksms_id, at: runAt });
    return decision;
  }

  private connection(name: string): ConnectionFacts {
    const { environment, allowlist } = connections[name]!;
    return {
      status: this.suspended.has(name) ? 'suspended' : 'active',
      environment,
      allowlist: allowlist === null ? null : ipRanges(allowlist.ranges).value!,
      rateLimit: { limit: this.world.limit, state: this.rateLimits.get(name) ?? null },
      testNumbers,
    };
  }

  private account(country: string | null, flood: string): AccountFacts {
    const { world, balance } = this;
    const { account, platform } = country === null ? {} : (countries[country] ?? {});
    const { hours } = world;
    const windows = hours?.windows.map(window => ({ ...window, weekdays: window.weekdays as Weekday[] }));
    return {
      active: this.accountActive,
      senders: world.senders,
      country: { account, platform, platformDefault: 'allow' },
      hours: hours === null ? undefined : { ...hours, windows: windows! },
      flood: { ...world.flood, lastAccepted: this.last.get(flood) },
      credits: { balance, lowestBalance: pounds(world.lowestBalance) },
      refundsUndelivered: world.refundsUndelivered,
      rateCard: card,
    };
  }

  private keep(message: QueuedMessage, connection: string, flood: string): void {
    const { quicksms_id, acceptedAt, sandbox } = message;
    this.messages.set(quicksms_id, kept(message));
    this.owners.set(quicksms_id, connection);
    if (!sandbox) this.last.set(flood, { quicksms_id, acceptedAt });
  }

  /** What is due until a time, in order. The messages of a connection that may not send wait. */
  due(until: number): Job[] {
    const accepted = [...this.messages.keys()];
    const rankOf = ({ kind, quicksms_id }: Job) =>
      jobOrder.indexOf(kind) * 1e6 + accepted.indexOf(quicksms_id);
    return this.jobs
      .filter(({ kind, quicksms_id, at }) => {
        const { message_status } = this.messages.get(quicksms_id)!;
        if (kind === 'expire' && isFinalStatus(message_status)) return false;
        if (kind !== 'dispatch') return at <= until;
        const mayGo = this.accountActive && !this.suspended.has(this.owners.get(quicksms_id)!);
        return at <= until && mayGo && !isFinalStatus(message_status);
      })
      .sort((one, other) => one.at - other.at || rankOf(one) - rankOf(other));
  }

  run(job: Job, at: number): void {
    const { kind, quicksms_id } = job;
    this.jobs = this.jobs.filter(each => each !== job);
    const message = this.messages.get(quicksms_id)!;
    if (kind === 'dispatch') this.dispatch(message, at);
    else if (kind === 'receipt') {
      const { message_status, status_code } = simulateDelivery(message, message.acceptedAt);
      this.apply(quicksms_id, { type: 'receipt', message_status, status_code }, at);
    } else this.apply(quicksms_id, { type: kind }, at);
  }

  private dispatch(message: QueuedMessage, at: number): void {
    const { quicksms_id, sandbox, acceptedAt } = message;
    const { expiresAt } = this.apply(quicksms_id, { type: 'dispatch' }, at);
    this.jobs.push({ kind: 'expire', quicksms_id, at: expiresAt! });
    if (!this.carrierDown) this.submit(quicksms_id, message.channel, at);
    if (!sandbox) return;
    const { receiptAt, readAt } = simulateDelivery(message, acceptedAt);
    this.jobs.push({ kind: 'receipt', quicksms_id, at: receiptAt });
    if (readAt !== undefined) this.jobs.push({ kind: 'read', quicksms_id, at: readAt });
  }

  /** Gives a message to a carrier, if it may go. */
  submit(quicksms_id: MessageId, channel: 'SMS' | 'RCS', at: number): void {
    const { fallback, message_parts, channel: own } = this.messages.get(quicksms_id)!;
    const parts = own === 'RCS' && channel === 'SMS' ? fallback!.message_parts : message_parts;
    this.apply(quicksms_id, { type: 'submit', channel, message_parts: parts }, at);
  }

  /** Applies an event, and does what follows. */
  apply(quicksms_id: MessageId, event: LifecycleEvent, at: number): QueuedMessage {
    const { message, follows } = applyEvent(this.messages.get(quicksms_id)!, event, at);
    this.messages.set(quicksms_id, kept(message));
    for (const follow of follows) this.follow(follow, message, at);
    return message;
  }

  private follow(follow: FollowUp, message: QueuedMessage, at: number): void {
    const { quicksms_id, channel } = message;
    if (follow === 'submit') this.submissions.push({ quicksms_id, channel, at });
    else if (follow === 'receipt' || follow === 'readReceipt') this.post(follow, message, at);
    else {
      const entries = this.entries.get(quicksms_id);
      if (entries === undefined) return;
      // Twice, as after a crash: the second time nothing is left to do.
      for (const _ of [1, 2]) {
        const entry =
          follow === 'settle'
            ? settleCredits(entries, priceOfMessage(message)!, at)
            : refundCredits(entries, at);
        if (entry === undefined) continue;
        entries.push(kept(entry));
        this.balance = addMoney(this.balance, entry.amount);
      }
    }
  }

  private post(kind: ReceiptKind, message: QueuedMessage, at: number): void {
    const url = receiptUrl({ ...message, connectionUrl: this.world.connectionUrl });
    const body = JSON.stringify(receiptBody(message, kind));
    const dueAt = url === undefined ? undefined : at;
    this.posts.push({ quicksms_id: message.quicksms_id, kind, url, body, attempt: 1, dueAt });
  }
}
