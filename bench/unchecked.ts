// The engine without what it checks: every text is taken for UTF-8, and segments for parts. Its answers are wrong where texts
// are not plain, and it shows what the checks cost.
import { readFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

type Replacement = readonly [pattern: RegExp, replacement: string];

/** What is replaced, in whichever file of `assembly/text` it stands. */
const replacements: Replacement[] = [
  [/export const ILL_FORMED: u32 = \d+;/, 'export const ILL_FORMED: u32 = 0;'],
  [/const mayStraddle =[^;]+;/, 'const mayStraddle = 0;'],
];

/** Compiles the engine without its checks. Throws if its sources do not have what is to be replaced. */
export async function uncheckedEngine(): Promise<WebAssembly.Module> {
  const { entries, options } = JSON.parse(readFileSync('asconfig.json', 'utf8'));
  const missing = new Set<Replacement>(replacements);
  let binary: Uint8Array | undefined;
  const { error } = await asc.main(
    [
      ...entries,
      ...[
        '-O3',
        '--converge',
        '--noAssert',
        '--runtime',
        options.runtime,
        '--outFile',
        'build/unchecked.wasm',
      ],
      ...options.use.flatMap((name: string) => ['--use', name]),
      ...['--enable', options.enable.join()],
    ],
    {
      readFile(name) {
        try {
          return withoutChecks(readFileSync(name, 'utf8'), name, missing);
        } catch {
          return null;
        }
      },
      writeFile(name, contents) {
        if (name.endsWith('.wasm')) binary = contents as Uint8Array;
      },
    },
  );
  if (error || binary === undefined) throw error ?? new Error('nothing was compiled');
  for (const [pattern] of missing) throw new Error(`nothing in assembly/text matches ${pattern}`);
  return new WebAssembly.Module(new Uint8Array(binary));
}

function withoutChecks(source: string, name: string, missing: Set<Replacement>): string {
  if (!name.startsWith('assembly/text/') || name.includes('utf16')) return source;
  let text = source;
  for (const change of replacements) {
    const [pattern, replacement] = change;
    if (pattern.test(text)) missing.delete(change);
    text = text.replaceAll(new RegExp(pattern, 'g'), replacement);
  }
  return text;
}
