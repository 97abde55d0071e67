import { numberTypes, rowCount, rowText, territoryLines } from '../tables/numbers.js';

export { numberTypes };

/** libphonenumber's name for a type of number. */
export type NumberType = (typeof numberTypes)[number];

/** A country and its calling code, or one that shares it; null and null where there is no such calling code. */
export interface Territory {
  callingCode: number | null;
  /** ISO 3166-1 alpha-2, AC, TA or XK; 001 where the calling code is of no country. */
  country: string | null;
}

/** How many digits an MSISDN has. */
export const SHORTEST = 7;
export const LONGEST = 15;

/** The bit of a field that is a leaf: below it lie four bits of type, and above them the territory. */
export const LEAF = 0x8000;

export interface NumberTable {
  /** `territories[(leaf ^ LEAF) >> 4]`. */
  territories: Territory[];
  /** The first digit's row, by the length of the number. */
  begins: Uint16Array;
  /** Row r has field `rows[10 * r + digit]`: the next digit's row, or a leaf. */
  rows: Uint16Array;
}

let table: NumberTable | undefined;

/** The table of all numbers, read on first use, which takes 5 milliseconds. */
export function numberTable(): NumberTable {
  return (table ??= { territories: readTerritories(), ...readRows() });
}

function readTerritories(): Territory[] {
  const territories: Territory[] = [{ callingCode: null, country: null }];
  for (const line of territoryLines.trim().split('\n')) {
    const [callingCode, ...countries] = line.split(' ');
    for (const country of countries) territories.push({ callingCode: Number(callingCode), country });
  }
  return territories;
}

const OPEN = 0x28; // (
const KNOWN = 0x2a; // *
const TERRITORY = 0x21; // !
const A = 0x61; // a
const ZERO = 0x30; // 0

/** Reads the text by the grammar that stands above it. */
function readRows(): Pick<NumberTable, 'begins' | 'rows'> {
  const begins = new Uint16Array(LONGEST + 1);
  const rows = new Uint16Array(10 * rowCount);
  let position = 0;
  let count = 0;
  let territory = 0;

  /** Reads the fields of a row, behind its "(". */
  function row(): number {
    const number = count++;
    const end = 10 * number + 10;
    for (let i = 10 * number; i < end; ) {
      const token = rowText.charCodeAt(position++);
      let field: number;
      if (token === OPEN) field = row();
      else if (token === KNOWN) field = digits(3);
      else {
        if (token === TERRITORY) territory = digits(2);
        const type = token === TERRITORY ? rowText.charCodeAt(position++) : token;
        field = LEAF | (territory << 4) | (type - A);
      }
      rows[i++] = field;
      if (i === end) break;
      const repeat = rowText.charCodeAt(position) - ZERO;
      if (repeat < 2 || repeat > 10) continue;
      position++;
      for (const last = i + repeat - 1; i < last; ) rows[i++] = field;
    }
    return number;
  }

  function digits(count: number): number {
    let value = 0;
    for (const end = position + count; position < end; )
      value = 32 * value + rowText.charCodeAt(position++) - ZERO;
    return value;
  }

  for (let length = SHORTEST; length <= LONGEST; length++) {
    position++;
    begins[length] = row();
  }
  return { begins, rows };
}
