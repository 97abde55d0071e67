// A campaign as customers upload it, mistakes included: npx tsx scripts/campaign.ts --rows 1000000 --seed 1 --out campaign.csv
import { closeSync, openSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import examples from 'libphonenumber-js/examples.mobile.json';
import metadata from 'libphonenumber-js/metadata.max.json';

interface Language {
  countries: string[];
  names: string[];
  /** Texts with {name}, {code}, {order}, {time}, {amount} and {link}. */
  texts: string[];
}

const languages: Language[] = [
  {
    countries: ['GB', 'GB', 'GB', 'GB', 'US', 'US', 'CA', 'AU', 'IE', 'NZ', 'ZA', 'NG', 'KE', 'SG'],
    names: ['Amelia', 'Oliver', 'Priya', 'Siobhán', 'José', "O'Neill", 'Zoë'],
    texts: [
      '{code} is your verification code. It expires in 10 minutes.',
      'Hi {name}, your parcel {order} arrives today between {time} and 18:00. Track it: {link}',
      'Reminder: dental check-up tomorrow at {time}. Reply YES to confirm, or call us to rebook.',
      'Dear {name},\nyour order {order} has been dispatched, and "signed for" delivery was chosen.\nThank you!',
      'Hi {name}, it’s time: our “Summer Sale” ends tonight – up to 50% off. Shop now: {link}',
      '🎉 {name}, you’ve earned 500 points! Treat yourself 👉 {link}',
      'Invoice {order} for £{amount} is due on Friday. Pay online at {link} [ref {code}]',
      'Hi {name}, thank you for choosing us. Your annual policy renews on the 1st, and the premium will be £{amount}. If nothing has changed you need not do anything; to review your cover, change your excess or cancel, visit {link} before then, or call us on any weekday between 8am and 8pm.',
    ],
  },
  {
    countries: ['DE', 'DE', 'AT', 'CH'],
    names: ['Jürgen', 'Anneliese', 'Björn', 'Özlem', 'Weiß'],
    texts: [
      'Ihr Bestätigungscode lautet {code}. Bitte geben Sie ihn nicht weiter.',
      'Hallo {name}, Ihr Paket {order} wird heute gegen {time} Uhr zugestellt. Größe und Gewicht: {link}',
      'Guten Tag {name}, die Rechnung {order} über {amount} € ist überfällig. Bitte überweisen Sie bis Freitag.',
      'Termin-Erinnerung: morgen um {time} Uhr, Praxis Dr. Weiß, Königstraße 5. Absage? {link}',
      '„Frühlingsrabatt“ für {name}: 20 % auf alles – nur bis Sonntag! 🌷 {link}',
    ],
  },
  {
    countries: ['FR', 'FR', 'BE', 'SN', 'CI'],
    names: ['Chloé', 'François', 'Zoé', 'Hélène', 'Loïc'],
    texts: [
      'Votre code est {code}. Ne le communiquez à personne.',
      'Bonjour {name}, votre commande {order} est prête en magasin dès {time}. À bientôt !',
      'Cher {name}, votre rendez-vous est confirmé demain à {time}. Pour l’annuler : {link}',
      'Fête des mères : –30 % sur les bouquets jusqu’à dimanche, {name} ! 💐 {link}',
      'Rappel : facture {order}, {amount} € à régler avant le 15. Détails : {link}',
    ],
  },
  {
    countries: ['ES', 'ES', 'MX', 'AR', 'CO', 'CL', 'PE'],
    names: ['Begoña', 'Íñigo', 'María', 'Andrés', 'Núñez'],
    texts: [
      'Tu código es {code}. ¡No lo compartas con nadie!',
      'Hola {name}, tu pedido {order} llegará hoy sobre las {time}. ¿No estarás en casa? {link}',
      'Recordatorio: cita mañana a las {time}. Responde SI para confirmar.',
      '¡{name}, último día! Hasta un 40% en toda la colección de otoño: {link}',
      'Estimada {name}: su factura {order} de {amount} € está disponible en su área de cliente. Si tiene domiciliado el pago no debe hacer nada; en caso contrario puede pagarla en {link} hasta el día 20 de este mes.',
    ],
  },
  {
    countries: ['PT', 'BR', 'BR'],
    names: ['João', 'Conceição', 'Luís', 'Inês'],
    texts: [
      'O seu código é {code}. Válido por 10 minutos.',
      'Olá {name}, a sua encomenda {order} chega hoje às {time}. Acompanhe em {link}',
      '{name}, não perca: promoção de verão até amanhã! ☀️ {link}',
    ],
  },
  {
    countries: ['IT', 'IT'],
    names: ['Niccolò', 'Giulia', 'Pietro', 'Chiara'],
    texts: [
      'Il tuo codice è {code}. Non condividerlo con nessuno.',
      'Ciao {name}, il pacco {order} è in consegna oggi verso le {time}: {link}',
      'Gentile {name}, la fattura {order} di {amount} € scade venerdì. Perché non pagarla online? {link}',
    ],
  },
  {
    countries: ['NL', 'BE'],
    names: ['Sanne', 'Daniël', 'Jeroen'],
    texts: [
      'Uw code is {code}. Deel hem met niemand.',
      'Beste {name}, uw pakket {order} komt vandaag rond {time}. Volgen: {link}',
    ],
  },
  {
    countries: ['SE', 'DK', 'NO', 'FI'],
    names: ['Åsa', 'Øyvind', 'Søren', 'Päivi'],
    texts: [
      'Din kod är {code}. Lämna aldrig ut den.',
      'Hej {name}! Dit besøg er kl. {time} i morgen. Afbud på {link}',
      'Hei {name}, pakken {order} er klar til henting på Østbanehallen fra kl. {time}.',
      'Hei {name}, tilauksesi {order} on noudettavissa tänään klo {time}. Tervetuloa!',
    ],
  },
  {
    countries: ['TR', 'TR'],
    names: ['Ayşe', 'Çağla', 'İbrahim', 'Gülşen'],
    texts: [
      'Doğrulama kodunuz: {code}. Kimseyle paylaşmayın.',
      'Sayın {name}, {order} numaralı siparişiniz bugün saat {time} civarında teslim edilecektir.',
      'Merhaba {name}, hafta sonuna özel %30 indirim başladı! Ayrıntılar: {link}',
    ],
  },
  {
    countries: ['PL', 'PL'],
    names: ['Łukasz', 'Małgorzata', 'Grażyna', 'Świętosława'],
    texts: [
      'Twój kod to {code}. Nie podawaj go nikomu.',
      'Cześć {name}, paczka {order} czeka w paczkomacie do godz. {time}. Szczegóły: {link}',
      'Przypominamy o wizycie jutro o {time}. Odpowiedz TAK, żeby potwierdzić.',
    ],
  },
  {
    countries: ['CZ', 'HU', 'RO'],
    names: ['Jiří', 'Őrs', 'Ștefan', 'Žaneta'],
    texts: [
      'Váš ověřovací kód je {code}.',
      'Kedves {name}! A {order} számú csomagja ma {time} körül érkezik. Követés: {link}',
      'Bună, {name}! Comanda {order} în valoare de {amount} lei a fost expediată.',
    ],
  },
  {
    countries: ['GR', 'GR', 'CY'],
    names: ['Γιώργος', 'Ελένη', 'Δημήτρης'],
    texts: [
      'Ο κωδικός σας είναι {code}. Μην τον αποκαλύψετε σε κανέναν.',
      'ΑΓΑΠΗΤΕ ΠΕΛΑΤΗ, Η ΠΑΡΑΓΓΕΛΙΑ {order} ΕΦΤΑΣΕ. ΣΑΣ ΠΕΡΙΜΕΝΟΥΜΕ ΕΩΣ ΤΙΣ {time}.',
      'Γεια σας {name}, το ραντεβού σας είναι αύριο στις {time}. Για ακύρωση: {link}',
    ],
  },
  {
    countries: ['RU', 'RU', 'KZ'],
    names: ['Екатерина', 'Алексей', 'Наталья'],
    texts: [
      'Код подтверждения: {code}. Никому его не сообщайте.',
      'Здравствуйте, {name}! Заказ {order} прибудет сегодня около {time}. Отследить: {link}',
      'Напоминаем: завтра в {time} вы записаны на приём. Чтобы отменить запись, ответьте «НЕТ».',
    ],
  },
  {
    countries: ['UA', 'BG'],
    names: ['Олена', 'Сергій', 'Георги'],
    texts: [
      'Ваш код: {code}. Нікому його не повідомляйте.',
      'Здравейте, {name}! Пратка {order} ще бъде доставена днес до {time} ч.',
    ],
  },
  {
    countries: ['AE', 'SA', 'EG', 'MA'],
    names: ['محمد', 'فاطمة', 'أحمد'],
    texts: [
      'رمز التحقق الخاص بك هو {code}. لا تشاركه مع أحد.',
      'مرحباً {name}، طلبك رقم {order} سيصل اليوم حوالي الساعة {time}. للتتبع: {link}',
      'عزيزي {name}، نذكّركم بموعدكم غداً في الساعة {time}. للإلغاء يرجى الرد بكلمة لا.',
    ],
  },
  {
    countries: ['IL'],
    names: ['נועה', 'יוסי', 'שירה'],
    texts: [
      'קוד האימות שלך הוא {code}. אין למסור אותו לאיש.',
      'שלום {name}, החבילה {order} תגיע היום בסביבות {time}. למעקב: {link}',
    ],
  },
  {
    countries: ['IN', 'IN', 'IN', 'NP'],
    names: ['प्रिया', 'राहुल', 'अनीता'],
    texts: [
      'आपका सत्यापन कोड {code} है। इसे किसी के साथ साझा न करें।',
      'नमस्ते {name}, आपका ऑर्डर {order} आज {time} बजे तक पहुँच जाएगा। ट्रैक करें: {link}',
    ],
  },
  {
    countries: ['BD'],
    names: ['রহিম', 'সুমাইয়া'],
    texts: ['আপনার কোড {code}। কাউকে জানাবেন না।', 'প্রিয় {name}, আপনার অর্ডার {order} আজ {time} টায় পৌঁছাবে।'],
  },
  {
    countries: ['CN', 'CN', 'TW', 'HK'],
    names: ['王伟', '李娜', '陳先生'],
    texts: [
      '您的验证码是{code}，10分钟内有效，请勿告知他人。',
      '{name}您好，您的订单{order}将于今天{time}左右送达，查询物流：{link}',
      '【会员日】{name}，全场八折，仅限今日！🧧 {link}',
    ],
  },
  {
    countries: ['JP', 'JP'],
    names: ['佐藤', '鈴木', '高橋'],
    texts: [
      '認証コードは{code}です。第三者に教えないでください。',
      '{name}様、ご注文{order}は本日{time}頃にお届け予定です。ご確認はこちら：{link}',
    ],
  },
  {
    countries: ['KR', 'KR'],
    names: ['김민준', '이서연', '박지훈'],
    texts: [
      '인증번호는 {code}입니다. 타인에게 알려주지 마세요.',
      '{name}님, 주문하신 상품({order})이 오늘 {time}경 도착합니다. 조회: {link}',
    ],
  },
  {
    countries: ['TH'],
    names: ['สมชาย', 'กนกวรรณ'],
    texts: [
      'รหัสยืนยันของคุณคือ {code} โปรดอย่าเปิดเผยแก่ผู้อื่น',
      'สวัสดีคุณ {name} พัสดุ {order} จะถึงวันนี้เวลา {time} ติดตามได้ที่ {link}',
    ],
  },
  {
    countries: ['VN', 'ID', 'MY', 'PH'],
    names: ['Nguyễn', 'Trần', 'Siti', 'Ma. Theresa'],
    texts: [
      'Mã xác thực của bạn là {code}. Không chia sẻ mã này với bất kỳ ai.',
      'Halo {name}, paket {order} akan tiba hari ini sekitar pukul {time}. Lacak: {link}',
      'Hi {name}! Ang iyong order {order} ay darating ngayong araw bandang {time}. Salamat po!',
    ],
  },
];

/** Ways in which a row is wrong, each in about one row of fifty; the last, which is long, in one of 250. */
const mistakes: ((row: Row, random: Random) => string | Uint8Array)[] = [
  ({ customer, msisdn, message }) => record(customer, `+${msisdn}`, message),
  ({ customer, msisdn, message }) => record(customer, msisdn.slice(0, 5), message),
  ({ customer, msisdn, message }) => record(customer, `${msisdn.slice(0, 4)} ${msisdn.slice(4)}x`, message),
  ({ customer, msisdn, message }) => record(customer, `0${msisdn.slice(2)}`, message),
  ({ customer, message }) => record(customer, '', message),
  ({ customer, msisdn }) => record(customer, msisdn, ''),
  ({ customer, msisdn }) => `${customer},${msisdn},Hello, your table is booked, see you soon\r\n`,
  ({ msisdn, message }) => record(msisdn, message),
  ({ customer, msisdn }) => `${customer},${msisdn},"Your code is ready" - call us\r\n`,
  // Saved as Latin-1.
  ({ customer, msisdn }) =>
    Buffer.from(`${customer},${msisdn},Café Zoë: à bientôt! Crème brûlée 5 £\r\n`, 'latin1'),
  ({ customer, msisdn, message }, random) =>
    random(5) > 0
      ? record(customer, msisdn, message)
      : record(customer, msisdn, filled(message, 1531 + random(200))),
];

/** Lengths on both sides of where another part begins. */
const edges = [69, 70, 71, 72, 134, 135, 153, 159, 160, 161, 201, 202, 306, 307, 459, 460, 612];

interface Row {
  customer: string;
  msisdn: string;
  message: string;
}

/** A whole number from 0 up to, not including, `below`. */
type Random = (below: number) => number;

/** The same numbers for the same seed: mulberry32. */
function seeded(seed: number): Random {
  let state = seed | 0;
  return below => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const pick = <Item>(items: readonly Item[], random: Random): Item => items[random(items.length)]!;

const record = (...fields: string[]) =>
  `${fields.map(field => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',')}\r\n`;

/** Numbers of a country that differ in their last digits; those of GB and the US are never given to anyone. */
function msisdnOf(country: string, random: Random): string {
  const digits = (length: number) => String(random(10 ** length)).padStart(length, '0');
  if (country === 'GB') return `447700900${digits(3)}`;
  if (country === 'US') return `120155501${digits(2)}`;
  const example = examples[country as keyof typeof examples];
  const [callingCode] = metadata.countries[country as keyof typeof metadata.countries] as unknown as [string];
  return `${callingCode}${example.slice(0, -3)}${digits(3)}`;
}

function messageOf(language: Language, text: string, random: Random): string {
  return text.replace(/\{(\w+)\}/g, (_, placeholder) => {
    switch (placeholder) {
      case 'name':
        return pick(language.names, random);
      case 'code':
        return String(random(1e6)).padStart(6, '0');
      case 'order':
        return `${'ABCDEFGH'[random(8)]}${10000 + random(90000)}`;
      case 'time':
        return `${8 + random(9)}:${pick(['00', '15', '30', '45'], random)}`;
      case 'amount':
        return `${5 + random(300)}.${String(random(100)).padStart(2, '0')}`;
      default:
        return `https://go.example/${random(36 ** 4).toString(36)}`;
    }
  });
}

/** The text over and over, cut to a length in UTF-16 code units that splits no character. */
function filled(text: string, length: number): string {
  const whole = `${text.replace(/[\u{10000}-\u{10ffff}]/gu, '*')} `;
  return whole.repeat(Math.ceil(length / whole.length)).slice(0, length);
}

/** Messages that send more segments than parts: pairs that straddle where one ends. */
function straddling(random: Random): string {
  return pick(
    [
      `${'a'.repeat(152)}€${'a'.repeat(152)}`,
      '😀'.repeat(34 + random(70)),
      `${'Total: 5 € [ok] '.repeat(20)}`,
      `A${'👍🏽'.repeat(40)}`,
    ],
    random,
  );
}

function rowOf(number: number, random: Random): Row {
  const language = random(3) === 0 ? languages[0]! : pick(languages, random);
  const text = pick(language.texts, random);
  const kind = random(100);
  let message = messageOf(language, text, random);
  if (kind < 4) message = filled(message, pick(edges, random));
  else if (kind < 5) message = straddling(random);
  let msisdn = msisdnOf(pick(language.countries, random), random);
  const elsewhere = random(200);
  if (elsewhere === 0) msisdn = `999${1000000 + random(9000000)}`;
  else if (elsewhere === 1) msisdn = `8816${1000000 + random(9000000)}`;
  // A fixed line in London and a toll-free number: of ranges that are never given to anyone.
  else if (elsewhere === 2) msisdn = `4420794600${String(random(100)).padStart(2, '0')}`;
  else if (elsewhere === 3) msisdn = `180055501${String(random(100)).padStart(2, '0')}`;
  return { customer: `C${String(number).padStart(7, '0')}`, msisdn, message };
}

/** A campaign of so many rows, header first, as text or, where it is not UTF-8, as bytes. */
export function* campaign(rows: number, seed: number): Generator<string | Uint8Array, void> {
  const random = seeded(seed);
  yield '\ufeffcustomer_id,msisdn,message\r\n';
  for (let number = 1; number < rows; number++) {
    const row = rowOf(number, random);
    const mistake = mistakes[random(50)];
    yield mistake ? mistake(row, random) : record(row.customer, row.msisdn, row.message);
  }
  if (rows > 0) yield `C${String(rows).padStart(7, '0')},447700900000,"A quote that is never closed\r\n`;
}

function write(rows: number, seed: number, out: string): void {
  const file = openSync(out, 'w');
  let pending: Uint8Array[] = [];
  let text = '';
  const flush = () => {
    writeSync(file, Buffer.concat([...pending, Buffer.from(text)]));
    pending = [];
    text = '';
  };
  for (const row of campaign(rows, seed)) {
    if (typeof row === 'string') text += row;
    else {
      pending.push(Buffer.from(text), row);
      text = '';
    }
    if (text.length > 1 << 18) flush();
  }
  flush();
  closeSync(file);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string', default: 'campaign.csv' },
    },
  });
  if (!/^\d+$/.test(values.rows) || !/^\d+$/.test(values.seed)) {
    console.error(`--rows and --seed are whole numbers, not ${values.rows} and ${values.seed}`);
    process.exit(2);
  }
  write(Number(values.rows), Number(values.seed), values.out);
}
