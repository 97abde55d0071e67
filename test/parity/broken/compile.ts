import { readFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

const { entries, options } = JSON.parse(readFileSync('asconfig.json', 'utf8'));
const { runtime, noAssert, use, enable } = options;
/**
 * As the engine is built, but optimized less: 0.3 s an engine instead of 1.4. Optimizing changes no answer, and for
 * each engine of `changes.ts` the verdict was the same at the level of asconfig.json.
 */
const quick = ['--runtime', runtime, ...(noAssert ? ['--noAssert'] : []), '-O1'];
const settings = [...use.flatMap((name: string) => ['--use', name]), '--enable', enable.join(',')];

/** The engine with one file of its source replaced. Undefined if that does not compile. */
export async function compiledWith(
  file: string,
  text: string,
  level: readonly string[] = quick,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  let binary: Uint8Array | undefined;
  const argv = [...entries, ...level, ...settings, '--outFile', 'build/core.wasm'];
  const { error } = await asc.main(argv, {
    readFile: (name: string) => {
      if (name === file) return text;
      try {
        return readFileSync(name, 'utf8');
      } catch {
        return null;
      }
    },
    writeFile: (name: string, contents: string | Uint8Array) => {
      if (name.endsWith('.wasm')) binary = contents as Uint8Array;
    },
  });
  return error || !binary ? undefined : new Uint8Array(binary);
}
