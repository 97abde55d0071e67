// Text on a terminal of 80 columns: what it would obey is escaped, what is too long is wrapped.

const isColoured = process.stdout.isTTY && !process.env.NO_COLOR;
export const bold = (text: string) => (isColoured ? `\x1b[1m${text}\x1b[22m` : text);
export const dim = (text: string) => (isColoured ? `\x1b[2m${text}\x1b[22m` : text);

/** What a terminal would obey, not show: controls, bidirectional controls, ends of lines, halves of pairs. */
const obeyed = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const escaped = (text: string) =>
  text.replace(obeyed, sign =>
    sign === '\n' ? '\\n' : `\\u{${sign.codePointAt(0)!.toString(16).toUpperCase()}}`,
  );
/** Lines of at most `width` characters, cut at spaces, or in a word that is longer. */
export const wrapped = (text: string, width: number) =>
  escaped(text).match(new RegExp(`\\S.{0,${width - 1}}(?= |$)|\\S{1,${width}}`, 'gu')) ?? [''];

const twoColumns =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Emoji_Presentation}/u;
/** A text in quotes after its label, in lines of 80 columns. */
export function printQuoted(label: string, text: string): void {
  const lines = [''];
  let columns = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    const shown = /["\\]/.test(segment) ? `\\${escaped(segment)}` : escaped(segment);
    const width = twoColumns.test(shown) ? 2 : [...shown].length;
    if (columns + width > 72) {
      lines.push('');
      columns = 0;
    }
    lines[lines.length - 1] += shown;
    columns += width;
  }
  console.log(`\n${bold(label)}  "${lines.join(`\n${' '.repeat(label.length + 3)}`)}"`);
}

/** Characters beside their octets, one column each: spaces and controls have a sign. */
export const visible = (text: string) => text.replaceAll(' ', '␣').replaceAll('\n', '↵').replace(obeyed, '·');

/** Boxes side by side, as many in a row as 80 columns have room for. */
export function printBoxes(boxes: string[][]): void {
  const rows: string[][][] = [[]];
  const width = (box: string[]) => Math.max(...box.map(line => line.length)) + 2;
  for (const box of boxes) {
    const used = rows.at(-1)!.reduce((sum, other) => sum + width(other) + 1, 5);
    if (used + width(box) > 79) rows.push([]);
    rows.at(-1)!.push(box);
  }
  for (const row of rows) {
    const edge = (ends: string) =>
      dim(`    ${ends[0]}${row.map(box => '─'.repeat(width(box))).join(ends[1])}${ends[2]}`);
    console.log(edge('┌┬┐'));
    for (let i = 0; i < Math.max(...row.map(box => box.length)); i++) {
      const cells = row.map(box => ` ${(box[i] ?? '').padEnd(width(box) - 1)}`);
      console.log(`    ${dim('│')}${cells.join(dim('│'))}${dim('│')}`);
    }
    console.log(edge('└┴┘'));
  }
}
