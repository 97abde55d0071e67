import { isIP } from 'node:net';
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, test } from 'vitest';
import { addressDigits, addressText } from '../../src/api/ip-address.js';
import { inIpRanges, ipRanges } from '../../src/api/ip-ranges.js';

const rangesOf = (...entries: string[]) => {
  const { value, issues } = ipRanges(entries);
  if (!value) throw new Error(issues[0]?.message);
  return value;
};
const isIn = (entry: string, address: string) => inIpRanges(rangesOf(entry), address);

describe('IP Allowlisting', () => {
  test('an address allows itself only', () => {
    expect(isIn('192.0.2.1', '192.0.2.1')).toBe(true);
    expect(isIn('192.0.2.1', '192.0.2.2')).toBe(false);
    expect(isIn('2001:db8::1', '2001:DB8:0:0:0:0:0:1')).toBe(true);
    expect(isIn('2001:db8::1', '2001:db8::2')).toBe(false);
  });

  test('a CIDR range allows its first address, its last, and none beside', () => {
    for (const [address, allowed] of [
      ['192.0.1.255', false],
      ['192.0.2.0', true],
      ['192.0.2.255', true],
      ['192.0.3.0', false],
    ] as const)
      expect(isIn('192.0.2.0/24', address), address).toBe(allowed);
    for (const [address, allowed] of [
      ['2001:db7:ffff:ffff:ffff:ffff:ffff:ffff', false],
      ['2001:db8::', true],
      ['2001:db8:ffff:ffff:ffff:ffff:ffff:ffff', true],
      ['2001:db9::', false],
    ] as const)
      expect(isIn('2001:db8::/32', address), address).toBe(allowed);
  });

  test('a prefix of any length: 0 allows all of its family, and the full length one address', () => {
    expect(isIn('0.0.0.0/0', '255.255.255.255')).toBe(true);
    expect(isIn('0.0.0.0/0', '::1')).toBe(false);
    expect(isIn('::/0', 'ffff::1')).toBe(true);
    expect(isIn('::/0', '192.0.2.1')).toBe(false);
    expect(isIn('192.0.2.1/32', '192.0.2.1')).toBe(true);
    expect(isIn('192.0.2.1/31', '192.0.2.0')).toBe(true);
    expect(isIn('::1/128', '::2')).toBe(false);
  });

  test('bits after the prefix do not count', () => {
    expect(isIn('192.0.2.77/24', '192.0.2.1')).toBe(true);
  });

  test('an IPv6 address that maps an IPv4 one is that one', () => {
    for (const address of ['::ffff:192.0.2.1', '::FFFF:c000:0201', '0:0:0:0:0:ffff:192.0.2.1']) {
      expect(isIn('192.0.2.1', address)).toBe(true);
      expect(isIn(address, '192.0.2.1')).toBe(true);
    }
    expect(isIn('::ffff:192.0.2.0/120', '192.0.2.9')).toBe(true);
    expect(isIn('::ffff:192.0.2.0/120', '192.0.3.9')).toBe(false);
    expect(isIn('::ffff:0:0/96', '8.8.8.8')).toBe(true);
    // A larger range holds more than mapped addresses: it is one of IPv6.
    expect(isIn('::/64', '192.0.2.1')).toBe(false);
    // An address in the deprecated form without ffff is not a mapped one.
    expect(isIn('192.0.2.1', '::192.0.2.1')).toBe(false);
  });

  test('the zone of an address does not count, and an entry has none', () => {
    expect(isIn('fe80::/10', 'fe80::1%eth0')).toBe(true);
    expect(isIn('fe80::1', 'fe80::1%25')).toBe(true);
    for (const entry of ['fe80::1%eth0', 'fe80::%eth0/10']) expect(ipRanges([entry]).issues).toHaveLength(1);
    for (const address of ['192.0.2.1%eth0', 'fe80::1%', 'fe80::1%a%b'])
      expect(addressDigits(address), address).toBeUndefined();
  });

  test('leading zeros are refused: some programs read them as octal', () => {
    for (const entry of ['192.0.02.1', '010.0.0.1', '00.0.0.0', '10.0.0.0/08', '::ffff:010.0.0.1'])
      expect(ipRanges([entry]).issues, entry).toHaveLength(1);
    expect(isIn('2001:0db8::', '2001:db8::')).toBe(true);
  });

  test('an entry that is not an address or a range is an issue with its place', () => {
    const wrong = ['', ' ', 'localhost', '1.2.3', '1.2.3.4.5', '256.0.0.1', '1.2.3.4/33', '1.2.3.4/', '/8', '1.2.3.4/-1',
      '0x7f.0.0.1', '2130706433', '1.2.3.4 ', ':', ':::', '::1::', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '12345::',
      '::1/129', '::g', '1:2:3:4::5:6:7:8', '1.2.3.4::', '::1.2.3.4:5', ':1', '1:', '[::1]', '192.0.2.0/24/8', '١.2.3.4']; // biome-ignore format: as one
    for (const entry of wrong) {
      expect(ipRanges(['192.0.2.1', entry]).issues, entry).toMatchObject([
        { path: [1], code: 'INVALID_IP_RANGE' },
      ]);
      expect(isIn('0.0.0.0/0', entry), entry).toBe(false);
      expect(isIn('::/0', entry), entry).toBe(false);
    }
    expect(ipRanges(['no', '::', 'no'] as string[]).issues?.map(issue => issue.path)).toEqual([[0], [2]]);
    expect(ipRanges([7] as never).issues?.[0]?.message).toContain('entries[0] must be');
  });

  test('what is not compiled is misuse', () => {
    for (const value of [undefined, null, [], 'x', ['192.0.2.1']] as never[])
      expect(() => inIpRanges(value, '192.0.2.1')).toThrow(
        expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
      );
    expect(() => ipRanges('192.0.2.1' as never)).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
    );
  });

  test('the compiled list is plain data', () => {
    const ranges = rangesOf('192.0.2.0/24', '2001:db8::/32');
    expect(JSON.parse(JSON.stringify(ranges))).toEqual(ranges);
  });
});

