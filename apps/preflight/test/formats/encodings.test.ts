// How a text is written as bytes: by its mark, by its zeros, by being UTF-8, and otherwise by its letters.
import { describe, expect, test } from 'vitest';
import { codePageNamed } from '../../src/formats/text/single-byte.js';
import { file, readSource, refusal } from './reading.js';

/** A text in a code page of one byte a character. */
function inCodePage(text: string, name: string): Buffer {
  const { high } = codePageNamed(name)!;
  return Buffer.from(
    [...text].map(character => {
      const code = character.charCodeAt(0);
      if (code < 0x80) return code;
      const index = high.indexOf(character);
      if (index < 0) throw new Error(`${name} has no ${character}`);
      return 0x80 + index;
    }),
  );
}

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const csv = (text: string) => `msisdn,message\n447700900123,"${text}"\n`;
const row = (text: string) => `447700900123,"${text}"\n`;

describe('a byte order mark', () => {
  test.each([
    ['utf-8', Buffer.from(`\ufeff${csv('Grüße')}`)],
    ['utf-16le', Buffer.from(`\ufeff${csv('Grüße')}`, 'utf16le')],
    ['utf-16be', utf16be(`\ufeff${csv('Grüße')}`)],
  ])('%s', async (name, data) => {
    const { rows, columns, recognition } = await readSource(file('a.csv', data));
    expect(recognition.encoding).toMatchObject({ name, sure: 'certain' });
    expect(columns[0]).toBe('msisdn');
    expect(rows).toBe(row('Grüße'));
  });

  test('a mark twice, as after two programs, is no text either', async () => {
    expect((await readSource(file('a.csv', `\ufeff\ufeff${csv('Hi')}`))).columns[0]).toBe('msisdn');
  });
});

describe('UTF-16 without a mark', () => {
  test.each([
    ['utf-16le', Buffer.from(csv('Ваш заказ готов'), 'utf16le')],
    ['utf-16be', utf16be(csv('Grüße 😀'))],
  ])('%s', async (name, data) => {
    const { rows, recognition } = await readSource(file('a.csv', data));
    expect(recognition.encoding).toMatchObject({ name, sure: 'likely' });
    expect(rows).toMatch(/^447700900123,"(?:Ваш заказ готов|Grüße 😀)"\n$/);
  });

  test('an astral character that two reads share', async () => {
    const text = '😀'.repeat(200_000);
    const { rows } = await readSource(file('a.csv', Buffer.from(`\ufeff${csv(text)}`, 'utf16le')), {}, 1000);
    expect(rows).toBe(row(text));
  });
});

describe('UTF-8', () => {
  test('is certain where it has accents, and said to be ASCII where it has none', async () => {
    const words = async (text: string) =>
      (await readSource(file('a.csv', csv(text)))).recognition.encoding!.words;
    expect(await words('Grüße')).toBe('UTF-8');
    expect(await words('Hello')).toBe('UTF-8 (ASCII only)');
  });

  test('with a few invalid bytes stays UTF-8, and that is said', async () => {
    const data = Buffer.concat([Buffer.from(csv('ä'.repeat(50))), Buffer.from([0x34, 0x2c, 0xff, 0x0a])]);
    const { recognition, findings } = await readSource(file('a.csv', data));
    expect(recognition.encoding).toMatchObject({ name: 'utf-8', sure: 'likely', isDamaged: true });
    expect(findings.map(({ code }) => code)).toEqual(['DAMAGED_TEXT']);
  });

  test('a character that the end of the head cuts', async () => {
    for (const shift of [0, 1, 2, 3]) {
      const text = 'x'.repeat(shift) + '€'.repeat(100_000);
      const { rows, recognition } = await readSource(file('a.csv', csv(text)));
      expect(recognition.encoding!.name).toBe('utf-8');
      expect(rows).toBe(row(text));
    }
  });
});

