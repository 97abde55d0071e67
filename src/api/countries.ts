import type { Rejection } from './decision.js';
import { requireFacts, requireText, requireWord } from './facts.js';

/** Whether messages to a country are sent. */
export type CountrySetting = 'allow' | 'block';

/** What is set for the country of a recipient. */
export interface CountryFacts {
  /** The account's override for the country. Absent where the account has none. */
  readonly account?: CountrySetting | null | undefined;
  /** The platform's setting for the country. Absent where it has none. */
  readonly platform?: CountrySetting | null | undefined;
  /** The platform's setting for all other countries, and for a number without a country. */
  readonly platformDefault: CountrySetting;
}

const settings = ['allow', 'block'];

/**
 * Checks whether messages to a country are sent: the account's override decides, both ways; without one, the platform's
 * setting for the country; without that, or without a country, the platform's default.
 *
 * `country` is the one that `resolve` returns for the MSISDN: null for an unknown calling code. The rejection is
 * `COUNTRY_NOT_ALLOWED`. Rule: QuickSMS API 2.0, Country Restrictions.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless the facts are of the kinds above, and `country` a string or null
 * @example
 * checkCountry({ account: 'block', platformDefault: 'allow' }, 'GB')?.code // 'COUNTRY_NOT_ALLOWED'
 * checkCountry({ account: 'allow', platform: 'block', platformDefault: 'block' }, 'GB') // undefined
 */
export function checkCountry(facts: CountryFacts, country: string | null): Rejection | undefined {
  requireFacts('facts', facts);
  if (country !== null) requireText('country', country);
  const { platformDefault } = facts;
  const account = settingOf('facts.account', facts.account);
  const platform = settingOf('facts.platform', facts.platform);
  requireWord('facts.platformDefault', platformDefault, settings);
  const setting = country === null ? platformDefault : (account ?? platform ?? platformDefault);
  return setting === 'block' ? { code: 'COUNTRY_NOT_ALLOWED' } : undefined;
}

function settingOf(argument: string, setting: CountrySetting | null | undefined): CountrySetting | undefined {
  if (setting === undefined || setting === null) return undefined;
  requireWord(argument, setting, settings);
  return setting;
}
