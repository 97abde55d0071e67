import { codeUnitAt } from '../../code-unit.js';
import type { GatewayName, GatewayRow } from '../../tables/gateways.js';
import { analyzeRcs, type RcsAnalysis } from '../analyze.js';
import { countSurrogatePairs } from '../count.js';

export interface GatewayRcsAnalysis extends RcsAnalysis {
  gateway: GatewayName;
  /** Bytes of the text in UTF-8. */
  bytes: number;
  /** What the text is billed as outside the United States: basic up to 160 bytes, otherwise single. `null` if unknown. */
  billedAs: 'basic' | 'single' | null;
  /** Segments that are billed in the United States: bytes ÷ 160, rounded up. `null` if unknown. */
  segmentsInUnitedStates: number | null;
}

/** The analysis of a text that a gateway sends on RCS. */
export function analyzeRcsAsGateway(text: string, { name, rcs }: GatewayRow): GatewayRcsAnalysis {
  const bytes = utf8Length(text);
  const perSegment = rcs?.segmentBytesInUnitedStates ?? null;
  return {
    ...analyzeRcs(text),
    gateway: name,
    bytes,
    billedAs: rcs === undefined ? null : bytes <= rcs.basicBytes ? 'basic' : 'single',
    segmentsInUnitedStates: perSegment === null ? null : Math.max(1, Math.ceil(bytes / perSegment)),
  };
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = codeUnitAt(text, index);
    bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
  }
  // A pair has four bytes; a lone surrogate is sent as U+FFFD, which has three.
  return bytes - 2 * countSurrogatePairs(text, text.length, 0);
}
