import { textColumn } from '@quicksms/core/batch';
import type { Kernel } from '@quicksms/core/kernel';
import { InputError } from '../errors.js';
import { readRows } from '../input/csv.js';
import { columnNames, readHeader } from '../input/header.js';
import type { Rows } from '../input/rows.js';
import type { Source } from '../input/source.js';

/** Where the columns of a campaign are. */
export interface CampaignColumns {
  fieldCount: number;
  msisdn: number;
  message: number;
  /** -1 where there is none. */
  mccMnc: number;
}

/** Rows of a campaign that are read together. They are valid until the next batch is read. */
export interface Batch {
  rows: Rows;
  /** The first row that is not the header. */
  first: number;
  columns: CampaignColumns;
}

/** Reads a campaign into the kernel's buffer, batch by batch. Throws an `InputError` for a file without the columns. */
export async function* readBatches(kernel: Kernel, campaign: Source): AsyncGenerator<Batch, void> {
  const allocate = (byteLength: number) => kernel.buffer(byteLength);
  let columns: CampaignColumns | undefined;
  for await (const rows of readRows(campaign, { allocate, isHeader: hasColumns })) {
    if (rows.length === 0) continue;
    const first = columns ? 0 : 1;
    columns ??= campaignColumns(campaign.name, rows);
    yield { rows, first, columns };
  }
  if (!columns) throw new InputError(`${campaign.name} is empty: expected a header such as msisdn,message`);
}

const messageNames = ['message', 'msg'];

function hasColumns(rows: Rows): boolean {
  const names = columnNames(rows);
  return names.includes('msisdn') && messageNames.some(name => names.includes(name));
}

function campaignColumns(name: string, rows: Rows): CampaignColumns {
  const header = readHeader(name, rows);
  const msisdn = header.column('msisdn');
  const message = header.column(...messageNames);
  const mccMnc = header.column('mccmnc', 'mcc_mnc');
  if (msisdn < 0 || message < 0) throw header.lacking('msisdn and message (or msg)');
  return { fieldCount: header.fieldCount, msisdn, message, mccMnc };
}

/** One field of the chosen rows as a column. */
export function fieldColumn(rows: Rows, chosen: Uint32Array, column: number) {
  const starts = new Uint32Array(chosen.length);
  const ends = new Uint32Array(chosen.length);
  for (let i = 0; i < chosen.length; i++) {
    const field = rows.firstField[chosen[i]!]! + column;
    starts[i] = rows.starts[field]!;
    ends[i] = rows.ends[field]!;
  }
  return textColumn({ data: rows.data, starts, ends });
}
