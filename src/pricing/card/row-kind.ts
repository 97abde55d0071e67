import { type CardRow, textOf } from './card-row.js';
import type { RateCardOptions } from './options.js';
import { remembered } from './remembered.js';
import { cellsOf, listedWords, type UnknownWord, type WordReader, wordReader, wordsOf } from './words.js';

/**
 * What a row prices: an SMS that is sent; an RCS message that is sent, of any content, or basic, or single; or something
 * else, which is never the price of a message.
 *
 * A basic message is text of at most 160 bytes of UTF-8. A single message is longer, or has media or suggestions
 * (developers.google.com/business-communications/rcs-business-messaging: Billing FAQ; infobip.com/docs/rcs/billing-types;
 * developer.vonage.com/messages/concepts/rcs-billing).
 */
export type RowKind = 'sms' | 'rcs' | 'rcsBasic' | 'rcsSingle' | 'other';

/** Words of columns such as Type, Direction, Product and Channel. */
const words = /* @__PURE__ */ listedWords({
  sms: 'sms',
  rcs: 'rcs rbm',
  basic: 'basic',
  single: 'single rich media card carousel',
  // An RCS conversation costs something only after an answer.
  conversation: 'conversation conversational session sessions',
  otherChannel:
    'mms voice call calls calling flashcall email mail fax whatsapp whats viber telegram wechat kakao kakaotalk zalo messenger instagram facebook push video ussd ivr tts sip',
  other:
    'inbound incoming mo p2a received receive receiving originated originating hlr mnp cnam lookup lookups dip dips portability query queries rental rentals rent lease setup monthly subscription registration did dids minute minutes min mins second seconds sec hour day month year insight insights storage',
  // The sender's type of number: with a word for a message the price of one that is sent, otherwise that of a number.
  sender:
    'short long code codes shortcode shortcodes longcode longcodes 10dlc toll free tollfree alphanumeric alpha sender id numeric number numbers virtual',
  outbound:
    'outbound outgoing mt terminated terminating termination a2p p2p text texts message messages msg msgs messaging transactional transaction transactions promotional promotion promotions promo marketing otp 2fa alert alerts notification notifications service services',
  filler:
    'app one way only regular normal plain mobile landline fixed line voip pager satellite unknown international domestic national local global standard bulk wholesale direct all any default traffic type channel product api per part segment unit price rate cost sent send sending to from and or of the for in a unicode gsm 1 one each',
});

const DIRECTIONS: ReadonlyMap<string, 'other' | 'outbound'> = /* @__PURE__ */ new Map([
  ['in', 'other'],
  ['out', 'outbound'],
]);

/** What is never the price of a message that is sent, in the name of a network or a destination. */
const OTHER_NAMED =
  /\b(?:(?:inbound|incoming|received) (?:sms|mms|rcs|messages?|texts?|calls?|voice)|(?:sms|mms|rcs|messages?) (?:inbound|incoming)|(?:outbound|outgoing) (?:mms|voice|calls?)|(?:mms|voice|calls?) (?:outbound|outgoing|inbound|incoming)|mms messages?|(?:hlr|mnp|number|carrier|network) (?:look ?ups?|quer(?:y|ies)|dips?)|(?:number|code) rentals?|rentals?|voice (?:calls?|minutes?|termination)|per minute)\b/;
const OTHER_DESCRIBED = /\b(?:inbound|incoming|mms|hlr|mnp|cnam|look ?ups?)\b/;
const RCS_NAMED = /\b(?:(?:outbound|outgoing) rcs|rcs (?:outbound|outgoing|basic|single|rich|messages?))\b/;

/** Returns the function that finds what a row prices. It remembers what many rows share. */
export function kindReader({ words }: RateCardOptions): (row: CardRow) => RowKind | UnknownWord {
  const meaningOf = wordReader(words);
  const inCells = remembered((text: string) => kindOfCells(text, meaningOf));
  const inDescription = remembered(kindOfDescription);
  const inName = remembered(kindOfName);
  return ({ values }) => {
    const { description, network, country } = values;
    if (
      values.kind === undefined &&
      description === undefined &&
      network === undefined &&
      country === undefined
    )
      return 'sms';
    const cells = values.kind === undefined ? '' : textOf(values.kind);
    const kind = cells ? inCells(cells) : undefined;
    if (kind === 'other' || typeof kind === 'object') return kind;
    const named =
      (typeof description === 'string' && description !== '' ? inDescription(description) : undefined) ??
      (typeof network === 'string' && network !== '' ? inName(network) : undefined) ??
      (typeof country === 'string' && country !== '' ? inName(country) : undefined);
    return named === 'other' ? named : (kind ?? named ?? 'sms');
  };
}

