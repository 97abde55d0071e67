// What the slow model knows: lists of all that happened, with exact times.
import type { Payload, World } from './given.js';

export type Channel = 'SMS' | 'RCS';

/** A change of the balance, 10⁻⁸ of a pound. */
export interface Charge {
  readonly kind: string;
  readonly amount: number;
}

export interface Message {
  readonly quicksms_id: string;
  readonly connection: string;
  readonly payload: Payload;
  readonly sandbox: boolean;
  readonly acceptedAt: number;
  readonly scheduledSendAt: number | null;
  /** What an SMS of it is, and costs. */
  readonly sms: { readonly parts: number; readonly price: number };
  status: string;
  code: number | null;
  channel: Channel;
  parts: number;
  dispatchedAt: number | null;
  sentAt: number | null;
  receiptAt: number | null;
  doneAt: number | null;
  readAt: number | null;
  /** The channels on which it went to a carrier. */
  readonly submitted: Channel[];
  readonly charges: Charge[];
  /** In sandbox mode: what the simulation does, and when. */
  simulated?: {
    readonly status: string;
    readonly code: number;
    receiptAt: number | null;
    readAt: number | null;
  };
}

/** A post of a receipt. */
export interface Post {
  readonly quicksms_id: string;
  readonly isRead: boolean;
  readonly url: string | null;
  readonly body: object;
  attempt: number;
  /** When the next attempt is due; null when there is none. */
  dueAt: number | null;
}

/** What a connection has stored under a key. */
export interface Kept {
  readonly payload: Payload;
  readonly acceptedAt: number;
  readonly quicksms_id: string;
  readonly body: object;
}

export interface State {
  readonly world: World;
  now: number;
  /** Time that has passed, whatever the clock shows. */
  passed: number;
  accountActive: boolean;
  accountArchived: boolean;
  readonly suspended: Set<string>;
  carrierDown: boolean;
  readonly topUps: number[];
  readonly messages: Message[];
  readonly posts: Post[];
  /** By connection and key. */
  readonly kept: Map<string, Kept>;
  readonly inWork: Set<string>;
  /** When requests of a connection were counted, in seconds. */
  readonly counted: Map<string, number[]>;
  /** Failed attempts since the last success, and when a lockout ends. */
  readonly failures: Map<string, number[]>;
  readonly lockedUntil: Map<string, number>;
  /** Signing secrets of the connections, the newer one first; and those that the receiver knows. */
  secrets: string[];
  receiverSecrets: string[];
  /** What the receiver answers; null for nothing. Milliseconds by which its clock is ahead. */
  receiverAnswer: number | null;
  receiverAhead: number;
}

export function stateOf(world: World): State {
  return {
    world,
    now: world.start,
    passed: 0,
    accountActive: true,
    accountArchived: false,
    suspended: new Set(),
    carrierDown: false,
    topUps: [],
    messages: [],
    posts: [],
    kept: new Map(),
    inWork: new Set(),
    counted: new Map(),
    failures: new Map(),
    lockedUntil: new Map(),
    secrets: ['secret 1'],
    receiverSecrets: ['secret 1'],
    receiverAnswer: 200,
    receiverAhead: 0,
  };
}

/** What the account has: all that was ever added and taken. */
export function balanceOf({ world, topUps, messages }: State): number {
  let balance = world.balance;
  for (const amount of topUps) balance += amount;
  for (const { charges } of messages) for (const { amount } of charges) balance += amount;
  return balance;
}

export const isFinal = ({ status }: Message): boolean =>
  status === 'DELIVERED' || status === 'UNDELIVERED' || status === 'EXPIRED' || status === 'REJECTED';
