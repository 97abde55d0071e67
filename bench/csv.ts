// Rows and fields of CSV: bytes in the kernel's buffer, against a parser that makes strings, and a file against `wc -l`.
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Kernel } from '../src/kernel/index.js';
import { random } from '../test/random.js';
import { type Contender, compare, measure } from './harness.js';
import { library } from './library.js';
import { quick, type Row, report } from './report.js';

const { loadKernel, scanCsv } = library;

const { say, table, figure, end } = report('CSV');
const CHUNK = 1 << 20;
const layout = (fieldCount: number) => ({ separator: 0x2c, fieldCount, wanted: [0, 1] });

interface Corpus {
  readonly name: string;
  readonly columns: number;
  /** How many of a hundred messages are in quotes. */
  readonly quoted: number;
}

const corpora: Corpus[] = [
  { name: 'number and message, 1 in 100 in quotes', columns: 2, quoted: 1 },
  { name: 'one message in five in quotes', columns: 2, quoted: 20 },
  { name: 'every message in quotes', columns: 2, quoted: 100 },
  { name: '20 columns, 1 message in 20 in quotes', columns: 20, quoted: 5 },
];
say(
  `${CHUNK} bytes from cache, rows of some 130 bytes, two fields wanted. Every other text in quotes has doubled quotes.`,
);

for (const corpus of corpora) {
  const bytes = drawn(corpus);
  const contenders = [ofKernel(loadKernel()), ofKernel(loadKernel({ prefer: 'ts' })), csvParse()];
  const results = compare(
    { rows: 1, bytes: bytes.length },
    contenders.map(contender => contender(corpus, bytes)),
  );
  table(
    corpus.name,
    results.map(
      ({ name, megabytesPerSecond, ratio }): Row => ({ name, 'MB/s': megabytesPerSecond, '× first': ratio }),
    ),
  );
  figure(`${corpus.name}: against csv-parse`, {
    value: 1 / results[2]!.ratio,
    noise: results[2]!.noise,
  });
}
compareWithWc();
end();

type MakeContender = (corpus: Corpus, bytes: Uint8Array) => Contender;

/** Scans a copy each time, since doubled quotes are made single in place. */
function ofKernel(kernel: Kernel): MakeContender {
  return ({ columns }, bytes) => {
    const data = kernel.buffer(bytes.length);
    const run = () => {
      data.set(bytes);
      return scanAll(kernel, data, columns);
    };
    return { name: `${kernel.name} kernel, with a copy of the bytes`, run };
  };
}

/** How many rows there are, and how many bytes their wanted fields have. */
function scanAll(kernel: Kernel, data: Uint8Array, columns: number) {
  let rows = 0;
  let length = 0;
  for (let from = 0; from < data.length; ) {
    const scan = scanCsv(kernel, { data, from, to: data.length, isFinal: true }, layout(columns));
    for (const { starts, ends } of scan.fields)
      for (let row = 0; row < scan.length; row++) length += ends[row]! - starts[row]!;
    rows += scan.length;
    from = scan.next;
  }
  return { rows, length };
}

function csvParse(): MakeContender {
  return (_, bytes) => ({
    name: 'csv-parse, strings',
    run() {
      const rows: string[][] = parse(Buffer.from(bytes), { encoding: 'latin1' });
      let length = 0;
      for (const [msisdn, message] of rows) length += msisdn!.length + message!.length;
      return { rows: rows.length, length };
    },
  });
}

/** A file, reading included: chunk by chunk into the kernel's buffer, and the same file by `wc -l`. */
function compareWithWc(): void {
  const folder = mkdtempSync(join(tmpdir(), 'csv-'));
  try {
    const path = join(folder, 'file.csv');
    const piece = drawn(corpora[0]!);
    const pieces = quick ? 16 : 128;
    writeFileSync(path, Buffer.concat(Array.from({ length: pieces }, () => piece)));
    const kernel = loadKernel();
    const data = kernel.buffer(CHUNK + (CHUNK >> 4));
    const results = measure({ rows: 1, bytes: piece.length * pieces }, [
      { name: 'wasm kernel, reading included', run: () => scanFile(kernel, data, path) },
      { name: 'wc -l', run: () => execFileSync('wc', ['-l', path]) },
    ]);
    table(
      'A file in the cache of the system',
      results.map(
        ({ name, megabytesPerSecond, ratio }): Row => ({
          name,
          'MB/s': megabytesPerSecond,
          '× first': ratio,
        }),
      ),
    );
    figure('a file: against wc -l', { value: 1 / results[1]!.ratio, noise: results[1]!.noise });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function scanFile(kernel: Kernel, data: Uint8Array, path: string): number {
  const file = openSync(path, 'r');
  let rows = 0;
  let filled = 0;
  for (let isFinal = false; !isFinal; ) {
    const read = readSync(file, data, filled, data.length - filled, null);
    isFinal = read === 0;
    filled += read;
    let from = 0;
    for (let found = 1; found > 0; ) {
      const scan = scanCsv(kernel, { data, from, to: filled, isFinal }, layout(2));
      found = scan.length;
      rows += found;
      from = scan.next;
    }
    data.copyWithin(0, from, filled);
    filled -= from;
  }
  closeSync(file);
  return rows;
}

function drawn({ columns, quoted }: Corpus): Uint8Array {
  const { below, pick } = random(15);
  const words =
    'your order has shipped and will arrive tomorrow please reply STOP to end parcel code bonjour votre colis'.split(
      ' ',
    );
  let text = '';
  while (text.length < CHUNK - 400) {
    let message = '';
    for (const length = 60 + below(110); message.length < length; ) message += `${pick(words)} `;
    if (below(100) < quoted) message = below(2) ? `"${message}, ""${pick(words)}""\n"` : `"${message}, ok"`;
    const fields = [
      `4477009${10000 + below(90000)}`,
      message,
      ...Array.from({ length: columns - 2 }, () => pick(words)),
    ];
    text += `${fields.join(',')}\n`;
  }
  return Buffer.from(text, 'latin1');
}
