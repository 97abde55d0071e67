import { chosenText, columnsOf, sliceColumns, sliceText } from '../columns.js';
import { numberColumns } from '../numbering/columns.js';
import type { NumberTable } from '../numbering/table.js';
import { fareOfBytes, fareOfString } from '../pricing/prefixes.js';
import { type SenderColumns, senderColumns } from '../sender/columns.js';
import { RCS_AGENT } from '../sender/kinds.js';
import { savingsCounts, textCounts } from '../text/columns.js';
import type { CountedColumns, Kernel, MessageColumns } from './kernel.js';
import { alternativesAt, type SavingsCounter } from './savings-tally.js';
import {
  CHANNEL_SHIFT,
  ENCODING_SHIFT,
  IN_USE,
  INVALID_NUMBER,
  SET_ASIDE,
  type Tally,
  type TallyEntry,
  TYPE_SHIFT,
  WITHOUT_SENDER,
} from './tally.js';

/** By what a counter counts, and where its counts are. */
export interface Counting {
  readonly table: NumberTable;
  readonly prefixes: Int32Array | undefined;
  readonly tally: Tally;
  /** Undefined where savings are not counted. */
  readonly savings: SavingsCounter | undefined;
}

/** Rows at a time: what is found of them stays in the second-level cache. */
const ROWS_AT_A_TIME = 8192;

/** What finds texts, numbers and senders. */
export type Finder = Pick<Kernel, 'analyzeColumn' | 'savingsColumn' | 'resolveColumn' | 'checkSenderColumn'>;

/** Counts messages by what `kernel` finds of their texts, numbers and senders. */
export function countInTypeScript(
  kernel: Finder,
  messages: MessageColumns,
  counting: Counting,
  details: CountedColumns | undefined,
): void {
  const { length } = messages;
  const rows = Math.min(length, ROWS_AT_A_TIME);
  const own = details ? undefined : countedColumns(rows);
  const senders = messages.sender && columnsOf(senderColumns, rows);
  for (let first = 0; first < length; first += ROWS_AT_A_TIME) {
    const last = Math.min(length, first + ROWS_AT_A_TIME);
    const block = sliceMessages(messages, first, last);
    const found = own ?? sliceCounted(details!, first, last);
    kernel.analyzeColumn(block.text, found.counts);
    kernel.resolveColumn(block.msisdn, counting.table, found.numbers);
    if (senders) kernel.checkSenderColumn(block.sender!, block.channel !== 0, senders);
    countBlock(block, counting, found, senders);
    if (counting.savings) countSavings(kernel, block, found, counting.savings);
  }
}

/** Counts messages that `found` and `senders` describe, and puts their fares into `found`. */
function countBlock(
  { length, msisdn, fare, channel }: MessageColumns,
  { prefixes, tally }: Counting,
  found: CountedColumns,
  senders: SenderColumns | undefined,
): void {
  const { status, country, type } = found.numbers;
  const { encoding, messageParts, segments } = found.counts;
  for (let row = 0; row < length; row++) {
    if (status[row] !== 0) {
      found.fare[row] = INVALID_NUMBER;
      tally.addInvalidNumbers(1);
      continue;
    }
    const channelCode = typeof channel === 'number' ? channel : channel[row]!;
    let known = fare === undefined ? 0 : fare[row]!;
    if (senders !== undefined && (senders.kind[row]! & (channelCode === 0 ? ~RCS_AGENT : -1)) === 0)
      known = WITHOUT_SENDER;
    if (known === 0 && prefixes !== undefined)
      known =
        'strings' in msisdn
          ? fareOfString(prefixes, msisdn.strings[row]!)
          : fareOfBytes(prefixes, msisdn.data, msisdn.starts[row]!, msisdn.ends[row]!);
    found.fare[row] = known;
    const kind =
      IN_USE |
      country[row]! |
      (type[row]! << TYPE_SHIFT) |
      (encoding[row]! << ENCODING_SHIFT) |
      (channelCode << CHANNEL_SHIFT);
    tally.add(tally.slotOf(known, kind, messageParts[row]!, segments[row]!), 1);
  }
}

/** Counts those of a block that would be cheaper. Only texts in UCS-2 of several parts are looked at. */
function countSavings(
  kernel: Finder,
  { length, text, channel }: MessageColumns,
  found: CountedColumns,
  savings: SavingsCounter,
): void {
  const { encoding, messageParts } = found.counts;
  const rows: number[] = [];
  for (let row = 0; row < length; row++)
    if (encoding[row] !== 0 && messageParts[row]! > 1 && found.fare[row]! < SET_ASIDE) rows.push(row);
  if (rows.length === 0) return;
  const counts = columnsOf(savingsCounts, rows.length);
  kernel.savingsColumn(chosenText(text, rows), savings.rules, counts);
  rows.forEach((row, i) => {
    const channelCode = typeof channel === 'number' ? channel : channel[row]!;
    savings.add(messageAt(found, row, channelCode), alternativesAt(counts, i), text, row);
  });
}

/** A message as a tally has it. */
export function messageAt(
  { numbers, counts, fare }: CountedColumns,
  row: number,
  channel: number,
): TallyEntry {
  return {
    fare: fare[row]!,
    country: numbers.country[row]!,
    type: numbers.type[row]!,
    encoding: counts.encoding[row]!,
    channel,
    messageParts: counts.messageParts[row]!,
    segments: counts.segments[row]!,
    count: 1,
  };
}

/** Columns for what a counter finds of `length` messages. */
export function countedColumns(length: number): CountedColumns {
  return {
    numbers: columnsOf(numberColumns, length),
    counts: columnsOf(textCounts, length),
    fare: new Uint32Array(length),
  };
}

/** Rows `first` to `last`, exclusive, of messages. */
export function sliceMessages(messages: MessageColumns, first: number, last: number): MessageColumns {
  const { msisdn, text, sender, fare, channel } = messages;
  return {
    length: last - first,
    msisdn: sliceText(msisdn, first, last),
    text: sliceText(text, first, last),
    sender: sender && sliceText(sender, first, last),
    fare: fare?.subarray(first, last),
    channel: typeof channel === 'number' ? channel : channel.subarray(first, last),
  };
}

/** Rows `first` to `last`, exclusive, of what was found of messages. */
export function sliceCounted({ numbers, counts, fare }: CountedColumns, first: number, last: number) {
  return {
    numbers: sliceColumns(numbers, first, last),
    counts: sliceColumns(counts, first, last),
    fare: fare.subarray(first, last),
  };
}
