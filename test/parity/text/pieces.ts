// Characters and sequences that texts are made of, and the lengths at which something changes.

const encoder = new TextEncoder();
const encoded = (characters: string) => Array.from(characters, character => encoder.encode(character));

export const plain = encoded('abcdefghijklmnopqrstuvwxyz ABCXYZ0123456789.,!?');
export const letters = encoded('abcdefghijklmnopqrstuvwxyz ABCXYZ0123456789.,!?@_-\n\r$#%&/()=+*:;<>"\'');
export const extensions = encoded('^{}\\[~]|€\f');
export const twoByteGsm = encoded('£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà');
export const others = [
  encoded('`\u0000\t\u001b\u007f\u000b\u001f'),
  encoded('çêïÂÊ¢ª°²´ΑΒαβąćłşğıőű\u0080\u00a0'),
  encoded('жшЯاسرעש\u07ff\u0400'),
  encoded('你好短信ひカ한글नमสวั’“”…–₤₭\u0800\ud7ff\ue000\ufeff\ufffd\uffff‚€\u20ad'),
  encoded('😀🎉👩🏽𑰀\u{10000}\u{10ffff}'),
];
export const illFormed = [
  '80',
  'bf',
  'c0',
  'c1',
  'c280c2',
  'c2',
  'df',
  'e0',
  'e0a0',
  'e08080',
  'e09fbf',
  'e282',
  'e2',
  'eda080',
  'edbfbf',
  'ef',
  'efbf',
  'f0',
  'f090',
  'f09080',
  'f0808080',
  'f08fbfbf',
  'f0908080f0',
  'f4908080',
  'f48fbf',
  ...['f5', 'f6', 'f7', 'f8', 'f9', 'fa', 'fb', 'fc', 'fd', 'fe', 'ff'].map(lead => `${lead}808080`),
  'f8',
  'ff',
  'fe',
  'e282e282ac',
  'e2828282',
  'c3c3a9',
  '9f98',
  'f09f98f09f9880',
  'c0af',
  'edb080',
].map(hex => Uint8Array.from(hex.match(/../g)!, octet => Number.parseInt(octet, 16)));

export const edges = [16, 32, 64, 67, 70, 128, 134, 153, 160, 192, 201, 256, 306, 459, 612];
