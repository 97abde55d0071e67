import fc from 'fast-check';
import type { CsvCase } from './question.js';

const pieces = ['"', '"', '""', ',', ';', '\t', '|', '\n', '\r', '\r\n', 'a', ' ', '\xe9', '\0', '\xff'];
/** Runs that end near the end of a window of 64 bytes. */
const run = fc.oneof(
  { arbitrary: fc.constant(''), weight: 6 },
  { arbitrary: fc.integer({ min: 1, max: 140 }).map(length => 'x'.repeat(length)), weight: 1 },
);
const piece = fc.tuple(fc.constantFrom(...pieces), run).map(parts => parts.join(''));

/** Any bytes, with what matters to CSV in every second place. */
const soup = fc.array(piece, { maxLength: 40 }).map(parts => parts.join(''));

const separator = fc.constantFrom(',', ';', '\t', '|');
const field = fc.oneof(
  fc.array(piece, { maxLength: 4 }).map(parts => parts.join('')),
  fc.constantFrom('447700900000', 'Hello', '', '"'),
);

/** A table as it is written: fields with anything special in quotes, and others in quotes or not. */
const table = fc
  .record({
    rows: fc.array(fc.array(fc.tuple(field, fc.boolean()), { minLength: 1, maxLength: 5 }), { maxLength: 8 }),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    endsWithLineEnd: fc.boolean(),
    separator,
  })
  .map(({ rows, lineEnd, endsWithLineEnd, separator }) => ({
    separator,
    text:
      rows
        .map(fields => fields.map(([text, isQuoted]) => written(text, isQuoted, separator)).join(separator))
        .join(lineEnd) + (endsWithLineEnd ? lineEnd : ''),
  }));

function written(text: string, isQuoted: boolean, separator: string): string {
  return isQuoted || text.includes(separator) || /["\r\n]/.test(text)
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}

/** A table in which bytes were replaced, left out or put in. */
const mutated = fc
  .tuple(
    table,
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 1 }), fc.constantFrom('', ...pieces)), { maxLength: 3 }),
  )
  .map(([{ text, separator }, changes]) => {
    let changed = text;
    for (const [place, removed, piece] of changes) {
      const at = place % (changed.length + 1);
      changed = changed.slice(0, at) + piece + changed.slice(at + removed);
    }
    return { separator, text: changed };
  });

export const csvTable: fc.Arbitrary<{ separator: string; text: string }> = table;
export const csvText: fc.Arbitrary<{ separator: string; text: string }> = fc.oneof(
  table,
  mutated,
  fc.record({ separator, text: soup }),
);

export const wantedFields = fc.uniqueArray(fc.nat({ max: 5 }), { maxLength: 6 });

/** Any file, read in chunks of any size. */
export const csvCase: fc.Arbitrary<CsvCase> = fc
  .record({
    file: csvText,
    wanted: wantedFields,
    isCounted: fc.boolean(),
    more: fc.nat({ max: 3 }),
    chunkBytes: fc.oneof(
      fc.integer({ min: 2, max: 20 }),
      fc.integer({ min: 50, max: 200 }),
      fc.constant(4000),
    ),
    shift: fc.nat({ max: 70 }),
  })
  .map(({ file, wanted, isCounted, more, chunkBytes, shift }) => ({
    ...file,
    wanted,
    fieldCount: isCounted ? Math.max(0, ...wanted.map(field => field + 1)) + more : 0,
    chunkBytes,
    shift,
  }));
