// An address is read into its hexadecimal digits: 8 for IPv4, 32 for IPv6. Digits of one length compare as addresses do.

const IPV4_DIGITS = 8;
const IPV6_DIGITS = 32;
/** Digits in front of the IPv4 address that an IPv6 address maps: RFC 4291, 2.5.5.2. */
const MAPPED = '00000000000000000000ffff';
const GROUPS = 8;
const [DOT, ZERO, NINE] = [0x2e, 0x30, 0x39];

const GROUP = /^[0-9a-f]{1,4}$/;
const ZONE = /%[!-$&-~]+$/;

/** The first and the last address of a range, in digits of the same length. */
export type AddressRange = readonly [first: string, last: string];

/** The digits of an address, without its zone. An IPv6 address that maps an IPv4 one has the digits of that one. */
export function addressDigits(text: string): string | undefined {
  return unmapped(digitsOf(text.includes(':') ? text.replace(ZONE, '') : text));
}

/** The range of an address, or of addresses that share their first bits: `192.0.2.0/24`. */
export function addressRange(text: string): AddressRange | undefined {
  const [, address = text, length] = /^([^/]*)\/(0|[1-9][0-9]{0,2})$/.exec(text) ?? [];
  const digits = digitsOf(address);
  if (digits === undefined) return undefined;
  const bits = length === undefined ? 4 * digits.length : Number(length);
  if (bits > 4 * digits.length) return undefined;
  // Below 96 bits a range holds more than mapped addresses, and is one of IPv6.
  const plain = bits >= 4 * MAPPED.length ? unmapped(digits)! : digits;
  return rangeOf(plain, bits - 4 * (digits.length - plain.length));
}

/** An address as text: 192.0.2.1, and for IPv6 the one form of RFC 5952. */
export function addressText(digits: string): string {
  if (digits.length === IPV4_DIGITS)
    return (digits.match(/../g) ?? []).map(octet => Number.parseInt(octet, 16)).join('.');
  const groups = (digits.match(/..../g) ?? []).map(group => group.replace(/^0{1,3}/, ''));
  // `::` stands for the longest run of zeros that has two groups or more, and for the first of several.
  let [longest, most] = [0, 1];
  for (let i = 0, zeros = 0; i < groups.length; i++) {
    zeros = groups[i] === '0' ? zeros + 1 : 0;
    if (zeros > most) [longest, most] = [i + 1 - zeros, zeros];
  }
  if (most === 1) return groups.join(':');
  return `${groups.slice(0, longest).join(':')}::${groups.slice(longest + most).join(':')}`;
}

function rangeOf(digits: string, bits: number): AddressRange {
  const whole = bits >> 2;
  const rest = digits.length - whole;
  const shared = digits.slice(0, whole);
  if (rest === 0) return [digits, digits];
  const free = 15 >> (bits & 3);
  const digit = parseInt(digits[whole]!, 16);
  const first = (digit & ~free).toString(16);
  const last = (digit | free).toString(16);
  return [shared + first.padEnd(rest, '0'), shared + last.padEnd(rest, 'f')];
}

const unmapped = (digits: string | undefined): string | undefined =>
  digits?.length === IPV6_DIGITS && digits.startsWith(MAPPED) ? digits.slice(MAPPED.length) : digits;

function digitsOf(text: string): string | undefined {
  return text.includes(':') ? ipv6Digits(text.toLowerCase()) : ipv4Digits(text);
}

/** A loop, because a regular expression takes four times as long. */
function ipv4Digits(text: string): string | undefined {
  let [address, octet, digits, dots] = [0, 0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === DOT) {
      if (digits === 0 || ++dots > 3) return undefined;
      address = address * 256 + octet;
      octet = digits = 0;
    } else {
      // No leading zeros: some programs read them as octal, so that 010.0.0.1 would be another address for them.
      if (unit < ZERO || unit > NINE || (digits > 0 && octet === 0)) return undefined;
      octet = octet * 10 + unit - ZERO;
      if (octet > 255) return undefined;
      digits++;
    }
  }
  if (dots !== 3 || digits === 0) return undefined;
  return (address * 256 + octet).toString(16).padStart(IPV4_DIGITS, '0');
}

/** RFC 4291, 2.2: eight groups, of which `::` stands for one or more of zeros, and the last two may be IPv4. */
function ipv6Digits(text: string): string | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half, i) => groupsOf(half, i === halves.length - 1));
  if (head === undefined) return undefined;
  if (halves.length === 1) return head.length === GROUPS ? head.join('') : undefined;
  if (tail === undefined || head.length + tail.length >= GROUPS) return undefined;
  return [...head, ...Array<string>(GROUPS - head.length - tail.length).fill('0000'), ...tail].join('');
}

function groupsOf(text: string, isLast: boolean): string[] | undefined {
  if (text === '') return [];
  const groups: string[] = [];
  const parts = text.split(':');
  for (const [i, part] of parts.entries()) {
    const ipv4 = isLast && i === parts.length - 1 ? ipv4Digits(part) : undefined;
    if (ipv4 !== undefined) groups.push(ipv4.slice(0, 4), ipv4.slice(4));
    else if (GROUP.test(part)) groups.push(part.padStart(4, '0'));
    else return undefined;
  }
  return groups;
}
