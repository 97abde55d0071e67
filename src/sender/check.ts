import { argumentError, kindOf, misuse } from '../misuse.js';
import type { Issue } from '../result.js';
import { CONTROL, classOf, DIGIT, LETTER, OUTSIDE, SEPTETS } from './characters.js';
import {
  ALPHANUMERIC,
  kindBits,
  MOST_CHARACTERS,
  MOST_DIGITS,
  MOST_SEPTETS,
  NUMERIC,
  RCS_AGENT,
  type SenderKind,
  senderKindsOf,
  type Totals,
  totalsOf,
} from './kinds.js';
import {
  COUNTRY,
  type PolicyFindingCode,
  policyFindings,
  requirePolicy,
  type SenderPolicy,
  senderPolicy,
} from './policy.js';

export interface CheckSenderOptions {
  /** Whether the sender may be an RCS agent; false unless told. */
  smartRouting?: boolean | undefined;
  /** The recipient's country, ISO 3166-1 alpha-2, as `resolve` tells it; nothing is said of countries without. */
  country?: string | null | undefined;
  /** What countries allow; `senderPolicy` unless told. */
  policy?: SenderPolicy | undefined;
  /** The time for which rules with a date are asked, in milliseconds if a number; without, the rules that have no end. */
  at?: Date | number | undefined;
  /** Whether a kind that the country refuses is none: otherwise the policy is advice, and its findings are warnings. */
  enforcePolicy?: boolean | undefined;
}

export interface SenderIssue extends Issue {
  readonly code: 'VALIDATION_ERROR';
  readonly param: 'sender';
}

export interface SenderWarning extends Issue {
  readonly code: 'OUTER_SPACE' | 'SPECIAL_CHARACTER' | PolicyFindingCode;
  readonly param: 'sender';
}

export interface SenderCheck {
  /** What the sender can be, in the order of `NUMERIC`, `ALPHANUMERIC`, `RCS_AGENT`. */
  kinds: SenderKind[];
  /** Why it can be nothing: empty unless `kinds` is. */
  issues: SenderIssue[];
  warnings: SenderWarning[];
}

/**
 * Tells what a sender can be, or why it can be nothing. `NUMERIC`: 1 to 15 digits. `ALPHANUMERIC`: a letter at least,
 * and 11 septets of the GSM default alphabet at most, for that is how it is sent (3GPP TS 23.040, 9.1.2.5). `RCS_AGENT`:
 * 1 to 25 characters, with smart routing alone. No kind has control characters.
 *
 * Warnings are advice: space at an end, a character that not all networks show, and what the policy says of `country`.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `sender` is not a string, or an option is of another kind
 * @throws {RangeError} `INVALID_ARGUMENT` when `country` is no code, `at` no time, or a row of the policy says nothing or
 * has no source
 * @example
 * checkSender('MyStore', { smartRouting: true }).kinds // ['ALPHANUMERIC', 'RCS_AGENT']
 * checkSender('MyBrandAgent').issues[0].message // 'expected at most 11 characters, found 12: with smart routing it could be an RCS agent'
 */
export function checkSender(sender: string, options?: CheckSenderOptions): SenderCheck {
  if (typeof sender !== 'string') throw argumentError('sender', 'a string', sender);
  const { smartRouting, country, policy, at, enforcePolicy } = requireOptions(options);
  let bits = kindBits(totalsOf(sender, MOST_CHARACTERS), smartRouting);
  const warnings = bits & ALPHANUMERIC ? specialCharacters(sender) : [];
  const outer = outerSpace(sender);
  if (outer !== undefined) warnings.unshift(outer);
  let issues = bits === 0 ? whyNone(sender, smartRouting).map(asIssue) : [];

  // A sender is sent as an SMS in one way: numeric, or else alphanumeric.
  const sms = bits & (NUMERIC | ALPHANUMERIC);
  if (country !== undefined && sms !== 0) {
    const kind = sms === NUMERIC ? 'numeric' : 'alphanumeric';
    const findings = policyFindings(policy, country, kind, Array.from(sender).length, at);
    const isRefused = enforcePolicy && findings.some(({ code }) => code !== 'REGISTRATION_NEEDED');
    if (isRefused) bits &= RCS_AGENT;
    for (const { code, message } of findings) {
      if (bits === 0 && code !== 'REGISTRATION_NEEDED') issues = [...issues, asIssue(message)];
      else warnings.push({ message, path: [], code, param: 'sender' });
    }
  }
  return { kinds: senderKindsOf(bits), issues, warnings };
}

const asIssue = (message: string): SenderIssue => ({
  message,
  path: [],
  code: 'VALIDATION_ERROR',
  param: 'sender',
});

function requireOptions(options: CheckSenderOptions | undefined) {
  if (options !== undefined && (typeof options !== 'object' || options === null))
    throw argumentError('options', 'an object', options);
  const { smartRouting = false, country, policy, at, enforcePolicy = false } = options ?? {};
  requireBoolean('smartRouting', smartRouting);
  requireBoolean('enforcePolicy', enforcePolicy);
  if (country !== undefined && country !== null) {
    if (typeof country !== 'string') throw argumentError('options.country', 'a string', country);
    if (!COUNTRY.test(country))
      throw misuse(new RangeError(`options.country must be a country such as 'GB', not ${kindOf(country)}`));
  }
  return {
    smartRouting,
    enforcePolicy,
    country: country ?? undefined,
    policy: policy === undefined ? senderPolicy : requirePolicy(policy),
    at: at === undefined ? undefined : millisecondsOf(at),
  };
}

