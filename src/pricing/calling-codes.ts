import { territoryLines } from '../tables/territories.js';

/** The countries of each calling code. */
let countriesByCode: ReadonlyMap<string, readonly string[]> | undefined;

function readCodes(): Map<string, readonly string[]> {
  const lines = territoryLines.trim().split('\n');
  return new Map(
    lines.map(line => {
      const [code, , , ...countries] = line.split(' ') as [string, string, string, ...string[]];
      return [code, countries];
    }),
  );
}

/** Area codes of +1 with a country of their own (NANPA); those of the United States and Canada are not here. */
const zoneOne =
  'AG268 AI264 AS684 BB246 BM441 BS242 DM767 DO809 DO829 DO849 GD473 GU671 JM658 JM876 KN869 KY345 LC758 MP670 MS664 PR787 PR939 SX721 TC649 TT868 VC784 VG284 VI340';

const countryByArea: ReadonlyMap<string, string> = /* @__PURE__ */ (() =>
  new Map(zoneOne.split(' ').map(entry => [`1${entry.slice(2)}`, entry.slice(0, 2)] as const)))();

/** The countries of the other area codes of +1. */
const AREAS_OF_SEVERAL: readonly string[] = ['US', 'CA'];

/**
 * The countries of the numbers that begin with a prefix. None where no calling code is known to begin so. Numbers of +7
 * that go on with 6 or 7 are those of Kazakhstan.
 */
export function countriesOfPrefix(prefix: string): readonly string[] {
  countriesByCode ??= readCodes();
  if (prefix.length > 3 && prefix.startsWith('1')) {
    const area = countryByArea.get(prefix.slice(0, 4));
    return area === undefined ? AREAS_OF_SEVERAL : [area];
  }
  if (prefix.length > 1 && prefix.startsWith('7')) return [/^7[67]/.test(prefix) ? 'KZ' : 'RU'];
  for (let length = Math.min(3, prefix.length); length > 0; length--) {
    const countries = countriesByCode.get(prefix.slice(0, length));
    if (countries !== undefined) return countries;
  }
  return [...countriesByCode].flatMap(([code, countries]) => (code.startsWith(prefix) ? countries : []));
}
