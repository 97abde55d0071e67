import { crc32 } from 'node:zlib';
import { compile } from './compile.js';
import type { Field, Leaf, Row } from './fields.js';
import type { Plan } from './plans.js';

/** Plans by calling code. */
export function byCallingCode(plans: readonly Plan[]): Plan[][] {
  const found = new Map<string, Plan[]>();
  for (const plan of plans) found.set(plan.callingCode, [...(found.get(plan.callingCode) ?? []), plan]);
  return [...found.values()];
}

/** A line for each calling code: it, its trunk prefix or -, international prefix or -, and its countries. */
export function territoryLines(plans: readonly Plan[]): string {
  return byCallingCode(plans)
    .map(own => {
      const [{ callingCode, trunkPrefix, internationalPrefix }] = own as [Plan];
      const countries = own.map(({ country }) => country);
      return `${[callingCode, trunkPrefix || '-', internationalPrefix || '-', ...countries].join(' ')}\n`;
    })
    .join('');
}

/** How many rows and leaves there are in all, and then a line of rows for each calling code (src/numbering/table.ts). */
export function rowLines(plans: readonly Plan[], options?: { types: boolean }): string {
  let rows = 0;
  const leaves = new Set<number>();
  const lines = byCallingCode(plans).map(own => {
    const line = rowLine(compile(own, options), own[0]!.territory);
    rows += line.rows;
    for (const { territory, type } of line.leaves) leaves.add(16 * territory + type);
    return `${line.text}\n`;
  });
  return `${rows} ${leaves.size}\n${lines.join('')}`;
}

/** The rows depth first, each where it is met first; territories from that of the calling code's main country on. */
function rowLine(begins: readonly Field[], firstTerritory: number) {
  const numbers = new Map<Row, number>();
  const leaves = new Set<Leaf>();
  let territory = firstTerritory;
  const textOf = (field: Field): string => {
    if ('fields' in field) {
      const number = numbers.get(field);
      return number === undefined ? textOfRow(field) : `*${digitsOf(number, 2)}`;
    }
    leaves.add(field);
    const type = String.fromCharCode(97 + field.type);
    if (field.territory === territory) return type;
    territory = field.territory;
    return `!${digitsOf(territory - firstTerritory, 1)}${type}`;
  };
  const textOfRow = (row: Row): string => {
    numbers.set(row, numbers.size);
    return `(${textOfFields(row.fields)}`;
  };
  /** Fields that are the same one after the other are written once; ten of them at most. */
  const textOfFields = (fields: readonly Field[]): string => {
    let text = '';
    for (let i = 0, end: number; i < fields.length; i = end) {
      for (end = i + 1; fields[end] === fields[i]; ) end++;
      text += textOf(fields[i]!);
      if (end > i + 1) text += String.fromCharCode(48 + end - i);
    }
    return text;
  };
  return { text: textOfFields(begins), rows: numbers.size, leaves };
}

/** A number in digits of base 32, which are the characters 0 to O. */
function digitsOf(value: number, count: number): string {
  if (value >= 32 ** count) throw new Error(`${value} does not fit in ${count} digits`);
  return Array.from({ length: count }, (_, i) =>
    String.fromCharCode(48 + ((value >> (5 * (count - 1 - i))) & 31)),
  ).join('');
}

/** The file that `numberTable` reads. */
export function numbersFile(source: string, territories: string, rows: string): Uint8Array {
  const body = `${source}\n${territories.trim()}\n\n${rows.trim()}\n`;
  return Buffer.from(`quicksms-numbers 1 ${crc32(body).toString(16).padStart(8, '0')}\n${body}`);
}
