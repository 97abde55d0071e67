/** What an API key is for: `live` sends real messages, `test` forces sandbox mode. */
export type ApiKeyType = 'live' | 'test';

/** The user name and the password of the V1 API. */
export interface LegacyCredentials {
  readonly username: string;
  readonly password: string;
}

// RFC 9110, 11.4: a scheme, one or more spaces, and token68.
const BEARER = /^bearer +([!-~]+) *$/i;
const BASIC = /^basic +([A-Za-z0-9+/]+={0,2}) *$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for them
const CONTROL = /[\0-\x1f\x7f]/;

/**
 * Returns the API key of the header `Authorization`, or undefined for a header without a key. With Bearer the key is the token.
 * With Basic it is the user name, and what follows the colon is ignored. Schemes may be in any case.
 *
 * Whether the key exists is for the caller to look up. Rules: QuickSMS API 2.0, Authentication; RFC 7617 for Basic.
 *
 * @example
 * apiKeyOf('Bearer sk_test_a1b2c3') // 'sk_test_a1b2c3'
 * apiKeyOf('Basic c2tfdGVzdF9hMWIyYzM6') // 'sk_test_a1b2c3'
 * apiKeyOf('sk_test_a1b2c3') // undefined
 */
export function apiKeyOf(authorization: string | null | undefined): string | undefined {
  if (typeof authorization !== 'string') return undefined;
  const token = BEARER.exec(authorization)?.[1];
  if (token !== undefined) return token;
  const [username] = namesOf(authorization) ?? [];
  return username !== undefined && /^[!-~]+$/.test(username) ? username : undefined;
}

/**
 * Returns the type of an API key by its prefix, or undefined for a text that is not an API key.
 *
 * Rule: QuickSMS API 2.0, API Key Types.
 *
 * @example
 * apiKeyType('sk_live_a1b2c3') // 'live'
 * apiKeyType('pk_live_a1b2c3') // undefined
 */
export function apiKeyType(key: string): ApiKeyType | undefined {
  const [, type] = /^sk_(live|test)_./.exec(key) ?? [];
  return type as ApiKeyType | undefined;
}

/**
 * Returns the user name and the password of a V1 request's header `Authorization`, read as UTF-8. It returns undefined
 * when the header is not Basic or has no user name; V1 answers that with the code 202.
 *
 * Rules: QuickSMS API, V1 Send Endpoint; RFC 7617.
 *
 * @example
 * legacyCredentialsOf('Basic YW5uOnB3OjE=') // { username: 'ann', password: 'pw:1' }
 * legacyCredentialsOf('Bearer sk_test_a1b2c3') // undefined
 */
export function legacyCredentialsOf(authorization: string | null | undefined): LegacyCredentials | undefined {
  if (typeof authorization !== 'string') return undefined;
  const [username, password] = namesOf(authorization) ?? [];
  return username && password !== undefined
    ? { username: fromUtf8(username), password: fromUtf8(password) }
    : undefined;
}

/** What stands in front of the first colon of Basic credentials and after it: a character an octet. */
function namesOf(authorization: string): [username: string, password: string] | undefined {
  const base64 = BASIC.exec(authorization)?.[1];
  if (base64 === undefined) return undefined;
  let octets: string;
  try {
    octets = atob(base64);
  } catch {
    return undefined; // A length that base64 does not have.
  }
  const colon = octets.indexOf(':');
  // RFC 7617, 2: control characters are not allowed.
  return colon < 0 || CONTROL.test(octets) ? undefined : [octets.slice(0, colon), octets.slice(colon + 1)];
}

const fromUtf8 = (octets: string): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(octets, octet => octet.charCodeAt(0)));