/** Refuses what is no boolean: `'false'` would be true. */
export function requireBoolean(name: string, value: unknown): asserts value is boolean {
  if (typeof value !== 'boolean') throw argumentError(`options.${name}`, 'a boolean', value);
}

function millisecondsOf(at: Date | number): number {
  if (typeof at !== 'number' && !(at instanceof Date))
    throw argumentError('options.at', 'a Date or a number of milliseconds', at);
  const milliseconds = Number(at);
  if (Number.isNaN(milliseconds))
    throw misuse(new RangeError('options.at must be a time, not an invalid one'));
  return milliseconds;
}

// Why.

interface Found {
  character: string;
  index: number;
}

/** The first character of a class that is asked for. */
function first(sender: string, isAsked: (bits: number) => boolean): Found | undefined {
  for (let index = 0; index < sender.length; ) {
    const codePoint = sender.codePointAt(index)!;
    if (isAsked(classOf(codePoint))) return { character: String.fromCodePoint(codePoint), index };
    index += codePoint > 0xffff ? 2 : 1;
  }
  return undefined;
}

/** A character in words: those that cannot be seen by their number alone. */
function named({ character, index }: Found): string {
  const number = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  const seen = /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? `"${character}" (${number})` : number;
  return `${seen} at index ${index}`;
}

/** Code units of the longest sender that is looked into; a character is 2 at most. */
const LONGEST = 1000;

/** Every rule that a sender of no kind breaks. What could be an SMS sender could be an RCS agent. */
function whyNone(sender: string, smartRouting: boolean): string[] {
  if (sender.length > LONGEST) {
    const most = smartRouting ? MOST_CHARACTERS : MOST_SEPTETS;
    return [`expected at most ${most} characters, found more than ${LONGEST / 2}`];
  }
  const totals = totalsOf(sender, LONGEST);
  const { characters, some } = totals;
  if (characters === 0) return ['expected at least 1 character, found 0'];
  const messages: string[] = [];
  const control = some & CONTROL ? first(sender, bits => (bits & CONTROL) !== 0) : undefined;
  if (control !== undefined) {
    const lone = control.character >= '\ud800' ? ' or lone surrogates' : '';
    messages.push(`expected no control characters${lone}, found ${named(control)}`);
  }
  if (smartRouting) {
    if (characters > MOST_CHARACTERS)
      messages.push(`expected at most ${MOST_CHARACTERS} characters, found ${characters}`);
    return messages;
  }
  messages.push(...whyNoSms(sender, totals));
  if (!(some & CONTROL) && characters <= MOST_CHARACTERS)
    messages[0] += ': with smart routing it could be an RCS agent';
  return messages;
}

function whyNoSms(sender: string, { characters, septets, every, some }: Totals): string[] {
  if (every & DIGIT) return [`expected at most ${MOST_DIGITS} digits, found ${characters}`];
  const messages: string[] = [];
  // Of control characters, more was said.
  const outside =
    some & OUTSIDE ? first(sender, bits => (bits & (OUTSIDE | CONTROL)) === OUTSIDE) : undefined;
  if (outside !== undefined)
    messages.push(`expected characters of the GSM default alphabet, found ${named(outside)}`);
  if (!(some & (LETTER | OUTSIDE)))
    messages.push(
      `expected digits only, or a letter, found ${named(first(sender, bits => !(bits & DIGIT))!)}`,
    );
  if (some & OUTSIDE ? characters > MOST_SEPTETS : some & LETTER && septets > MOST_SEPTETS) {
    messages.push(
      characters > MOST_SEPTETS
        ? `expected at most ${MOST_SEPTETS} characters, found ${characters}`
        : `expected at most ${MOST_SEPTETS} septets, found ${septets}: characters such as ${named(first(sender, bits => (bits & SEPTETS) === 2)!)} take 2`,
    );
  }
  return messages;
}

// Advice.

/** Neither letter nor digit nor space, each once: networks differ in what they show. */
function specialCharacters(sender: string): SenderWarning[] {
  const warnings: SenderWarning[] = [];
  const seen = new Set([' ']);
  Array.from(sender).forEach((character, index) => {
    if (seen.has(character) || classOf(character.codePointAt(0)!) & (LETTER | DIGIT)) return;
    seen.add(character);
    const message = `expected letters, digits and spaces, which all networks show, found ${named({ character, index })}`;
    warnings.push({ message, path: [], code: 'SPECIAL_CHARACTER', param: 'sender' });
  });
  return warnings;
}

function outerSpace(sender: string): SenderWarning | undefined {
  const last = sender.length - 1;
  const index = /\s/.test(sender.charAt(0)) ? 0 : /\s/.test(sender.charAt(last)) ? last : -1;
  if (index < 0) return undefined;
  const found = named({ character: sender[index]!, index });
  return {
    message: `expected no space at either end, found ${found}`,
    path: [],
    code: 'OUTER_SPACE',
    param: 'sender',
  };
}
