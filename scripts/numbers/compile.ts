import { LONGEST, SHORTEST } from '../../src/numbering/table.js';
import type { NumberType } from '../../src/numbering/types.js';
import { type Field, Fields, type Leaf } from './fields.js';
import { type Digits, NationalNumbers } from './national-numbers.js';
import type { Plan } from './plans.js';

const NONE = 0; // no territory: they are numbered from 1
const SEVERAL = -1;

/**
 * Compiles the plans of one calling code. For each length of number there is a field for the first digit after the
 * calling code, and so on to the leaf, which is reached as soon as all numbers of the length agree. Equal rows are one
 * row. Without `types` all leaves are of type `UNKNOWN`.
 */
export function compile(plans: readonly Plan[], { types = true } = {}): Field[] {
  const compiler = new Compiler(plans, types);
  return Array.from({ length: LONGEST - SHORTEST + 1 }, (_, i) => compiler.fieldOf(SHORTEST + i));
}

class Compiler {
  readonly #numbers: NationalNumbers;
  readonly #main: Plan;
  readonly #longest: number;
  readonly #types: boolean;
  readonly #fields = new Fields();
  /** By the digits so far and their count. */
  readonly #commonTerritories = new Map<Digits, number[]>();
  /** By the digits so far and the count of digits to come. The key is `territory * 32 + length`. */
  readonly #nationalFields = new Map<Digits, Map<number, Field>[]>();

  constructor(plans: readonly Plan[], types: boolean) {
    this.#numbers = new NationalNumbers(plans);
    [this.#main] = plans as [Plan];
    this.#longest = Math.max(...plans.flatMap(plan => plan.general.lengths));
    this.#types = types;
  }

  /** The field of all numbers with so many digits, the calling code included. */
  fieldOf(digits: number): Field {
    const { callingCode, territory } = this.#main;
    return this.#nationalField(this.#numbers.begin, 0, digits - callingCode.length, territory);
  }

  /** What follows `length` digits of a national number when `left` are to come. Unknown ones belong to `territory`. */
  #nationalField(digits: Digits, length: number, left: number, territory: number): Field {
    const common = this.#commonTerritory(digits, length);
    // The longest prefix under which there are numbers of a known type decides the country of the unknown ones.
    if (common !== NONE) territory = common === SEVERAL ? this.#main.territory : common;
    if (digits.states.length === 0) return this.#leaf(territory, 'UNKNOWN');
    const fields = (entryOf(this.#nationalFields, digits)[left] ??= new Map());
    const key = territory * 32 + length;
    let field = fields.get(key);
    if (field === undefined) {
      field =
        left === 0
          ? this.#lastField(digits, length, territory)
          : this.#fields.row(digit =>
              this.#nationalField(this.#numbers.step(digits, digit), length + 1, left - 1, territory),
            );
      fields.set(key, field);
    }
    return field;
  }

  /** The leaf of a complete national number. */
  #lastField(digits: Digits, length: number, territory: number): Leaf {
    const plan = this.#numbers.planOf(digits, length);
    if (plan === undefined) return this.#leaf(territory, 'UNKNOWN');
    return this.#leaf(plan.territory, this.#numbers.typeOf(digits, length, plan));
  }

  #leaf(territory: number, type: NumberType): Leaf {
    return this.#fields.leaf(territory, this.#types ? type : 'UNKNOWN');
  }

  /** The territory of all numbers of a known type that begin with the digits, or `NONE`, or `SEVERAL`. */
  #commonTerritory(digits: Digits, length: number): number {
    if (length > this.#longest || digits.states.length === 0) return NONE;
    const commons = entryOf(this.#commonTerritories, digits);
    const known = commons[length];
    if (known !== undefined) return known;
    const plan = this.#numbers.planOf(digits, length);
    const isKnown = plan !== undefined && this.#numbers.typeOf(digits, length, plan) !== 'UNKNOWN';
    let common = isKnown ? plan.territory : NONE;
    for (let digit = 0; digit < 10 && common !== SEVERAL; digit++) {
      const longer = this.#commonTerritory(this.#numbers.step(digits, digit), length + 1);
      if (common === NONE) common = longer;
      else if (longer !== NONE && longer !== common) common = SEVERAL;
    }
    return (commons[length] = common);
  }
}

/** The list that a map holds for the key. An empty one is added where there is none. */
function entryOf<Key, Item>(map: Map<Key, Item[]>, key: Key): Item[] {
  let list = map.get(key);
  if (list === undefined) map.set(key, (list = []));
  return list;
}
