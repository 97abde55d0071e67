// The code of the READMEs and of the docstrings compiles under `strict`, as a user would paste it; that of the READMEs also
// under `noUncheckedIndexedAccess`.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import * as api from '../../src/api/index.js';
import * as batch from '../../src/batch/index.js';
import * as front from '../../src/index.js';
import * as kernel from '../../src/kernel/index.js';
import * as pool from '../../src/pool/index.js';
import * as encoding from '../../src/text/encoding.js';

interface Pasted {
  /** The file, and the line of it on which the code begins. */
  readonly from: string;
  readonly code: string;
}

const lineOf = (text: string, index: number) => text.slice(0, index).split('\n').length;
const filesOf = (extension: string) =>
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith(extension) && !name.startsWith('tables/'))
    .map(name => join('src', name));

const doors = {
  '@quicksms/core': 'src/index.ts',
  '@quicksms/core/api': 'src/api/index.ts',
  '@quicksms/core/batch': 'src/batch/index.ts',
  '@quicksms/core/encoding': 'src/text/encoding.ts',
  '@quicksms/core/kernel': 'src/kernel/index.ts',
  '@quicksms/core/pool': 'src/pool/index.ts',
};

const names = {
  '@quicksms/core': front,
  '@quicksms/core/api': api,
  '@quicksms/core/batch': batch,
  '@quicksms/core/encoding': encoding,
  '@quicksms/core/kernel': kernel,
  '@quicksms/core/pool': pool,
};

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: ['node'],
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
  paths: Object.fromEntries(Object.entries(doors).map(([door, file]) => [door, [resolve(file)]])),
};

/** What two doors export by one name belongs to the door of encoding in the folders of `src/text`. */
const isOfEncoding = (file: string) => /^src\/text\/.*\//.test(file);

/** A docstring may use every name of every door without an import; a README imports what it uses. */
function importsFor(file: string, code: string): string {
  const imports = Object.entries(names).map(([door, exported]) => {
    const other: object =
      exported === front && isOfEncoding(file)
        ? encoding
        : exported === encoding && !isOfEncoding(file)
          ? front
          : {};
    const used = Object.keys(exported).filter(
      name => !(name in other) && new RegExp(`\\b${name}\\b`).test(code),
    );
    return used.length > 0 ? `import { ${used.join(', ')} } from '${door}';` : '';
  });
  return [...imports, "import { readFileSync } from 'node:fs';"].join(' ');
}

const readmes: Pasted[] = ['README.md', ...filesOf('.md')].flatMap(file => {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(match => ({
    from: `${file}:${lineOf(text, match.index)}`,
    code: match[1]!,
  }));
});

const docstrings: Pasted[] = filesOf('.ts').flatMap(file => {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/@example\n((?: \* .*\n)+)/g)].map(match => ({
    from: `${file}:${lineOf(text, match.index)}`,
    code: `${importsFor(file, match[1]!)}\n${match[1]!.replace(/^ \* /gm, '')}`,
  }));
});

/** What the compiler says of each piece of code, as file, line and message. */
function problemsOf(pieces: readonly Pasted[], more: ts.CompilerOptions = {}): string[] {
  // Files in memory, beside test/, so that node_modules is found.
  const files = new Map(pieces.map((piece, i) => [resolve(`test/pasted-${i}.ts`), piece]));
  const all = { ...options, ...more };
  const host = ts.createCompilerHost(all);
  const { fileExists, getSourceFile, readFile } = host;
  host.fileExists = name => files.has(resolve(name)) || fileExists(name);
  host.readFile = name => files.get(resolve(name))?.code ?? readFile(name);
  host.getSourceFile = (name, language, ...rest) => {
    const piece = files.get(resolve(name));
    return piece
      ? ts.createSourceFile(name, `${piece.code}\nexport {};`, language)
      : getSourceFile(name, language, ...rest);
  };
  const program = ts.createProgram([...files.keys(), resolve('src/kernel/wasm-module.d.ts')], all, host);
  return [...files].flatMap(([name, { from }]) => {
    const file = program.getSourceFile(name)!;
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ start = 0, messageText }) => {
        const { line } = file.getLineAndCharacterOfPosition(start);
        const code = file.text.split('\n')[line];
        return `${from}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}: ${code}`;
      },
    );
  });
}

test('there are examples to check', () => {
  expect(readmes.length).toBeGreaterThan(5);
  expect(docstrings.length).toBeGreaterThan(35);
});

test('every example of a README compiles', { timeout: 120_000 }, () =>
  expect(problemsOf(readmes, { noUncheckedIndexedAccess: true })).toEqual([]),
);

test('every example of a docstring compiles', { timeout: 120_000 }, () =>
  expect(problemsOf(docstrings)).toEqual([]),
);

test('an example that does not compile is found', { timeout: 120_000 }, () => {
  const code = "import { rateCard } from '@quicksms/core';\nrateCard('').value.rates;";
  expect(problemsOf([{ from: 'here:1', code }])).toEqual([
    expect.stringMatching(/^here:1: .*possibly 'undefined'/),
  ]);
});
