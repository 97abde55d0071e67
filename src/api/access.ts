import type { RequestError } from './decision.js';
import { requireFacts, requireFlag, requireWord } from './facts.js';
import { type IpRanges, inIpRanges, sortedRanges } from './ip-ranges.js';

/** The statuses of an API connection: QuickSMS API 2.0, Connection Status. */
export const connectionStatuses = ['draft', 'active', 'suspended', 'archived'] as const;
export type ConnectionStatus = (typeof connectionStatuses)[number];

/** What is known of the API key of a request. */
export interface AccessFacts {
  /** The status of the key's connection; null when the request has no key, or no connection has it. */
  readonly connectionStatus: ConnectionStatus | null;
  /** Whether the account of the connection is active. It does not count without a connection. */
  readonly accountActive: boolean;
  /** The addresses that may send, from `ipRanges`; null or an empty list for all. */
  readonly allowlist: IpRanges | null;
}

/**
 * Checks whether a request from an IP address may send with its API key. It returns undefined, or the error of the
 * request: `UNAUTHORIZED` for a key that is missing or unknown, `IP_NOT_ALLOWED`, `ACCOUNT_INACTIVE` for a connection or
 * an account that is not active.
 *
 * Only a connection with the status `active` can send. An `address` that is unknown is in no allowlist. Rules: QuickSMS
 * API 2.0, Authentication, Connection Status and IP Allowlisting.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless the facts are of the kinds above
 * @example
 * checkAccess({ connectionStatus: null, accountActive: false, allowlist: null }, '192.0.2.1')?.code // 'UNAUTHORIZED'
 * checkAccess({ connectionStatus: 'active', accountActive: true, allowlist: null }, '192.0.2.1') // undefined
 */
export function checkAccess(facts: AccessFacts, address: string | undefined): RequestError | undefined {
  requireFacts('facts', facts);
  const { connectionStatus, accountActive, allowlist } = facts;
  if (connectionStatus === null) return { code: 'UNAUTHORIZED' };
  requireWord('facts.connectionStatus', connectionStatus, connectionStatuses);
  requireFlag('facts.accountActive', accountActive);
  if (allowlist !== null && sortedRanges('facts.allowlist', allowlist).length > 0)
    if (!inIpRanges(allowlist, address)) return { code: 'IP_NOT_ALLOWED' };
  if (connectionStatus !== 'active')
    return { code: 'ACCOUNT_INACTIVE', message: `The API connection is ${connectionStatus}.` };
  return accountActive ? undefined : { code: 'ACCOUNT_INACTIVE' };
}
