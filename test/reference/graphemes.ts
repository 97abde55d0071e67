// Segments between graphemes, slow and plain: the whole text is segmented at once. Nobody may improve it.
import { basic, codePointsOf, extension, referenceEncoding } from './text.js';

/** Units of a text in an encoding. */
const unitsOf = (text: string, isGsm: boolean) =>
  isGsm
    ? codePointsOf(text).reduce(
        (sum, point) => sum + (extension.has(point) ? 2 : basic.has(point) ? 1 : 99),
        0,
      )
    : text.length;

/** The texts of the segments: characters are added while they fit, and a grapheme that fits nowhere is split. */
export function referenceGraphemeSegments(text: string): string[] {
  const isGsm = referenceEncoding(codePointsOf(text)) === 'GSM-7';
  const [single, part] = isGsm ? [160, 153] : [70, 67];
  if (unitsOf(text, isGsm) <= single) return [text];
  const segments: string[] = [''];
  const room = () => part - unitsOf(segments.at(-1)!, isGsm);
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text);
  for (const { segment: grapheme } of graphemes) {
    const units = unitsOf(grapheme, isGsm);
    if (units <= part && units > room()) segments.push('');
    for (const character of grapheme) {
      if (unitsOf(character, isGsm) > room()) segments.push('');
      segments[segments.length - 1] += character;
    }
  }
  return segments;
}
