import { argumentError, isArray } from '../../misuse.js';
import type { UserDataEncoding } from './data-coding.js';
import {
  checkSegment,
  type DecodedSegment,
  type ReceivedSegment,
  readingTables,
  readSegment,
} from './decode.js';
import { readSeptets } from './gsm.js';
import type { ApplicationPorts } from './header.js';
import type { Findings } from './issues.js';
import { readUcs2 } from './ucs2.js';

/** A segment, and who sent it. */
export interface SegmentFrom extends ReceivedSegment {
  /** The sender: segments of different senders are of different messages. */
  readonly from?: string | undefined;
}

/** A segment whose number another segment of the message has. It is not in the text. */
export interface DuplicateSegment {
  /** Its index in the list of segments. */
  readonly segment: number;
  /** Its number in the message. */
  readonly number: number;
  /** Whether it has the octets of the segment that is in the text. */
  readonly same: boolean;
}

export interface ReassembledMessage extends Findings {
  /** The text of the segments that are there, in order of their numbers. */
  readonly text: string;
  /** The encoding of the first segment that is there. */
  readonly encoding: UserDataEncoding;
  readonly from: string | undefined;
  /** The reference of the segments; `null` for a message that is not concatenated. */
  readonly reference: number | null;
  readonly referenceBits: 8 | 16 | null;
  readonly ports: ApplicationPorts | undefined;
  /** Segments of the message. */
  readonly total: number;
  /** The numbers of the segments that are not there, in order. */
  readonly missing: number[];
  readonly duplicates: DuplicateSegment[];
  /** The indexes of the segments in the text, in order of their numbers. */
  readonly segments: number[];
  /** The payloads one after the other, if the message is 8-bit data. */
  readonly octets: Uint8Array | undefined;
}

/**
 * Joins segments into messages. The segments may come in any order and from several senders. Messages are in the order
 * of their first segment.
 *
 * Segments of a message have the same sender, reference and total (3GPP TS 23.040, 9.2.3.24.1). Of segments with the same
 * number the first counts; the others are in `duplicates`. A segment without a concatenation element is a message. A
 * character that a sender has cut in two is read as one.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `segments` is not a list, or a field of a segment has another type
 * @throws {RangeError} `INVALID_ARGUMENT` when a `dataCoding` is not from 0 to 255
 * @example
 * const parts = encode('a'.repeat(200), { reference: 7 }).segments.map(segment => ({ dataCoding: 0, ...segment }))
 * reassemble(parts.reverse()).messages[0].text.length // 200
 */
export function reassemble(segments: readonly SegmentFrom[]): { messages: ReassembledMessage[] } {
  if (!isArray(segments)) throw argumentError('segments', 'an array', segments);
  const groups = new Map<string, Group>();
  segments.forEach((segment: SegmentFrom, index) => {
    checkSegment(`segments[${index}]`, segment);
    const { from } = segment;
    if (from !== undefined && typeof from !== 'string')
      throw argumentError(`segments[${index}].from`, 'a string', from);
    const member: Member = { index, segment, decoded: readSegment(segment) };
    const key = keyOf(member);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, new Group(member));
    else group.add(member);
  });
  return { messages: Array.from(groups.values(), group => group.message()) };
}

/** A segment that was read. */
interface Member {
  readonly index: number;
  readonly segment: SegmentFrom;
  readonly decoded: DecodedSegment;
}

/** What the segments of a message have in common. */
function keyOf({ index, segment, decoded: { concatenation } }: Member): string {
  if (concatenation === undefined) return `${index}`;
  const { reference, referenceBits, total } = concatenation;
  return `${referenceBits} ${reference} ${total} ${segment.from ?? ''}`;
}

/** The segments of one message. */
class Group implements Findings {
  readonly issues: Findings['issues'] = [];
  readonly warnings: Findings['warnings'] = [];
  readonly #byNumber: (Member | undefined)[] = [];
  readonly #duplicates: DuplicateSegment[] = [];

  constructor(first: Member) {
    this.add(first);
  }

  add(member: Member): void {
    const number = member.decoded.concatenation?.number ?? 1;
    const other = this.#byNumber[number];
    if (other === undefined) {
      this.#byNumber[number] = member;
      return;
    }
    const same = haveSameOctets(member, other);
    this.#duplicates.push({ segment: member.index, number, same });
    if (same) return;
    const message = `segment ${number} must have the octets of segments[${other.index}], which counts`;
    this.issues.push({ code: 'DIFFERENT_DUPLICATE', message, path: [member.index] });
  }

