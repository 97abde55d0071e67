// What a program of this folder prints: Markdown as it comes, or with `--json` one object at the end. The parent process gets
// the figures: each row of the table in README.md is one.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { Ratio } from './slices.js';

const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    size: { type: 'string' },
  },
  allowPositionals: true,
});

/** Short runs: their figures show that everything works, and are not to be quoted. */
export const { quick } = flags;

/** Bytes of text in each corpus: `--size`, in millions; `bytes` by default. */
export function bytesOr(bytes: number): number {
  if (flags.size === undefined) return bytes;
  const millions = Number(flags.size);
  if (millions > 0 && millions <= 64) return millions * 1e6;
  throw new RangeError(`--size is in millions of bytes, more than 0 and at most 64, not ${flags.size}`);
}

/** What was measured, in one number. */
export interface Figure extends Ratio {
  /** Default `more`. */
  readonly better?: 'more' | 'less';
}

export type Figures = Record<string, Figure>;

export type Row = Record<string, string | number>;

export interface Report {
  say(paragraph: string): void;
  table(heading: string, rows: Row[]): void;
  figure(name: string, figure: Figure): void;
  end(): void;
}

/** Begins the report of a program. */
export function report(title: string): Report {
  const machine = { processor: cpus()[0]!.model, cores: cpus().length, node: process.version, quick };
  const found = {
    title,
    machine,
    notes: [] as string[],
    tables: {} as Record<string, Row[]>,
    figures: {} as Figures,
  };
  const print = (text: string) => {
    if (!flags.json) console.log(text + '\n');
  };
  print(`# ${title}`);
  print(`${machine.processor}, ${machine.cores} cores, Node ${machine.node}${quick ? ', quick' : ''}`);
  return {
    say(paragraph) {
      found.notes.push(paragraph);
      print(paragraph);
    },
    table(heading, rows) {
      found.tables[heading] = rows;
      print(`## ${heading}\n\n${markdown(rows)}`);
    },
    figure(name, { value, noise, better = 'more' }) {
      found.figures[name] = {
        value: rounded(value),
        noise: rounded(noise),
        ...(better === 'less' ? { better } : {}),
      };
    },
    end() {
      if (flags.json) console.log(JSON.stringify(found, null, 2));
      process.send?.(found);
      process.disconnect?.();
    },
  };
}

const rounded = (value: number) => Number(value.toPrecision(3));

/** Rows as a table. All have the columns of the first. */
export function markdown(rows: Row[]): string {
  const columns = Object.keys(rows[0]!);
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns),
    line(columns.map(column => (typeof rows[0]![column] === 'number' ? '---:' : '---'))),
    ...rows.map(row => line(columns.map(column => cell(row[column]!)))),
  ].join('\n');
}

/** Three digits that count; `|` would end the cell. */
export function cell(value: string | number): string {
  if (typeof value === 'string') return value.replaceAll('|', '\\|');
  if (Math.abs(value) >= 100 || Number.isInteger(value)) return Math.round(value).toLocaleString('en');
  return value.toPrecision(3);
}
