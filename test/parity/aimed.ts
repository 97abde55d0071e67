// Arbitraries that generate what is likely to break, and shrink to the least that does.
import fc from 'fast-check';
import { layoutNames } from './layouts.js';

/** Generates as one arbitrary does, and shrinks as another does: by nothing but the value. */
class Aimed<Value> extends fc.Arbitrary<Value> {
  constructor(
    private readonly aimed: fc.Arbitrary<Value>,
    private readonly plain: fc.Arbitrary<Value>,
  ) {
    super();
  }

  override generate(random: fc.Random, biasFactor: number | undefined): fc.Value<Value> {
    return new fc.Value(this.aimed.generate(random, biasFactor).value, undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is Value {
    return this.plain.canShrinkWithoutContext(value);
  }

  override shrink(value: Value, context: unknown): fc.Stream<fc.Value<Value>> {
    return this.plain.shrink(value, context);
  }
}

/** Units from `a` upwards and around to those below it, so that the simplest is a letter. */
const units = (most: number) =>
  fc.nat(most).map(
    n => (n + 0x61) & most,
    unit => ((unit as number) - 0x61) & most,
  );

type Run<Unit> = [unit: Unit, count: number];

const runs = <Unit>(unit: fc.Arbitrary<Unit>) =>
  fc.array(fc.tuple(unit, fc.integer({ min: 1, max: 1 << 20 })), { maxLength: 1 << 16, size: 'small' });

function runsOf(sequence: ArrayLike<number>): Run<number>[] {
  const found: Run<number>[] = [];
  for (let i = 0; i < sequence.length; i++) {
    const last = found.at(-1);
    if (last?.[0] === sequence[i]) last[1]++;
    else found.push([sequence[i]!, 1]);
  }
  return found;
}

/** Any bytes, as runs of equal ones: a long row shrinks by half its length at a time. */
const plainBytes: fc.Arbitrary<Uint8Array> = runs(units(0xff)).map(
  found => {
    const bytes = new Uint8Array(found.reduce((sum, [, count]) => sum + count, 0));
    let at = 0;
    for (const [byte, count] of found) bytes.fill(byte, at, (at += count));
    return bytes;
  },
  bytes => {
    if (!(bytes instanceof Uint8Array)) throw new TypeError('not bytes');
    return runsOf(bytes);
  },
);

/** Any string, as runs of equal code units. */
const plainString: fc.Arbitrary<string> = runs(units(0xffff)).map(
  found => found.map(([unit, count]) => String.fromCharCode(unit).repeat(count)).join(''),
  text => {
    if (typeof text !== 'string') throw new TypeError('not a string');
    return runsOf(Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)));
  },
);

/** Bytes as `aimed` makes them, which shrink to the shortest row of the simplest bytes. */
export const bytes = (aimed: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> =>
  new Aimed(aimed, plainBytes);

/** Strings as `aimed` makes them, which shrink to the shortest string of the simplest code units. */
export const string = (aimed: fc.Arbitrary<string>): fc.Arbitrary<string> => new Aimed(aimed, plainString);

/** A count up to three mostly, and otherwise within three of an edge, or any up to `most`. */
export const countNear = (edges: readonly number[], most: number): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 3 }) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom(...edges), fc.integer({ min: -3, max: 3 }))
        .map(([edge, step]) => Math.max(0, edge + step)),
    },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: most }) },
  );

/** Runs of pieces, one mixture of pieces a row. A piece is a character or a sequence that is not one. */
export const mixed = <Piece>(
  mixtures: readonly (readonly Piece[])[],
  count: fc.Arbitrary<number>,
): fc.Arbitrary<Run<Piece>[]> =>
  fc.oneof(
    ...mixtures.map(pieces => fc.array(fc.tuple(fc.constantFrom(...pieces), count), { maxLength: 8 })),
  );

export const asBytes = (pieces: readonly Run<Uint8Array>[]): Uint8Array =>
  new Uint8Array(Buffer.concat(pieces.flatMap(([piece, count]) => new Array<Uint8Array>(count).fill(piece))));

export const asString = (pieces: readonly Run<string>[]): string =>
  pieces.map(([piece, count]) => piece.repeat(count)).join('');

export const layout = fc.record({ name: fc.constantFrom(...layoutNames), seed: fc.nat() });
