import { codeUnitAt } from '../../code-unit.js';
import { REPLACEMENT, stringOf, unitsFor } from './characters.js';
import { type Findings, MOST_FINDINGS, type UserDataIssue } from './issues.js';

/** Writes a text from `start` on as UTF-16, the high octet first, as much as fits. */
export function writeUcs2(text: string, start: number, into: Uint8Array): void {
  for (let i = start, at = 0; at < into.length; i++, at += 2) {
    const unit = codeUnitAt(text, i);
    into[at] = unit >> 8;
    into[at + 1] = unit;
  }
}

/** Reads UTF-16, the high octet first. Half a character or half a surrogate pair is U+FFFD and an issue. */
export function readUcs2(octets: Uint8Array, { issues }: Findings): string {
  const { length } = octets;
  const units = unitsFor(length >> 1);
  let count = 0;
  let isHigh = false;
  for (let at = 0; at + 1 < length; at += 2) {
    const unit = (octets[at]! << 8) | octets[at + 1]!;
    units[count++] = unit;
    const isLow = (unit & 0xfc00) === 0xdc00;
    if (isHigh !== isLow) {
      const alone = isHigh ? count - 2 : count - 1;
      addLoneSurrogate(units[alone]!, alone * 2, issues);
      units[alone] = REPLACEMENT;
    }
    isHigh = (unit & 0xfc00) === 0xd800;
  }
  if (isHigh) {
    addLoneSurrogate(units[count - 1]!, count * 2 - 2, issues);
    units[count - 1] = REPLACEMENT;
  }
  if (length & 1) {
    units[count++] = REPLACEMENT;
    const message = `UCS-2 must have an even number of octets, not ${length}`;
    issues.push({ code: 'HALF_CHARACTER', message, path: ['payload', length - 1] });
  }
  return stringOf(units, count);
}

function addLoneSurrogate(unit: number, at: number, issues: UserDataIssue[]): void {
  if (issues.length >= MOST_FINDINGS) return;
  const found = `U+${unit.toString(16).toUpperCase()}`;
  const message = `a surrogate must be one of a pair, high then low: ${found} stands alone`;
  issues.push({ code: 'LONE_SURROGATE', message, path: ['payload', at] });
}
