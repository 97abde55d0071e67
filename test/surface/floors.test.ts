// The plan of the house: what stands on which floor, and who may say WebAssembly.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  .map(name => join('src', name));
const text = (file: string) => readFileSync(file, 'utf8');

/** Lowest first; rooms on one floor do not know each other. */
const floors = [
  ['tables', 'result', 'misuse', 'codes', 'code-unit'],
  ['utf8', 'columns', 'time'],
  ['text', 'numbering', 'sender', 'pricing', 'csv'],
  ['quote', 'kernel'],
  ['api', 'batch'],
  ['index', 'pool'],
];
const roomOf = (file: string) => relative('src', file).split('/')[0]!.replace(/\.ts$/, '');
const floorOf = (room: string) => floors.findIndex(rooms => rooms.includes(room));

function importsOf(file: string): string[] {
  const paths = [...text(file).matchAll(/(?:from|import)\s+'(\.[^']+)'/g)].map(match => match[1]!);
  return paths.map(path => join(dirname(file), path).replace(/\.js$/, '.ts'));
}

test('every file has a floor', () => {
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) expect(floorOf(roomOf(file)), file).toBeGreaterThanOrEqual(0);
});

test('a file imports from its own room and from floors below', () => {
  for (const file of files) {
    for (const imported of importsOf(file)) {
      // The engine is built into build/, and only the kernel room takes it.
      if (imported === 'build/engine.ts' || imported === 'src/kernel/core.wasm') {
        expect(roomOf(file)).toBe('kernel');
        continue;
      }
      const [from, to] = [roomOf(file), roomOf(imported)];
      if (from !== to) expect(floorOf(to), `${file} imports ${imported}`).toBeLessThan(floorOf(from));
    }
  }
});

/** What the pool takes from Node. */
const hostModules = ['node:os', 'node:worker_threads'];

test('nothing is imported but files of the house: no dependency, and no host but in the pool', () => {
  for (const file of files) {
    const imported = [...text(file).matchAll(/^(?:import|export|\}).*(?:from|import)\s*'([^.][^']*)'/gm)];
    const allowed = roomOf(file) === 'pool' ? hostModules : [];
    for (const [, name] of imported) expect(allowed, file).toContain(name);
    expect(text(file), file).not.toMatch(/(?:import|require)\s*\('/);
  }
});

test('each module of the host is used', () => {
  const pool = files.filter(file => roomOf(file) === 'pool').map(text);
  for (const name of hostModules) expect(pool.some(source => source.includes(`from '${name}'`))).toBe(true);
});

test('no other door reaches the pool', () => {
  for (const file of files)
    for (const imported of importsOf(file))
      if (roomOf(imported) === 'pool') expect(roomOf(file), `${file} imports ${imported}`).toBe('pool');
});

test('only the kernel room names WebAssembly', () => {
  const naming = files.filter(
    file => /\bWebAssembly\s*\./.test(text(file)) || /WebAssembly</.test(text(file)),
  );
  expect(naming.length).toBeGreaterThan(0);
  for (const file of naming) expect(roomOf(file), file).toBe('kernel');
});

test('the front door does not reach the kernel room', () => {
  const reached = new Set<string>();
  const visit = (file: string) => {
    if (reached.has(file)) return;
    reached.add(file);
    importsOf(file).forEach(visit);
  };
  visit('src/index.ts');
  expect(reached.size).toBeGreaterThan(4);
  for (const file of reached) expect(roomOf(file)).not.toBe('kernel');
});
