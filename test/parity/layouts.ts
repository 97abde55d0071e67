// Where the rows of a column lie: a kernel gives the same answers wherever that is.
import type { OffsetText, SlicedText } from '../../src/batch/index.js';
import type { Kernel } from '../../src/kernel/kernel.js';
import { type Random, random } from '../random.js';

export const layoutNames = ['joined', 'backwards', 'in the buffer', 'with gaps', 'scattered'] as const;

/** A layout, and the seed of what is random in it. */
export interface Layout {
  readonly name: (typeof layoutNames)[number];
  readonly seed: number;
}

type Laid = OffsetText | SlicedText;

/** What has been laid: several kernels are asked about the same rows. */
const known = new WeakMap<readonly Uint8Array[], Map<string, Laid>>();

/** The rows as bytes for `textColumn`. */
export function laid(rows: readonly Uint8Array[], layout: Layout, kernel: Kernel): Laid {
  const layouts = known.get(rows) ?? new Map<string, Laid>();
  known.set(rows, layouts);
  const once = (key: string, lay: () => Laid): Laid => {
    const found = layouts.get(key) ?? lay();
    layouts.set(key, found);
    return found;
  };
  const { name, seed } = layout;
  if (name === 'backwards') return once(name, () => backwards(rows));
  if (name === 'scattered') return once(`${name} ${seed}`, () => scattered(rows, random(seed)));
  if (name === 'with gaps') return once(`${name} ${seed}`, () => withGaps(rows, random(seed)));
  const arrow = once('joined', () => joined(rows)) as OffsetText;
  return name === 'joined' ? arrow : inBufferOf(kernel, arrow, seed % 64);
}

/** The rows one after the other, as Arrow lays them. */
export function joined(rows: readonly Uint8Array[]): OffsetText & { offsets: Int32Array } {
  const offsets = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => {
    offsets[i + 1] = offsets[i]! + row.length;
  });
  return { data: new Uint8Array(Buffer.concat(rows)), offsets };
}

/** The rows from last to first. Each begins before the one in front of it ends, so each is a window of its own. */
export function backwards(rows: readonly Uint8Array[]): SlicedText {
  const { data, offsets } = joined(rows.toReversed());
  return { data, starts: offsets.slice(0, -1).reverse(), ends: offsets.slice(1).reverse() };
}

const characters = Array.from(',"a^`éçж你😀', character => Buffer.from(character));

/** What lies between rows: spaces, other text, or any bytes. */
const gaps: readonly ((length: number, random: Random) => Uint8Array)[] = [
  length => new Uint8Array(length).fill(0x20),
  (length, random) => Buffer.concat(Array.from({ length }, () => random.pick(characters))),
  (length, random) => Uint8Array.from({ length }, () => random.below(256)),
];

/** The rows one after the other, as the fields of a file lie: between them are gaps. */
export const withGaps = (rows: readonly Uint8Array[], random: Random): SlicedText =>
  inOrder(rows, Array.from(rows.keys()), random);

/** The rows in any order, with such gaps. */
export function scattered(rows: readonly Uint8Array[], random: Random): SlicedText {
  const order = Array.from(rows.keys());
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return inOrder(rows, order, random);
}

function inOrder(rows: readonly Uint8Array[], order: readonly number[], random: Random): SlicedText {
  const pieces: Uint8Array[] = [];
  const starts = new Uint32Array(rows.length);
  const ends = new Uint32Array(rows.length);
  let at = 0;
  const gapOf = random.pick(gaps);
  for (const row of order) {
    const gap = gapOf(random.below(3) * random.below(40), random);
    starts[row] = at + gap.length;
    ends[row] = at = starts[row]! + rows[row]!.length;
    pieces.push(gap, rows[row]!);
  }
  return { data: new Uint8Array(Buffer.concat(pieces)), starts, ends };
}

/** The same rows in memory of the kernel, `shift` bytes from the start of its buffer. */
export function inBufferOf(kernel: Kernel, { data, offsets }: OffsetText, shift: number): OffsetText {
  const place = kernel.buffer(data.length + 64).subarray(shift, shift + data.length);
  place.set(data);
  return { data: place, offsets };
}
