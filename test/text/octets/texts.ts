import fc from 'fast-check';
import { mainCharacter, shiftCharacter } from '../../reference/user-data.js';

/** All characters of a pair of tables. */
export function charactersOf(locking: number, single: number): string[] {
  const found = new Set<string>();
  for (let code = 0; code < 128; code++)
    for (const character of [mainCharacter(locking, code), shiftCharacter(single, code)])
      if (character !== undefined) found.add(character);
  return [...found];
}

/** A text in a pair of tables, of so many characters at most. */
export const textIn = (locking: number, single: number, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...charactersOf(locking, single)), maxLength });