/** Two messages a language, as its code page writes them. */
const texts: readonly (readonly [page: string, text: string])[] = [
  [
    'windows-1252',
    'Votre réservation est confirmée pour demain à 10h. Répondez STOP pour ne plus être contacté',
  ],
  ['windows-1252', 'Ihre Lieferung kommt morgen. Schöne Grüße aus München, Ihr Team'],
  ['windows-1252', '¡Hola! Mañana llegará su envío. Más información en la página'],
  ['windows-1252', 'Olá João, a sua consulta está marcada para amanhã. Não falte, até já'],
  ['windows-1252', 'Il tuo ordine è arrivato, più sconti per te. Perché aspettare? Sarà così'],
  ['windows-1252', 'Hej! Din pakke er på vej. Køb nu, få æbler og pærer'],
  ['windows-1252', 'MÜLLER, GRÖSSE, ÄNDERUNG'],
  ['windows-1252', 'Don’t miss our “sale” – 50% off £5 or 5 €'],
  ['windows-1250', 'Twoja paczka jest już w drodze. Dziękujemy, miłego dnia życzy zespół'],
  ['windows-1250', 'Vaše zásilka bude doručena zítra. Děkujeme, přejeme hezký den'],
  ['windows-1250', 'Az Ön csomagja úton van. Köszönjük, hogy minket választott, Győr, fűtő'],
  ['windows-1251', 'Ваш заказ готов к выдаче. Спасибо за покупку!'],
  ['windows-1251', 'Ваше замовлення готове. Дякуємо, що ви з нами, її чекають'],
  ['windows-1253', 'Η παραγγελία σας είναι έτοιμη. Σας ευχαριστούμε'],
  ['windows-1254', 'Siparişiniz yola çıktı. Teşekkürler, iyi günler. Değerli müşterimiz'],
  ['windows-1255', 'ההזמנה שלך מוכנה לאיסוף. תודה שקנית אצלנו, ניפגש בקרוב'],
  ['windows-1256', 'طلبك جاهز للاستلام، شكرا لك على الشراء من متجرنا'],
  ['windows-1257', 'Jūsų užsakymas paruoštas. Ačiū, kad esate su mumis, iki pasimatymo'],
  [
    'macintosh',
    'Votre réservation est confirmée pour demain à 10h. Répondez STOP pour ne plus être contacté',
  ],
  ['ibm850', 'Ihre Lieferung kommt morgen. Schöne Grüße aus München, Ihr Team'],
];

describe('code pages of one byte', () => {
  test.each(texts)('%s: %s', async (name, text) => {
    const { rows, recognition } = await readSource(file('a.csv', inCodePage(csv(text), name)));
    expect(recognition.encoding!.name).toBe(name);
    expect(recognition.encoding!.words).toContain(name);
    expect(rows).toBe(row(text));
  });

  test('are found where the first accent comes late in the file', async () => {
    const plain = '447700900123,Hello\n'.repeat(60_000);
    const data = Buffer.concat([
      Buffer.from(`msisdn,message\n${plain}`),
      inCodePage(row('Schöne Grüße').repeat(20_000), 'windows-1252'),
    ]);
    expect((await readSource(file('late.csv', data))).recognition.encoding!.name).toBe('windows-1252');
  });

  test('all 256 bytes have the character of the WHATWG Encoding Standard, windows-1252', async () => {
    const { high } = codePageNamed('windows-1252')!;
    expect(high).toHaveLength(128);
    expect([...high].filter(character => character === '\ufffd')).toHaveLength(5);
    expect(high.slice(0, 1) + high.slice(18, 22)).toBe('€’“”•');
    expect(high.slice(32)).toBe(
      Buffer.from(Array.from({ length: 96 }, (_, index) => 0xa0 + index)).toString('latin1'),
    );
  });
});

describe('an encoding that is given', () => {
  test.each([
    ['windows-1250', 'windows-1250'],
    ['CP1252', 'windows-1252'],
    ['latin1', 'windows-1252'],
    ['ansi', 'windows-1252'],
    ['cp850', 'ibm850'],
    ['Mac', 'macintosh'],
  ])('%s is %s', async (given, name) => {
    const data = inCodePage(csv('Grüße'), name);
    const { rows, recognition } = await readSource(file('a.csv', data), { encoding: given });
    expect(recognition.encoding).toMatchObject({ name, sure: 'given' });
    expect(rows).toBe(row('Grüße'));
  });

  test('one of two bytes a character', async () => {
    const data = Buffer.concat([
      Buffer.from('msisdn,message\n447700900123,'),
      Buffer.from([0x82, 0xb1, 0x0a]),
    ]);
    expect((await readSource(file('a.csv', data), { encoding: 'shift_jis' })).rows).toBe('447700900123,こ\n');
  });

  test('unknown', async () => {
    const [code, message] = await refusal(file('a.csv', csv('Hi')), { encoding: 'ebcdic' });
    expect(code).toBe('UNKNOWN_ENCODING');
    expect(message).toMatch(/^unknown encoding "ebcdic"; expected utf-8, utf-16le, windows-1252/);
  });
});
