/** A code page of one byte a character: the characters of bytes 0x80 to 0xFF. U+FFFD where a byte has none. */
export interface CodePage {
  /** The name in reports and for `--encoding`. */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  /** The languages of `letters` that it was made for. */
  readonly languages: string;
  readonly high: string;
}

const bytes = Uint8Array.from({ length: 128 }, (_, index) => 0x80 + index);

/** The upper half of an encoding that the WHATWG Encoding Standard names. C1 controls are no characters of a text. */
const upperHalf = (label: string) =>
  new TextDecoder(label).decode(bytes).replace(/[\u0080-\u009f]/g, '\ufffd');

// By hand: Node.js 20 decodes windows-1252 as ISO 8859-1.
const windows1252 =
  '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ' +
  String.fromCharCode(...Array.from({ length: 96 }, (_, index) => 0xa0 + index));

// IBM code page 850, as Excel's "CSV (MS-DOS)" writes it in western Europe.
const ibm850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

const windows = (number: number, languages: string, title: string): CodePage => ({
  name: `windows-${number}`,
  title: `Windows ${title}`,
  languages,
  high: number === 1252 ? windows1252 : upperHalf(`windows-${number}`),
});

/** Those that are recognized, the commonest first. */
export const codePages: readonly CodePage[] = [
  windows(1252, 'western', 'Western European'),
  windows(1250, 'central', 'Central European'),
  windows(1251, 'cyrillic', 'Cyrillic'),
  windows(1253, 'greek', 'Greek'),
  windows(1254, 'turkish', 'Turkish'),
  windows(1255, 'hebrew', 'Hebrew'),
  windows(1256, 'arabic', 'Arabic'),
  windows(1257, 'baltic', 'Baltic'),
  windows(1258, 'vietnamese', 'Vietnamese'),
  { name: 'macintosh', title: 'Mac Roman', languages: 'western', high: upperHalf('macintosh') },
  { name: 'ibm850', title: 'MS-DOS Western European', languages: 'western', high: ibm850 },
];

/** The code page with this name. */
export const codePageNamed = (name: string): CodePage | undefined =>
  codePages.find(page => page.name === name);
