import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apiKeyOf, apiKeyType, legacyCredentialsOf } from '../../src/api/api-key.js';

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
const key = 'sk_live_EXAMPLE_KEY_REPLACE_ME';

describe('Authentication', () => {
  test('a request without a header has no key', () => {
    for (const header of [undefined, null, '', ' ', 'Bearer', 'Bearer ', 'Basic', 'Basic ', key])
      expect(apiKeyOf(header)).toBeUndefined();
  });

  test('schemes are case-insensitive', () => {
    for (const scheme of ['Bearer', 'bearer', 'BEARER', 'bEaReR'])
      expect(apiKeyOf(`${scheme} ${key}`)).toBe(key);
    for (const scheme of ['Basic', 'basic', 'BASIC'])
      expect(apiKeyOf(basic(`${key}:`).replace('Basic', scheme))).toBe(key);
  });

  test('other schemes have no key', () => {
    for (const scheme of ['Digest', 'Token', 'Bearerx', 'xBearer', 'ApiKey', 'Negotiate'])
      expect(apiKeyOf(`${scheme} ${key}`)).toBeUndefined();
  });

  test('whatever a header holds, nothing throws, and a key is printable ASCII without spaces', () => {
    const schemes = fc.constantFrom('', 'Bearer ', 'basic ', 'Basic  ');
    fc.assert(
      fc.property(schemes, fc.string({ unit: 'binary' }), (scheme, rest) => {
        const found = apiKeyOf(scheme + rest);
        if (found !== undefined) expect(found).toMatch(/^[!-~]+$/);
        legacyCredentialsOf(scheme + rest);
      }),
    );
  });
});

describe('Bearer Token (Recommended)', () => {
  test('the key is the token', () => {
    expect(apiKeyOf(`Bearer ${key}`)).toBe(key);
    expect(apiKeyOf(`Bearer   ${key} `)).toBe(key);
  });

  test('a token with a space, a control character or a letter beyond ASCII is not a key', () => {
    for (const token of ['sk_live_a b', 'sk_live_a\tb', 'sk_live_\u0000', 'sk_live_é', 'a\nb'])
      expect(apiKeyOf(`Bearer ${token}`)).toBeUndefined();
  });
});

describe('Basic Authentication', () => {
  test('the key is the user name, and the password is empty', () => {
    expect(apiKeyOf(basic(`${key}:`))).toBe(key);
  });

  test('the password field is ignored', () => {
    for (const password of ['x', 'a:b', ':', 'pässword'])
      expect(apiKeyOf(basic(`${key}:${password}`))).toBe(key);
  });

  test('the header value must be the base64 of the key and a colon: without the colon there is no key', () => {
    expect(apiKeyOf(basic(key))).toBeUndefined();
    expect(apiKeyOf(basic(':'))).toBeUndefined();
    expect(apiKeyOf(basic(': '))).toBeUndefined();
  });

  test('what is not base64 has no key', () => {
    for (const text of ['a', 'a:b', '====', 'c2tf_-', 'c2tf dGVzdA==', `${basic(`${key}:`)}=====`])
      expect(apiKeyOf(`Basic ${text}`)).toBeUndefined();
  });

  test('credentials with a control character have no key', () => {
    for (const character of ['\u0000', '\t', '\n', '\u007f']) {
      expect(apiKeyOf(basic(`${key}:${character}`))).toBeUndefined();
      expect(legacyCredentialsOf(basic(`ann${character}:secret`))).toBeUndefined();
    }
  });

  test('padding may be left out', () => {
    expect(apiKeyOf(basic('ab:').replace(/=+$/, ''))).toBe('ab');
    expect(apiKeyOf(basic('abc:').replace(/=+$/, ''))).toBe('abc');
  });
});

describe('API Key Types', () => {
  test('sk_live_ is for production, sk_test_ forces sandbox mode', () => {
    expect(apiKeyType(key)).toBe('live');
    expect(apiKeyType('sk_test_your_key_here')).toBe('test');
  });

  test('anything else is not an API key', () => {
    for (const text of [
      '',
      'sk_',
      'sk_live_',
      'sk_test_',
      'sk_prod_a',
      'SK_LIVE_a',
      ' sk_live_a',
      'xsk_test_a',
    ])
      expect(apiKeyType(text)).toBeUndefined();
  });
});

describe('V1 Send Endpoint', () => {
  test('Basic with a user name and a password', () => {
    expect(legacyCredentialsOf(basic('ann:secret'))).toEqual({ username: 'ann', password: 'secret' });
  });

  test('a password may have colons, be empty, and is read as UTF-8', () => {
    expect(legacyCredentialsOf(basic('ann:a:b'))?.password).toBe('a:b');
    expect(legacyCredentialsOf(basic('ann:'))?.password).toBe('');
    expect(legacyCredentialsOf(basic('änn:pässwörd €'))).toEqual({ username: 'änn', password: 'pässwörd €' });
  });

  test('without a user name, a colon or Basic there are no credentials', () => {
    for (const header of [undefined, null, '', basic('ann'), basic(':secret'), 'Bearer ann:secret'])
      expect(legacyCredentialsOf(header)).toBeUndefined();
  });
});
