import { describe, expect, test } from 'vitest';
import { type AccessFacts, type ConnectionStatus, checkAccess } from '../../src/api/access.js';
import { ipRanges } from '../../src/api/ip-ranges.js';

const { value: office } = ipRanges(['192.0.2.0/24']);
if (!office) throw new Error('no ranges');
const active: AccessFacts = { connectionStatus: 'active', accountActive: true, allowlist: null };
const check = (facts: Partial<AccessFacts>, address: string | undefined = '192.0.2.1') =>
  checkAccess({ ...active, ...facts }, address);

describe('Authentication', () => {
  test('a key that is missing, unknown or deleted is UNAUTHORIZED', () => {
    expect(check({ connectionStatus: null })).toEqual({ code: 'UNAUTHORIZED' });
  });

  test('an unknown key is UNAUTHORIZED whatever the address', () => {
    expect(check({ connectionStatus: null, allowlist: office }, '198.51.100.1')?.code).toBe('UNAUTHORIZED');
  });
});

describe('Connection Status', () => {
  test('only active connections can send messages', () => {
    expect(check({})).toBeUndefined();
    for (const connectionStatus of ['draft', 'suspended', 'archived'] satisfies ConnectionStatus[])
      expect(check({ connectionStatus })).toEqual({
        code: 'ACCOUNT_INACTIVE',
        message: `The API connection is ${connectionStatus}.`,
      });
  });

  test('an account that is not active is ACCOUNT_INACTIVE', () => {
    expect(check({ accountActive: false })).toEqual({ code: 'ACCOUNT_INACTIVE' });
  });
});

describe('IP Allowlisting', () => {
  test('unlisted IPs receive IP_NOT_ALLOWED', () => {
    expect(check({ allowlist: office })).toBeUndefined();
    expect(check({ allowlist: office }, '198.51.100.1')).toEqual({ code: 'IP_NOT_ALLOWED' });
  });

  test('the allowlist is optional: without entries every address may send', () => {
    expect(check({ allowlist: ipRanges([]).value! }, '198.51.100.1')).toBeUndefined();
    expect(check({ allowlist: null }, undefined)).toBeUndefined();
  });

  test('an address that is unknown is in no allowlist', () => {
    expect(checkAccess({ ...active, allowlist: office }, undefined)?.code).toBe('IP_NOT_ALLOWED');
  });

  test('the order of checks: key, address, connection, account', () => {
    const facts: AccessFacts = { connectionStatus: 'draft', accountActive: false, allowlist: office };
    expect(checkAccess(facts, '198.51.100.1')?.code).toBe('IP_NOT_ALLOWED');
    expect(checkAccess(facts, '192.0.2.1')?.message).toBe('The API connection is draft.');
  });

  test('facts of the wrong type are misuse', () => {
    for (const facts of [
      null,
      { ...active, connectionStatus: undefined },
      { ...active, connectionStatus: 'Active' },
      { ...active, accountActive: 1 },
      { ...active, allowlist: ['192.0.2.1'] },
    ] as never[])
      expect(() => checkAccess(facts, '192.0.2.1')).toThrow(
        expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
      );
  });
});
