import { argumentError, isArray, isObject, misuse } from '../../misuse.js';
import { hasLockingTable, LANGUAGES } from '../national/tables.js';
import { type Findings, hex } from './issues.js';
import { checkOctets, checkWhole } from './septets.js';

/** The identifiers of information elements that are read here (TS 23.040, 9.2.3.24). */
export const elementIds = {
  concatenation8: 0x00,
  ports8: 0x04,
  ports16: 0x05,
  concatenation16: 0x08,
  nationalSingleShift: 0x24,
  nationalLockingShift: 0x25,
} as const;

/** One information element of a user data header. */
export interface HeaderElement {
  /** The information element identifier, 0 to 255. */
  readonly id: number;
  /** The octets after the length. */
  readonly data: Uint8Array;
}

/** The place of a segment in a concatenated message (TS 23.040, 9.2.3.24.1 and 9.2.3.24.8). */
export interface Concatenation {
  /** The same for all segments of a message. */
  readonly reference: number;
  readonly referenceBits: 8 | 16;
  /** Segments of the message, 1 to 255. */
  readonly total: number;
  /** The segment's number, 1 to `total`. */
  readonly number: number;
}

/** The application that a message is for, and the one that sent it (TS 23.040, 9.2.3.24.3 and 9.2.3.24.4). */
export interface ApplicationPorts {
  readonly destination: number;
  readonly source: number;
  readonly portBits: 8 | 16;
}

export interface UserDataHeader extends Findings {
  /** All elements in order, also those that are not read here. Empty if the header cannot be divided into elements. */
  readonly elements: HeaderElement[];
  readonly concatenation: Concatenation | undefined;
  readonly ports: ApplicationPorts | undefined;
  /** The national language identifier of the locking shift table; 0 without one. */
  readonly locking: number;
  /** The national language identifier of the single shift table; 0 without one. */
  readonly single: number;
}

/**
 * Reads a user data header with its length octet. Never throws on octets: what is wrong is in `issues`, and elements
 * that break a rule have no effect (3GPP TS 23.040, 9.2.3.24).
 *
 * An element that is repeated, or that excludes another (8 and 16 bits), counts where it occurs last. A header whose
 * last element does not fit is ignored as a whole. An empty array is no header.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `header` is not a Uint8Array
 * @example
 * parseHeader(Uint8Array.of(5, 0, 3, 0x2a, 2, 1)).concatenation?.reference // 42
 */
export function parseHeader(header: Uint8Array): UserDataHeader {
  checkOctets('header', header);
  return readHeader(header);
}

/**
 * Writes a user data header with its length octet, the elements in the given order: the opposite of `parseHeader`.
 * Without elements it is empty.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `elements` is not an array of elements
 * @throws {RangeError} `INVALID_ARGUMENT` when an `id` is not from 0 to 255, or the elements take more than 255 octets
 * @example
 * formatHeader([{ id: 0x24, data: Uint8Array.of(1) }]) // Uint8Array.of(3, 0x24, 1, 1)
 */
export function formatHeader(elements: readonly HeaderElement[]): Uint8Array<ArrayBuffer> {
  if (!isArray(elements)) throw argumentError('elements', 'an array', elements);
  let length = 0;
  elements.forEach((element: HeaderElement, i) => {
    if (!isObject(element)) throw argumentError(`elements[${i}]`, 'an object', element);
    checkWhole(`elements[${i}].id`, element.id, 0, 0xff);
    checkOctets(`elements[${i}].data`, element.data);
    length += 2 + element.data.length;
  });
  if (length > 0xff) throw misuse(new RangeError(`elements must take at most 255 octets, not ${length}`));
  return writeHeader(elements);
}

/** `formatHeader` for elements that fit. */
export function writeHeader(elements: readonly HeaderElement[]): Uint8Array<ArrayBuffer> {
  let length = 0;
  for (const { data } of elements) length += 2 + data.length;
  const header = new Uint8Array(length === 0 ? 0 : length + 1);
  if (length > 0) header[0] = length;
  let at = 1;
  for (const { id, data } of elements) {
    header[at] = id;
    header[at + 1] = data.length;
    header.set(data, at + 2);
    at += 2 + data.length;
  }
  return header;
}

type Draft = { -readonly [Field in keyof UserDataHeader]: UserDataHeader[Field] };

