const A = 0x41;

/** The code that columns have for a country: the same whatever the table, so that it can be kept. */
export function codeOfCountry(country: string | null): number {
  if (country === null) return 0;
  if (country === '001') return 1;
  return 2 + 26 * (country.charCodeAt(0) - A) + (country.charCodeAt(1) - A);
}

/**
 * Countries by their code: null, 001, and then every two letters from AA to ZZ, whether they are a country or not,
 * so that a code means the same in every release.
 */
export const countries: readonly (string | null)[] = /* @__PURE__ */ Array.from(
  { length: 2 + 26 * 26 },
  (_, code) => {
    if (code < 2) return [null, '001'][code]!;
    return String.fromCharCode(A + Math.floor((code - 2) / 26), A + ((code - 2) % 26));
  },
);
