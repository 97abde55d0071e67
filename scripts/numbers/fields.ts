import { type NumberType, numberTypes } from '../../src/numbering/types.js';

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

/** Makes the leaves and rows of one calling code. Equal leaves are one object, and equal rows are one object. */
export class Fields {
  #leaves = new Map<number, Leaf>();
  #rows = new Map<string, Row>();
  #numbers = new Map<Field, number>();

  leaf(territory: number, type: NumberType): Leaf {
    const code = numberTypes.indexOf(type);
    const key = territory * 16 + code;
    let found = this.#leaves.get(key);
    if (found === undefined) this.#leaves.set(key, (found = { territory, type: code }));
    return found;
  }

  /** A row, or the leaf that all of its fields are. Ten equal rows stay a row: each waits for one more digit. */
  row(fieldOf: (digit: number) => Field): Field {
    const fields = Array.from({ length: 10 }, (_, digit) => fieldOf(digit));
    const [first] = fields as [Field];
    if (!('fields' in first) && fields.every(field => field === first)) return first;
    const key = fields.map(field => this.#numberOf(field)).join();
    let found = this.#rows.get(key);
    if (found === undefined) this.#rows.set(key, (found = { fields }));
    return found;
  }

  #numberOf(field: Field): number {
    let number = this.#numbers.get(field);
    if (number === undefined) this.#numbers.set(field, (number = this.#numbers.size));
    return number;
  }
}
