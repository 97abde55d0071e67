import { argumentError, isObject, kindOf, misuse } from '../misuse.js';
import type { Issue } from '../result.js';
import { timeOf } from '../time.js';
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
  type SmsSender,
  senderPolicy,
} from './policy.js';

export interface CheckSenderOptions {
  /** Whether the sender may be an RCS agent: default `false`. */
  smartRouting?: boolean | undefined;
  /** The recipient's country, ISO 3166-1 alpha-2 or 001, as `resolve` returns it. Default: no country's rules apply. */
  country?: string | null | undefined;
  /** The rules of countries: default `senderPolicy`. */
  policy?: SenderPolicy | undefined;
  /** The time at which rules must be in force, a Date or milliseconds. Default: rules without an end are in force. */
  at?: Date | number | undefined;
  /** Whether to remove a kind that the country refuses. Default `false`: what the policy finds is a warning. */
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
  /** The kinds that the sender can be, in the order `NUMERIC`, `ALPHANUMERIC`, `RCS_AGENT`. */
  kinds: SenderKind[];
  /** Why the sender is invalid: empty unless `kinds` is empty. */
  issues: SenderIssue[];
  warnings: SenderWarning[];
}

/**
 * Returns the kinds that a sender can be, or the issues that make it invalid.
 *
 * `NUMERIC` is 1 to 15 digits (ITU-T E.164). `ALPHANUMERIC` has at least one letter and at most 11 septets of the GSM
 * default alphabet, in which it is sent (3GPP TS 23.040, 9.1.2.5). `RCS_AGENT` is 1 to 25 characters, and only with smart
 * routing. No kind has control characters.
 *
 * Warnings are advice: a space at either end, a character that not all networks show, the policy's rules for `country`.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `sender` is not a string, or an option has the wrong type
 * @throws {RangeError} `INVALID_ARGUMENT` when `country` is not a country code, `at` not a time, or a row of the policy is
 * invalid
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
    const smsSender: SmsSender = { kind, characters: Array.from(sender).length };
    const findings = policyFindings(policy, country, smsSender, at);
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
  if (options !== undefined && !isObject(options)) throw argumentError('options', 'an object', options);
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
    at: timeOf('options.at', at),
  };
}

/** Throws unless the value is a boolean: `'false'` would be true. */
export function requireBoolean(name: string, value: unknown): asserts value is boolean {
  if (typeof value !== 'boolean') throw argumentError(`options.${name}`, 'a boolean', value);
}

interface Found {
  character: string;
  index: number;
}

/** The first character whose class matches. */
function first(sender: string, isAsked: (bits: number) => boolean): Found | undefined {
  for (let index = 0; index < sender.length; ) {
    const codePoint = sender.codePointAt(index)!;
    if (isAsked(classOf(codePoint))) return { character: String.fromCodePoint(codePoint), index };
    index += codePoint > 0xffff ? 2 : 1;
  }
  return undefined;
}

/** A character in words. Invisible ones have only their number. */
function named({ character, index }: Found): string {
  const number = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  const seen = /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? `"${character}" (${number})` : number;
  return `${seen} at index ${index}`;
}

/** Code units of the longest sender that is examined. A character is 2 at most. */
const LONGEST = 1000;

/** Every rule that an invalid sender breaks. With smart routing these are the rules of RCS agents, which allow more. */
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
  // Control characters have a message of their own.
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

/** A warning for each character that is not a letter, a digit or a space: networks differ in what they show. */
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
