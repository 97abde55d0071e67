import type { Issue } from '../../result.js';

/** What is wrong with user data. */
export type UserDataIssueCode =
  /** The header has fewer or more octets than its first octet says. */
  | 'HEADER_LENGTH'
  /** The last element of the header has too few octets: the whole header is ignored. */
  | 'ELEMENT_TRUNCATED'
  /** An element of a known kind has too few or too many octets: it is ignored. */
  | 'ELEMENT_LENGTH'
  /** The total is 0, or the number of the segment is 0 or above the total: the element is ignored. */
  | 'INVALID_CONCATENATION'
  /** `septetCount` is more than the octets hold. */
  | 'SEPTETS_MISSING'
  /** The alphabet has no character with this code. */
  | 'UNKNOWN_CHARACTER'
  /** UCS-2 with an odd number of octets. */
  | 'HALF_CHARACTER'
  /** One half of a surrogate pair. */
  | 'LONE_SURROGATE'
  /** The text is compressed (TS 23.042). */
  | 'COMPRESSED';

/** What was read as the specification says, but may not be what the sender meant. */
export type UserDataWarningCode =
  /** An element that may occur once is repeated, or excludes another: the last one counts (TS 23.040, 9.2.3.24). */
  | 'REPEATED_ELEMENT'
  /** A language without such a table: the element is ignored (TS 23.038, 6.2.1.2.4). */
  | 'UNKNOWN_LANGUAGE'
  /** A data coding that TS 23.038, clause 4, reserves. */
  | 'RESERVED_CODING'
  /** An escape in front of a code that is not in the extension table: read from the main table (6.2.1.1). */
  | 'UNKNOWN_ESCAPE'
  /** An escape in front of an escape, or at the end: read as a space. */
  | 'LONE_ESCAPE'
  /** Several messages have the same sender, reference and total. Each has some of the segments; they may be mixed up. */
  | 'REUSED_REFERENCE';

/** The path begins with the name of the input; a number after it is the position of an octet or septet in that. */
export interface UserDataIssue extends Issue {
  readonly code: UserDataIssueCode;
}

export interface UserDataWarning extends Issue {
  readonly code: UserDataWarningCode;
}

/** Findings that a list has at most for a text: a segment has at most 160 characters, garbage may have millions. */
export const MOST_FINDINGS = 1000;

/** What was found while reading user data. A list has at most a thousand findings for a text. */
export interface Findings {
  /** What could not be read. The text has U+FFFD there. */
  readonly issues: UserDataIssue[];
  /** What was read by a rule for such cases. */
  readonly warnings: UserDataWarning[];
}

/** An octet in hexadecimal, as specifications write it. */
export function hex(octet: number): string {
  return `0x${octet.toString(16).toUpperCase().padStart(2, '0')}`;
}