/** The rows that price a message. What the others say, such as their currency, does not count. */
export function rowsOfMessages(rows: Iterable<CardRow>, options: RateCardOptions): Iterable<CardRow> {
  const kindOf = kindReader(options);
  return {
    *[Symbol.iterator]() {
      for (const row of rows) if (row.isRemark || kindOf(row) !== 'other') yield row;
    },
  };
}

/**
 * Whether a cell of a column without a known heading says what its row is for: `other` for what is no message that is sent,
 * `message` for other words of such columns. Undefined for other texts.
 */
export function kindOfCell(cell: string): 'other' | 'message' | undefined {
  const kind = kindOfCells(cell, () => undefined);
  if (typeof kind === 'object') return undefined;
  return kind === 'other' ? kind : 'message';
}

/** What columns that say what a row is for say together; undefined if they name no channel. */
function kindOfCells(joined: string, meaningOf: WordReader): RowKind | UnknownWord | undefined {
  const found = new Set<string | undefined>();
  const unclear: string[] = [];
  for (const cell of cellsOf(joined)) {
    const meaning = meaningOf(cell);
    const all = meaning === undefined ? wordsOf(cell) : [];
    // The only word of a cell is a direction; in a text it is a filler.
    const kinds = all.map(word => (all.length === 1 ? DIRECTIONS.get(word) : undefined) ?? words.get(word));
    const isOther = kinds.includes('other') || (kinds.includes('otherChannel') && !kinds.includes('sms'));
    if (kinds.includes(undefined) && !isOther) unclear.push(cell.trim());
    if (meaning !== undefined) found.add(meaning);
    for (const kind of kinds) found.add(kind);
  }
  if (found.has('other')) return 'other';
  if (unclear.length > 0) return { unknown: unclear.join(', ') };
  const kind = kindOfWords(found);
  return kind === 'unclear' ? { unknown: cellsOf(joined).join(', ') } : kind;
}

function kindOfWords(found: ReadonlySet<string | undefined>): RowKind | undefined | 'unclear' {
  const channels = ['sms', 'rcs', 'otherChannel'].filter(channel => found.has(channel));
  // One price of an SMS and of something else.
  if (channels.length > 1) return 'unclear';
  const [channel] = channels;
  if (channel === 'otherChannel') return 'other';
  if (channel === 'rcs') return rcsKindOf(found);
  if (['basic', 'single', 'conversation'].some(kind => found.has(kind))) return 'unclear';
  if (found.has('sender') && channel === undefined && !found.has('outbound')) return 'unclear';
  return channel === 'sms' ? 'sms' : undefined;
}

function rcsKindOf(found: ReadonlySet<string | undefined>): RowKind | 'unclear' {
  if (found.has('conversation')) return 'other';
  if (found.has('basic')) return found.has('single') ? 'unclear' : 'rcsBasic';
  return found.has('single') ? 'rcsSingle' : 'rcs';
}

/** What a description such as `GERMANY Inbound SMS - O2` says. The name of a carrier can stand after the hyphen. */
function kindOfDescription(text: string): RowKind | undefined {
  const named = kindOfName(text);
  if (named !== undefined) return named;
  const all = wordsOf(text.split(' - ', 1)[0]!);
  const found = new Set(all.map(word => words.get(word)));
  if (OTHER_DESCRIBED.test(all.join(' '))) return found.has('sms') && !found.has('other') ? 'sms' : 'other';
  if (!found.has('rcs') || found.has('sms')) return undefined;
  const kind = rcsKindOf(found);
  return kind === 'unclear' ? 'rcs' : kind;
}

/** What the name of a network or a destination says, as far as it can be no name: RCS & RDS is an operator. */
function kindOfName(name: string): RowKind | undefined {
  // Most names are short, and say nothing.
  if (!/inb|inc|rec|out|mms|mes|loo|que|dip|ren|voi|min|rcs/i.test(name)) return undefined;
  const all = wordsOf(name);
  const text = all.join(' ');
  if (OTHER_NAMED.test(text)) return 'other';
  if (!RCS_NAMED.test(text)) return undefined;
  const kind = rcsKindOf(new Set(all.map(word => words.get(word))));
  return kind === 'unclear' ? 'rcs' : kind;
}
