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
import { separateMessages } from './reused-reference.js';
import { readUcs2 } from './ucs2.js';

/** A segment, and who sent it. */
export type SegmentFrom = ReceivedSegment & {
  /** The sender: segments of different senders are of different messages. */
  readonly from?: string | undefined;
};

/** A segment that came again, with the same octets. */
export interface DuplicateSegment {
  /** Its index in the list of segments. */
  readonly segment: number;
  /** Its number in the message. */
  readonly number: number;
}

export interface ReassembledMessage extends Findings {
  /**
   * The text of the segments that are there, in order of their numbers. Nothing stands for those that are missing: look
   * at `missing` first.
   */
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
 * Segments of a message have the same sender, reference and total (3GPP TS 23.040, 9.2.3.24.1). A segment that comes
 * again is in `duplicates`. Different octets with the same number are of another message with the same reference: both
 * messages have the warning `REUSED_REFERENCE`. A segment without a concatenation element is a message. A character that
 * a sender has cut in two is read as one.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `segments` is not a list, or a field of a segment has another type
 * @throws {RangeError} `INVALID_ARGUMENT` when a `dataCoding` is not from 0 to 255
 * @example
 * const parts = encode('a'.repeat(200), { reference: 7 }).segments.map(segment => ({ dataCoding: 0, ...segment }))
 * reassemble(parts.reverse()).messages[0].text.length // 200
 */
export function reassemble(segments: readonly SegmentFrom[]): { messages: ReassembledMessage[] } {
  if (!isArray(segments)) throw argumentError('segments', 'an array', segments);
  const groups = new Map<string, Member[]>();
  segments.forEach((segment: SegmentFrom, index) => {
    checkSegment(`segments[${index}]`, segment);
    const { from } = segment;
    if (from !== undefined && typeof from !== 'string')
      throw argumentError(`segments[${index}].from`, 'a string', from);
    const member: Member = { index, segment, decoded: readSegment(segment) };
    const key = keyOf(member);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [member]);
    else group.push(member);
  });
  const messages = Array.from(groups.values()).flatMap(messagesOf);
  return { messages: messages.sort((one, other) => firstOf(one) - firstOf(other)) };
}

/** A segment that was read. */
interface Member {
  readonly index: number;
  readonly segment: SegmentFrom;
  readonly decoded: DecodedSegment;
}

const numberOf = ({ decoded }: Member): number => decoded.concatenation?.number ?? 1;

/** The index of the segment of a message that came first. */
function firstOf({ segments }: ReassembledMessage): number {
  return segments.reduce((first, index) => Math.min(first, index));
}

/** What the segments of a message have in common. */
function keyOf({ index, segment, decoded: { concatenation } }: Member): string {
  if (concatenation === undefined) return `${index}`;
  const { reference, referenceBits, total } = concatenation;
  return `${referenceBits} ${reference} ${total} ${segment.from ?? ''}`;
}

/** The messages of segments with the same sender, reference and total: usually one. */
function messagesOf(members: readonly Member[]): ReassembledMessage[] {
  if (areOfOneMessage(members)) return [new Group(members).message()];
  const { reference, total } = members[0]!.decoded.concatenation!;
  const contents = members.map(member => ({ member, number: numberOf(member), content: contentOf(member) }));
  const messages = separateMessages(contents, total);
  return messages.map(segments => {
    const group = new Group(segments.map(({ member }) => member));
    const message = `${messages.length} messages of ${total} segments have reference ${reference}: their segments may be mixed up`;
    const path = [segments[0]!.member.index, 'header'];
    group.warnings.push({ code: 'REUSED_REFERENCE', message, path });
    return group.message();
  });
}

/** Whether segments with the same number have the same octets. */
function areOfOneMessage(members: readonly Member[]): boolean {
  const byNumber: Member[] = [];
  for (const member of members) {
    const number = numberOf(member);
    byNumber[number] ??= member;
    if (byNumber[number] !== member && !haveSameOctets(byNumber[number], member)) return false;
  }
  return true;
}

/** The segments of one message. */
class Group implements Findings {
  readonly issues: Findings['issues'] = [];
  readonly warnings: Findings['warnings'] = [];
  readonly #byNumber: (Member | undefined)[] = [];
  readonly #duplicates: DuplicateSegment[] = [];

  constructor(members: readonly Member[]) {
    for (const member of members) {
      const number = numberOf(member);
      if (this.#byNumber[number] === undefined) this.#byNumber[number] = member;
      else this.#duplicates.push({ segment: member.index, number });
    }
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

/** A text that is equal for segments with the same number and octets. */
function contentOf(member: Member): string {
  let content = `${numberOf(member)} ${member.decoded.dataCoding.octet} `;
  for (const octet of octetsOf(member)) content += String.fromCharCode(octet);
  return content;
}

/** What a segment's text is read from: septets in GSM-7, or the payload. */
function octetsOf({ segment, decoded }: Member): Uint8Array {
  return decoded.septets ?? segment.payload ?? segment.septets;
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
