// The examples of the READMEs and of the docstrings do what they say.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as api from '../../src/api/index.js';
import * as batch from '../../src/batch/index.js';
import * as front from '../../src/index.js';
import * as kernel from '../../src/kernel/index.js';
import * as pool from '../../src/pool/index.js';
import { openPool } from '../pool/open.js';

const doors = { ...front, ...api, ...batch, ...kernel, ...pool };
const scope: Record<string, unknown> = { ...doors, openPool, readFileSync };

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

/** A function whose code may wait. */
const AsyncFunction = (async () => {}).constructor as FunctionConstructor;

const evaluate = (code: string[]): Promise<unknown> =>
  new AsyncFunction(...Object.keys(scope), [...code.slice(0, -1), `return (${code.at(-1)})`].join('\n'))(
    ...Object.values(scope),
  );

/** The value at the head of "value: and what it means". */
async function valueSaid(says: string): Promise<unknown> {
  const text = says.replace('…, ', '');
  for (let end = text.length; end > 0; end = text.lastIndexOf(': ', end - 1)) {
    try {
      return await evaluate([text.slice(0, end)]);
    } catch {}
  }
  throw new Error(`no value in: ${says}`);
}

async function check({ says, code }: Example): Promise<void> {
  const found = await evaluate(
    code.filter((line, i) => i === code.length - 1 || /^(const|await) /.test(line)),
  );
  if (says.includes('…')) expect(found).toMatchObject((await valueSaid(says)) as object);
  else expect(found).toEqual(await valueSaid(says));
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
    const functions = Object.entries(doors).filter(([, value]) => typeof value === 'function');
    for (const [name] of functions) {
      expect(
        docstrings.some(({ code }) => code.join('\n').includes(`${name}(`)),
        name,
      ).toBe(true);
    }
  });
});
