// What happens to a message after it is accepted: to a carrier or its simulation, and to its end.
import { written } from './answer.js';
import { rcsPrice } from './route.js';
import { type Channel, isFinal, type Message, type State } from './state.js';

/** What happens to a message, in the words of who reports it. */
export interface CarrierEvent {
  readonly type: 'notTaken' | 'refuse' | 'receipt' | 'read' | 'expire' | 'abandon';
  readonly message_status?: string;
  readonly status_code?: number;
  readonly channel?: Channel;
  readonly doneAt?: number;
}

/** What is due: the dispatch of a message, a simulated receipt or read receipt, the end of its validity. */
export interface Due {
  readonly kind: 'dispatch' | 'receipt' | 'read' | 'expire';
  readonly quicksms_id: string;
  readonly at: number;
}

const ORDER = ['dispatch', 'receipt', 'read', 'expire'];

/** What is due until a time, in the order in which it happens. A connection that is suspended holds its messages back. */
export function dueUntil(state: State, until: number): Due[] {
  const due: Due[] = [];
  for (const message of state.messages) {
    const { quicksms_id, connection, acceptedAt, scheduledSendAt, dispatchedAt, status, simulated } = message;
    const add = (kind: Due['kind'], at: number) => at <= until && due.push({ kind, quicksms_id, at });
    const waits = status === 'ACCEPTED' || status === 'HELD';
    const mayGo = state.accountActive && !state.suspended.has(connection);
    if (waits && mayGo) add('dispatch', scheduledSendAt ?? acceptedAt);
    const { receiptAt = null, readAt = null } = dispatchedAt === null ? {} : (simulated ?? {});
    if (receiptAt !== null) add('receipt', receiptAt);
    if (readAt !== null) add('read', readAt);
    if (status === 'PENDING') add('expire', dispatchedAt! + message.payload.expiry * 1000);
  }
  return due.sort((one, other) => one.at - other.at || ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
}

export function runDue(state: State, { kind, quicksms_id }: Due): void {
  const message = state.messages.find(each => each.quicksms_id === quicksms_id)!;
  const { simulated } = message;
  if (kind === 'expire') happen(state, message, { type: 'expire' });
  if (kind === 'dispatch') {
    message.status = 'PENDING';
    message.dispatchedAt = state.now;
    if (!state.carrierDown) submit(state, message, message.channel);
  }
  if (kind === 'read') {
    simulated!.readAt = null;
    happen(state, message, { type: 'read' });
  }
  if (kind === 'receipt') {
    simulated!.receiptAt = null;
    const { status: message_status, code: status_code } = simulated!;
    happen(state, message, { type: 'receipt', message_status, status_code });
  }
}

const isOver = ({ dispatchedAt, payload }: Message, now: number): boolean =>
  now >= dispatchedAt! + payload.expiry * 1000;

/** Gives a message to a carrier: once on each channel, RCS before SMS. It must have been dispatched. */
export function submit(state: State, message: Message, channel: Channel): void {
  if (isFinal(message)) return;
  const fallsBack = message.channel === 'RCS' && channel === 'SMS';
  if (!fallsBack && (channel !== message.channel || message.sentAt !== null)) return;
  if (isOver(message, state.now)) {
    end(state, message, 'EXPIRED');
    return;
  }
  message.channel = channel;
  message.parts = channel === 'SMS' ? message.sms.parts : 1;
  message.sentAt = state.now;
  message.submitted.push(channel);
}

/** The carrier takes messages again: those that wait go to it, in the order of acceptance. */
export function submitWaiting(state: State): void {
  for (const message of state.messages)
    if (message.status === 'PENDING' && message.sentAt === null) submit(state, message, message.channel);
}

/** The account is archived: what no carrier has is not sent. */
export function archive(state: State): void {
  state.accountActive = false;
  state.accountArchived = true;
  for (const message of state.messages)
    if (!isFinal(message) && message.sentAt === null) end(state, message, 'EXPIRED');
}

export function happen(state: State, message: Message, event: CarrierEvent): void {
  const { now } = state;
  if (event.type === 'read' && message.status === 'DELIVERED') read(state, message);
  if (message.status !== 'PENDING') return;
  if (event.channel !== undefined && event.channel !== message.channel) return;
  if (event.type === 'notTaken') message.sentAt = null;
  if (event.type === 'refuse') {
    message.sentAt = null;
    end(state, message, 'REJECTED', event.status_code);
  }
  if (event.type === 'abandon' && message.sentAt !== null) end(state, message, 'EXPIRED');
  if (event.type === 'expire' && isOver(message, now)) end(state, message, 'EXPIRED');
  if (event.type === 'read' && message.channel === 'RCS') {
    message.sentAt ??= now;
    message.receiptAt = now;
    end(state, message, 'DELIVERED');
    read(state, message);
  }
  if (event.type !== 'receipt' || event.message_status === 'PENDING') return;
  message.sentAt ??= now;
  message.receiptAt = now;
  end(state, message, event.message_status!, event.status_code, event.doneAt);
}

function read(state: State, message: Message): void {
  if (message.channel !== 'RCS' || message.readAt !== null) return;
  message.readAt = state.now;
  post(state, message, true);
}

const MEANINGS: Readonly<Record<string, number>> = {
  DELIVERED: 0,
  UNDELIVERED: 255,
  EXPIRED: 255,
  REJECTED: 13,
};

/** The status is final. Credits are settled, or refunded for what no carrier has taken, and a receipt is posted. */
function end(state: State, message: Message, status: string, code?: number, doneAt = state.now): void {
  message.status = status;
  const isGsm = code !== undefined && [0, 1, 13, 27, 32, 255].includes(code);
  message.code = isGsm && (code === 0) === (status === 'DELIVERED') ? code : MEANINGS[status]!;
  message.doneAt = doneAt;
  if (message.charges.length > 0) message.charges.push(settlementOf(state, message));
  post(state, message, false);
}

function settlementOf({ world }: State, message: Message): Message['charges'][number] {
  const reserved = -message.charges[0]!.amount;
  const isUndelivered = message.status !== 'DELIVERED' && world.refundsUndelivered;
  if (message.sentAt === null || isUndelivered) return { kind: 'REFUND', amount: reserved };
  const price = message.channel === 'SMS' ? message.sms.price : rcsPrice(message.payload.MSISDN);
  return { kind: 'SETTLE', amount: reserved - price };
}

function post(state: State, message: Message, isRead: boolean): void {
  const { payload, channel, quicksms_id } = message;
  const url = payload.callback_url ?? state.world.connectionUrl;
  const timeOf = (time: number | null) => (time === null ? null : written(time));
  const body = {
    quicksms_id,
    customer_id: payload.customer_id ?? null,
    channel,
    message_status: message.status,
    status_code: message.code,
    message_parts: message.parts,
    message_sent_time: timeOf(message.sentAt),
    delivery_receipt_time: timeOf(message.receiptAt),
    read_receipt: channel === 'RCS' ? isRead : null,
    read_receipt_timestamp: isRead ? timeOf(message.readAt) : null,
    done_time: timeOf(message.doneAt),
    metadata: payload.metadata ?? null,
  };
  state.posts.push({ quicksms_id, isRead, url, body, attempt: 1, dueAt: url === null ? null : state.now });
}

/** How the simulated delivery of a message ends: by the last four digits of its recipient. */
export function outcomeOf(MSISDN: string): { readonly status: string; readonly code: number } {
  if (MSISDN.endsWith('0000')) return { status: 'UNDELIVERED', code: 27 };
  return MSISDN.endsWith('9999') ? { status: 'EXPIRED', code: 255 } : { status: 'DELIVERED', code: 0 };
}
