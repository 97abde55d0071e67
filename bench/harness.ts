// Runs contenders in turn on the same input, for several rounds, and takes medians. Compares all answers first.
import { cpus } from 'node:os';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import Benchmark from 'benchmark';

const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    size: { type: 'string' },
  },
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

const rounds = quick ? 3 : 7;
const secondsPerRound = quick ? 0.03 : 0.2;

export interface Contender {
  name: string;
  /** Works through the whole input once. */
  run(): unknown;
  /** The answers, where `run` does not return them. */
  answers?(): unknown;
}

export interface Input {
  rows: number;
  bytes: number;
}

export interface Result {
  name: string;
  rowsPerSecond: number;
  megabytesPerSecond: number;
  /** Speed divided by that of the first contender: the median of the rounds' ratios, which drift does not move. */
  ratio: number;
}

/** Checks that all contenders give the first one's answers, then measures them. */
export function compare(input: Input, contenders: Contender[]): Result[] {
  checkAnswers(contenders);
  return measure(input, contenders);
}

/** Throws when the answer of a contender differs from the first one's; the message names the question. */
export function checkAnswers([first, ...others]: Contender[]): void {
  const answersOf = ({ answers, run }: Contender) => structuredClone((answers ?? run)());
  const right = answersOf(first!) as Record<string, unknown>;
  for (const other of others) {
    const given = answersOf(other) as Record<string, unknown>;
    for (const question of Object.keys({ ...right, ...given })) {
      if (isDeepStrictEqual(right[question], given[question])) continue;
      throw new Error(`"${other.name}" and "${first!.name}" do not agree: ${question}`);
    }
  }
}

/** Measures contenders without comparing answers: for those that may be wrong, and are marked so. */
export function measure({ rows, bytes }: Input, contenders: Contender[]): Result[] {
  const speeds: number[][] = contenders.map(() => []);
  for (let round = 0; round < rounds; round++) {
    contenders.forEach(({ name, run }, i) => {
      speeds[i]!.push(runsPerSecond(name, run));
    });
  }
  return contenders.map(({ name }, i) => {
    const speed = median(speeds[i]!);
    return {
      name,
      rowsPerSecond: speed * rows,
      megabytesPerSecond: (speed * bytes) / 1e6,
      ratio: median(speeds[i]!.map((speed, round) => speed / speeds[0]![round]!)),
    };
  });
}

function runsPerSecond(name: string, run: () => unknown): number {
  const benchmark = new Benchmark(name, run, {
    minSamples: 1,
    minTime: secondsPerRound / 2,
    maxTime: secondsPerRound / 2,
  }).run();
  if (benchmark.error) throw benchmark.error;
  return benchmark.hz;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export type Row = Record<string, string | number>;

export interface Report {
  say(paragraph: string): void;
  table(heading: string, rows: Row[]): void;
  end(): void;
}

/** Prints Markdown as it comes, or with `--json` one object at the end. */
export function report(title: string): Report {
  const machine = {
    processor: cpus()[0]!.model,
    cores: cpus().length,
    node: process.version,
    date: new Date().toISOString().slice(0, 10),
    quick,
  };
  const found = { title, machine, notes: [] as string[], tables: {} as Record<string, Row[]> };
  const print = (text: string) => {
    if (!flags.json) console.log(text + '\n');
  };
  print(`# ${title}`);
  print(
    `${machine.processor}, ${machine.cores} cores, Node ${machine.node}, ${machine.date}${quick ? ', quick' : ''}`,
  );
  return {
    say(paragraph) {
      found.notes.push(paragraph);
      print(paragraph);
    },
    table(heading, rows) {
      found.tables[heading] = rows;
      print(`## ${heading}\n\n${markdown(rows)}`);
    },
    end() {
      if (flags.json) console.log(JSON.stringify(found, null, 2));
    },
  };
}

function markdown(rows: Row[]): string {
  const columns = Object.keys(rows[0]!);
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns),
    line(columns.map(column => (typeof rows[0]![column] === 'number' ? '---:' : '---'))),
    ...rows.map(row => line(columns.map(column => cell(row[column]!)))),
  ].join('\n');
}

/** Three digits that count; `|` would end the cell. */
function cell(value: string | number): string {
  if (typeof value === 'string') return value.replaceAll('|', '\\|');
  if (Math.abs(value) >= 100 || Number.isInteger(value)) return Math.round(value).toLocaleString('en');
  return value.toPrecision(3);
}
