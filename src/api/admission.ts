import { argumentError } from '../misuse.js';
import { checkAccess } from './access.js';
import type { RequestError } from './decision.js';
import { checkLockout, type LockoutState, lockoutKey, nextLockout } from './lockout.js';
import { decideRateLimit, type RateLimitHeaders, type RateLimitState } from './rate-limit.js';
import type { SendFacts } from './send-facts.js';

/** Whether a request may come in, and what to store whatever becomes of it. */
export interface Admission {
  readonly error?: RequestError | undefined;
  /** Absent before a request is authenticated. */
  readonly rateLimitHeaders?: RateLimitHeaders | undefined;
  readonly lockout?: LockoutState | undefined;
  readonly rateLimit?: RateLimitState | undefined;
}

/**
 * Checks who sends: lockout of the address, authentication, IP allowlist, connection, account, rate limit. `isKnown` says
 * whether the request has credentials; only then the connection of the facts is that of the request.
 */
export function admit(
  facts: SendFacts,
  { address, isKnown }: { readonly address: string | undefined; readonly isKnown: boolean },
  at: number,
): Admission {
  // An unknown address is never locked out: all of them would be.
  const locked = facts.lockout !== null && isAddress(address) ? checkLockout(facts.lockout, at) : undefined;
  if (locked !== undefined) return { error: locked };

  const connection = isKnown ? facts.connection : null;
  const { account } = facts;
  if (connection !== null && account === null)
    throw argumentError('facts.account', 'the account of the connection', account);
  const refused = checkAccess(
    {
      connectionStatus: connection === null ? null : connection.status,
      accountActive: account === null ? false : account.active,
      allowlist: connection === null ? null : connection.allowlist,
    },
    address,
  );
  const outcome = refused?.code === 'UNAUTHORIZED' ? 'failure' : 'success';
  const isNews = (outcome === 'failure' || facts.lockout !== null) && isAddress(address);
  const lockout = isNews ? nextLockout(facts.lockout, outcome, at) : undefined;
  if (refused !== undefined) return { error: refused, lockout };
  const { error, headers, state } = decideRateLimit(connection!.rateLimit, at);
  return { error, rateLimitHeaders: headers, lockout, rateLimit: state };
}

const isAddress = (address: string | undefined): boolean => lockoutKey(address) !== undefined;
