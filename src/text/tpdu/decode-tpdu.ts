import { type Deliver, readDeliver } from './deliver.js';
import { type MessageType, readTpdu, type Tpdu, type TpduOptions, type TpduResult } from './input.js';
import type { OctetReader } from './reader.js';
import { readStatusReport, type StatusReport } from './status-report.js';
import { readSubmit, type Submit } from './submit.js';

/** A message of any type that is read here. Its `type` says which. */
export type AnyTpdu = Deliver | Submit | StatusReport;

type Fields = Omit<Deliver, keyof Tpdu> | Omit<Submit, keyof Tpdu> | Omit<StatusReport, keyof Tpdu>;

const readers: Record<MessageType, (reader: OctetReader, firstOctet: number) => Fields> = {
  DELIVER: readDeliver,
  SUBMIT: readSubmit,
  'STATUS-REPORT': readStatusReport,
};

/**
 * Reads an SMS-DELIVER, an SMS-SUBMIT or an SMS-STATUS-REPORT, whichever TP-MTI says (3GPP TS 23.040, 9.2.3.1). The
 * memory of a modem mixes them: `AT+CMGL` lists all three.
 *
 * `octets` may be hexadecimal text. Never throws for any octets: faults are `issues` or `warnings`, as `decodeDeliver`
 * says.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `octets` is neither a `Uint8Array` nor a string, or an option has the wrong type
 * @example
 * decodeTpdu('0011000B916407281553F80000AA0AE8329BFD4697D9EC37', { smsc: true }).value?.type // 'SUBMIT'
 */
export function decodeTpdu(octets: Uint8Array | string, options?: TpduOptions): TpduResult<AnyTpdu> {
  return readTpdu<Fields>(octets, options, readers);
}