/** Groups that make mapped addresses, runs of zeros and edges of ranges likely. */
const group = fc.oneof(fc.constantFrom(0, 0, 0, 1, 0xffff, 0x7fff, 0x8000), fc.nat(0xffff));
const octet = fc.oneof(fc.constantFrom(0, 1, 127, 128, 255), fc.nat(255));
const ipv4 = fc.array(octet, { minLength: 4, maxLength: 4 }).map(octets => octets.join('.'));
const mapped = fc.oneof(ipv4, fc.tuple(group, group).map(([a, b]) => `${a.toString(16)}:${b.toString(16)}`)).map(rest => `::ffff:${rest}`); // biome-ignore format: as one
const ipv6 = fc.array(group, { minLength: 8, maxLength: 8 }).chain(groups => {
  const full = groups.map(each => each.toString(16)).join(':');
  return fc.constantFrom(full, full.toUpperCase(), new ipaddr.IPv6(groups).toString());
});
const address = fc.oneof(ipv4, ipv6, mapped);
/** An address that is spoilt in places. */
const spoilt = fc
  .tuple(address, fc.array(fc.tuple(fc.nat(40), fc.constantFrom('', ':', '::', '.', '0', 'f', 'g', '/', '256', ' ')), { maxLength: 3 })) // biome-ignore format: as one
  .map(([text, changes]) =>
    changes.reduce((now, [at, put]) => now.slice(0, at) + put + now.slice(at + 1), text),
  );

describe('compared with ipaddr.js and node:net', () => {
  const oracle = (text: string) => ipaddr.process(text);

  test('what is an address, and which', () => {
    fc.assert(
      fc.property(fc.oneof(address, spoilt), text => {
        const digits = addressDigits(text);
        expect(digits !== undefined, text).toBe(isIP(text) > 0);
        // ipaddr.js reads the deprecated ::192.0.2.1 as if it mapped IPv4, which RFC 4291, 2.5.5.1 does not.
        if (digits !== undefined && !/^::[0-9.]+$/.test(text))
          expect(digits).toBe(Buffer.from(oracle(text).toByteArray()).toString('hex'));
      }),
      { numRuns: 2000 },
    );
  });

  test('the text of an address is that of RFC 5952', () => {
    fc.assert(
      fc.property(address, text => {
        const digits = addressDigits(text)!;
        const found = addressText(digits);
        const { hostname } = new URL(`http://${found.includes(':') ? `[${found}]` : found}/`);
        expect(hostname.replace(/^\[|\]$/g, '')).toBe(found);
        expect(addressDigits(found)).toBe(digits);
      }),
    );
  });

  test('which addresses are in a range', () => {
    const range = fc.tuple(address, fc.nat(128)).map(([text, bits]) => {
      // ipaddr.js keeps a mapped range as one of IPv6, so the comparison gets its IPv4.
      const plain = oracle(text);
      return [plain.toString(), bits % (plain.kind() === 'ipv4' ? 33 : 129)] as const;
    });
    fc.assert(
      fc.property(
        fc.array(range, { minLength: 1, maxLength: 6 }),
        fc.array(address, { minLength: 8 }),
        (list, others) => {
          const ranges = rangesOf(...list.map(([text, bits]) => `${text}/${bits}`));
          for (const text of [...list.map(([first]) => first), ...others]) {
            const expected = list.some(([first, bits]) => {
              const [of, one] = [ipaddr.parse(first), oracle(text)];
              return of.kind() === one.kind() && one.match(of as never, bits);
            });
            expect(inIpRanges(ranges, text), text).toBe(expected);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
