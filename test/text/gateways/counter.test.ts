// The counters that Twilio and seven publish, side by side with `analyze` for them.
import { createRequire } from 'node:module';
import { RcsSegmentedMessage, SegmentedMessage } from 'sms-segments-calculator';
import { describe, expect, test } from 'vitest';
import { corpus, corpusNames } from '../../../bench/corpus.js';
import { inputs } from '../../../bench/versus/inputs.js';
import { smartEncodingLists } from '../../../src/tables/gateways.js';
import { analyze } from '../../../src/text/encoding.js';
import { scaled } from '../../scale.js';

const theirs = (text: string, smartEncoding: boolean) => {
  const { encodingName, segmentsCount, messageSize } = new SegmentedMessage(text, 'auto', smartEncoding);
  return [encodingName, segmentsCount, messageSize / (encodingName === 'GSM-7' ? 7 : 16)];
};
const ours = (text: string, smartEncoding: boolean) => {
  const { encoding, messageParts, units } = analyze(text, { gateway: 'Twilio', smartEncoding });
  return [encoding, messageParts, units];
};

describe.each([false, true])('smart encoding %s', smart => {
  test.each(corpusNames)('the same encoding, parts and units on %s', name => {
    for (const text of corpus(name, scaled(30_000)).texts)
      expect(ours(text, smart)).toEqual(theirs(text, smart));
  });

  test('the same on inputs where counters go wrong, but for a grapheme that is longer than a part', () => {
    const differ = inputs.filter(({ text }) => `${ours(text, smart)}` !== `${theirs(text, smart)}`);
    expect(differ.map(({ label }) => label)).toEqual(longGraphemes);
  });
});

// 141 code units do not fit into two parts of 67. The calculator puts a grapheme of any length into one part.
const longGraphemes = inputs
  .filter(({ text }) => new SegmentedMessage(text).graphemes.some(grapheme => grapheme.length > 67))
  .map(({ label }) => label);

test('a grapheme that is longer than a part is cut: the calculator counts a part that no network carries', () => {
  expect(longGraphemes.length).toBeGreaterThan(0);
  const text = `a${'\u0301'.repeat(140)}`;
  expect(theirs(text, false)).toEqual(['UCS-2', 2, 141]);
  expect(ours(text, false)).toEqual(['UCS-2', 3, 141]);
});

test('two graphemes that do not fit into one part are in two: the calculator puts what its header moves on into the second part unseen', () => {
  const grapheme = `e${'\u0301'.repeat(39)}`;
  const text = 'a'.repeat(30) + grapheme + grapheme;
  expect(theirs(text, false)).toEqual(['UCS-2', 2, 110]);
  expect(ours(text, false)).toEqual(['UCS-2', 3, 110]);
});

test('graphemes are those of the host, which knows a newer Unicode than the calculator: it splits this flag', () => {
  const flag = '🏴‍☠️';
  expect(new SegmentedMessage(flag).graphemes.length).toBeGreaterThan(1);
  const text = `${'你'.repeat(64)}${flag}${'你'.repeat(65)}`;
  expect(theirs(text, false)).toEqual(['UCS-2', 2, 134]);
  expect(ours(text, false)).toEqual(['UCS-2', 3, 134]);
});

test('every character that Smart Encoding replaces is replaced alike', () => {
  for (const [to, characters] of smartEncodingLists.Twilio)
    for (const from of characters) {
      const { text } = analyze(`a${from}b`, { gateway: 'Twilio', smartEncoding: true });
      expect(text).toBe(`a${to}b`);
      expect(ours(`a${from}b`, true)).toEqual(theirs(`a${from}b`, true));
    }
  for (let first = 0; first < 0x10000; first += 256) {
    const characters = String.fromCharCode(...Array.from({ length: 256 }, (_, unit) => first + unit));
    const { graphemes } = new SegmentedMessage(characters, 'auto', true);
    expect(analyze(characters, { gateway: 'Twilio', smartEncoding: true }).text).toBe(graphemes.join(''));
  }
});

test('on RCS the same bytes, type and segments, but for an empty text, which the calculator does not bill', () => {
  for (const name of corpusNames)
    for (const text of corpus(name, scaled(10_000)).texts) {
      const inUnitedStates = new RcsSegmentedMessage(text, 'us');
      const elsewhere = new RcsSegmentedMessage(text, 'international');
      const { bytes, billedAs, segmentsInUnitedStates, messageParts } = analyze(text, {
        gateway: 'Twilio',
        channel: 'RCS',
      });
      expect([bytes, segmentsInUnitedStates]).toEqual([
        inUnitedStates.numberOfBytes,
        inUnitedStates.segmentsCount,
      ]);
      expect([billedAs, messageParts]).toEqual([
        elsewhere.messageType.toLowerCase(),
        elsewhere.segmentsCount,
      ]);
    }
  expect(new RcsSegmentedMessage('', 'us').segmentsCount).toBe(0);
});

describe('seven', () => {
  // Its bundle has no names that an ES module can import.
  const { getCounterStats } = createRequire(import.meta.url)(
    '@sms77.io/counter',
  ) as typeof import('@sms77.io/counter');
  const theirs = (text: string) => {
    const { encoding, msgCount, charCount } = getCounterStats(text);
    return [encoding === 'GSM7' ? 'GSM-7' : 'UCS-2', msgCount, charCount];
  };
  const ours = (text: string) => {
    const { encoding, messageParts, units } = analyze(text, { gateway: 'seven' });
    return [encoding, messageParts, units];
  };
  /** Whether the units fill several parts. */
  const fillsParts = (text: string) => {
    const { messageParts, unitsLeft } = analyze(text, { gateway: 'seven' });
    return messageParts > 1 && unitsLeft === 0;
  };

  test.each(corpusNames)('the same encoding, parts and units on %s, unless they fill several parts', name => {
    for (const text of corpus(name, scaled(30_000)).texts)
      if (!fillsParts(text)) expect(ours(text)).toEqual(theirs(text));
  });

  test('the same on inputs where counters go wrong, unless they fill several parts', () => {
    for (const { text } of inputs) if (!fillsParts(text)) expect(ours(text)).toEqual(theirs(text));
  });

  test('units that fill several parts need no other part: its counter has one too many', () => {
    expect(theirs('a'.repeat(306))).toEqual(['GSM-7', 3, 306]);
    expect(ours('a'.repeat(306))).toEqual(['GSM-7', 2, 306]);
    expect(theirs('你'.repeat(134))).toEqual(['UCS-2', 3, 134]);
    expect(ours('你'.repeat(134))).toEqual(['UCS-2', 2, 134]);
  });
});
