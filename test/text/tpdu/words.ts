/** Octets in hexadecimal. */
export const hex = (octets: Uint8Array): string => Buffer.from(octets).toString('hex').toUpperCase();

/** The code of each issue, and the field that it is about. */
export const codes = (
  issues: readonly { code: string; param?: string }[] | undefined,
): string[] | undefined => issues?.map(({ code, param }) => `${code} ${param}`);
