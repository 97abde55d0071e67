// What is given in a history: the account, its prices and rules, and what its clients send. Plain tables.

export type Setting = 'allow' | 'block';

export interface Country {
  readonly account?: Setting;
  readonly platform?: Setting;
  /** 10⁻⁸ of a pound for an SMS part and for an RCS message. */
  readonly sms?: number;
  readonly rcs?: number;
}

/** Null stands for a calling code that nobody has. */
export const countries: Readonly<Record<string, Country>> = {
  GB: { sms: 4_000_000, rcs: 5_000_000 },
  IE: { sms: 6_000_000, rcs: 2_000_000 },
  DE: { sms: 7_000_000 },
  FR: {},
  US: { account: 'allow', platform: 'block', sms: 1_000_000, rcs: 1_000_000 },
  ES: { account: 'block', platform: 'allow', sms: 5_000_000, rcs: 5_000_000 },
  IT: { platform: 'block', sms: 5_000_000, rcs: 5_000_000 },
};

export const recipients: Readonly<Record<string, string | null>> = {
  '447700900001': 'GB',
  '447700900000': 'GB',
  '447700909999': 'GB',
  '353871234567': 'IE',
  '4915112345678': 'DE',
  '33612345678': 'FR',
  '12025551234': 'US',
  '34612345678': 'ES',
  '393471234567': 'IT',
  '9991234567': null,
};

export const testNumbers: readonly string[] = ['447700900001', '447700900000', '447700909999'];
export const testSender = 'QuickSMS';
export const forbidden = 'forbidden';

export interface Sender {
  readonly sender: string;
  readonly channel: 'SMS' | 'RCS';
  readonly approved: boolean;
  readonly isDefault?: boolean;
  readonly countries?: readonly string[];
}

const agents: readonly Sender[] = [
  { sender: 'Agent 1!', channel: 'RCS', approved: true },
  { sender: 'MyBrandAgent', channel: 'RCS', approved: true },
  { sender: 'OldAgent', channel: 'RCS', approved: false },
  { sender: '&!', channel: 'RCS', approved: true },
];
const first: Sender = { sender: 'MyStore', channel: 'SMS', approved: true };
/** Senders that accounts have: with a default sender, without one, without any sender for SMS. */
export const senderLists: readonly (readonly Sender[])[] = [
  [
    { sender: 'Unapproved', channel: 'SMS', approved: false, isDefault: true },
    ...agents,
    first,
    { sender: 'MyBrand', channel: 'SMS', approved: true, isDefault: true },
  ],
  [{ sender: 'OnlyGB', channel: 'SMS', approved: true, countries: ['GB'] }, first, ...agents],
  agents,
];
export const senderNames = [
  'MyStore',
  'MyStore',
  'MyBrand',
  'OnlyGB',
  'Unapproved',
  testSender,
  'Agent 1!',
  '&!',
];

export interface Window {
  readonly weekdays: readonly string[];
  readonly start: string;
  readonly end: string;
}

export interface Hours {
  readonly timeZone: string;
  readonly windows: readonly Window[];
  readonly action: 'reject' | 'hold';
}

/** One account, and the platform around it. */
export interface World {
  /** When the history begins, in milliseconds. */
  readonly start: number;
  readonly hours: Hours | null;
  readonly flood: { readonly mode: 'off' | 'enforce' | 'monitor'; readonly windowSeconds: number };
  readonly refundsUndelivered: boolean;
  /** 10⁻⁸ of a pound. */
  readonly balance: number;
  readonly lowestBalance: number;
  /** Requests a minute, of each connection. */
  readonly limit: number;
  readonly senders: readonly Sender[];
  readonly connectionUrl: string | null;
  /** What its clients send. */
  readonly payloads: readonly Payload[];
}

/** A request as its client means it. How it is written does not count. */
export interface Payload {
  readonly MSISDN: string;
  readonly msg: string;
  readonly sender: string;
  readonly smart_routing: boolean;
  readonly sms_failover_sender?: string | undefined;
  readonly expiry: number;
  readonly customer_id?: string | undefined;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  readonly sandbox: boolean;
  readonly callback_url?: string | undefined;
}

export interface Connection {
  readonly key: string;
  readonly environment: 'live' | 'test';
  /** Ranges of addresses, and the clients that are in them; null for all. */
  readonly allowlist: { readonly ranges: readonly string[]; readonly clients: readonly string[] } | null;
}

export const connections: Readonly<Record<string, Connection>> = {
  main: { key: 'sk_live_main', environment: 'live', allowlist: null },
  office: {
    key: 'sk_live_office',
    environment: 'live',
    allowlist: { ranges: ['192.0.2.0/31', '2001:db8::/48'], clients: ['one', 'six', 'other six'] },
  },
  testKey: { key: 'sk_test_main', environment: 'live', allowlist: null },
  staging: { key: 'sk_live_staging', environment: 'test', allowlist: null },
};

/** Clients: an address, and whose failures count together with theirs. */
export const clients: Readonly<Record<string, { readonly address: string; readonly counted: string }>> = {
  one: { address: '192.0.2.1', counted: 'one' },
  mapped: { address: '::ffff:192.0.2.2', counted: 'two' },
  two: { address: '192.0.2.2', counted: 'two' },
  six: { address: '2001:db8::1', counted: 'six' },
  'other six': { address: '2001:db8::2:1', counted: 'six' },
};

/** A request that is wrong in a way that no account matters for. */
export interface Wrong {
  readonly contentType?: string;
  readonly idempotencyKey?: string;
  /** What replaces the body: undefined for one that is not JSON. */
  readonly body?: unknown;
  /** Fields that are put into the body. */
  readonly fields?: object;
  readonly answer: { readonly status: number; readonly code: string; readonly param?: string };
}

const invalid = (param: string) => ({ status: 422, code: 'VALIDATION_ERROR', param });
export const wrongs: Readonly<Record<string, Wrong>> = {
  'media type': { contentType: 'text/plain', answer: { status: 400, code: 'BAD_REQUEST' } },
  'not JSON': { body: undefined, answer: { status: 400, code: 'BAD_REQUEST' } },
  'a list': { body: [], answer: { status: 400, code: 'BAD_REQUEST' } },
  'key of 129': { idempotencyKey: 'k'.repeat(129), answer: invalid('Idempotency-Key') },
  'empty key': { idempotencyKey: '', answer: invalid('Idempotency-Key') },
  'no msg': { fields: { msg: null }, answer: { status: 400, code: 'MISSING_FIELD', param: 'msg' } },
  'plus sign': {
    fields: { MSISDN: '+447700900001' },
    answer: { status: 422, code: 'INVALID_PHONE_NUMBER', param: 'MSISDN' },
  },
  'long text': {
    fields: { msg: 'a'.repeat(1531) },
    answer: { status: 422, code: 'CONTENT_TOO_LONG', param: 'msg' },
  },
  'short expiry': { fields: { expiry: 59 }, answer: invalid('expiry') },
};

/** A request that a client sends. */
export interface Request {
  readonly client: string;
  /** The name of a connection; undefined for an API key that nobody has. */
  readonly connection: string | undefined;
  readonly idempotencyKey?: string | undefined;
  readonly payload: Payload;
  readonly wrong?: string | undefined;
  /** Whether it has an API key at all, and how it is written. */
  readonly scheme: 'Bearer' | 'Basic' | 'none';
  /** Whether the fields are written in another order, with their defaults. */
  readonly rewritten: boolean;
  readonly quicksms_id: string;
  readonly request_id: string;
}
