/**
 * The national language identifiers (3GPP TS 23.038, 6.2.1.2.4): the numbers that the national single shift and locking
 * shift elements of a user data header carry. 0 stands for the default alphabet, which needs no element.
 */
export const nationalLanguages = {
  Default: 0,
  Turkish: 1,
  Spanish: 2,
  Portuguese: 3,
  Bengali: 4,
  Gujarati: 5,
  Hindi: 6,
  Kannada: 7,
  Malayalam: 8,
  Oriya: 9,
  Punjabi: 10,
  Tamil: 11,
  Telugu: 12,
  Urdu: 13,
} as const;

/** The name of a language that has national tables, or `'Default'`. */
export type NationalLanguage = keyof typeof nationalLanguages;
