import { statuses } from '../codes.js';
import type { TextColumn } from '../columns.js';
import { SET_ASIDE } from '../kernel/tally.js';
import { argumentError, kindOf, misuse } from '../misuse.js';
import { combineFares, type Fares, fareAt, fareOfMccMnc } from '../pricing/fares.js';
import { fareOfBytes, fareOfString } from '../pricing/prefixes.js';
import { MCC_MNC_PATTERN } from '../pricing/price.js';
import type { Channel } from '../text/analyze.js';
import { requireColumn } from './column.js';

/** Messages as columns: row i of each belongs to message i. */
export interface MessagesToEstimate {
  readonly msisdn: TextColumn;
  readonly text: TextColumn;
  /** Messages with an invalid sender are set aside. Without it senders are not checked. */
  readonly sender?: TextColumn | undefined;
  /** MCC and MNC in one string, such as `23415`, or an empty one where the network is not known. */
  readonly mccMnc?: TextColumn | undefined;
  /** `SMS` or `RCS`, for each message or for all; default `'SMS'`, and `'RCS'` with `rcsShare`. */
  readonly channel?: TextColumn | Channel | undefined;
}

/** 0 for SMS and 1 for RCS, for each message or for all. */
export type ChannelCodes = Uint8Array | 0 | 1;

/** Throws unless all columns are columns, of one length. */
export function requireMessages(messages: MessagesToEstimate): void {
  if (typeof messages !== 'object' || messages === null)
    throw argumentError('messages', 'an object of columns', messages);
  const { msisdn, text, sender, mccMnc, channel } = messages;
  requireColumn(msisdn);
  const columns = { text, sender, mccMnc, channel: typeof channel === 'string' ? undefined : channel };
  for (const [name, column] of Object.entries(columns)) {
    if (column === undefined && name !== 'text') continue;
    requireColumn(column as TextColumn);
    if (column!.length !== msisdn.length)
      throw misuse(
        new RangeError(
          `messages.${name} has ${column!.length} rows and messages.msisdn ${msisdn.length}: expected as many`,
        ),
      );
  }
}

/** The channels of the messages. Throws unless each is SMS or RCS. */
export function channelsOf(channel: TextColumn | Channel): ChannelCodes {
  const codeOf = (text: string, where: string): 0 | 1 => {
    if (text === 'SMS') return 0;
    if (text === 'RCS') return 1;
    throw misuse(new RangeError(`${where} must be 'SMS' or 'RCS', not ${kindOf(text)}`));
  };
  if (typeof channel === 'string') return codeOf(channel, 'messages.channel');
  const codes = new Uint8Array(channel.length);
  eachText(channel, (text, row) => {
    codes[row] = codeOf(text, `messages.channel, row ${row},`);
  });
  return codes;
}

/** The rates of a card at a time. */
export interface FaresAt {
  readonly fares: Fares;
  /** Milliseconds. */
  readonly at: number | undefined;
}

/** The fares by MCC and MNC, and which messages are set aside for theirs; undefined without MCC and MNC. */
export function givenFares(
  { msisdn, mccMnc }: MessagesToEstimate,
  faresAt: FaresAt,
): Uint32Array | undefined {
  if (mccMnc === undefined) return undefined;
  const given = new Uint32Array(msisdn.length);
  eachText(mccMnc, (text, row) => {
    if (text === '') return;
    const isNetwork = MCC_MNC_PATTERN.test(text);
    given[row] = isNetwork ? networkFare(faresAt, text, msisdn, row) : WITHOUT_NETWORK;
  });
  return given;
}

const WITHOUT_NETWORK = SET_ASIDE + /* @__PURE__ */ statuses.indexOf('INVALID_MCC_MNC');

/** The fare of a network; for a channel of which it has no rate, that of the number's prefix. */
function networkFare({ fares, at }: FaresAt, mccMnc: string, msisdn: TextColumn, row: number): number {
  const fare = fareOfMccMnc(fares, mccMnc, at);
  const { sms, rcs } = fareAt(fares, fare, at);
  return fare === 0 || (sms && rcs) ? fare : combineFares(fares, fare, prefixFare(fares, msisdn, row));
}

function prefixFare({ prefixes }: Fares, msisdn: TextColumn, row: number): number {
  if (prefixes === undefined) return 0;
  return 'strings' in msisdn
    ? fareOfString(prefixes, msisdn.strings[row]!)
    : fareOfBytes(prefixes, msisdn.data, msisdn.starts[row]!, msisdn.ends[row]!);
}

const decoder = /* @__PURE__ */ new TextDecoder('utf-8', { ignoreBOM: true });

function eachText(column: TextColumn, visit: (text: string, row: number) => void): void {
  if ('strings' in column) for (let row = 0; row < column.length; row++) visit(column.strings[row]!, row);
  else
    for (let row = 0; row < column.length; row++)
      visit(decoder.decode(column.data.subarray(column.starts[row], column.ends[row])), row);
}
