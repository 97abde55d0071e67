import { describe, expect, test } from 'vitest';
import { clientAddress } from '../../src/api/client-address.js';
import { ipRanges } from '../../src/api/ip-ranges.js';

const rangesOf = (...entries: string[]) => {
  const { value, issues } = ipRanges(entries);
  if (!value) throw new Error(issues[0]?.message);
  return value;
};
const proxies = rangesOf('10.0.0.0/8', '2001:db8:ffff::/48');
const client = (peer: string | undefined, forwardedFor?: string | string[] | null) =>
  clientAddress(peer, forwardedFor, proxies);

describe('The server: a forwarded address counts only from configured proxies', () => {
  test('without a proxy the peer is the client, whatever the header says', () => {
    expect(client('192.0.2.1', '198.51.100.9')).toBe('192.0.2.1');
    expect(clientAddress('10.0.0.1', '198.51.100.9', rangesOf())).toBe('10.0.0.1');
  });

  test('with a proxy the client is the last address that is not a proxy', () => {
    expect(client('10.0.0.1', '198.51.100.9')).toBe('198.51.100.9');
    expect(client('10.0.0.1', '198.51.100.9, 10.0.0.2')).toBe('198.51.100.9');
    expect(client('2001:db8:ffff::1', '2001:DB8::0:9')).toBe('2001:db8::9');
  });

  test('what stands in front of it may be invented, and does not count', () => {
    expect(client('10.0.0.1', '203.0.113.5, 198.51.100.9')).toBe('198.51.100.9');
    expect(client('10.0.0.1', '10.0.0.7, 198.51.100.9, 10.0.0.2')).toBe('198.51.100.9');
    expect(client('10.0.0.1', 'garbage, 198.51.100.9')).toBe('198.51.100.9');
  });

  test('when all are proxies, the first is the client', () => {
    expect(client('10.0.0.1', '10.0.0.3, 10.0.0.2')).toBe('10.0.0.3');
  });

  test('an entry that is not an address ends the reading', () => {
    for (const entry of [
      'unknown',
      '',
      ' ',
      '_hidden',
      '198.51.100.9.1',
      '<script>',
      '198.51.100.9:',
      ':80',
      '[]',
    ])
      expect(client('10.0.0.1', `203.0.113.5, ${entry}`), entry).toBe('10.0.0.1');
    expect(client('10.0.0.1', '203.0.113.5,, 10.0.0.2')).toBe('10.0.0.2');
    expect(client('10.0.0.1', ',')).toBe('10.0.0.1');
  });

  test('without a header the proxy is the client', () => {
    for (const header of [undefined, null, '', []]) expect(client('10.0.0.1', header)).toBe('10.0.0.1');
  });

  test('a port after an address does not count', () => {
    expect(client('10.0.0.1', '198.51.100.9:51234')).toBe('198.51.100.9');
    expect(client('10.0.0.1', '[2001:db8::9]:443')).toBe('2001:db8::9');
    expect(client('10.0.0.1', '[2001:db8::9]')).toBe('2001:db8::9');
  });

  test('a header that is sent several times is one list', () => {
    expect(client('10.0.0.1', ['203.0.113.5', '198.51.100.9, 10.0.0.2'])).toBe('198.51.100.9');
  });

  test('a peer in mapped form or with a zone is the address without it', () => {
    expect(client('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(client('::ffff:10.0.0.1', '198.51.100.9')).toBe('198.51.100.9');
    expect(client('fe80::1%eth0')).toBe('fe80::1');
  });

  test('a peer without an address, such as a local socket, has no client', () => {
    for (const peer of [undefined, '', '/run/api.sock']) expect(client(peer, '198.51.100.9')).toBeUndefined();
  });
});
