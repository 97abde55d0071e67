// Whether a list is priced as its truth says, or refused.
import { quote, type RateCard, type RateCardResult, rateCard } from '../../../../src/index.js';
import { type Random, random } from '../../../random.js';
import {
  type PlainMessage,
  type PlainRate,
  referenceRow,
  referenceTotal,
  UNCLEAR,
} from '../../../reference/price.js';
import { drawTable, type Table } from './list.js';
import { drawMistake, type Mistake } from './mistakes.js';
import { plainRates } from './plain-rates.js';
import { drawQuestions } from './questions.js';
import { drawSource } from './source.js';
import { drawTruth, type Fact, likely, type Truth } from './truth.js';

const QUESTIONS = 12;

/** What came of one list. */
export interface Outcome {
  /** What is wrong with the answer; undefined if nothing is. */
  readonly fault: string | undefined;
  /** `read`, or why a list that is right and clear was refused, or what its mistake is. */
  readonly kind: string;
  readonly source: string | object;
  readonly options: object;
}

/** Draws a list and compares what the reader makes of it with the truth. */
export function outcomeOf(seed: number): Outcome {
  const chance = random(seed);
  const truth = drawTruth(chance);
  const right = drawTable(chance, truth);
  const mistake = likely(chance, 15) ? drawMistake(chance, right) : undefined;
  const table = mistake?.table ?? right;
  const source = drawSource(chance, table);
  const skips = mistake?.row !== undefined && likely(chance, 40);
  const options = skips ? { ...table.options, skipInvalidRows: true } : table.options;
  const result = rateCard(source, options);
  const judged =
    mistake === undefined
      ? judgeRight(chance, truth, table, result)
      : judgeWrong(chance, { truth, table, mistake, skips }, result);
  return { ...judged, source, options };
}

/** What is left out of a list that is right. */
const usual = ['OTHER_SERVICE', 'IGNORED_RATE', 'NOT_A_RATE'];

type Judgement = Pick<Outcome, 'fault' | 'kind'>;

function judgeRight(chance: Random, truth: Truth, table: Table, result: RateCardResult): Judgement {
  const { facts } = truth;
  if (result.issues) {
    const [{ code }] = result.issues as [(typeof result.issues)[0]];
    if (plainRates(facts).length === 0) return { fault: undefined, kind: 'no rates' };
    const unclear = uncertaintyOf(table, code);
    if (unclear !== undefined) return { fault: undefined, kind: `unclear: ${unclear}` };
    return { fault: undefined, kind: `refused: ${code}` };
  }
  const isNamed = table.currency !== null;
  const saysUnknown = result.warnings.some(({ code }) => code === 'UNKNOWN_CURRENCY');
  if (isNamed === saysUnknown) return { fault: 'a warning about the currency', kind: 'read' };
  return { fault: faultOf(chance, facts, table, result.value), kind: 'read' };
}

/** Why a list can be read in two ways, where an issue says so. */
function uncertaintyOf(table: Table, code: string): string | undefined {
  const { facts, layout, unclear } = table;
  if (code === 'DUPLICATE_RATE' && hasRefusalBesideRcs(facts)) return 'a refusal of SMS beside an RCS price';
  if (code === 'INVALID_MCC_MNC' && facts.some(({ key }) => key.mncs.includes('00'))) return '0 for 00';
  if (code === 'INVALID_PREFIX' && layout === 'calling code and area code')
    return 'an area code that begins like its calling code';
  if (code === 'INVALID_DATE' || code === 'INVALID_PRICE') return unclear;
  return undefined;
}

/** A refusal is one of SMS and RCS. */
const hasRefusalBesideRcs = (facts: readonly Fact[]): boolean =>
  facts.some(
    ({ key, service, price, status }) =>
      service === 'sms' &&
      (price === null || status === 'closed') &&
      facts.some(other => other.key === key && other.service.startsWith('rcs')),
  );

interface Wrong {
  readonly truth: Truth;
  readonly table: Table;
  readonly mistake: Mistake;
  readonly skips: boolean;
}

function judgeWrong(chance: Random, wrong: Wrong, result: RateCardResult): Judgement {
  const { mistake, table, truth } = wrong;
  const kind = `mistake: ${mistake.name}`;
  const issues = result.issues ?? result.skipped;
  const isFound = issues.some(({ code }) => mistake.codes.includes(code));
  const isUnclear = issues.some(({ code }) => uncertaintyOf(table, code) !== undefined);
  if (!isFound && !isUnclear)
    return { kind, fault: `expected ${mistake.codes}, found ${issues.map(({ message }) => message)}` };
  if (result.issues) return { kind, fault: undefined };
  const others = issues.filter(({ code }) => !usual.includes(code));
  const isNameless = result.value.currency === 'credits' && table.currencyBy === 'price';
  if (others.length > 1 || isNameless) return { kind: 'mistake, and other rows left out', fault: undefined };
  if (!wrong.skips) return { kind, fault: 'not refused' };
  const facts = truth.facts.filter((_, i) => i !== mistake.row);
  return { kind, fault: faultOf(chance, facts, table, result.value) };
}

/** The first difference between the quotes of a card and the plain rates. */
function faultOf(chance: Random, facts: readonly Fact[], table: Table, card: RateCard): string | undefined {
  const currency = table.currency ?? 'credits';
  if (card.currency !== currency) return `the currency ${card.currency} instead of ${currency}`;
  const rates = plainRates(facts);
  const find = referenceRow(rates);
  if (facts.length === 0) return undefined;
  for (const message of drawQuestions(chance, facts, QUESTIONS)) {
    const expected = expectedOf(rates, find(message), message);
    const found = answerOf(card, message);
    if (found !== expected && !(expected === 'no rate' && found === 'NETWORK_UNKNOWN'))
      return `${JSON.stringify(message)}: ${found} instead of ${expected}`;
  }
  return undefined;
}

function expectedOf(
  rates: readonly PlainRate[],
  match: number | undefined,
  { channel }: PlainMessage,
): string {
  if (match === undefined) return 'no rate';
  if (match === UNCLEAR) return 'NETWORK_UNKNOWN';
  return String(referenceTotal(rates[match]!, channel, 1) ?? 'DESTINATION_REJECTED');
}

function answerOf(card: RateCard, { msisdn, mccMnc, channel, at }: PlainMessage): string {
  const quoted = quote({ msisdn, text: '', mccMnc, channel, at }, card);
  if (quoted.issues) return quoted.issues[0]!.message;
  if (!quoted.noRate) return String(quoted.total.units);
  return quoted.reason === 'NO_RATE' || quoted.reason === 'NO_RCS_RATE' ? 'no rate' : quoted.reason;
}
