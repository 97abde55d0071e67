import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  estimateIn,
  file,
  folder,
  program,
  run,
  sample,
  sampleRates,
  spawned,
  unfinished,
} from './program.js';

const rows = 'msisdn,message\n447700900123,a\nx,a\n';

describe('exit codes of the built program', () => {
  test('0 done, 1 rows rejected with --strict, 2 an error', () => {
    const args = ['-', '--rates', 'rates.csv', '--json'];
    expect(spawned(args, rows)).toMatchObject({ status: 0, stderr: '' });
    expect(spawned([...args, '--strict'], rows)).toMatchObject({ status: 1, stderr: '' });
    expect(spawned(args, '')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'preflight: standard input is empty: expected a header such as msisdn,message\n',
    });
    expect(spawned(['--version'])).toMatchObject({ status: 0, stderr: '' });
    expect(spawned(['--fast'])).toMatchObject({
      status: 2,
      stderr: "preflight: Unknown option '--fast'; see preflight --help\n",
    });
  });

  test('standard input gives what the file gives, and the built program what its source gives', async () => {
    const fromFile = await run([sample, '--rates', sampleRates, '--json']);
    const fromInput = spawned(['-', '--rates', sampleRates, '--json'], readFileSync(sample));
    expect(fromInput).toEqual(fromFile);
    expect(estimateIn(fromInput).rows).toBeGreaterThan(1000);
  });
});

describe('input that cannot be read', () => {
  test.each([
    [['missing.csv', '--rates', 'rates.csv'], 'missing.csv: no such file or folder'],
    [['.', '--rates', 'rates.csv'], '.: is a folder, not a file'],
    [[sample, '--rates', 'missing.csv'], 'missing.csv: no such file or folder'],
    [[sample, '--rates', '.'], '.: is a folder, not a file'],
    [[sample, '--rates', 'rates.csv/x'], 'rates.csv/x: a part of the path is not a folder'],
    [['', '--rates', 'rates.csv'], 'expected a file, found an empty name'],
    [['a\u001b[31m.csv', '--rates', 'rates.csv'], 'a\\u{1b}[31m.csv: no such file or folder'],
    [['x'.repeat(300), '--rates', 'rates.csv'], `${'x'.repeat(300)}: the name is too long`],
  ])('%j is reported on one line', async (args, message) => {
    const { status, stdout, stderr } = spawned(args);
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: `preflight: ${message}\n` });
  });

  test('a program as campaign, and as rates', () => {
    for (const args of [
      [process.execPath, '--rates', 'rates.csv'],
      [sample, '--rates', file('binary', readFileSync(process.execPath).subarray(0, 1 << 20))],
    ]) {
      const { status, stdout, stderr } = spawned(args);
      expect([status, stdout]).toEqual([2, '']);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none may reach the terminal.
      expect(stderr).toMatch(/^preflight: [^\u0000-\u001f\u007f-\u009f]+\n$/);
      expect(stderr.length).toBeLessThan(2000);
    }
  });

  test('a folder as standard input', () => {
    const descriptor = openSync(folder, 'r');
    const { status, stderr } = spawnSync(process.execPath, [program, '-', '--rates', sampleRates], {
      encoding: 'utf8',
      stdio: [descriptor, 'pipe', 'pipe'],
    });
    closeSync(descriptor);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^preflight: standard input[^\n]+\n$/);
  });

  // Root may read every file, so the program runs as another user, where that user can run it.
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const asUser = (args: string[]) =>
    spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', cwd: folder, ...user });
  chmodSync(folder, 0o755);

  test.skipIf(asUser(['--version']).status !== 0)('a file and a folder without permission', () => {
    const secret = file('secret.csv', 'msisdn,message\n');
    chmodSync(secret, 0);
    expect(asUser([secret, '--rates', 'rates.csv'])).toMatchObject({
      status: 2,
      stderr: `preflight: ${secret}: permission denied\n`,
    });
    if (process.getuid?.() !== 0) return;
    expect(asUser([sample, '--rates', sampleRates, '--rows', 'rows.csv'])).toMatchObject({
      status: 2,
      stderr: 'preflight: rows.csv: permission denied\n',
    });
  });
});

