// The rules of 3GPP TS 23.038 and TS 23.040, slow and plain, from the data as found. Nobody may improve it.
import { readFileSync } from 'node:fs';

const data = JSON.parse(readFileSync(new URL('../../data/gsm-alphabets.json', import.meta.url), 'utf8'));
const codePointOf = (name: string) => Number.parseInt(name.slice(2), 16);

/** Code points of the default alphabet (TS 23.038, 6.2.1), without the escape. */
export const basic = new Set<number>(
  data.default.basic.filter((name: string | null) => name).map(codePointOf),
);

/** Code points of the default extension table (TS 23.038, 6.2.1.1). */
export const extension = new Set<number>(Object.values<string>(data.default.extension).map(codePointOf));

export interface Counts {
  encoding: 'GSM-7' | 'UCS-2';
  characters: number;
  units: number;
  unitsPerPart: number;
  unitsLeft: number;
  messageParts: number;
  segments: number;
}

/** Units of each character, in septets or code units. */
function costs(codePoints: number[], encoding: 'GSM-7' | 'UCS-2'): number[] {
  return codePoints.map(point =>
    encoding === 'GSM-7' ? (extension.has(point) ? 2 : 1) : point > 0xffff ? 2 : 1,
  );
}

export function referenceEncoding(codePoints: number[]): 'GSM-7' | 'UCS-2' {
  return codePoints.every(point => basic.has(point) || extension.has(point)) ? 'GSM-7' : 'UCS-2';
}

/** The characters of each segment; `capacity` is what one of several holds. */
export function referenceSegments(codePoints: number[], single: number, capacity: number): number[][] {
  const units = costs(codePoints, referenceEncoding(codePoints));
  if (units.reduce((sum, n) => sum + n, 0) <= single) return [codePoints];
  const found: number[][] = [];
  let room = 0;
  codePoints.forEach((point, i) => {
    if (units[i]! > room) {
      found.push([]);
      room = capacity;
    }
    found.at(-1)!.push(point);
    room -= units[i]!;
  });
  return found;
}

export function referenceCounts(codePoints: number[]): Counts {
  const encoding = referenceEncoding(codePoints);
  const [single, several] = encoding === 'GSM-7' ? [160, 153] : [70, 67];
  const units = costs(codePoints, encoding).reduce((sum, n) => sum + n, 0);
  const messageParts = units <= single ? 1 : Math.ceil(units / several);
  const unitsPerPart = messageParts === 1 ? single : several;
  return {
    encoding,
    characters: codePoints.length,
    units,
    unitsPerPart,
    unitsLeft: messageParts * unitsPerPart - units,
    messageParts,
    segments: referenceSegments(codePoints, single, several).length,
  };
}

/** Code points of a JavaScript string; a lone surrogate stands for itself. */
export const codePointsOf = (text: string): number[] =>
  Array.from(text, character => character.codePointAt(0)!);

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

/** The counts of bytes as the WHATWG decoder reads them, and whether they are UTF-8. */
export function referenceUtf8(bytes: Uint8Array): Counts & { valid: boolean } {
  let valid = true;
  try {
    strict.decode(bytes);
  } catch {
    valid = false;
  }
  return { ...referenceCounts(codePointsOf(decoder.decode(bytes))), valid };
}
