import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { analyze, segments } from '../../src/index.js';
import { codePointsOf, referenceSegments } from '../reference/text.js';

describe('vectors of public suites', () => {
  interface Vector {
    source: string;
    name: string;
    text?: string;
    repeat?: [string, number];
    reference: 8 | 16;
    expect: {
      encoding?: 'GSM-7' | 'UCS-2';
      units?: number;
      segments?: number;
      remaining?: number;
      perSegment?: number;
      chunks?: string[];
    };
  }
  const { vectors }: { vectors: Vector[] } = JSON.parse(
    readFileSync(new URL('../vectors/count.json', import.meta.url), 'utf8'),
  );

  test('51 vectors need only the default alphabet', () => expect(vectors.length).toBe(51));

  test.each(vectors.map((vector, i) => [i, `${vector.source} ${vector.name}`, vector] as const))(
    '%i: %s',
    (_, __, vector) => {
      const message = vector.text ?? vector.repeat![0].repeat(vector.repeat![1]);
      const found = analyze(message);
      const { encoding, units, remaining, perSegment, chunks } = vector.expect;
      if (encoding !== undefined) expect(found.encoding).toBe(encoding);
      if (units !== undefined) expect(found.units).toBe(units);
      if (remaining !== undefined) expect(found.unitsLeft).toBe(remaining);
      if (perSegment !== undefined) expect(found.unitsPerPart).toBe(perSegment);
      if (chunks !== undefined) expect(segments(message).map(segment => segment.text)).toEqual(chunks);
      if (vector.expect.segments === undefined) return;
      if (vector.reference === 8) {
        expect(found.segments).toBe(vector.expect.segments);
        expect(segments(message).length).toBe(vector.expect.segments);
      } else {
        // A reference of 16 bits takes one octet more of each part (TS 23.040, 9.2.3.24.8); analyze assumes 8 bits.
        const [single, several] = found.encoding === 'GSM-7' ? [160, 152] : [70, 66];
        expect(referenceSegments(codePointsOf(message), single, several).length).toBe(vector.expect.segments);
      }
    },
  );
});
