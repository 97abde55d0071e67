// Inputs on which counters go wrong, with the right answer and the clause of the specification that gives it.
import type { Encoding } from '../../src/index.js';

export interface Input {
  label: string;
  text: string;
  clause: string;
  encoding: Encoding;
  units: number;
  billed: number;
  sent: number;
}

const defaultAlphabet = 'TS 23.038, 6.2.1';
const extensionTable = 'TS 23.038, 6.2.1.1';
const sixteenBits = 'TS 23.038, 6.2.3';
const emptyUserData = 'TS 23.040, 9.2.3.16';
const single = 'TS 23.040, 9.2.3.24';
const concatenated = 'TS 23.040, 9.2.3.24.1';

type Answer = Pick<Input, 'encoding' | 'units' | 'billed' | 'sent'>;

const answer =
  (encoding: Encoding) =>
  (units: number, billed = 1, sent = billed): Answer => ({ encoding, units, billed, sent });
const gsm = answer('GSM-7');
const ucs2 = answer('UCS-2');

/** A text of pieces, each with how often it is repeated; the label shows the text as that expression. */
function input(pieces: [characters: string, times?: number][], clause: string, right: Answer): Input {
  return {
    label: pieces
      .map(([piece, times = 1]) => printable(piece) + (times > 1 ? ` × ${times}` : ''))
      .join(' + '),
    text: pieces.map(([piece, times = 1]) => piece.repeat(times)).join(''),
    clause,
    ...right,
  };
}

const high = '\ud83d';
const low = '\ude00';
const family = '👩‍👩‍👧';

export const inputs: Input[] = [
  input([['']], emptyUserData, gsm(0)),
  input([['Ç']], defaultAlphabet, gsm(1)),
  input([['ç']], defaultAlphabet, ucs2(1)),
  input([['@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà']], defaultAlphabet, gsm(44)),
  input([['Α']], defaultAlphabet, ucs2(1)),
  input([['`']], defaultAlphabet, ucs2(1)),
  input([['\t']], defaultAlphabet, ucs2(1)),
  input([['\u001b']], defaultAlphabet, ucs2(1)),
  input([['\u00a0']], defaultAlphabet, ucs2(1)),
  input([['\ufeff']], defaultAlphabet, ucs2(1)),
  input([['’']], defaultAlphabet, ucs2(1)),
  input([['\r\n']], defaultAlphabet, gsm(2)),
  input([['^{}\\[~]|€']], extensionTable, gsm(18)),
  input([['\f']], extensionTable, gsm(2)),
  input([['\f'], ['a', 100]], extensionTable, gsm(102)),
  input([['€'], ['你']], sixteenBits, ucs2(2)),
  input([['e\u0301']], sixteenBits, ucs2(2)),
  input([[high]], sixteenBits, ucs2(1)),
  input([[low]], sixteenBits, ucs2(1)),
  input([['a', 69], [high]], sixteenBits, ucs2(70)),
  input([['a', 69], [low]], sixteenBits, ucs2(70)),
  input([['a', 160]], single, gsm(160)),
  input([['€', 80]], single, gsm(160)),
  input([['你', 70]], single, ucs2(70)),
  input([['😀', 35]], single, ucs2(70)),
  input([['a', 161]], concatenated, gsm(161, 2)),
  input([['a', 159], ['€']], concatenated, gsm(161, 2)),
  input([['a', 159], ['\f']], concatenated, gsm(161, 2)),
  input([['a', 306]], concatenated, gsm(306, 2)),
  input([['a', 307]], concatenated, gsm(307, 3)),
  input([['a', 152], ['€'], ['a', 152]], concatenated, gsm(306, 2, 3)),
  input([['a', 152], ['\f'], ['a', 152]], concatenated, gsm(306, 2, 3)),
  input([['€', 153]], concatenated, gsm(306, 2, 3)),
  input([['你', 71]], concatenated, ucs2(71, 2)),
  input([['你', 134]], concatenated, ucs2(134, 2)),
  input([['你', 135]], concatenated, ucs2(135, 3)),
  input([['😀', 36]], concatenated, ucs2(72, 2)),
  input([['你', 66], ['😀'], ['你', 66]], concatenated, ucs2(134, 2, 3)),
  input([['😀', 100]], concatenated, ucs2(200, 3, 4)),
  input([['a', 62], [family], ['a', 64]], concatenated, ucs2(134, 2)),
  input([['你', 66], ['e\u0301'], ['你', 66]], concatenated, ucs2(134, 2)),
  input([['a'], ['\u0301', 140]], concatenated, ucs2(141, 3)),
];

/** In quotation marks; invisible characters are escaped. */
export function printable(text: string): string {
  const escaped = text.replace(
    /[\p{Cc}\p{Cs}\p{Mn}\u00a0\ufeff]/gu,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `'${escaped}'`;
}
