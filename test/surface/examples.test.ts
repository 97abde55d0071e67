// The examples of the READMEs and of the docstrings do what they say.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as api from '../../src/api/index.js';
import * as batch from '../../src/batch/index.js';
import * as front from '../../src/index.js';
import * as kernel from '../../src/kernel/index.js';

const scope: Record<string, unknown> = { ...front, ...api, ...batch, ...kernel, readFileSync };

interface Example {
  /** What is said of the last expression. */
  says: string;
  /** All code up to it. */
  code: string[];
}

/** Expressions with what is said about them: in a comment after it, or on the next line. */
function examplesOf(text: string): Example[] {
  const code: string[] = [];
  const examples: Example[] = [];
  for (const line of text.split('\n')) {
    const [, expression, says] = /^(.*?)\s*\/\/ (.*)$/.exec(line) ?? [line, line, undefined];
    if (expression?.trim() && !expression.startsWith('import '))
      code.push(expression.replace(/;$/, '').replace(/^(const \w+): \w+ =/, '$1 ='));
    if (says !== undefined) examples.push({ says, code: [...code] });
  }
  return examples;
}

const evaluate = (code: string[]): unknown =>
  new Function(...Object.keys(scope), [...code.slice(0, -1), `return (${code.at(-1)})`].join('\n'))(
    ...Object.values(scope),
  );

/** The value at the head of "value: and what it means". */
function valueSaid(says: string): unknown {
  const text = says.replace('…, ', '');
  for (let end = text.length; end > 0; end = text.lastIndexOf(': ', end - 1)) {
    try {
      return evaluate([text.slice(0, end)]);
    } catch {}
  }
  throw new Error(`no value in: ${says}`);
}

function check({ says, code }: Example): void {
  const found = evaluate(code.filter((line, i) => i === code.length - 1 || line.startsWith('const ')));
  if (says.includes('…')) expect(found).toMatchObject(valueSaid(says) as object);
  else expect(found).toEqual(valueSaid(says));
}

const rooms = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.md'));
const readme = ['README.md', ...rooms.map(name => join('src', name))]
  .flatMap(file => [...readFileSync(file, 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)])
  .flatMap(match => examplesOf(match[1]!))
  .filter(({ says }) => !/^(or |not |NO_RATE)/.test(says));

test('the READMEs have examples', () => expect(readme.length).toBeGreaterThanOrEqual(30));

test.each(readme)('README: $says', check);

const docstrings = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts'))
  .flatMap(name => {
    const text = readFileSync(join('src', name), 'utf8');
    return [...text.matchAll(/@example\n((?: \* .*\n)+)/g)].flatMap(match =>
      examplesOf(match[1]!.replaceAll(' * ', '')).map(example => ({ name, ...example })),
    );
  });

describe('docstrings', () => {
  test.each(docstrings)('$name: $says', check);

  test('every public function has one', () => {
    const functions = Object.entries({ ...front, ...api, ...batch, ...kernel }).filter(
      ([, value]) => typeof value === 'function',
    );
    for (const [name] of functions) {
      expect(
        docstrings.some(({ code }) => code.join('\n').includes(`${name}(`)),
        name,
      ).toBe(true);
    }
  });
});
