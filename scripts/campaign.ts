// Writes a campaign as customers upload it: npx tsx scripts/campaign.ts --rows 1000000 --seed 1 --out campaign.csv
import { closeSync, openSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { random } from '../test/random.js';
import { mistakes, record } from './campaign/mistakes.js';
import { rowOf } from './campaign/rows.js';

/** A campaign of so many rows, header first. Each row is text, or bytes where it is not UTF-8. */
export function* campaign(rows: number, seed: number): Generator<string | Uint8Array, void> {
  const generator = random(seed);
  yield '\ufeffcustomer_id,msisdn,message\r\n';
  for (let number = 1; number < rows; number++) {
    const row = rowOf(number, generator);
    const mistake = mistakes[generator.below(50)];
    yield mistake ? mistake(row, generator) : record(row.customer, row.msisdn, row.message);
  }
  if (rows > 0) yield `C${String(rows).padStart(7, '0')},447700900000,"A quote that is never closed\r\n`;
}

function write(rows: number, seed: number, out: string): void {
  const file = openSync(out, 'w');
  let pending: Uint8Array[] = [];
  let text = '';
  const flush = () => {
    writeSync(file, Buffer.concat([...pending, Buffer.from(text)]));
    pending = [];
    text = '';
  };
  for (const row of campaign(rows, seed)) {
    if (typeof row === 'string') text += row;
    else {
      pending.push(Buffer.from(text), row);
      text = '';
    }
    if (text.length > 1 << 18) flush();
  }
  flush();
  closeSync(file);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string', default: 'campaign.csv' },
    },
  });
  if (!/^\d+$/.test(values.rows) || !/^\d+$/.test(values.seed)) {
    console.error(`--rows and --seed: expected whole numbers, found ${values.rows} and ${values.seed}`);
    process.exit(2);
  }
  write(Number(values.rows), Number(values.seed), values.out);
}
