import { checkSenderColumn, senderKinds, statuses, textColumn } from '../../../src/batch/index.js';
import { type ReferenceKind, referenceKinds, referenceSender } from '../../reference/sender.js';
import type { Answers, Question } from '../answers.js';

/** Which kinds senders can be. */
export const senders = (smartRouting: boolean): Question => ({
  expected: rows => columnsOf(rows.map(row => referenceSender(row, smartRouting))),
  answers: (kernel, source) =>
    checkSenderColumn(kernel, textColumn(source as never), { smartRouting }) as never,
});

/** The same of strings. Lone surrogates are characters that no sender can have. */
export const expectedOfStrings = (strings: readonly string[], smartRouting: boolean): Answers =>
  columnsOf(
    strings.map(string => {
      const kinds = referenceKinds(string, smartRouting);
      return { status: kinds.length === 0 ? 'INVALID_SENDER' : 'OK', kinds };
    }),
  );

/** A kind is a bit. */
export const bitsOf = (kinds: readonly ReferenceKind[]): number =>
  kinds.reduce((sum, kind) => sum + 2 ** senderKinds.indexOf(kind), 0);

const columnsOf = (
  answers: readonly { status: (typeof statuses)[number]; kinds: readonly ReferenceKind[] }[],
) => ({
  status: Uint8Array.from(answers, ({ status }) => statuses.indexOf(status)),
  kind: Uint8Array.from(answers, ({ kinds }) => bitsOf(kinds)),
});
