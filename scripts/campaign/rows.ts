// Rows of a campaign as customers upload them, mistakes included.
import examples from 'libphonenumber-js/examples.mobile.json';
import metadata from 'libphonenumber-js/metadata.max.json';
import type { Random } from '../../test/random.js';
import { type Language, languages } from './languages.js';

/** Lengths on both sides of each border between parts. */
const edges = [69, 70, 71, 72, 134, 135, 153, 159, 160, 161, 201, 202, 306, 307, 459, 460, 612];

/** A row without a mistake. */
export interface Row {
  customer: string;
  msisdn: string;
  message: string;
}

/** A number of a country. Its last digits are random; numbers of GB and the US are from ranges that are never assigned. */
function msisdnOf(country: string, random: Random): string {
  const digits = (length: number) => String(random.below(10 ** length)).padStart(length, '0');
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
        return random.pick(language.names);
      case 'code':
        return String(random.below(1e6)).padStart(6, '0');
      case 'order':
        return `${'ABCDEFGH'[random.below(8)]}${10000 + random.below(90000)}`;
      case 'time':
        return `${8 + random.below(9)}:${random.pick(['00', '15', '30', '45'])}`;
      case 'amount':
        return `${5 + random.below(300)}.${String(random.below(100)).padStart(2, '0')}`;
      default:
        return `https://go.example/${random.below(36 ** 4).toString(36)}`;
    }
  });
}

/** A text repeated up to a length in UTF-16 code units, without splitting a character. */
export function filled(text: string, length: number): string {
  const whole = `${text.replace(/[\u{10000}-\u{10ffff}]/gu, '*')} `;
  return whole.repeat(Math.ceil(length / whole.length)).slice(0, length);
}

/** Messages with more segments than parts: pairs that straddle the end of a part. */
function straddling(random: Random): string {
  return random.pick([
    `${'a'.repeat(152)}€${'a'.repeat(152)}`,
    '😀'.repeat(34 + random.below(70)),
    `${'Total: 5 € [ok] '.repeat(20)}`,
    `A${'👍🏽'.repeat(40)}`,
  ]);
}

/** Row `number` of a campaign, from 1. */
export function rowOf(number: number, random: Random): Row {
  const language = random.below(3) === 0 ? languages[0]! : random.pick(languages);
  const text = random.pick(language.texts);
  const kind = random.below(100);
  let message = messageOf(language, text, random);
  if (kind < 4) message = filled(message, random.pick(edges));
  else if (kind < 5) message = straddling(random);
  let msisdn = msisdnOf(random.pick(language.countries), random);
  const elsewhere = random.below(200);
  if (elsewhere === 0) msisdn = `999${1000000 + random.below(9000000)}`;
  else if (elsewhere === 1) msisdn = `8816${1000000 + random.below(9000000)}`;
  // A fixed line in London and a toll-free number: of ranges that are never assigned.
  else if (elsewhere === 2) msisdn = `4420794600${String(random.below(100)).padStart(2, '0')}`;
  else if (elsewhere === 3) msisdn = `180055501${String(random.below(100)).padStart(2, '0')}`;
  return { customer: `C${String(number).padStart(7, '0')}`, msisdn, message };
}
