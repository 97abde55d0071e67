// The rules of senders, slow and plain, from the contract and the data as found. Nobody may improve it.
import { basic, codePointsOf, extension } from './text.js';

export type ReferenceKind = 'NUMERIC' | 'ALPHANUMERIC' | 'RCS_AGENT';

const isControl = (point: number) => point <= 0x1f || (point >= 0x7f && point <= 0x9f);
const isLoneSurrogate = (point: number) => point >= 0xd800 && point <= 0xdfff;
const lettersOfTheAlphabet = new Set(
  Array.from(
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz' + 'èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉÄÖÑÜäöñüà',
    character => character.codePointAt(0)!,
  ),
);

/** The kinds of a sender of these code points. */
export function referenceKindsOf(points: number[], smartRouting: boolean): ReferenceKind[] {
  const kinds: ReferenceKind[] = [];
  const digitsOnly = points.every(point => point >= 0x30 && point <= 0x39);
  if (digitsOnly && points.length >= 1 && points.length <= 15) kinds.push('NUMERIC');
  const inAlphabet = points.every(point => basic.has(point) || extension.has(point));
  const septets = points.reduce((sum, point) => sum + (extension.has(point) ? 2 : 1), 0);
  const hasLetter = points.some(point => lettersOfTheAlphabet.has(point));
  if (inAlphabet && !points.some(isControl) && hasLetter && septets <= 11) kinds.push('ALPHANUMERIC');
  const sayable = !points.some(isControl) && !points.some(isLoneSurrogate);
  if (smartRouting && sayable && points.length >= 1 && points.length <= 25) kinds.push('RCS_AGENT');
  return kinds;
}

export const referenceKinds = (sender: string, smartRouting: boolean): ReferenceKind[] =>
  referenceKindsOf(codePointsOf(sender), smartRouting);

const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

/** Status and kinds of bytes; more than 100 are no sender, whatever they are. */
export function referenceSender(
  bytes: Uint8Array,
  smartRouting: boolean,
): { status: 'OK' | 'INVALID_UTF8' | 'INVALID_SENDER'; kinds: ReferenceKind[] } {
  if (bytes.length > 100) return { status: 'INVALID_SENDER', kinds: [] };
  let text: string;
  try {
    text = strict.decode(bytes);
  } catch {
    return { status: 'INVALID_UTF8', kinds: [] };
  }
  const kinds = referenceKinds(text, smartRouting);
  return { status: kinds.length === 0 ? 'INVALID_SENDER' : 'OK', kinds };
}
