import { copyColumns, sliceText, type TextColumn, type Utf8Column } from '../columns.js';
import type { Engine } from './engine.js';
import type { CountedColumns, MessageColumns } from './kernel.js';
import type { SavingsCounter } from './savings-tally.js';
import { ENCODING_SHIFT, INVALID_NUMBER, type Tally } from './tally.js';
import { type Counting, countInTypeScript, type Finder, sliceCounted, sliceMessages } from './ts-tally.js';
import type { NumberEngine } from './wasm-numbers.js';
import type { SavingsEngine } from './wasm-savings.js';
import { senderWork } from './wasm-senders.js';

// The engine's tables of counts (assembly/pricing/tally.ts). A slot has a count for each encoding and each number of
// parts up to these, where parts and segments are as many. Other messages have odd slots.
export const MOST_PARTS = 7;
export const SLOT_SHIFT = 6;
export const ODD_SHIFT = 5;

const SLOT_WORDS = 1 << (SLOT_SHIFT - 2);
const ODD_WORDS = 1 << (ODD_SHIFT - 2);

/** Rows after which counts leave the engine, where they have 32 bits. */
const MOST_COUNTED = 2 ** 31;

/** Rows at a time: what is found of them, and most of their text, stays in the second-level cache. */
const ROWS_AT_A_TIME = 2048;

/** Messages whose numbers and texts are bytes. */
export interface MessageBytes extends MessageColumns {
  readonly msisdn: Utf8Column;
  readonly text: Utf8Column;
}

/** Counts messages in the engine, whose tables belong to one tally at a time: that of the counter that added last. */
export class TallyEngine {
  readonly #engine: Engine;
  readonly #numbers: NumberEngine;
  readonly #savings: SavingsEngine;
  readonly #kernel: Finder;
  #owner: Tally | undefined;
  #rowsCounted = 0;

  constructor(
    engine: Engine,
    { numbers, savings }: { numbers: NumberEngine; savings: SavingsEngine },
    kernel: Finder,
  ) {
    this.#engine = engine;
    this.#numbers = numbers;
    this.#savings = savings;
    this.#kernel = kernel;
  }

