import { isArray } from '../misuse.js';
import { addressDigits, addressText } from './ip-address.js';
import { type IpRanges, inIpRanges } from './ip-ranges.js';

// RFC 7239, 6: a port may follow an address, and IPv6 then stands in brackets. Some proxies add one.
const WITH_PORT = /^\[([^\]]*)\](?::[0-9]{1,5})?$|^([0-9.]+):[0-9]{1,5}$/;

/**
 * Returns the IP address of a client: `192.0.2.1`, or IPv6 in the form of RFC 5952. `peer` is the address at the other
 * end of the connection, `forwardedFor` the header `X-Forwarded-For`, and `proxies` the proxies that are trusted.
 *
 * The header counts only when the peer is one of the proxies. It is read from its end: the first address that is not
 * one of the proxies is the client's, because whatever stands in front of it may be invented. An entry that is not an
 * address ends the reading, and the proxy that added it is taken as the client. It returns undefined when the peer has
 * no address.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` unless `proxies` is what `ipRanges` returned
 * @example
 * const { value: proxies } = ipRanges(['10.0.0.0/8']);
 * if (!proxies) throw new Error('no ranges');
 * clientAddress('10.0.0.1', '198.51.100.9, 192.0.2.1', proxies) // '192.0.2.1'
 * clientAddress('192.0.2.1', '198.51.100.9', proxies) // '192.0.2.1'
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | readonly string[] | null | undefined,
  proxies: IpRanges,
): string | undefined {
  let client = typeof peer === 'string' ? canonical(peer) : undefined;
  if (!inIpRanges(proxies, client)) return client;
  const header = isArray(forwardedFor) ? forwardedFor.join(',') : forwardedFor;
  if (typeof header !== 'string') return client;
  for (let end = header.length; end >= 0; ) {
    const comma = end === 0 ? -1 : header.lastIndexOf(',', end - 1);
    const entry = header.slice(comma + 1, end).trim();
    const [, inBrackets, withPort] = WITH_PORT.exec(entry) ?? [];
    const address = canonical(inBrackets ?? withPort ?? entry);
    if (address === undefined) return client;
    client = address;
    if (!inIpRanges(proxies, client)) return client;
    end = comma;
  }
  return client;
}

function canonical(address: string): string | undefined {
  const digits = addressDigits(address);
  return digits === undefined ? undefined : addressText(digits);
}
