import type { NumberType } from '../../src/numbering/types.js';
import { Automaton } from './automaton.js';
import { parsePattern } from './pattern.js';
import type { Plan, PlannedType } from './plans.js';

/** The types in the order in which they are asked; fixed and mobile lines come after (Google's getNumberTypeHelper). */
const askedFirst = [
  'PREMIUM_RATE',
  'TOLL_FREE',
  'SHARED_COST',
  'VOIP',
  'PERSONAL_NUMBER',
  'PAGER',
  'UAN',
  'VOICEMAIL',
] as const;

type Kind = 'GENERAL' | 'LEADING_DIGITS' | PlannedType;

/** What it means that a state of the automaton accepts. */
interface Acceptance {
  territory: number;
  kind: Kind;
  lengths: readonly number[] | undefined;
}

/** The first digits of national numbers. Digits that lead to the same states of the automaton are one object. */
export interface Digits {
  readonly states: readonly number[];
  readonly accepted: readonly Acceptance[];
  readonly next: Digits[];
}

/** All national numbers under the plans of one calling code, read digit by digit. */
export class NationalNumbers {
  readonly begin: Digits;
  readonly #plans: readonly Plan[];
  #automaton = new Automaton();
  #acceptances = new Map<number, Acceptance>();
  #known = new Map<string, Digits>();

  constructor(plans: readonly Plan[]) {
    this.#plans = plans;
    this.begin = this.#digitsOf(
      [...new Set(plans.flatMap(plan => this.#statesOf(plan)))].sort((a, b) => a - b),
    );
  }

  /** The digits and one more. */
  step(digits: Digits, digit: number): Digits {
    return (digits.next[digit] ??= this.#digitsOf(this.#automaton.step(digits.states, digit)));
  }

  /** The plan that a national number of this length belongs to, or undefined (Google's getRegionCodeForNumber). */
  planOf(digits: Digits, length: number): Plan | undefined {
    if (this.#plans.length === 1) return this.#plans[0];
    return this.#plans.find(plan =>
      plan.leadingDigits === undefined
        ? this.typeOf(digits, length, plan) !== 'UNKNOWN'
        : digits.accepted.some(
            ({ territory, kind }) => kind === 'LEADING_DIGITS' && territory === plan.territory,
          ),
    );
  }

  /** The type of a national number of this length under the plan (Google's getNumberTypeHelper). */
  typeOf(digits: Digits, length: number, plan: Plan): NumberType {
    const is = (kind: Kind) =>
      digits.accepted.some(
        accepted =>
          accepted.territory === plan.territory &&
          accepted.kind === kind &&
          accepted.lengths!.includes(length),
      );
    if (!is('GENERAL')) return 'UNKNOWN';
    for (const type of askedFirst) if (is(type)) return type;
    if (is('FIXED_LINE'))
      return plan.sameFixedAndMobile || is('MOBILE') ? 'FIXED_LINE_OR_MOBILE' : 'FIXED_LINE';
    return is('MOBILE') ? 'MOBILE' : 'UNKNOWN';
  }

  /** The states in which to begin reading the patterns of a plan. */
  #statesOf(plan: Plan): number[] {
    const { territory } = plan;
    const states = (kind: Kind, pattern: string, lengths?: readonly number[]) => {
      const accept = this.#automaton.accept(kind === 'LEADING_DIGITS');
      this.#acceptances.set(accept, { territory, kind, lengths });
      return this.#automaton.compile(parsePattern(pattern), [accept]);
    };
    const found = [...plan.types].flatMap(([type, { pattern, lengths }]) => states(type, pattern, lengths));
    found.push(...states('GENERAL', plan.general.pattern, plan.general.lengths));
    if (plan.leadingDigits !== undefined) found.push(...states('LEADING_DIGITS', plan.leadingDigits));
    return found;
  }

  #digitsOf(states: number[]): Digits {
    const key = states.join();
    let digits = this.#known.get(key);
    if (digits === undefined) {
      const accepted = states.flatMap(state => this.#acceptances.get(state) ?? []);
      digits = { states, accepted, next: [] };
      this.#known.set(key, digits);
    }
    return digits;
  }
}
