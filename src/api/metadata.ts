import { isObject } from '../misuse.js';
import { atMost, grouped, read, typeNameOf, UNREADABLE } from './body.js';
import { type Findings, invalid, tooLong } from './findings.js';
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
  const copy = copyOf(value, keys);
  for (const key of keys) {
    const text = copy[key];
    if (typeof text !== 'string') refuseMetadata(findings, key, `must be a string, not ${typeNameOf(text)}`);
    else if (!atMost(text, LONGEST_METADATA_VALUE))
      refuseMetadata(findings, key, tooLong(text, LONGEST_METADATA_VALUE));
  }
  return Object.freeze(copy) as Readonly<Record<string, string>>;
}

/** A copy of the own properties of an object that `keys` names. */
function copyOf(value: object, keys: readonly string[]): Record<string, unknown> {
  try {
    const copy: Record<string, unknown> = {};
    for (const key of keys) copy[key] = (value as Record<string, unknown>)[key];
    // The copy has fewer keys where one is `__proto__`, or where `Object.prototype` has a setter of that name.
    if (Object.keys(copy).length === keys.length) return copy;
  } catch {} // `read` finds the property that cannot be read.
  return Object.fromEntries(keys.map(key => [key, read(value, key)]));
}

function refuseMetadata({ issues }: Findings, key: string, must: string): undefined {
  const message = `A value of metadata ${must}.`;
  issues.push({ message, path: ['metadata', key], code: 'VALIDATION_ERROR', param: 'metadata' });
}

/** Whether an object is a plain one, also of another realm. A copy of a Map or a Date would lose its content. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}
