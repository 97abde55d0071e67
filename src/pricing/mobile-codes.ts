import { mobileCountryCodes } from '../tables/mobile-country-codes.js';

/** What ITU-T E.212 says about an MCC. */
interface MobileCountryCode {
  readonly countries: readonly string[];
  /** Whether all MNCs have two digits. Elsewhere 010 and 10 can be two networks. */
  readonly isOfTwoDigits: boolean;
  /** The countries of MNCs that are not in those of the MCC. */
  readonly networks: ReadonlyMap<string, readonly string[]>;
}

let codes: ReadonlyMap<string, MobileCountryCode> | undefined;

function codeOf(mcc: string): MobileCountryCode | undefined {
  codes ??= readCodes();
  return codes.get(mcc);
}

function readCodes(): Map<string, MobileCountryCode> {
  const read = new Map<string, MobileCountryCode>();
  for (const line of mobileCountryCodes.trim().split('\n')) {
    const [key, countries, ...others] = line.split(' ') as [string, string, ...string[]];
    const networks = others.map(other => {
      const [mnc, list] = other.split(':') as [string, string];
      return [mnc, list.split(',')] as const;
    });
    read.set(key.slice(0, 3), {
      countries: countries.split(','),
      isOfTwoDigits: !key.endsWith('*'),
      networks: new Map(networks),
    });
  }
  return read;
}

const NOWHERE: readonly string[] = [];

/**
 * The countries of a network by its MCC and MNC, or of all networks by an MCC. None for a code of no country, such as
 * 901.
 */
export function countriesOfNetwork(mccMnc: string): readonly string[] {
  const code = codeOf(mccMnc.slice(0, 3));
  if (code === undefined) return NOWHERE;
  if (code.networks.size === 0) return code.countries;
  if (mccMnc.length > 3)
    return code.networks.get(networkCode(mccMnc).slice(3).padStart(2, '0')) ?? code.countries;
  return [...new Set([...code.countries, ...[...code.networks.values()].flat()])];
}

/**
 * MCC and MNC without a zero in front of an MNC of two digits: 61710 for 617010. Where an MNC can have three digits,
 * 010 and 10 are two networks, and both are returned as they came.
 */
export function networkCode(mccMnc: string): string {
  if (mccMnc.length !== 6 || mccMnc[3] !== '0') return mccMnc;
  const mcc = mccMnc.slice(0, 3);
  return codeOf(mcc)?.isOfTwoDigits ? mcc + mccMnc.slice(4) : mccMnc;
}
