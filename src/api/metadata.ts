import { isObject } from '../misuse.js';
import { atMost, grouped, read, typeNameOf, UNREADABLE } from './body.js';
import { addIssue, type Findings, invalid, tooLong } from './findings.js';
import { LONGEST_METADATA_VALUE, MOST_METADATA_KEYS } from './send-request.js';

/** Returns a frozen copy of metadata. If there are too many keys, the values of the first ten are checked. */
export function checkMetadata(
  findings: Findings,
  value: unknown,
): Readonly<Record<string, string>> | undefined {
  let keys: string[];
  try {
    if (!isObject(value) || !isPlain(value))
      return invalid(findings, 'metadata', `must be a JSON object, not ${typeNameOf(value)}`);
    keys = Object.keys(value);
  } catch {
    return invalid(findings, 'metadata', `must be a JSON object, not ${typeNameOf(UNREADABLE)}`);
  }
  const { length } = keys;
  if (length > MOST_METADATA_KEYS) {
    const most = `${MOST_METADATA_KEYS} keys`;
    invalid(findings, 'metadata', `must have at most ${most}, not ${grouped(length)}`);
    keys.length = MOST_METADATA_KEYS;
  }
  return copyOfTexts(value, keys) ?? checkedCopy(findings, value, keys);
}

/** The frozen copy of metadata in which all is well, which is most; otherwise undefined. */
function copyOfTexts(value: object, keys: readonly string[]): Readonly<Record<string, string>> | undefined {
  try {
    const copy: Record<string, string> = {};
    for (const key of keys) {
      const text: unknown = value[key as keyof object];
      if (typeof text !== 'string' || text.length > LONGEST_METADATA_VALUE) return undefined;
      copy[key] = text;
    }
    // The copy has fewer keys where one is `__proto__`, or where `Object.prototype` has a setter of that name.
    return Object.keys(copy).length === keys.length ? Object.freeze(copy) : undefined;
  } catch {
    return undefined;
  }
}

/** The frozen copy of any metadata, and an issue for each value that is not valid. */
function checkedCopy(
  findings: Findings,
  value: object,
  keys: readonly string[],
): Readonly<Record<string, string>> {
  const copy = Object.fromEntries(keys.map(key => [key, read(value, key)]));
  for (const key of keys) {
    const text = copy[key];
    if (typeof text !== 'string') refuseMetadata(findings, key, `must be a string, not ${typeNameOf(text)}`);
    else if (!atMost(text, LONGEST_METADATA_VALUE))
      refuseMetadata(findings, key, tooLong(text, LONGEST_METADATA_VALUE));
  }
  return Object.freeze(copy) as Readonly<Record<string, string>>;
}

function refuseMetadata(findings: Findings, key: string, must: string): undefined {
  const message = `A value of metadata ${must}.`;
  addIssue(findings, { message, path: ['metadata', key], code: 'VALIDATION_ERROR', param: 'metadata' });
}

/** Whether an object is a plain one, also of another realm. A copy of a Map or a Date would lose its content. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}
