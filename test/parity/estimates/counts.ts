// Counters of two kernels, with senders, with fares that are known without the number, and with both channels in a column.
import { type TextColumn, textColumn } from '../../../src/batch/index.js';
import type { Counter, Kernel, MessageColumns } from '../../../src/kernel/kernel.js';
import { SET_ASIDE } from '../../../src/kernel/tally.js';
import { countedColumns } from '../../../src/kernel/ts-tally.js';
import { builtInNumbers } from '../../../src/numbering/built-in.js';
import { faresOf } from '../../../src/pricing/compile-fares.js';
import { random } from '../../random.js';
import { type Amounts, requireSame } from '../answers.js';
import { typescript } from '../kernels.js';
import { joined } from '../layouts.js';
import { numberRows } from '../numbers/rows.js';
import { senderRows } from '../senders/rows.js';
import { randomRows } from '../text/rows.js';
import { cardOf, plainRates } from './rates.js';

const chance = random(9);
const numbers = numberRows(300, chance).slice(0, 2400);
const rates = plainRates(numbers, 500, chance);
const prefixes = faresOf(cardOf(rates)).prefixes!;

/** Columns of so many messages: in one of four a row is not a number, has a known fare, or a sender of any kind. */
function messagesOf(length: number, mixed: boolean): MessageColumns {
  const rowIn = (rows: readonly Uint8Array[], other: Uint8Array, row: number) =>
    chance.below(12) ? rows[row % rows.length]! : other;
  const column = (rows: readonly Uint8Array[]) => textColumn(joined(rows) as never) as TextColumn;
  const msisdn = Array.from({ length }, (_, row) => rowIn(numbers, Buffer.from('1234567x'), row));
  const senders = senderRows(length, chance);
  const sender = Array.from({ length }, (_, row) => rowIn([Buffer.from('MyStore')], senders[row]!, row));
  const fares = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, SET_ASIDE + 4];
  return {
    length,
    msisdn: column(msisdn),
    text: column(randomRows(chance, length)),
    sender: mixed ? column(sender) : undefined,
    fare: mixed ? Uint32Array.from({ length }, () => chance.pick(fares)) : undefined,
    channel: mixed ? Uint8Array.from({ length }, () => chance.below(2)) : 0,
  };
}

const countsOf = (counter: Counter) =>
  counter
    .tally()
    .map(entry => Object.values(entry).join())
    .sort()
    .join('\n');

/** What a kernel finds of the messages, which are counted twice. */
function foundBy(kernel: Kernel, messages: MessageColumns, walk: Int32Array | undefined) {
  const counter = kernel.counter(builtInNumbers(), walk);
  const details = countedColumns(messages.length);
  counter.add(messages, details);
  counter.add(messages);
  const { status: _, ...resolved } = details.numbers;
  return { counts: countsOf(counter), columns: { ...resolved, ...details.counts, fare: details.fare } };
}

/** A number of rows that is a multiple of four, and each remainder; and one more block than the engine takes at a time. */
const cases = [1, 2, 3, 2048, 2049, 2050, 4099].flatMap(length =>
  [false, true].map(mixed => messagesOf(length, mixed)),
);

/** Throws where a kernel counts messages in another way than TypeScript does, or finds other details. */
export function requireCounts(kernel: Kernel): void {
  for (const messages of cases)
    for (const walk of [undefined, prefixes]) {
      const [found, right] = [kernel, typescript].map(one => foundBy(one, messages, walk));
      const rows = Array.from({ length: messages.length }, () => new Uint8Array());
      requireSame(
        kernel.name,
        found!.columns as unknown as Amounts,
        right!.columns as unknown as Amounts,
        rows,
      );
      if (found!.counts !== right!.counts)
        throw new Error(`${messages.length} messages are counted otherwise`);
    }
}
