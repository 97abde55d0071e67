import { countries, numberTypes, resolveColumn, textColumn } from '../../../src/batch/index.js';
import { referenceResolve } from '../../reference/resolve.js';
import type { Answers, Question } from '../answers.js';

/** Status, calling code, country and type of numbers. */
export const numbers: Question = {
  expected: rows => expectedOfStrings(rows.map(row => Buffer.from(row).toString('latin1'))),
  answers: (kernel, source) => resolveColumn(kernel, textColumn(source as never)) as never,
};

/** The rule: an MSISDN is 7 to 15 digits, the first not 0. */
const isMsisdn = (text: string) => /^[1-9][0-9]{6,14}$/.test(text) && !text.endsWith('\n');

export function expectedOfStrings(strings: readonly string[]): Answers {
  const answers = strings.map(text => (isMsisdn(text) ? referenceResolve(text) : undefined));
  return {
    status: Uint8Array.from(answers, answer => (answer ? 0 : 2)),
    callingCode: Uint16Array.from(answers, answer => Number(answer?.callingCode ?? 0)),
    country: Uint16Array.from(answers, answer => countries.indexOf(answer?.country ?? null)),
    type: Uint8Array.from(answers, answer =>
      (numberTypes as readonly string[]).indexOf(answer?.type ?? 'UNKNOWN'),
    ),
  };
}
