// Columns of the same rows: bytes in any layout, in shared memory or not, and strings.
import { type OffsetText, type SlicedText, textColumn } from '../../src/batch/index.js';
import type { TextColumn } from '../../src/columns.js';
import { loadKernel } from '../../src/kernel/index.js';
import { laid, layoutNames } from '../parity/layouts.js';

/** Where the rows of a column lie. */
export const places = [...layoutNames, 'shared', 'shared bytes', 'shared, with gaps', 'strings'] as const;
export type Place = (typeof places)[number];

const kernel = loadKernel();

/** A copy in memory that threads share, `shift` bytes from its start. */
export function shared<Array extends Uint8Array | Int32Array | Uint32Array>(array: Array, shift = 0): Array {
  const memory = new SharedArrayBuffer(shift + array.byteLength);
  const copy = Reflect.construct(array.constructor, [memory, shift, array.length]) as Array;
  copy.set(array);
  return copy;
}

/** The same with all arrays in shared memory. */
function sharedText(text: OffsetText | SlicedText): OffsetText | SlicedText {
  const data = shared(text.data, 5);
  if ('offsets' in text) return { data, offsets: shared(text.offsets) };
  return { data, starts: shared(text.starts), ends: shared(text.ends) };
}

/** The rows as a column that lies in this place. */
export function columnAt(place: Place, rows: readonly Uint8Array[]): TextColumn {
  const lie = (name: (typeof layoutNames)[number]) => laid(rows, { name, seed: 7 }, kernel);
  if (place === 'strings') return textColumn(rows.map(row => Buffer.from(row).toString()));
  if (place === 'shared') return textColumn(sharedText(lie('joined')));
  if (place === 'shared, with gaps') return textColumn(sharedText(lie('with gaps')));
  if (place === 'shared bytes') {
    const joined = lie('joined');
    return textColumn({ ...joined, data: shared(joined.data) } as OffsetText);
  }
  return textColumn(lie(place) as OffsetText);
}

/** Typed arrays as plain ones, for a comparison that does not ask where they lie. */
export const plain = (columns: object) =>
  Object.fromEntries(
    Object.entries(columns).map(([name, values]) => [name, Array.from(values as Uint8Array)]),
  );

/** What a call throws, or what a promise is rejected with: name, code and message. */
export async function faultOf(call: () => unknown): Promise<unknown> {
  try {
    await call();
  } catch (error) {
    const { name, message, code } = error as Error & { code?: string };
    return { name, message, code };
  }
  return 'no error';
}
