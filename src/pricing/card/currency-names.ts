import { CREDITS, isCurrency } from '../money.js';

/** Signs and words for one currency, in lower case and without accents. */
const NAMES: Readonly<Record<string, string>> = {
  AED: 'uae dirham|emirati dirham',
  AUD: 'a$|au$|australian dollar',
  AZN: '₼',
  BRL: 'r$|brazilian real|reais',
  CAD: 'c$|ca$|can$|canadian dollar',
  CHF: 'sfr|swiss franc',
  CNY: 'cn¥|rmb|yuan|renminbi|chinese yuan|yuan renminbi',
  CRC: '₡',
  CZK: 'kc|czech koruna|czech crown',
  DKK: 'danish krone|danish krona',
  EUR: '€|euro',
  GBP: '£|pound sterling|pounds sterling|british pound|british pound sterling|sterling|uk pound|gb pound',
  GEL: '₾',
  GHS: '₵|gh₵',
  HKD: 'hk$|hong kong dollar',
  HUF: 'ft|forint|hungarian forint',
  IDR: 'rp|rupiah|indonesian rupiah',
  ILS: '₪|shekel|new shekel|israeli shekel',
  INR: '₹|indian rupee',
  JPY: 'jp¥|yen|japanese yen',
  KES: 'ksh|kshs|kenyan shilling|kenya shilling',
  KRW: '₩|south korean won|korean won',
  KZT: '₸|tenge',
  MXN: 'mx$|mexican peso',
  MYR: 'rm|ringgit|malaysian ringgit',
  NGN: '₦|naira|nigerian naira',
  NOK: 'norwegian krone|norwegian krona',
  NZD: 'nz$|new zealand dollar',
  PHP: '₱|philippine peso',
  PLN: 'zł|zl|zloty|złoty|polish zloty|polish złoty',
  RON: 'romanian leu',
  RUB: '₽|russian ruble|russian rouble',
  SAR: 'saudi riyal',
  SEK: 'swedish krona|swedish krone|swedish crown',
  SGD: 's$|sg$|singapore dollar',
  THB: '฿|thai baht|baht',
  TRY: '₺|turkish lira',
  TWD: 'nt$|new taiwan dollar|taiwan dollar',
  UAH: '₴|hryvnia',
  USD: 'us$|u$s|us dollar|united states dollar|american dollar|u s dollar',
  VND: '₫',
  ZAR: 'rand|south african rand',
};

/** Signs that several currencies share. */
const SHARED: Readonly<Record<string, string>> = {
  $: 'ARS AUD BBD BMD BND BSD BZD CAD CLP COP DOP FJD GYD HKD JMD KYD LRD MXN NAD NZD SBD SGD SRD TTD TWD USD UYU XCD',
  '¥': 'CNY JPY',
  kr: 'DKK ISK NOK SEK',
  Rs: 'INR LKR MUR NPR PKR SCR',
};

/** Words for the signs that several currencies share. */
const SHARED_NAMES: Readonly<Record<string, string>> = {
  $: '$',
  dollar: '$',
  '¥': '¥',
  '￥': '¥',
  kr: 'kr',
  krone: 'kr',
  krona: 'kr',
  rs: 'Rs',
  '₨': 'Rs',
  rupee: 'Rs',
};

/** Words beside a currency that do not name one. */
const FILLERS = /^(?:|in|per|each|a|an|the|currency|sms|msg|message|messages|part|segment|unit)$/;

/** A longer text names no currency, or more than that. */
const LONGEST = 60;

let codeByName: Map<string, string> | undefined;

export const isSharedSign = (named: string): boolean => Object.hasOwn(SHARED, named);

/** Whether a code or sign can stand for this currency. */
export const canBe = (named: string, currency: string): boolean =>
  named === currency || (isSharedSign(named) && SHARED[named]!.split(' ').includes(currency));

/**
 * What a text such as `EUR (€)`, `US Dollars` or `GBP/sms` names: an ISO 4217 code, `credits`, or a sign that several
 * currencies share, such as `$` or `kr`. An empty text for one that names none, such as `per SMS`. Undefined for other
 * texts, and for one that names two currencies.
 */
export function currencyNamed(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(?<=[A-Za-z])\.(?!\d)/g, '')
    .replace(/\(s\)/gi, 's');
  return nameOf(words) ?? onlyOf(words.split(/[()[\]/|,;:]|\s[-–—]\s|\b(?:in|per)\b/i).map(currencyOfWords));
}

/** What the words between two separators name, together or one by one. */
function currencyOfWords(text: string): string | undefined {
  const together = nameOf(text);
  if (together !== undefined) return together;
  const words = text.trim().split(/\s+|(?<=[a-z])(?=[$€£¥])|(?<=[$€£¥])(?=[a-z])/i);
  return words.length === 1 ? undefined : onlyOf(words.map(nameOf));
}

/** The currency that several texts name; one that names none is empty. $ beside CAD is the Canadian dollar. */
function onlyOf(all: readonly (string | undefined)[]): string | undefined {
  let only = '';
  for (const named of all) {
    if (named === undefined) return undefined;
    if (only === '' || canBe(only, named)) only = named || only;
    else if (named !== '' && !canBe(named, only)) return undefined;
  }
  return only;
}

/** Codes that are words too, where they are not in capitals. */
const WORDS = /^(?:all|bob|cup|gel|mad|pen|sos|top|try)$/;

/** What one name or sign stands for. */
function nameOf(text: string): string | undefined {
  const own = text.trim();
  const name = own.toLowerCase();
  if (FILLERS.test(name)) return '';
  if (/^credits?$/.test(name)) return CREDITS;
  // GBp is a hundredth of GBP.
  if (/^[A-Z]{2}[a-z]$/.test(own)) return undefined;
  if (isCurrency(own.toUpperCase()) && !WORDS.test(own)) return own.toUpperCase();
  codeByName ??= readNames();
  return codeByName.get(name) ?? codeByName.get(name.replace(/s$/, ''));
}

function readNames(): Map<string, string> {
  const names = new Map(Object.entries(SHARED_NAMES));
  for (const [code, list] of Object.entries(NAMES)) for (const name of list.split('|')) names.set(name, code);
  return names;
}

const PLACES = [
  /[([]([^)\]]*)[)\]]/,
  /\bin\s+(.+)$/i,
  /([^\p{L}\p{N}\s)\]]+)\s*$/u,
  /(\S+)\s*$/,
  /^\s*(\S+)/,
];
/** What a heading must have for a closer look: a sign, a word or a code in brackets. Most have none. */
const HINT =
  /\p{Sc}|[([]\s*[a-z]{3}\s*[)\]]|euro|dollar|pound|sterling|rupee|\byen\b|yuan|koruna|kron[ae]|z[lł]oty|real|\brand\b|franc|lira|r[uo]u?ble|peso|kč|zł/iu;
const MINOR = /\b(?:cents?|pence|minor)\b/gi;

/** The currency of a heading, and the heading without it. It is in brackets, after `in`, or at one end. */
export function currencyOfHeading(text: string): { currency: string; rest: string } | undefined {
  if (!HINT.test(text)) return undefined;
  for (const place of PLACES) {
    const written = place.exec(text)?.[1] ?? '';
    const currency = currencyNamed(written.replace(MINOR, ' '));
    if (isCurrency(currency) && currency !== CREDITS)
      return { currency, rest: text.replace(written, ` ${written.match(MINOR)?.[0] ?? ''} `) };
  }
  return undefined;
}
