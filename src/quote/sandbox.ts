import { gsm7, ucs2 } from '../text/alphabet.js';
import { type Analysis, rcsAnalysis, smsAnalysis } from '../text/analyze.js';
import { segmentsOf } from '../text/count.js';

/** What the API appends to the text of a message in sandbox mode: QuickSMS API 2.0, Send a Test Message. */
const SANDBOX_SUFFIX = 'This is a QuickSMS test message';

/** The text that is sent in sandbox mode: one space and the suffix are appended. */
export function withSandboxSuffix(text: string): string {
  return `${text} ${SANDBOX_SUFFIX}`;
}

/**
 * The analysis of `text`, which is a text with the suffix, from the analysis of the text without it. Each character of
 * the suffix is one unit in both encodings, so its length is added, and nothing is read twice.
 */
export function sandboxAnalysis(withoutSuffix: Analysis, text: string): Analysis {
  const added = 1 + SANDBOX_SUFFIX.length;
  const { encoding } = withoutSuffix;
  const characters = withoutSuffix.characters + added;
  if (encoding === null) return rcsAnalysis(characters);
  const alphabet = encoding === gsm7.name ? gsm7 : ucs2;
  const units = withoutSuffix.units + added;
  return smsAnalysis(alphabet, characters, units, segmentsOf(text, alphabet, units, characters));
}
