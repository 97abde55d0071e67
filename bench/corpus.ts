// Messages to measure on: seeded, so that every run sees the same, and no row twice in a corpus.
import type { Utf8Column } from '../src/columns.js';
import { random } from '../test/random.js';

/** Returns a whole number from 0 to the bound, exclusive. */
type Below = (bound: number) => number;
type Draw = (below: Below) => string;

interface Language {
  words: string[];
  /** What stands between words: the joint as a rule, a mark now and then. */
  joint: string;
  marks: string[];
}

const language = (words: string, joint = ' ', marks = [', ', '. ', ': ', ' - ', '! ']): Language => ({
  words: words.split(' '),
  joint,
  marks,
});

const english = language(
  'your code is order parcel has been shipped and will arrive today between please do not share it with anyone ' +
    'appointment confirmed reminder payment received thank you for choosing us track at the link below reply STOP ' +
    'to opt out call if questions account balance due on Friday new login from device verify now expires in minutes ' +
    'delivery driver outside invoice ready booking reference table for two see soon team Dr. Smith & Co. 10% off',
);

const westernInGsm = [
  language(
    'Ihre Bestellung wurde verschickt und kommt für Sie über Köln Größe Straße müssen Änderung Übersicht bestätigt ' +
      'Grüße schöne Tage Termin morgen um Uhr bitte später zurückrufen Gebühr läuft täglich Prüfung möglich Paket',
  ),
  language(
    'votre commande est arrivée à Paris dès demain réservation confirmée merci très bien après le déjeuner où père ' +
      'dernière étape sécurité numéro déjà reprise livré près de chez vous modèle répondez là-bas été première',
  ),
  language(
    'su pedido llega mañana entre las 9 y las 12 señor señora año contraseña niños España por favor también ' +
      'confirme la cita gracias ¿puede venir? ¡oferta! otoño baño enseñar después café qué usted compañero diseño',
  ),
  language(
    'din pakke er på vei og kommer i dag før klokken bestillingen ændring Ålesund København Malmö är klar för ' +
      'hämtning säkerhet åtgärd tack så mycket hälsningar från oss øre måned bekræft aftale følg gå på nätet Österåker',
  ),
  language(
    'il suo ordine è arrivato più tardi perché città martedì lunedì però può ritirare presso la sede già grazie ' +
      'società attività così qualità venerdì conferma la prenotazione entro domani ciò caffè',
  ),
];

const westernOutsideGsm = language(
  'ça août être français forêt São João não você coração informações día también está último reunión l’heure ' +
    '“demain” naïve cœur Łódź proszę dziękuję zamówienie příjem děkujeme köszönjük őszi şehir için teşekkürler – …',
);
const emoji = '😀 🎉 👉 📦 🚚 ❤️ 👍🏽 🌷 👩‍👩‍👧 🇫🇷 ✅ ⏰'.split(' ');

const outsideGsm = [
  language(
    'طلبك في الطريق رمز التحقق هو لا تشاركه مع أحد شكرا لكم موعدك غدا الساعة تم استلام الدفع مرحبا',
    ' ',
    ['، ', '. ', '؟ '],
  ),
  language(
    '您的 订单 已发货 验证码 请勿 告诉他人 预约 确认 快递员 正在 派送 谢谢 支付成功 余额 今天 下午 客服 尊敬的客户',
    '',
    ['，', '。', '：'],
  ),
  language(
    'ваш заказ отправлен код подтверждения никому не сообщайте спасибо за покупку запись завтра в часов оплата ' +
      'получена курьер приедет сегодня номер договора баланс',
  ),
  language(
    'आपका ऑर्डर भेज दिया गया है कोड किसी को न बताएं धन्यवाद भुगतान प्राप्त हुआ कल समय अपॉइंटमेंट की पुष्टि खाता शेष',
    ' ',
    [', ', '। '],
  ),
  { ...english, words: [...english.words, ...emoji, ...emoji] },
  { ...westernOutsideGsm, words: [...westernOutsideGsm.words, ...english.words] },
];

const pick = <T>(below: Below, choices: ArrayLike<T>): T => choices[below(choices.length)]!;

/** Words of the language: `shortest` to `longest` code units. */
function prose(below: Below, { words, joint, marks }: Language, shortest: number, longest: number): string {
  const enough = shortest + below(longest - shortest - 8);
  let text = pick(below, words);
  while (text.length < enough) {
    const kind = below(12);
    text += kind < 2 ? pick(below, marks) : joint;
    text += kind === 11 ? 100 + below(1_000_000) : pick(below, words);
  }
  return text.length <= longest ? text : text.slice(0, longest).trimEnd();
}

/** Replaces one in `oneIn` characters by one of the extension table. */
function withExtensions(below: Below, text: string, oneIn: number, extensions: string): string {
  return Array.from(text, character => (below(oneIn) ? character : pick(below, extensions))).join('');
}

const shortAscii: Draw = below => prose(below, english, 40, 80);
const longAscii: Draw = below => prose(below, english, 260, 340);
const extended =
  (extensions: string): Draw =>
  below =>
    withExtensions(below, prose(below, english, 130, 175), 20, extensions);
const western: Draw = below => prose(below, pick(below, westernInGsm), 60, 180);
/** Ends with a letter outside GSM, so that no row is GSM by chance. */
const westernUcs2: Draw = below =>
  `${prose(below, pick(below, westernInGsm), 55, 175)} ${pick(below, 'çâõêłžő')}a`;
