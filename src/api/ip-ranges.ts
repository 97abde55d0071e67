import { argumentError, isArray, isObject, kindOf } from '../misuse.js';
import type { Issue, Result } from '../result.js';
import { type AddressRange, addressDigits, addressRange } from './ip-address.js';

/** Ranges of IP addresses, compiled for looking up. Plain data that can be stored as JSON. */
export interface IpRanges {
  /** First and last address in hexadecimal digits: IPv4 in front of IPv6, sorted, without overlap. */
  readonly ranges: readonly AddressRange[];
}

export interface IpRangeIssue extends Issue {
  readonly code: 'INVALID_IP_RANGE';
}

/**
 * Compiles a list of IP addresses and CIDR ranges, IPv4 and IPv6: an allowlist, or the proxies in front of a server.
 *
 * Bits after the prefix do not count: `192.0.2.7/24` is `192.0.2.0/24`. A range of IPv6 addresses that map IPv4 ones is
 * that range of IPv4. An octet with a leading zero, a zone, and a host name are issues. Rules: QuickSMS API 2.0, IP
 * Allowlisting; RFC 4632 and RFC 4291.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` unless `entries` is an array
 * @example
 * ipRanges(['192.0.2.1', '2001:db8::/32']).value?.ranges.length // 2
 * ipRanges(['192.0.2.01']).issues?.[0]?.path // [0]
 */
export function ipRanges(entries: readonly string[]): Result<IpRanges, IpRangeIssue> {
  if (!isArray(entries)) throw argumentError('entries', 'an array', entries);
  const found: AddressRange[] = [];
  const issues: IpRangeIssue[] = [];
  for (const [i, entry] of (entries as readonly unknown[]).entries()) {
    const range = typeof entry === 'string' ? addressRange(entry) : undefined;
    if (range !== undefined) found.push(range);
    else
      issues.push({
        message: `entries[${i}] must be an IP address or a range such as 192.0.2.0/24, not ${kindOf(entry)}.`,
        path: [i],
        code: 'INVALID_IP_RANGE',
      });
  }
  return issues.length > 0 ? { issues } : { value: { ranges: withoutOverlap(found) } };
}

/**
 * Returns whether an IP address is in one of the ranges. The zone of an address does not count. A text that is not an
 * address is in none.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` unless `ranges` is what `ipRanges` returned
 * @example
 * const { value: office } = ipRanges(['192.0.2.0/24']);
 * if (!office) throw new Error('no ranges');
 * inIpRanges(office, '::ffff:192.0.2.1') // true
 * inIpRanges(office, '198.51.100.1') // false
 */
export function inIpRanges(ranges: IpRanges, address: string | undefined): boolean {
  const sorted = sortedRanges('ranges', ranges);
  const digits = typeof address === 'string' ? addressDigits(address) : undefined;
  if (digits === undefined) return false;
  // The number of ranges that do not begin after the address: the last of them is the only one that can hold it.
  let low = 0;
  for (let high = sorted.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (compare(sorted[middle]![0], digits) <= 0) low = middle + 1;
    else high = middle;
  }
  return low > 0 && compare(digits, sorted[low - 1]![1]) <= 0;
}

/** The ranges of an argument that must be compiled. */
export function sortedRanges(argument: string, value: unknown): readonly AddressRange[] {
  const { ranges } = (isObject(value) ? value : {}) as { ranges?: unknown };
  if (!isArray(ranges)) throw argumentError(argument, 'what ipRanges returned', value);
  return ranges as AddressRange[];
}

function withoutOverlap(ranges: readonly AddressRange[]): AddressRange[] {
  const merged: AddressRange[] = [];
  for (const range of [...ranges].sort(([one], [other]) => compare(one, other))) {
    const [first, last] = merged.at(-1) ?? ['', ''];
    if (compare(range[0], last) > 0) merged.push(range);
    else if (compare(range[1], last) > 0) merged[merged.length - 1] = [first, range[1]];
  }
  return merged;
}

const compare = (one: string, other: string): number =>
  one.length - other.length || (one < other ? -1 : one > other ? 1 : 0);
