// The built front door and everything that it imports: TypeScript only, for a page without WebAssembly and without Node.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { engineBase64 } from '../../build/engine.js';

/** A file of dist and every file that it imports. */
function reachedFrom(file: string, reached = new Set<string>()): Set<string> {
  if (reached.has(file)) return reached;
  reached.add(file);
  const text = readFileSync(join('dist', file), 'utf8');
  for (const [, imported] of text.matchAll(/(?:from|import|require\()\s*["']\.\/([^"']+)["']/g))
    reachedFrom(imported!, reached);
  return reached;
}

// A piece of the engine that no other text has.
const engineBytes = engineBase64.slice(1000, 1040);

test.each(['index.js', 'index.cjs', 'api.js', 'api.cjs', 'encoding.js', 'encoding.cjs'])(
  '%s: no engine, no host',
  door => {
    for (const file of reachedFrom(door)) {
      const text = readFileSync(join('dist', file), 'utf8');
      for (const word of ['WebAssembly', 'Buffer', 'process'])
        expect(text, `${file} names ${word}`).not.toMatch(new RegExp(`\\b${word}\\b`));
      expect(text.includes(engineBytes), `${file} holds the engine`).toBe(false);
    }
  },
);

test('the test finds what it looks for', () => {
  const texts = [...reachedFrom('kernel.js')].map(file => readFileSync(join('dist', file), 'utf8')).join('');
  expect(texts).toContain('WebAssembly');
  expect(texts).toContain(engineBytes);
  const chunks = readdirSync('dist').filter(file => /^chunk-.*\.js$/.test(file));
  expect([...reachedFrom('index.js')].some(file => chunks.includes(file))).toBe(true);
});
