// The whole answer about a number, slow and plain: what Google would say, and where Google knows no region, the
// fallback. Which numbers there are under a prefix is looked up in the table; whose they are, the reference says.
import { builtInNumbers } from '../../src/numbering/built-in.js';
import { complete } from '../../src/numbering/table.js';
import { witnessesOf } from '../numbering/numbers.js';
import { type ReferenceNumber, referenceFallback, referenceNumber } from './numbers.js';

const witnesses = witnessesOf(complete(builtInNumbers()));
const known = new Map<string, Set<string>>();

/** Countries of the numbers of known type under a prefix. */
function countriesUnder(prefix: string): Set<string> {
  let countries = known.get(prefix);
  if (countries === undefined) {
    const found = witnesses(prefix).map(referenceNumber);
    countries = new Set(found.filter(({ type }) => type !== 'UNKNOWN').map(({ country }) => country!));
    known.set(prefix, countries);
  }
  return countries;
}

export function referenceResolve(msisdn: string): ReferenceNumber {
  const found = referenceNumber(msisdn);
  const country = found.country ?? referenceFallback(msisdn, found.callingCode, countriesUnder);
  return { ...found, country };
}
