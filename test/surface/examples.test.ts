// The examples of the READMEs and of the docstrings do what they say.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as api from '../../src/api/index.js';
import * as batch from '../../src/batch/index.js';
import * as front from '../../src/index.js';
import * as kernel from '../../src/kernel/index.js';
import * as pool from '../../src/pool/index.js';
import * as encoding from '../../src/text/encoding.js';
import { openPool } from '../pool/open.js';

const doors = { ...encoding, ...front, ...api, ...batch, ...kernel, ...pool };
const scope: Record<string, unknown> = { ...doors, openPool, readFileSync };
/** Two doors export `analyze`: this has that of encoding, and `scope` that of the front door. */
const scopeOfEncoding: Record<string, unknown> = { ...scope, ...encoding };

interface Example {
  scope: Record<string, unknown>;
  /** What is said of the last expression. */
  says: string;
  /** All code up to it. */
  code: string[];
}

/** Expressions with what is said about them: in a comment after it, or on the next line. */
function examplesOf(text: string, scope: Record<string, unknown>): Example[] {
  const code: string[] = [];
  const examples: Example[] = [];
  for (const line of text.split('\n')) {
    const [, expression, says] = /^(.*?)\s*\/\/ (.*)$/.exec(line) ?? [line, line, undefined];
    if (expression?.trim() && !expression.startsWith('import '))
      code.push(expression.replace(/;$/, '').replace(/^(const \w+): \w+ =/, '$1 ='));
    if (says !== undefined) examples.push({ scope, says, code: [...code] });
  }
  return examples;
}

/** A function whose code may wait. */
const AsyncFunction = (async () => {}).constructor as FunctionConstructor;

const evaluate = (scope: Record<string, unknown>, code: string[]): Promise<unknown> =>
  new AsyncFunction(...Object.keys(scope), [...code.slice(0, -1), `return (${code.at(-1)})`].join('\n'))(
    ...Object.values(scope),
  );

/** The value at the head of "value: and what it means". */
async function valueSaid({ scope, says }: Example): Promise<unknown> {
  const text = says.replace('…, ', '');
  for (let end = text.length; end > 0; end = text.lastIndexOf(': ', end - 1)) {
    try {
      return await evaluate(scope, [text.slice(0, end)]);
    } catch {}
  }
  throw new Error(`no value in: ${says}`);
}

async function check(example: Example): Promise<void> {
  const { scope, says, code } = example;
  const found = await evaluate(
    scope,
    // Statements, also those of several lines: the later lines are indented, or close a bracket.
    code.filter((line, i) => i === code.length - 1 || /^((const|await) |\s|[)}\]])/.test(line)),
  );
  if (says.includes('…')) expect(found).toMatchObject((await valueSaid(example)) as object);
  else expect(found).toEqual(await valueSaid(example));
}

const rooms = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.md'));
const readme = ['README.md', ...rooms.map(name => join('src', name))]
  .flatMap(file => [...readFileSync(file, 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)])
  .flatMap(([, code]) =>
    examplesOf(code!, /\banalyze\b.*'@quicksms\/core\/encoding'/.test(code!) ? scopeOfEncoding : scope),
  )
  .filter(({ says }) => !/^(or |not |NO_RATE)/.test(says));

test('the READMEs have examples', () => expect(readme.length).toBeGreaterThanOrEqual(30));

test.each(readme)('README: $says', check);

const docstrings = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts'))
  .flatMap(name => {
    const text = readFileSync(join('src', name), 'utf8');
    return [...text.matchAll(/@example\n((?: \* .*\n)+)/g)].flatMap(match =>
      examplesOf(match[1]!.replaceAll(' * ', ''), /^text\/.*\//.test(name) ? scopeOfEncoding : scope).map(
        example => ({ name, ...example }),
      ),
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
