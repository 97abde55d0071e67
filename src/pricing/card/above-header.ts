import { isCurrency } from '../money.js';
import { currencyNamed } from './currency-names.js';
import { type DateOrder, readTime } from './dates.js';

export interface LineAbove {
  readonly text: string;
  readonly line: number;
}

/** What the lines above a header say about all prices. */
export interface AboveHeader {
  readonly currency: string | undefined;
  /** The date from which the list counts, as it is written. */
  readonly from: string | undefined;
  /** The date from which it does not count any more. */
  readonly until: string | undefined;
  /** The first line that says that prices are in cents. */
  readonly inMinorUnits: LineAbove | undefined;
  /** The first line that says that prices are of many messages, such as 1000. */
  readonly ofMany: LineAbove | undefined;
  /** The first line that names something other than an SMS, where nothing names an SMS. */
  readonly other: LineAbove | undefined;
}

const MINOR = /\b(?:(?:euro)?cents?|pence|minor units?)\b|¢/i;
const MANY = /\b(?:per|each|x) ?(?:1[ .,'’]?000|1k|100|thousand|mille)\b|\bcpm\b/i;
const OTHER = /\b(?:voice|inbound|incoming|whatsapp|viber|mms|hlr|mnp)\b/i;
const SENT = /\b(?:sms|a2p|mt|outbound|outgoing|texts?|rcs)\b/i;
/** An SMS that is not sent. */
const RECEIVED = /\b(?:(?:inbound|incoming|received) sms|sms (?:inbound|incoming))\b/gi;

/** Reads the lines above a header. */
export function readAbove(lines: readonly LineAbove[], header: readonly string[]): AboveHeader {
  const all = [...lines.map(({ text }) => text), ...header].join('\n');
  const isSent = SENT.test(all.replace(RECEIVED, ' '));
  return {
    currency: firstOf(lines, currencyOfLine),
    from: firstOf(lines, text => dateAfter(FROM, text)),
    until: firstOf(lines, text => dateAfter(UNTIL, text)),
    inMinorUnits: lines.find(({ text }) => MINOR.test(text)),
    ofMany: lines.find(({ text }) => MANY.test(text)),
    other: isSent ? undefined : lines.find(({ text }) => OTHER.test(text)),
  };
}

function firstOf(
  lines: readonly LineAbove[],
  read: (text: string) => string | undefined,
): string | undefined {
  for (const { text } of lines) {
    const found = read(text);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Codes that are words in a line of capitals. */
const isCode = (word: string): boolean => isCurrency(word) && !/^(?:ALL|TOP|TRY)$/.test(word);

/** The currency in a line such as `Currency: EUR` or `All prices in EUR`; none where it names two. */
function currencyOfLine(line: string): string | undefined {
  if (new Set(line.match(/\b[A-Z]{3}\b/g)?.filter(isCode)).size > 1) return undefined;
  const [, text = ''] = /\bcurrency\b[^\p{L}\p{Sc}]*(.*)$/iu.exec(line) ?? [];
  const [, priced = ''] =
    /\b(?:prices?|rates?|amounts?|costs?|tariffs?)\b.*?(?:\bin\s+|\()(.*)$/iu.exec(line) ?? [];
  for (const named of [...beginnings(text), ...beginnings(priced)].map(currencyNamed))
    if (isCurrency(named)) return named;
  return undefined;
}

/** A text, its first two words, and its first one. */
function beginnings(text: string): string[] {
  const [first = '', second = ''] = text.split(/[\s,;)]+/, 2);
  return [text, `${first} ${second}`, first];
}

const FROM =
  /\b(?:effective|valid|applicable|in force)\b(?:\s+(?:date|from|as|of|on|since|starting))*[^\p{L}\d]*(.*)$/iu;
const UNTIL =
  /\b(?:(?:effective|valid|applicable|in force)\b.*?\b(?:until|till?|through|thru|to)|expir(?:es|y|ation))\b(?:\s+(?:date|on))*[^\p{L}\d]*(.*)$/iu;

/** The date after some words in a line, such as `Rates effective 1 February 2027`. */
function dateAfter(words: RegExp, line: string): string | undefined {
  const [, text = ''] = words.exec(line) ?? [];
  const first = text.split(/\s+/).slice(0, 3);
  for (let count = first.length; count > 0; count--) {
    const date = first
      .slice(0, count)
      .join(' ')
      .replace(/[,;.)]+$/, '');
    const isDate = (order: DateOrder) => typeof readTime(date, () => order) === 'number';
    if (isDate('day-month') || isDate('month-day')) return date;
  }
  return undefined;
}
