// The library as its users have it: the code of `dist/`, which `npm run build` writes. TypeScript that `tsx` compiles is slower.
import type * as api from '../src/api/index.js';
import type * as batch from '../src/batch/index.js';
import type * as core from '../src/index.js';
import type * as kernel from '../src/kernel/index.js';
import type * as encodingDoor from '../src/text/encoding.js';

export const library = {
  ...(await door<typeof core>('index')),
  ...(await door<typeof api>('api')),
  ...(await door<typeof batch>('batch')),
  ...(await door<typeof kernel>('kernel')),
};

/** A door of its own, as it has an `analyze` of its own. */
export const encoding = await door<typeof encodingDoor>('encoding');

/** The types are those of the source, so that types are checked before anything is built. */
function door<Exports>(name: string): Promise<Exports> {
  return import(new URL(`../dist/${name}.js`, import.meta.url).href);
}
