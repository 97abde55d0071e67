// What a message would need if it were made cheaper, slow and plain. Nobody may improve it.
import { allPairs, referenceCheapest } from './national.js';
import { referenceTransliteration } from './replacements.js';
import { codePointsOf, referenceCounts } from './text.js';

export interface ReferenceSavings {
  partsAfterReplacement: number;
  segmentsAfterReplacement: number;
  partsWithNationalTables: number;
  segmentsWithNationalTables: number;
  locking: number;
  single: number;
}

export function referenceSavings(text: string): ReferenceSavings {
  const { encoding, messageParts, segments } = referenceCounts(codePointsOf(text));
  const replaced = referenceCounts(codePointsOf(referenceTransliteration(text).text));
  const cheapest =
    encoding === 'GSM-7'
      ? { messageParts, segments, locking: 0, single: 0 }
      : referenceCheapest(text, allPairs, 8);
  return {
    partsAfterReplacement: replaced.messageParts,
    segmentsAfterReplacement: replaced.segments,
    partsWithNationalTables: cheapest.messageParts,
    segmentsWithNationalTables: cheapest.segments,
    locking: cheapest.locking,
    single: cheapest.single,
  };
}