describe('output that cannot be written', () => {
  test.each([[sample, '--rates', sampleRates, '--json'], ['--help']])(
    'a reader that goes away is not an error: %j',
    async (...args) => {
      const child = spawn(process.execPath, [program, ...args]);
      let stderr = '';
      child.stderr.on('data', chunk => {
        stderr += chunk;
      });
      child.stdout.destroy();
      const status = await new Promise(resolve => child.on('close', resolve));
      expect([status, stderr]).toEqual([0, '']);
    },
  );

  test('a reader of standard error that goes away changes no exit code', async () => {
    const child = spawn(process.execPath, [program, 'missing.csv', '--rates', sampleRates]);
    child.stderr.destroy();
    expect(await new Promise(resolve => child.on('close', resolve))).toBe(2);
  });

  test.skipIf(!existsSync('/dev/full'))('a full disk', () => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [program, sample, '--rates', sampleRates], {
      encoding: 'utf8',
      stdio: ['ignore', full, 'pipe'],
    });
    closeSync(full);
    expect([status, stderr]).toEqual([2, 'preflight: standard output: no space left on the disk\n']);
  });
});

describe('files that are written', () => {
  test('a failure leaves no half file, and the former one as it was', () => {
    file('rejected.csv', 'former');
    file('rows.csv', 'former');
    const input = file('too-dear.csv', rows);
    const dear = file('dear.csv', 'country,price\nGB,92233720368.54775807\n');
    const twice = file('twice.csv', `${rows}447700900123,a\n`);
    for (const args of [
      [file('bad.csv', 'x,y\n'), '--rates', 'rates.csv'],
      [twice, '--rates', dear],
      [input, '--rates', 'rates.csv', '--balance', 'x'],
    ]) {
      const outputs = ['--rejected', 'rejected.csv', '--rows', 'rows.csv'];
      expect(spawned([...args, ...outputs]).status).toBe(2);
      for (const name of ['rejected.csv', 'rows.csv'])
        expect(readFileSync(join(folder, name), 'utf8')).toBe('former');
      expect(unfinished()).toEqual([]);
    }
  });

  test('when the second file cannot be begun, nothing is left of the first', () => {
    const args = [sample, '--rates', sampleRates, '--rejected', 'first.csv', '--rows', 'missing/second.csv'];
    expect(spawned(args)).toMatchObject({
      status: 2,
      stderr: 'preflight: missing/second.csv: no such file or folder\n',
    });
    expect(existsSync(join(folder, 'first.csv'))).toBe(false);
    expect(unfinished()).toEqual([]);
  });

  test('--rows and --rejected are two files', () => {
    const args = [sample, '--rates', sampleRates, '--rows', 'a.csv', '--rejected', './a.csv'];
    const { status, stderr } = spawned(args);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^preflight: --rows and --rejected: expected two files, found one; see/);
    expect(readdirSync(folder).filter(name => name.startsWith('a.csv'))).toEqual([]);
  });

  test('never replace an input, a folder or a device', () => {
    const input = file('input.csv', 'msisdn,message\n');
    for (const target of ['input.csv', './rates.csv', '.', '/dev/null', 'missing/rejected.csv', '-', '']) {
      const { status, stderr } = spawned([input, '--rates', 'rates.csv', '--rejected', target]);
      expect([target, status]).toEqual([target, 2]);
      expect(stderr).toMatch(/^preflight: [^\n]+\n$/);
    }
    expect(readFileSync(input, 'utf8')).toBe('msisdn,message\n');
  });

  test('do not replace the file that standard input is redirected from', () => {
    const input = file('redirected.csv', 'msisdn,message\nx,y\n');
    const descriptor = openSync(input, 'r');
    const { status, stderr } = spawnSync(
      process.execPath,
      [program, '-', '--rates', 'rates.csv', '--rejected', input],
      { cwd: folder, encoding: 'utf8', stdio: [descriptor, 'pipe', 'pipe'] },
    );
    closeSync(descriptor);
    expect(status).toBe(2);
    expect(stderr).toContain('is a file that is read');
    expect(readFileSync(input, 'utf8')).toBe('msisdn,message\nx,y\n');
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s leaves no half file, exit code %i', async (signal, code) => {
    const args = ['-', '--rates', 'rates.csv', '--rejected', 'interrupted.csv', '--rows', 'sent.csv'];
    const child = spawn(process.execPath, [program, ...args], { cwd: folder });
    child.stdin.write('msisdn,message\nx,y\n');
    while (unfinished().length < 2) await new Promise(resolve => setTimeout(resolve, 20));
    child.kill(signal);
    expect(await new Promise(resolve => child.on('close', resolve))).toBe(code);
    expect(unfinished()).toEqual([]);
    for (const name of ['interrupted.csv', 'sent.csv']) expect(existsSync(join(folder, name))).toBe(false);
  });
});
