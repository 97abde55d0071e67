// A type that an exported signature names is exported too, so that a program can name it.
import { resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

// Each door, and the doors whose types it may use.
const doors: Record<string, string[]> = {
  'src/index.ts': [],
  'src/api/index.ts': ['src/index.ts'],
  'src/text/encoding.ts': ['src/index.ts'],
  'src/kernel/index.ts': ['src/index.ts', 'src/batch/index.ts'],
  'src/batch/index.ts': ['src/index.ts', 'src/kernel/index.ts'],
  'src/pool/index.ts': ['src/index.ts', 'src/kernel/index.ts', 'src/batch/index.ts'],
};

const program = ts.createProgram([...Object.keys(doors), 'src/kernel/wasm-module.d.ts'], {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: ['node'],
  lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts', 'lib.dom.d.ts'],
});
const checker = program.getTypeChecker();

const original = (symbol: ts.Symbol) =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

/** What a door exports, each by its name. */
function exportsOf(door: string): Map<ts.Symbol, string> {
  const module = checker.getSymbolAtLocation(program.getSourceFile(door)!)!;
  return new Map(checker.getExportsOfModule(module).map(symbol => [original(symbol), symbol.name]));
}

/** The types of this package that a declaration names, but not those that only the body of a function names. */
function typesNamedIn(declaration: ts.Node): Set<ts.Symbol> {
  const named = new Set<ts.Symbol>();
  const visit = (node: ts.Node): void => {
    if (ts.isBlock(node)) return;
    if (ts.isVariableDeclaration(node) && node.type) {
      visit(node.type);
      return;
    }
    const name = ts.isTypeReferenceNode(node)
      ? node.typeName
      : ts.isExpressionWithTypeArguments(node)
        ? node.expression
        : undefined;
    const symbol = name && checker.getSymbolAtLocation(name);
    const isOurs = (found: ts.Symbol) =>
      !(found.flags & ts.SymbolFlags.TypeParameter) &&
      found.declarations?.some(declared =>
        resolve(declared.getSourceFile().fileName).startsWith(resolve('src')),
      );
    if (symbol && isOurs(original(symbol))) named.add(original(symbol));
    ts.forEachChild(node, visit);
  };
  visit(declaration);
  return named;
}

test.each(Object.entries(doors))('%s exports the types that its signatures name', (door, others) => {
  const exported = exportsOf(door);
  expect(exported.size).toBeGreaterThan(0);
  const known = new Set([door, ...others].flatMap(file => [...exportsOf(file).keys()]));
  const missing = [...exported].flatMap(([symbol, name]) =>
    (symbol.declarations ?? [])
      .flatMap(declaration => [...typesNamedIn(declaration)])
      .filter(type => !known.has(type))
      .map(type => `${type.name}, which ${name} names`),
  );
  expect(missing).toEqual([]);
});

/** `analyze` of the front door counts by the default alphabet and stays small; that of encoding has more options. */
const inTwoDoors = ['analyze', 'AnalyzeOptions'];

test('no two things share an exported name', () => {
  const byName = new Map<string, Set<ts.Symbol>>();
  for (const door of Object.keys(doors))
    for (const [symbol, name] of exportsOf(door))
      if (!inTwoDoors.includes(name)) byName.set(name, (byName.get(name) ?? new Set()).add(symbol));
  expect([...byName].filter(([, symbols]) => symbols.size > 1).map(([name]) => name)).toEqual([]);
});
