import { argumentError, isArray, isObject, kindOf, misuse } from '../misuse.js';
import { senderPolicyRows } from '../tables/sender-policy.js';
import { midnightOfIsoDay } from '../time.js';

/** What a country does with a kind of sender. `registered`: it accepts only senders that were registered there. */
export const senderRules = ['allowed', 'registered', 'refused'] as const;
export type SenderRule = (typeof senderRules)[number];

/** The rules of a country for senders. They come from a source that may be wrong or out of date. */
export interface SenderPolicyRow {
  /** ISO 3166-1 alpha-2, or 001, as `resolve` returns it. */
  readonly country: string;
  /** Default: `allowed`. */
  readonly alphanumeric?: SenderRule | undefined;
  /** Default: `allowed`. */
  readonly numeric?: SenderRule | undefined;
  /** How senders are registered there, in words. */
  readonly registration?: string | undefined;
  /** The most characters of a sender, where a country accepts fewer than the standard. */
  readonly maxLength?: number | undefined;
  /** The first day of the rule, `2026-01-31`, in UTC. */
  readonly from?: string | undefined;
  /** The first day after the rule, in UTC. */
  readonly until?: string | undefined;
  readonly source: string;
  /** The day on which the source was read. */
  readonly checkedOn: string;
}

export type SenderPolicy = readonly SenderPolicyRow[];

/**
 * Countries whose networks are known to refuse alphanumeric senders: a seed for a policy of your own. It is incomplete,
 * and a row may be out of date: check its source and date.
 */
export const senderPolicy: SenderPolicy = senderPolicyRows;

export type PolicyFindingCode = 'REFUSED_BY_COUNTRY' | 'REGISTRATION_NEEDED' | 'TOO_LONG_FOR_COUNTRY';

export interface PolicyFinding {
  code: PolicyFindingCode;
  message: string;
}

/** A sender as a country sees it. */
export interface SmsSender {
  readonly kind: 'alphanumeric' | 'numeric';
  readonly characters: number;
}

/**
 * Returns the findings of a country's rows about a sender, at a time in milliseconds. Without a time, rows without an end
 * are in force.
 */
export function policyFindings(
  policy: SenderPolicy,
  country: string,
  { kind, characters }: SmsSender,
  at: number | undefined,
): PolicyFinding[] {
  const findings: PolicyFinding[] = [];
  policy.forEach((row, index) => {
    if (row.country !== country) return;
    requireRow(row, index);
    if (!isInForce(row, at)) return;
    const add = (code: PolicyFindingCode, message: string) =>
      findings.push({ code, message: `${message} (${row.source}; checked on ${row.checkedOn})` });
    if (row[kind] === 'refused')
      add('REFUSED_BY_COUNTRY', `expected no ${kind} sender in ${country}, found one`);
    if (row[kind] === 'registered') {
      const how = row.registration === undefined ? '' : `: ${row.registration}`;
      add(
        'REGISTRATION_NEEDED',
        `expected ${kind === 'numeric' ? 'a' : 'an'} ${kind} sender that is registered in ${country}, found one that may not be${how}`,
      );
    }
    if (row.maxLength !== undefined && characters > row.maxLength)
      add(
        'TOO_LONG_FOR_COUNTRY',
        `expected at most ${row.maxLength} characters in ${country}, found ${characters}`,
      );
  });
  return findings;
}

function isInForce({ from, until }: SenderPolicyRow, at: number | undefined): boolean {
  if (at === undefined) return until === undefined;
  return !(from !== undefined && at < Date.parse(from)) && !(until !== undefined && at >= Date.parse(until));
}

function refuseRow(row: SenderPolicyRow, index: number, name: string, expected: string): never {
  const value = kindOf(row[name as keyof SenderPolicyRow]);
  throw misuse(new RangeError(`options.policy[${index}].${name} must be ${expected}, not ${value}`));
}

/** Throws unless every field of a row is valid: an invalid one would silently have no effect. */
function requireRow(row: SenderPolicyRow, index: number): void {
  const refuse = (name: string, expected: string) => refuseRow(row, index, name, expected);
  for (const name of ['alphanumeric', 'numeric'] as const)
    if (row[name] !== undefined && !senderRules.includes(row[name]))
      refuse(name, `one of ${senderRules.join(', ')}`);
  for (const [name, day] of Object.entries({ from: row.from, until: row.until }))
    if (day !== undefined && !isDay(day)) refuse(name, A_DAY);
  if (typeof row.source !== 'string' || row.source === '') refuse('source', 'a string that is not empty');
  if (!isDay(row.checkedOn)) refuse('checkedOn', A_DAY);
  if (row.maxLength !== undefined && !(Number.isInteger(row.maxLength) && row.maxLength > 0))
    refuse('maxLength', 'a whole number, at least 1');
  if (row.registration !== undefined && typeof row.registration !== 'string')
    refuse('registration', 'a string');
}

const A_DAY = "a day such as '2026-01-31'";

const isDay = (day: unknown): boolean => typeof day === 'string' && midnightOfIsoDay(day) !== undefined;

/** A country as `resolve` returns it. */
export const COUNTRY = /^(?:[A-Z]{2}|001)$/;

/** Throws unless the policy is an array of rows, each with a country. */
export function requirePolicy(policy: unknown): SenderPolicy {
  if (!isArray(policy)) throw argumentError('options.policy', 'an array of rows', policy);
  for (let i = 0; i < policy.length; i++) {
    const row = policy[i] as SenderPolicyRow | null | undefined;
    if (!isObject(row)) throw argumentError(`options.policy[${i}]`, 'a row of a country', row);
    if (typeof row.country !== 'string' || !COUNTRY.test(row.country))
      refuseRow(row, i, 'country', "a country such as 'GB'");
  }
  return policy as unknown as SenderPolicy;
}
