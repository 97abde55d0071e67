import { getCharCount } from '@trt2/gsm-charset-utils';
import { count } from 'sms-length';
import { SegmentedMessage } from 'sms-segments-calculator';
import { split } from 'split-sms';
import type { Encoding } from '../../src/index.js';

export interface Count {
  encoding: Encoding;
  parts: number;
  /** Septets or UTF-16 code units, where the package reports them. */
  units?: number;
}

export interface Rival {
  name: string;
  /** Asks about every text as the package's README shows, and keeps the answer. */
  run(texts: readonly string[]): unknown;
  count(text: string): Count;
}

// Each rival has its own loop, so that the call in it is always to the same function.
export const rivals: Rival[] = [
  {
    name: 'sms-segments-calculator',
    run(texts) {
      let kept: unknown;
      for (let i = 0; i < texts.length; i++) {
        const message = new SegmentedMessage(texts[i]!);
        kept = [message.encodingName, message.segmentsCount];
      }
      return kept;
    },
    count(text) {
      const { encodingName: encoding, segmentsCount: parts, messageSize } = new SegmentedMessage(text);
      return { encoding, parts, units: messageSize / (encoding === 'GSM-7' ? 7 : 16) };
    },
  },
  {
    name: 'split-sms',
    run(texts) {
      let kept: unknown;
      for (let i = 0; i < texts.length; i++) kept = split(texts[i]!);
      return kept;
    },
    count: text => countOfSplit(split(text)),
  },
  {
    name: 'split-sms, summary',
    run(texts) {
      let kept: unknown;
      for (let i = 0; i < texts.length; i++) kept = split(texts[i]!, { summary: true });
      return kept;
    },
    count: text => countOfSplit(split(text, { summary: true })),
  },
  {
    name: '@trt2/gsm-charset-utils',
    run(texts) {
      let kept: unknown;
      for (let i = 0; i < texts.length; i++) kept = getCharCount(texts[i]!);
      return kept;
    },
    // Its charCount includes what a part leaves empty before a pair, so it is not compared.
    count(text) {
      const { encoding, msgCount } = getCharCount(text);
      return { encoding: encoding === 'GSM' ? 'GSM-7' : 'UCS-2', parts: msgCount };
    },
  },
  {
    name: 'sms-length',
    run(texts) {
      let kept: unknown;
      for (let i = 0; i < texts.length; i++) kept = count(texts[i]!);
      return kept;
    },
    count(text) {
      const { encoding, messages, length } = count(text);
      return { encoding: encoding === 'UTF16' ? 'UCS-2' : 'GSM-7', parts: messages, units: length };
    },
  },
];

function countOfSplit({ characterSet, parts, bytes }: ReturnType<typeof split>): Count {
  return characterSet === 'GSM'
    ? { encoding: 'GSM-7', parts: parts.length, units: bytes }
    : { encoding: 'UCS-2', parts: parts.length, units: bytes / 2 };
}
