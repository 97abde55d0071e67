// Messages as customers write them, in the languages that they speak.

/** What customers who speak a language send. */
export interface Language {
  countries: string[];
  names: string[];
  /** Texts with {name}, {code}, {order}, {time}, {amount} and {link}. */
  texts: string[];
}

export const languages: readonly Language[] = [
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
