import { expect, test } from 'vitest';
import { analyze } from '../../../src/text/encoding.js';

const rcs = (text: string, gateway: 'Twilio' | 'Vonage' | 'Plivo' = 'Twilio') => {
  const { bytes, billedAs, segmentsInUnitedStates, messageParts } = analyze(text, {
    gateway,
    channel: 'RCS',
  });
  expect(messageParts).toBe(1);
  return [bytes, billedAs, segmentsInUnitedStates];
};

test('a basic message has at most 160 bytes of UTF-8, a single message more', () => {
  expect(rcs('')).toEqual([0, 'basic', 1]);
  expect(rcs('a'.repeat(160))).toEqual([160, 'basic', 1]);
  expect(rcs('a'.repeat(161))).toEqual([161, 'single', 2]);
  expect(rcs('é'.repeat(80))).toEqual([160, 'basic', 1]);
  expect(rcs('你'.repeat(54))).toEqual([162, 'single', 2]);
  expect(rcs('😀'.repeat(40))).toEqual([160, 'basic', 1]);
});

test('bytes are those of a UTF-8 encoder, which sends a lone surrogate as U+FFFD', () => {
  for (const text of ['aé你😀', '\ud83d', '\ude00', 'a\ud83d', '\ude00\ud83d', '😀\ud83d😀'])
    expect(rcs(text)[0]).toBe(new TextEncoder().encode(text).length);
});

test('what a gateway does not say is null', () => {
  expect(rcs('a', 'Vonage')).toEqual([1, 'basic', null]);
  expect(rcs('a', 'Plivo')).toEqual([1, null, null]);
});