  message(): ReassembledMessage {
    const members = this.#byNumber.filter(member => member !== undefined);
    const { segment, decoded } = members[0]!;
    const { concatenation, encoding, ports } = decoded;
    const total = concatenation?.total ?? 1;
    const missing: number[] = [];
    for (let number = 1; number <= total; number++)
      if (this.#byNumber[number] === undefined) missing.push(number);
    return {
      text: runsOf(members)
        .map(run => this.#textOf(run))
        .join(''),
      encoding,
      from: segment.from,
      reference: concatenation?.reference ?? null,
      referenceBits: concatenation?.referenceBits ?? null,
      ports,
      total,
      missing,
      duplicates: this.#duplicates,
      segments: members.map(({ index }) => index),
      octets: encoding === '8-bit' ? joined(members.map(octetsOf)) : undefined,
      issues: this.issues,
      warnings: this.warnings,
    };
  }

  /** The text of segments that can be read as one. They are read again if something was wrong in one of them. */
  #textOf(run: readonly Member[]): string {
    const isRead = run.length === 1 || run.every(({ decoded }) => !hasFindingInText(decoded));
    for (const { index, decoded } of run) {
      for (const issue of decoded.issues)
        if (isRead || !isInText(issue)) this.issues.push({ ...issue, path: [index, ...issue.path] });
      for (const warning of decoded.warnings)
        if (isRead || !isInText(warning)) this.warnings.push({ ...warning, path: [index, ...warning.path] });
    }
    return isRead ? run.map(({ decoded }) => decoded.text).join('') : this.#readAgain(run);
  }

  #readAgain(run: readonly Member[]): string {
    const { encoding, locking, single } = run[0]!.decoded;
    const pieces = run.map(octetsOf);
    const found: Findings = { issues: [], warnings: [] };
    const text =
      encoding === 'GSM-7'
        ? readSeptets(joined(pieces), readingTables(locking, single), found)
        : readUcs2(joined(pieces), found);
    const pathOf = (path: readonly PropertyKey[]) => {
      let at = path[1] as number;
      let i = 0;
      while (at >= pieces[i]!.length) at -= pieces[i++]!.length;
      return [run[i]!.index, path[0]!, at];
    };
    for (const issue of found.issues) this.issues.push({ ...issue, path: pathOf(issue.path) });
    for (const warning of found.warnings) this.warnings.push({ ...warning, path: pathOf(warning.path) });
    return text;
  }
}

/** Whether a finding is about a place in the text, and not about the header or about all of the payload. */
function isInText({ path }: { readonly path: readonly PropertyKey[] }): boolean {
  return path.length === 2 && path[0] !== 'header';
}

function hasFindingInText({ issues, warnings }: Findings): boolean {
  return issues.some(isInText) || warnings.some(isInText);
}

/** Groups segments whose numbers follow each other, and whose octets are read in the same way. */
function runsOf(members: readonly Member[]): Member[][] {
  const runs: Member[][] = [];
  let last: Member | undefined;
  for (const member of members) {
    if (last !== undefined && continues(last.decoded, member.decoded)) runs.at(-1)!.push(member);
    else runs.push([member]);
    last = member;
  }
  return runs;
}

function continues(one: DecodedSegment, next: DecodedSegment): boolean {
  return (
    one.concatenation!.number + 1 === next.concatenation!.number &&
    one.encoding === next.encoding &&
    !one.dataCoding.compressed &&
    !next.dataCoding.compressed &&
    one.locking === next.locking &&
    one.single === next.single
  );
}

function haveSameOctets(one: Member, other: Member): boolean {
  if (one.decoded.dataCoding !== other.decoded.dataCoding) return false;
  const octets = octetsOf(one);
  const others = octetsOf(other);
  return octets.length === others.length && octets.every((octet, i) => octet === others[i]);
}

/** What a segment's text is read from: septets in GSM-7, or the payload. */
function octetsOf({ segment, decoded }: Member): Uint8Array {
  return decoded.septets ?? segment.payload!;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const octets = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    octets.set(piece, at);
    at += piece.length;
  }
  return octets;
}