  /** Counts messages. Returns false, and does nothing, where memory has no room for the prefixes. */
  count(messages: MessageBytes, counting: Counting, details: CountedColumns | undefined): boolean {
    const engine = this.#engine;
    const { prefixes, table, tally } = counting;
    const address = prefixes === undefined ? 0 : engine.placePrefixes(prefixes);
    if (address === undefined) return false;
    engine.exports.setPrefixes(address);
    this.#numbers.takeUp(table);
    this.#takeOver(tally);
    const { length, msisdn, text, sender } = messages;
    const columns = sender === undefined || 'strings' in sender ? [msisdn, text] : [msisdn, text, sender];
    for (let row = 0; row < length; ) {
      let last = Math.min(row + ROWS_AT_A_TIME, length);
      for (const column of columns) if (last > row) last = engine.blockEnd(column, row, last);
      if (last > row) {
        this.#countBlock(messages, row, last, counting.savings);
        if (details) this.#copyBlock(details, row, last);
        row = last;
      } else {
        const own = details && sliceCounted(details, row, row + 1);
        countInTypeScript(this.#kernel, sliceMessages(messages, row, row + 1), counting, own);
        row++;
      }
    }
    return true;
  }

  /** Brings into `tally` all that the engine has counted for it. */
  settle(tally: Tally): void {
    if (tally === this.#owner) this.#drain(tally);
  }

  #takeOver(tally: Tally): void {
    if (tally === this.#owner) return;
    if (this.#owner) this.#drain(this.#owner);
    this.#owner = tally;
  }

  #countBlock(
    { msisdn, text, sender, fare, channel }: MessageBytes,
    first: number,
    last: number,
    savings: SavingsCounter | undefined,
  ): void {
    const engine = this.#engine;
    const { exports, views } = engine;
    const rows = last - first;
    if (fare) views.messages.fare.set(fare.subarray(first, last));
    else views.messages.fare.fill(0, 0, rows);
    if (typeof channel === 'number') views.messages.channel.fill(channel, 0, rows);
    else views.messages.channel.set(channel.subarray(first, last));
    if (sender) this.#setAsideSenders(sender, channel !== 0, first, last);
    const numbers = engine.place(msisdn, first, last);
    engine.run(exports.resolveRows, msisdn, numbers);
    exports.fareRows(numbers.base, rows);
    const texts = engine.place(text, first, last);
    engine.run(exports.analyzeRows, text, texts);
    if (savings) this.#savings.count(text, texts, savings);
    this.#rowsCounted += rows;
    if (this.#rowsCounted > MOST_COUNTED) this.#drain(this.#owner!);
    for (let done = 0; (done = exports.tallyRows(done, rows)) < rows; ) this.#drain(this.#owner!);
  }

  /** Sets those of a block aside that have an invalid sender. */
  #setAsideSenders(sender: TextColumn, smartRouting: boolean, first: number, last: number): void {
    const engine = this.#engine;
    const { exports, views } = engine;
    if ('strings' in sender)
      this.#kernel.checkSenderColumn(sliceText(sender, first, last), smartRouting, views.senders);
    else engine.run(senderWork(exports, smartRouting), sender, engine.place(sender, first, last));
    exports.setAsideSenders(last - first);
  }

  #copyBlock(details: CountedColumns, first: number, last: number): void {
    const { numbers, text, messages } = this.#engine.views;
    const rows = last - first;
    copyColumns(numbers, rows, details.numbers, first);
    copyColumns(text, rows, details.counts, first);
    details.fare.set(messages.fare.subarray(0, rows), first);
  }

  /** Moves all counts out of the engine. */
  #drain(tally: Tally): void {
    const { exports } = this.#engine;
    const { buffer } = exports.memory;
    const { TALLY, TALLY_SLOTS, USED, ODD, ODD_SLOTS } = exports;
    const slots = new Uint32Array(buffer, TALLY.value, SLOT_WORDS * TALLY_SLOTS.value);
    for (const slot of new Uint16Array(buffer, USED.value, exports.usedSlots()))
      addSlot(tally, slots, SLOT_WORDS * slot);
    const odd = new Uint32Array(buffer, ODD.value, ODD_WORDS * ODD_SLOTS.value);
    for (let at = 0; at < odd.length; at += ODD_WORDS) if (odd[at + 1] !== 0) addOddSlot(tally, odd, at);
    exports.clearTally();
    this.#rowsCounted = 0;
  }
}

/** Adds the counts of a slot: fare, class, then those of GSM-7 from one part on, then those of UCS-2. */
function addSlot(tally: Tally, slots: Uint32Array, at: number): void {
  const fare = slots[at]!;
  const kind = slots[at + 1]!;
  for (let i = 0; i < 2 * MOST_PARTS; i++) {
    const count = slots[at + 2 + i]!;
    if (count === 0) continue;
    const parts = (i % MOST_PARTS) + 1;
    const encoding = i < MOST_PARTS ? 0 : 1;
    if (fare === INVALID_NUMBER) tally.addInvalidNumbers(count);
    else tally.add(tally.slotOf(fare, kind | (encoding << ENCODING_SHIFT), parts, parts), count);
  }
}

/** Adds the count of an odd slot: fare, class, parts, segments, encoding, count. */
function addOddSlot(tally: Tally, odd: Uint32Array, at: number): void {
  const fare = odd[at]!;
  const kind = odd[at + 1]! | (odd[at + 4]! << ENCODING_SHIFT);
  const count = odd[at + 5]!;
  if (fare === INVALID_NUMBER) tally.addInvalidNumbers(count);
  else tally.add(tally.slotOf(fare, kind, odd[at + 2]!, odd[at + 3]!), count);
}
