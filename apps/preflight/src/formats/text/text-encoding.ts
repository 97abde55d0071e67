import { isUtf8 } from 'node:buffer';
import { FormatError } from '../format-error.js';
import { recognizeCodePage } from './recognize-code-page.js';
import { codePageNamed, codePages } from './single-byte.js';

/** How a text is written as bytes. */
export interface TextEncoding {
  /** `utf-8`, `utf-16le`, `windows-1252` … */
  readonly name: string;
  readonly sure: 'given' | 'certain' | 'likely' | 'guess';
  /** One phrase for a report. */
  readonly words: string;
  /** The length of the byte order mark. */
  readonly markLength: number;
  /** Whether some of the bytes are no UTF-8 although the rest is. */
  readonly isDamaged?: boolean;
}

const utf16Words = { 'utf-16le': 'UTF-16 (little-endian)', 'utf-16be': 'UTF-16 (big-endian)' } as const;

/** Finds how a text is written. Undefined: not a text. `isWhole` says that the sample is all of it. */
export function recognizeEncoding(sample: Uint8Array, isWhole: boolean): TextEncoding | undefined {
  const marked = byMark(sample);
  if (marked) return marked;
  const wide = wideEncoding(sample);
  if (wide)
    return {
      name: wide,
      sure: 'likely',
      words: `${utf16Words[wide]} without a byte order mark`,
      markLength: 0,
    };
  if (isBinary(sample)) return undefined;
  const whole = isWhole ? sample : withoutCutTail(sample);
  if (isUtf8(whole)) {
    const isAscii = whole.every(byte => byte < 0x80);
    return { name: 'utf-8', sure: 'certain', words: isAscii ? 'UTF-8 (ASCII only)' : 'UTF-8', markLength: 0 };
  }
  const { sequences, invalid } = utf8Counts(whole);
  if (sequences > 10 * invalid)
    return {
      name: 'utf-8',
      sure: 'likely',
      words: 'UTF-8 with invalid bytes',
      markLength: 0,
      isDamaged: true,
    };
  const { page, language, sure } = recognizeCodePage(whole);
  const words = `${page.name} (${page.title}), by its letters, which fit ${language}`;
  return { name: page.name, sure, words: sure === 'guess' ? `perhaps ${words}` : words, markLength: 0 };
}

function byMark(sample: Uint8Array): TextEncoding | undefined {
  const [first, second, third] = sample;
  const found = (name: string, words: string, markLength: number): TextEncoding => ({
    name,
    sure: 'certain',
    words: `${words} with a byte order mark`,
    markLength,
  });
  if (first === 0xef && second === 0xbb && third === 0xbf) return found('utf-8', 'UTF-8', 3);
  if (first === 0xff && second === 0xfe) return found('utf-16le', utf16Words['utf-16le'], 2);
  if (first === 0xfe && second === 0xff) return found('utf-16be', utf16Words['utf-16be'], 2);
  return undefined;
}

/** UTF-16 without a mark has a zero in each character of ASCII, all on one side. */
function wideEncoding(sample: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const zeros = [0, 0];
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) zeros[at & 1]!++;
  const [even, odd] = zeros as [number, number];
  if (even + odd < sample.length / 20 || sample.length < 4) return undefined;
  if (odd > 20 * even) return 'utf-16le';
  return even > 20 * odd ? 'utf-16be' : undefined;
}

/** Whether more than one byte in fifty is a control character that no text has. */
function isBinary(sample: Uint8Array): boolean {
  let controls = 0;
  for (const byte of sample)
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b)
      controls++;
  return controls * 50 > sample.length;
}

/** A sample without a character that its end cuts in two. */
function withoutCutTail(sample: Uint8Array): Uint8Array {
  for (let back = 1; back <= 3 && back <= sample.length; back++) {
    const byte = sample[sample.length - back]!;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? sample.subarray(0, sample.length - back) : sample;
  }
  return sample;
}

/** Counts sequences of several bytes that are UTF-8, and bytes that are not. */
function utf8Counts(sample: Uint8Array): { sequences: number; invalid: number } {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(sample);
  const invalid = text.split('\ufffd').length - 1;
  let sequences = 0;
  for (const character of text) if (character > '\u007f' && character !== '\ufffd') sequences++;
  return { sequences, invalid };
}

/** Names that people use and the WHATWG Encoding Standard does not have. */
const otherNames: Readonly<Record<string, string>> = {
  ansi: 'windows-1252',
  cp850: 'ibm850',
  '850': 'ibm850',
  'utf-16': 'utf-16le',
  utf16: 'utf-16le',
  mac: 'macintosh',
  macroman: 'macintosh',
};

/** The encoding with a name: of the WHATWG Encoding Standard, or `ibm850`. */
export function encodingNamed(name: string, sample: Uint8Array): TextEncoding {
  const wanted = name.trim().toLowerCase();
  const label = otherNames[wanted] ?? wanted;
  const canonical = codePageNamed(label)?.name ?? whatwgName(label);
  if (canonical === undefined)
    throw new FormatError(
      'UNKNOWN_ENCODING',
      `unknown encoding ${JSON.stringify(name)}; expected utf-8, utf-16le, ${codePages.map(page => page.name).join(', ')} or another name that browsers know`,
    );
  const marked = byMark(sample);
  const markLength = marked?.name === canonical ? marked.markLength : 0;
  return { name: canonical, sure: 'given', words: `${canonical}, as given`, markLength };
}

function whatwgName(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}
