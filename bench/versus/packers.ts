// Other packages that write and read the octets of GSM-7, each as its README shows. Octets are in hexadecimal.
import gsm7 from 'gsm7';
import { Submit, utils } from 'node-pdu';
import nodeSmsPdu from 'node-sms-pdu/lib/sms-pdu-user-data-gsm0338.js';
import pdu from 'pdu';
import stringToPdu from 'sms-pdu-node';

export interface Packer {
  name: string;
  /** Encodes every text and keeps the answer. Each packer has its own loop, which always calls the same function. */
  encodeAll(texts: readonly string[]): unknown;
  /** Decodes every payload of so many septets and keeps the answer. */
  decodeAll?(payloads: readonly Payload[]): unknown;
  /** The packed septets of a text that fits into one segment. */
  encode(text: string): string;
  decode?(payload: Payload): string;
  /** Encodes long texts into segments. Without it, the package has no segments, or only makes whole PDUs of them. */
  encodeLong?(texts: readonly string[]): unknown;
  /** The payload of each segment, or a PDU that ends with it. */
  segments?(text: string): string[];
}

/** Packed septets, as each package wants them. */
export interface Payload {
  hex: string;
  buffer: Buffer;
  septets: number;
}

const RECEIVER = '447700900000';
const { Helper } = utils;
const generate = (text: string) => pdu.generate({ text, receiver: RECEIVER, encoding: '7bit' });
const userDataOf = (text: string) => stringToPdu(text, RECEIVER, null, 7).pdu;

export const packers: Packer[] = [
  {
    name: 'node-pdu',
    encodeAll(texts) {
      let kept: unknown;
      for (let i = 0; i < texts.length; i++) kept = Helper.encode7Bit(texts[i]!);
      return kept;
    },
    decodeAll(payloads) {
      let kept: unknown;
      for (let i = 0; i < payloads.length; i++)
        kept = Helper.decode7Bit(payloads[i]!.hex, payloads[i]!.septets);
      return kept;
    },
    encodeLong(texts) {
      let kept: unknown;
      for (let i = 0; i < texts.length; i++) kept = new Submit(RECEIVER, texts[i]!).getPartStrings();
      return kept;
    },
    encode: text => Helper.encode7Bit(text).result.toLowerCase(),
    decode: ({ hex, septets }) => Helper.decode7Bit(hex, septets),
    segments: text => new Submit(RECEIVER, text).getPartStrings().map(part => part.toLowerCase()),
  },
  {
    name: 'gsm7',
    encodeAll(texts) {
      let kept: unknown;
      for (let i = 0; i < texts.length; i++) kept = gsm7.encode(texts[i]!);
      return kept;
    },
    decodeAll(payloads) {
      let kept: unknown;
      for (let i = 0; i < payloads.length; i++) kept = gsm7.decode(payloads[i]!.buffer);
      return kept;
    },
    encode: text => gsm7.encode(text).toString('hex'),
    decode: ({ buffer }) => gsm7.decode(buffer),
  },
  {
    name: 'node-sms-pdu',
    encodeAll(texts) {
      let kept: unknown;
      for (let i = 0; i < texts.length; i++) kept = nodeSmsPdu.encode(texts[i]!);
      return kept;
    },
    decodeAll(payloads) {
      let kept: unknown;
      for (let i = 0; i < payloads.length; i++) kept = nodeSmsPdu.decode(payloads[i]!.buffer, 0);
      return kept;
    },
    encodeLong(texts) {
      let kept: unknown;
      for (let i = 0; i < texts.length; i++) kept = nodeSmsPdu.encode(texts[i]!);
      return kept;
    },
    encode: text => nodeSmsPdu.encode(text)[0]!.buffer.toString('hex'),
    decode: ({ buffer }) => nodeSmsPdu.decode(buffer, 0),
    segments: text => nodeSmsPdu.encode(text).map(({ buffer }) => buffer.toString('hex')),
  },
  {
    name: 'sms-pdu-node',
    encodeAll(texts) {
      let kept: unknown;
      for (let i = 0; i < texts.length; i++) kept = userDataOf(texts[i]!);
      return kept;
    },
    // After no service centre, the first octets, the receiver, PID, DCS and the length.
    encode: text => userDataOf(text).slice(28).toLowerCase(),
  },
  {
    name: 'pdu',
    encodeAll(texts) {
      let kept: unknown;
      for (let i = 0; i < texts.length; i++) kept = generate(texts[i]!);
      return kept;
    },
    encodeLong(texts) {
      let kept: unknown;
      for (let i = 0; i < texts.length; i++) kept = generate(texts[i]!);
      return kept;
    },
    encode: text => generate(text)[0]!.slice(28).toLowerCase(),
    segments: generate,
  },
];