const ucs2: Draw = below => {
  const kind = below(outsideGsm.length);
  const text = prose(below, outsideGsm[kind]!, 20, 190);
  return kind === 4 ? `${text} ${pick(below, emoji)}` : kind === 5 ? `${text} ça` : text;
};
const arabicChineseEmoji: Draw = below => {
  const kind = pick(below, [0, 1, 4]);
  const text = prose(below, outsideGsm[kind]!, 20, 190);
  return kind === 4 ? `${text} ${pick(below, emoji)}` : text;
};
/** One word in fifty is an emoji of two code units or more, so that a pair may straddle a boundary of parts. */
const wideWithPairs: Language[] = [0, 1, 2, 3].map(kind => {
  const { words, joint, marks } = outsideGsm[kind]!;
  return { words, joint, marks: [...marks, '😀', '🎉', '📦'] };
});
const longUcs2: Draw = below => prose(below, pick(below, wideWithPairs), 1400, 1600);

const draws = {
  'short ASCII': shortAscii,
  '160 with extensions': extended('^{}\\[~]|'),
  '160 with extensions and €': extended('€^{}\\[~]|'),
  '300 ASCII': longAscii,
  'Western European': western,
  'Western European, UCS-2': westernUcs2,
  'Arabic, Chinese, emoji': arabicChineseEmoji,
  '1,500 UCS-2': longUcs2,
  mix: below => {
    const percent = below(100);
    return (percent < 55 ? shortAscii : percent < 75 ? longAscii : percent < 92 ? western : ucs2)(below);
  },
} satisfies Record<string, Draw>;

export type CorpusName = keyof typeof draws;
export const corpusNames = Object.keys(draws) as CorpusName[];

export interface Corpus {
  name: CorpusName;
  texts: string[];
}

/** Messages with `bytes` bytes of UTF-8 in total, or slightly more. */
export function corpus(name: CorpusName, bytes = 4_000_000, seed = 1): Corpus {
  const { below } = random(seed * corpusNames.length + corpusNames.indexOf(name));
  const texts = new Set<string>();
  for (let filled = 0; filled < bytes; ) {
    const text = flat(draws[name](below));
    if (texts.has(text)) continue;
    texts.add(text);
    filled += Buffer.byteLength(text);
  }
  return { name, texts: [...texts] };
}

/** The string as a decoder returns it: in one piece, with one byte a character where that is enough. */
export const flat = (text: string): string => Buffer.from(text).toString();

/**
 * Strings of every kind that V8 distinguishes: literal, decoded, concatenated, sliced, of one byte and of two.
 * A server meets them all, so contenders see them before they are timed. A property of a string that is read in a
 * loop is seven times as slow once five kinds have passed.
 */
export function everyKindOfString(): string[] {
  return ['Your parcel is on its way', '您的订单已发货，请勿告诉他人，谢谢，再见'].flatMap(literal => {
    const decoded = flat(literal);
    return [literal, decoded, decoded + decoded, decoded.slice(1, 18), literal.slice(2, 19)];
  });
}

/** The texts one after the other in UTF-8, and the offsets between them. */
export function utf8(texts: readonly string[]): { data: Uint8Array; offsets: Int32Array } {
  const offsets = new Int32Array(texts.length + 1);
  texts.forEach((text, row) => {
    offsets[row + 1] = offsets[row]! + Buffer.byteLength(text);
  });
  const data = new Uint8Array(offsets[texts.length]!);
  const encoder = new TextEncoder();
  texts.forEach((text, row) => {
    encoder.encodeInto(text, data.subarray(offsets[row]));
  });
  return { data, offsets };
}

/** Bytes that native kernels may read in front of the text and after it, and rows that they may write past the last. */
export const MARGIN = 128;

/**
 * Puts rows of the texts one after the other, shuffled and again and again until there are so many bytes, with `gap`
 * after each. `room` returns the memory for them. It has a margin on both sides, and so have the positions.
 */
export function layOut(
  texts: readonly string[],
  { bytes, gap }: { bytes: number; gap: string },
  room: (bytes: number) => Uint8Array,
): Utf8Column {
  const { below } = random(7);
  const encoded = texts.map(text => Buffer.from(text + gap));
  const order: Buffer[] = [];
  let total = 0;
  while (total < bytes) {
    for (let i = encoded.length - 1; i > 0; i--) {
      const j = below(i + 1);
      [encoded[i], encoded[j]] = [encoded[j]!, encoded[i]!];
    }
    for (let i = 0; i < encoded.length && total < bytes; i++) {
      order.push(encoded[i]!);
      total += encoded[i]!.length;
    }
  }
  const memory = room(total + 2 * MARGIN).fill(0x20);
  const data = memory.subarray(MARGIN, MARGIN + total);
  const starts = new Uint32Array(order.length + MARGIN).subarray(0, order.length);
  const ends = new Uint32Array(order.length + MARGIN).subarray(0, order.length);
  let at = 0;
  order.forEach((row, i) => {
    data.set(row, at);
    starts[i] = at;
    at += row.length;
    ends[i] = at - gap.length;
  });
  return { length: order.length, data, byteLength: total, starts, ends };
}
