import { LONGEST, SHORTEST } from '../../src/numbering/table.js';
import { type NumberType, numberTypes } from '../../src/numbering/types.js';
import { Automaton, parsePattern } from './pattern.js';
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

/** What is known of a number of one length. */
export interface Leaf {
  territory: number;
  type: number;
}

/** Ten fields, one for each digit. */
export interface Row {
  fields: Field[];
}

export type Field = Leaf | Row;

type Kind = 'GENERAL' | 'LEADING_DIGITS' | PlannedType;

/** What it means that a state of the automaton accepts. */
interface Acceptance {
  territory: number;
  kind: Kind;
  lengths: readonly number[] | undefined;
}

/** National numbers that are alike: which states of the automaton they lead to. */
interface Node {
  states: number[];
  accepted: Acceptance[];
  next: Node[];
  /** By count of digits so far: the territory of all numbers of a known type from here on. */
  common: (number | undefined)[];
  /** By count of digits to come: fields by the territory of what is unknown, and the count of digits so far. */
  fields: Map<number, Field>[];
}

const NONE = 0; // no territory: they are numbered from 1
const SEVERAL = -1;

/**
 * Compiles the plans of one calling code. For each length of number there is a field for the first digit after the
 * calling code, and so on to the leaf, which is reached as soon as all numbers of the length agree. Equal rows are one
 * row. Without `types` all leaves are of type `UNKNOWN`.
 */
export function compile(own: readonly Plan[], { types = true } = {}): Field[] {
  const automaton = new Automaton();
  const acceptances = new Map<number, Acceptance>();
  const nodes = new Map<string, Node>();
  const leaves = new Map<number, Leaf>();
  const rows = new Map<string, Row>();
  const numbers = new Map<Field, number>();
  const longest = Math.max(...own.flatMap(plan => plan.general.lengths));
  const [main] = own as [Plan];

  const begin = nodeOf([...new Set(own.flatMap(statesOf))].sort((a, b) => a - b));
  const fields: Field[] = [];
  for (let length = SHORTEST; length <= LONGEST; length++)
    fields.push(nationalField(begin, 0, length - main.callingCode.length, main.territory));
  return fields;

  function statesOf(plan: Plan): number[] {
    const { territory } = plan;
    const states = (kind: Kind, pattern: string, lengths?: readonly number[]) => {
      const accept = automaton.accept(kind === 'LEADING_DIGITS');
      acceptances.set(accept, { territory, kind, lengths });
      return automaton.compile(parsePattern(pattern), [accept]);
    };
    const found = [...plan.types].flatMap(([type, { pattern, lengths }]) => states(type, pattern, lengths));
    found.push(...states('GENERAL', plan.general.pattern, plan.general.lengths));
    if (plan.leadingDigits !== undefined) found.push(...states('LEADING_DIGITS', plan.leadingDigits));
    return found;
  }

  function nodeOf(states: number[]): Node {
    const key = states.join();
    let node = nodes.get(key);
    if (node === undefined) {
      const accepted = states.flatMap(state => acceptances.get(state) ?? []);
      node = { states, accepted, next: [], common: [], fields: [] };
      nodes.set(key, node);
    }
    return node;
  }

  function step(node: Node, digit: number): Node {
    return (node.next[digit] ??= nodeOf(automaton.step(node.states, digit)));
  }

  /** Google's getNumberTypeHelper for a national number of so many digits that ends at the node. */
  function typeOf(node: Node, length: number, plan: Plan): NumberType {
    const is = (kind: Kind) =>
      node.accepted.some(
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

  /** Google's getRegionCodeForNumber, where it knows one. */
  function planOf(node: Node, length: number): Plan | undefined {
    if (own.length === 1) return own[0];
    return own.find(plan =>
      plan.leadingDigits === undefined
        ? typeOf(node, length, plan) !== 'UNKNOWN'
        : node.accepted.some(
            ({ territory, kind }) => kind === 'LEADING_DIGITS' && territory === plan.territory,
          ),
    );
  }

  /** The territory that all numbers of a known type have from the node on, `NONE` or `SEVERAL`. */
  function commonTerritory(node: Node, length: number): number {
    if (length > longest || node.states.length === 0) return NONE;
    const known = node.common[length];
    if (known !== undefined) return known;
    const plan = planOf(node, length);
    let common = plan && typeOf(node, length, plan) !== 'UNKNOWN' ? plan.territory : NONE;
    for (let digit = 0; digit < 10 && common !== SEVERAL; digit++) {
      const below = commonTerritory(step(node, digit), length + 1);
      if (common === NONE) common = below;
      else if (below !== NONE && below !== common) common = SEVERAL;
    }
    return (node.common[length] = common);
  }

  /** What follows `length` digits of a national number when `left` are to come; unknown ones are of `territory`. */
  function nationalField(node: Node, length: number, left: number, territory: number): Field {
    const common = commonTerritory(node, length);
    // The longest prefix under which there are numbers of a known type decides the country of the unknown ones.
    if (common !== NONE) territory = common === SEVERAL ? main.territory : common;
    if (node.states.length === 0) return leaf(territory, 'UNKNOWN');
    const fields = (node.fields[left] ??= new Map());
    const key = territory * 32 + length;
    let field = fields.get(key);
    if (field === undefined) {
      if (left > 0) field = row(digit => nationalField(step(node, digit), length + 1, left - 1, territory));
      else {
        const plan = planOf(node, length);
        field = plan ? leaf(plan.territory, typeOf(node, length, plan)) : leaf(territory, 'UNKNOWN');
      }
      fields.set(key, field);
    }
    return field;
  }

  function leaf(territory: number, type: NumberType): Leaf {
    const code = types ? numberTypes.indexOf(type) : 0;
    const key = territory * 16 + code;
    let found = leaves.get(key);
    if (found === undefined) leaves.set(key, (found = { territory, type: code }));
    return found;
  }

  /** A row, or the leaf that all of its fields are; a row in all of them stays, for it waits for another digit. */
  function row(fieldOf: (digit: number) => Field): Field {
    const fields = Array.from({ length: 10 }, (_, digit) => fieldOf(digit));
    const [first] = fields as [Field];
    if (!('fields' in first) && fields.every(field => field === first)) return first;
    const key = fields.map(numberOf).join();
    let found = rows.get(key);
    if (found === undefined) rows.set(key, (found = { fields }));
    return found;
  }

  function numberOf(field: Field): number {
    let number = numbers.get(field);
    if (number === undefined) numbers.set(field, (number = numbers.size));
    return number;
  }
}
