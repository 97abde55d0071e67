import { argumentError, isObject } from '../misuse.js';
import type { Rejection } from './decision.js';

/** Whether messages to a country are sent. */
export type CountrySetting = 'allow' | 'block';

/** What is set for the country of a recipient. */
export interface CountryFacts {
  /** The account's override for the country. Absent where the account has none. */
  readonly account?: CountrySetting | undefined;
  /** The platform's setting for the country. Absent where it has none. */
  readonly platform?: CountrySetting | undefined;
  /** The platform's setting for all other countries, and for a number without a country. */
  readonly platformDefault: CountrySetting;
}

/**
 * Checks whether messages to a country are sent: the account's override decides, both ways; without one, the platform's
 * setting for the country; without that, or without a country, the platform's default.
 *
 * `country` is the one that `resolve` returns for the MSISDN: null for an unknown calling code. The rejection is
 * `COUNTRY_NOT_ALLOWED`. Rule: QuickSMS API 2.0, Country Restrictions.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` unless the facts are of the kinds above, and `country` a string or null
 * @example
 * checkCountry({ account: 'block', platformDefault: 'allow' }, 'GB')?.code // 'COUNTRY_NOT_ALLOWED'
 * checkCountry({ account: 'allow', platform: 'block', platformDefault: 'block' }, 'GB') // undefined
 */
export function checkCountry(facts: CountryFacts, country: string | null): Rejection | undefined {
  if (!isObject(facts)) throw argumentError('facts', 'an object', facts);
  if (country !== null && typeof country !== 'string')
    throw argumentError('country', 'a string or null', country);
  const account = settingOf('account', facts.account);
  const platform = settingOf('platform', facts.platform);
  const byDefault = settingOf('platformDefault', facts.platformDefault);
  if (byDefault === undefined) throw argumentError('facts.platformDefault', "'allow' or 'block'", byDefault);
  const setting = country === null ? byDefault : (account ?? platform ?? byDefault);
  return setting === 'block' ? { code: 'COUNTRY_NOT_ALLOWED' } : undefined;
}

function settingOf(name: keyof CountryFacts, setting: unknown): CountrySetting | undefined {
  if (setting === undefined || setting === null) return undefined;
  if (setting !== 'allow' && setting !== 'block')
    throw argumentError(`facts.${name}`, "'allow' or 'block'", setting);
  return setting;
}
