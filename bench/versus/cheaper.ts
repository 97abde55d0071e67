// Texts that can be sent in fewer parts than counters say, and how.

import { analyze, type Encoding, transliterate } from '../../src/index.js';
import { analyze as byTables } from '../../src/text/encoding.js';
import type { Row } from '../report.js';
import { printable } from './inputs.js';
import type { Rival } from './rivals.js';

interface CheaperInput {
  label: string;
  text: string;
  how: string;
  /** The least parts, counted with this library. */
  count(text: string): { encoding: Encoding; units: number; messageParts: number };
  encoding: Encoding;
  units: number;
  parts: number;
}

const replaced = { how: '`transliterate`', count: (text: string) => analyze(transliterate(text).text) };
const inTables = { how: "`tables: 'auto'`", count: (text: string) => byTables(text, { tables: 'auto' }) };

function input(
  piece: string,
  times: number,
  how: Pick<CheaperInput, 'how' | 'count'>,
  units: number,
): CheaperInput {
  return {
    label: `${printable(piece)} × ${times}`,
    text: piece.repeat(times),
    ...how,
    encoding: 'GSM-7',
    units,
    parts: 1,
  };
}

export const cheaperInputs: CheaperInput[] = [
  // An accent of its own, as some keyboards and file systems write it (Unicode normalization form D).
  input('cafe\u0301 ', 30, replaced, 150),
  input('it’s… ', 20, replaced, 160),
  // Turkish letters in the locking shift table of TS 23.038, A.3.1, after a header of four octets.
  input('şeğı', 38, inTables, 152),
  input('ação ', 31, inTables, 155),
];

/** A row for each of these texts. Throws when this library does not count as written above. */
export function cheaperRows(rivals: readonly Rival[]): Row[] {
  return cheaperInputs.map(({ label, text, how, count, encoding, units, parts }) => {
    const ours = count(text);
    if (ours.encoding !== encoding || ours.units !== units || ours.messageParts !== parts)
      throw new Error(`wrong on ${label}: ${ours.encoding}, ${ours.units} → ${ours.messageParts}`);
    const row: Row = { input: label, how, least: `${encoding}, ${units} → ${parts}` };
    for (const rival of rivals) {
      const said = rival.count(text);
      row[rival.name] = `${said.parts > parts ? '✗ ' : ''}${said.encoding} → ${said.parts}`;
    }
    return row;
  });
}