/** `parseHeader` for octets that are octets. */
export function readHeader(header: Uint8Array): UserDataHeader {
  const draft: Draft = {
    elements: [],
    concatenation: undefined,
    ports: undefined,
    locking: 0,
    single: 0,
    issues: [],
    warnings: [],
  };
  if (header.length === 0) return draft;
  const length = header[0]! + 1;
  if (length !== header.length)
    draft.issues.push({
      code: 'HEADER_LENGTH',
      message: `the header must have ${length} octets as its first octet says, not ${header.length}`,
      path: ['header'],
    });
  const elements = elementsOf(header, Math.min(length, header.length), draft);
  let at = 1;
  for (const element of elements) {
    readElement(element, at, draft);
    at += 2 + element.data.length;
  }
  draft.elements = elements;
  return draft;
}

/** The elements of a header up to `end`; none if the last one does not fit (TS 23.040, 9.2.3.24). */
function elementsOf(header: Uint8Array, end: number, { issues }: Findings): HeaderElement[] {
  const elements: HeaderElement[] = [];
  for (let at = 1; at < end; ) {
    const after = at + 2 + (at + 1 < end ? header[at + 1]! : 0);
    if (after > end) {
      const message = `the element ${hex(header[at]!)} must end within the header: it ends ${after - end} octets after it`;
      issues.push({ code: 'ELEMENT_TRUNCATED', message, path: ['header', at] });
      return [];
    }
    elements.push({ id: header[at]!, data: copyOf(header, at + 2, after) });
    at = after;
  }
  return elements;
}

/**
 * A copy of octets. `slice` of a Buffer is a view, which changes when the octets received are overwritten. For the few
 * octets of an element it also measured 1.5 times as slow.
 */
function copyOf(octets: Uint8Array, start: number, end: number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(end - start);
  for (let i = 0; i < copy.length; i++) copy[i] = octets[start + i]!;
  return copy;
}

/** What an element means, if it is one that is read here. */
function readElement({ id, data }: HeaderElement, at: number, draft: Draft): void {
  if (id === elementIds.concatenation8) readConcatenation(8, data, at, draft);
  else if (id === elementIds.concatenation16) readConcatenation(16, data, at, draft);
  else if (id === elementIds.ports8) readPorts(8, data, at, draft);
  else if (id === elementIds.ports16) readPorts(16, data, at, draft);
  else if (id === elementIds.nationalSingleShift) readShift('single', data, at, draft);
  else if (id === elementIds.nationalLockingShift) readShift('locking', data, at, draft);
}

function readConcatenation(referenceBits: 8 | 16, data: Uint8Array, at: number, draft: Draft): void {
  const octets = referenceBits / 8;
  if (!hasLength(data, octets + 2, at, draft)) return;
  const total = data[octets]!;
  const number = data[octets + 1]!;
  if (number === 0 || number > total) {
    const message = `the segment must have a number from 1 to the total, not ${number} of ${total}`;
    draft.issues.push({ code: 'INVALID_CONCATENATION', message, path: ['header', at] });
    return;
  }
  if (draft.concatenation !== undefined) warnRepeated(at, draft);
  draft.concatenation = { reference: numberAt(data, 0, octets), referenceBits, total, number };
}

function readPorts(portBits: 8 | 16, data: Uint8Array, at: number, draft: Draft): void {
  const octets = portBits / 8;
  if (!hasLength(data, octets * 2, at, draft)) return;
  if (draft.ports !== undefined) warnRepeated(at, draft);
  draft.ports = {
    destination: numberAt(data, 0, octets),
    source: numberAt(data, octets, octets),
    portBits,
  };
}

/** The language of a shift table. There is no Spanish locking shift table (TS 23.038, A.3.2). */
function readShift(kind: 'locking' | 'single', data: Uint8Array, at: number, draft: Draft): void {
  if (!hasLength(data, 1, at, draft)) return;
  const language = data[0]!;
  if (language === 0 || language >= LANGUAGES || (kind === 'locking' && !hasLockingTable(language))) {
    const message = `the element must name a language with a ${kind} shift table, not ${language}`;
    draft.warnings.push({ code: 'UNKNOWN_LANGUAGE', message, path: ['header', at] });
    return;
  }
  if (draft[kind] !== 0) warnRepeated(at, draft);
  draft[kind] = language;
}

function hasLength(data: Uint8Array, length: number, at: number, { issues }: Findings): boolean {
  if (data.length === length) return true;
  const message = `the element must have ${length} octets of data, not ${data.length}`;
  issues.push({ code: 'ELEMENT_LENGTH', message, path: ['header', at] });
  return false;
}

function warnRepeated(at: number, { warnings }: Findings): void {
  const message = 'the element must occur once: the last one counts';
  warnings.push({ code: 'REPEATED_ELEMENT', message, path: ['header', at] });
}

function numberAt(data: Uint8Array, at: number, octets: number): number {
  return octets === 1 ? data[at]! : (data[at]! << 8) | data[at + 1]!;
}
