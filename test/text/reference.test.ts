import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyze, segments } from '../../src/index.js';
import { codePointsOf, referenceCounts, referenceSegments } from '../reference/text.js';
import { scaled } from '../scale.js';
import { gsmText, text, ucs2Text } from './texts.js';

test('analyze is the reference', () => {
  fc.assert(
    fc.property(fc.oneof(text, gsmText, ucs2Text, fc.string({ unit: 'binary' })), message => {
      expect(analyze(message)).toEqual(referenceCounts(codePointsOf(message)));
    }),
    { numRuns: scaled(3000) },
  );
});

test('segments cut the text without loss, as many as analyze says, none over its capacity, none that could take more', () => {
  fc.assert(
    fc.property(fc.oneof(text, gsmText, ucs2Text), message => {
      const { encoding, units, segments: count } = analyze(message);
      const cut = segments(message);
      const single = encoding === 'GSM-7' ? 160 : 70;
      const several = encoding === 'GSM-7' ? 153 : 67;
      expect(cut.length).toBe(count);
      expect(cut.map(segment => segment.text).join('')).toBe(message);
      expect(cut.reduce((sum, segment) => sum + segment.units, 0)).toBe(units);
      expect(cut.map(segment => codePointsOf(segment.text))).toEqual(
        referenceSegments(codePointsOf(message), single, several),
      );
      cut.forEach((segment, i) => {
        expect(message.slice(segment.start, segment.end)).toBe(segment.text);
        expect(segment.start).toBe(i === 0 ? 0 : cut[i - 1]!.end);
        expect(segment.units).toBeLessThanOrEqual(cut.length === 1 ? single : several);
      });
    }),
    { numRuns: scaled(2000) },
  );
});
