// How a pool opens, closes, loses a thread, and lets the process end.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { analyzeColumn, textColumn } from '../../src/batch/index.js';
import { rateCard } from '../../src/index.js';
import { loadKernel } from '../../src/kernel/index.js';
import { openPoolOf } from '../../src/pool/open.js';
import { faultOf, plain } from './columns.js';
import { openPool, script } from './open.js';

const kernel = loadKernel();
const texts = textColumn(Array.from({ length: 2000 }, (_, i) => `${'a'.repeat(i % 300)}€`));
const right = plain(analyzeColumn(kernel, texts));
const small = { most: 1, least: 1 };
const { value: card } = rateCard('country,price\nGG,0.04');
const closed = { name: 'Error', message: 'the pool is closed', code: 'POOL_CLOSED' };

describe('close', () => {
  test('waits for what was asked, and refuses what is asked later', async () => {
    const pool = await openPool({ threads: 2 }, small);
    const campaign = pool.estimator(card!);
    const asked = [pool.analyzeColumn(texts), pool.analyzeColumn(texts)];
    const added = campaign.add({ msisdn: texts, text: texts });
    const estimated = campaign.estimate();
    const closing = pool.close();
    for (const call of [
      () => pool.analyzeColumn(texts),
      () => pool.resolveColumn(texts),
      () => pool.checkSenderColumn(texts),
      () => pool.estimator(card!),
      () => campaign.add({ msisdn: texts, text: texts }),
      () => campaign.estimate(),
    ])
      expect(await faultOf(call)).toEqual(closed);
    expect((await Promise.all(asked)).map(plain)).toEqual([right, right]);
    expect(await added).toBeUndefined();
    expect((await estimated).rows).toBe(2000);
    await closing;
    expect(await faultOf(() => pool.analyzeColumn(texts))).toEqual(closed);
  });

  test('can be called again, and before anything was asked', async () => {
    const pool = await openPool({ threads: 1 });
    const closing = pool.close();
    expect(pool.close()).toBe(closing);
    await closing;
    await pool.close();
  });

  test('is what `await using` calls', async () => {
    let left: Awaited<ReturnType<typeof openPool>>;
    {
      await using pool = await openPool({ threads: 1 });
      left = pool;
    }
    expect(await faultOf(() => left.analyzeColumn(texts))).toEqual(closed);
  });

  test('waits for calls that fail', async () => {
    const pool = await openPool({ threads: 1 }, small);
    const changed = textColumn({
      data: new Uint8Array(9),
      starts: Uint32Array.of(0),
      ends: Uint32Array.of(9),
    });
    (changed as { ends: Uint32Array }).ends[0] = 10;
    const fault = faultOf(() => pool.analyzeColumn(changed));
    await pool.close();
    expect(await fault).toMatchObject({ code: 'INVALID_ARGUMENT' });
  });
});

describe('a thread that does not start', () => {
  test.each([
    ['ends-at-start.mjs', 'a thread of the pool has ended: exit code 3'],
    ['throws-at-start.mjs', 'a thread of the pool has ended: no memory for a thread'],
    ['no-such-file.mjs', expect.stringContaining('a thread of the pool has ended: Cannot find module')],
  ])('%s', async (name, message) => {
    const fault = await faultOf(() => openPoolOf(script(`threads/${name}`), { threads: 3 }));
    expect(fault).toEqual({ name: 'Error', message, code: 'THREAD_LOST' });
  });

  test('the error that ended it is the cause', async () => {
    const opening = openPoolOf(script('threads/throws-at-start.mjs'), { threads: 1 });
    await expect(opening).rejects.toMatchObject({ cause: { message: 'no memory for a thread' } });
  });
});

describe('a thread that ends at work', () => {
  const open = (threads: number) => openPoolOf(script('threads/ends-at-work.mjs'), { threads }, small);
  const lost = (why: string) => ({
    name: 'Error',
    message: `a thread of the pool has ended: ${why}`,
    code: 'THREAD_LOST',
  });
  /** Eight rows are a slice. */
  const eight = (text: string) => Array<string>(8).fill(text);

  test.each([
    ['exit', 'exit code 7'],
    ['throw', 'out of order'],
  ])('%s: all calls fail, those on other threads and those that wait too', async (way, why) => {
    const pool = await open(2);
    const waiting = Array.from({ length: 6 }, () => faultOf(() => pool.analyzeColumn(textColumn(['wait']))));
    const ending = faultOf(() => pool.analyzeColumn(textColumn([...eight('wait'), ...eight(way)])));
    // All slots are taken by calls that wait: the thread ends when it is asked directly.
    const direct = faultOf(() => pool.estimator(card!).estimate());
    const faults = await Promise.all([...waiting, ending, direct]);
    expect(new Set(faults.map(fault => (fault as { code: string }).code))).toEqual(new Set(['THREAD_LOST']));
    expect(faults).toContainEqual(lost('exit code 9'));
    expect(await faultOf(() => pool.analyzeColumn(texts))).toEqual(lost('exit code 9'));

    const other = await open(2);
    const both = [textColumn(['wait']), textColumn([way])].map(column =>
      faultOf(() => other.analyzeColumn(column)),
    );
    expect(await Promise.all(both)).toEqual([lost(why), lost(why)]);
    expect(await faultOf(() => other.estimator(card!))).toEqual(lost(why));
    await other.close();
    expect(await faultOf(() => other.analyzeColumn(texts))).toEqual(closed);
  });
});

describe('the process ends', () => {
  const run = promisify(execFile);
  const outputOf = async (way: string) => {
    const { stdout } = await run(process.execPath, ['--import', 'tsx', 'test/pool/program.ts', way], {
      timeout: 50_000,
    });
    return stdout.trim();
  };

  test.each([
    ['closed', 'closed'],
    ['idle', 'idle'],
    ['idle after work', 'worked'],
    ['at work', '40000 rows'],
  ])('a pool that is %s', async (way, output) => {
    expect(await outputOf(way)).toBe(output);
  });
});
