// Files, patterns, streams and what else a name may lead to.
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { FormatError } from '../../src/formats/format-error.js';
import { openSources } from '../../src/formats/open-sources.js';
import { openSource } from '../../src/formats/source.js';
import { file, folder, pieces, readSource, refusal } from './reading.js';

const csv = 'msisdn,message\n447700900123,Hi\n';

describe('names that cannot be read', () => {
  test.each([
    ['missing.csv', 'missing.csv: no such file or folder'],
    ['file.csv/a.csv', 'file.csv/a.csv: a part of the path is not a folder'],
    [`${'x'.repeat(300)}.csv`, `${'x'.repeat(300)}.csv: the name is too long`],
  ])('%s', async (name, message) => {
    file('file.csv', csv);
    expect(await refusal(join(folder, name))).toEqual(['NOT_READABLE', message]);
  });

  test('a folder', async () => {
    mkdirSync(join(folder, 'lists'), { recursive: true });
    expect(await refusal(join(folder, 'lists'))).toEqual([
      'NOT_READABLE',
      'lists: is a folder, not a file; name its files, such as lists/*.csv',
    ]);
  });

  test('an empty name', async () => {
    expect(await refusal('')).toEqual([
      'NOT_READABLE',
      'input: expected the name of a file, found an empty name',
    ]);
  });

  test('a device without an end, and one without a byte', async () => {
    expect((await refusal('/dev/zero'))[0]).toBe('NOT_A_TABLE');
    expect(await refusal('/dev/null')).toEqual(['EMPTY', '/dev/null: is empty']);
  });
});

describe('names that lead elsewhere', () => {
  test('a link', async () => {
    symlinkSync(file('target.csv', csv), join(folder, 'link.csv'));
    expect((await readSource(join(folder, 'link.csv'))).rows).toBe('447700900123,Hi\n');
  });

  test('a named pipe', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const reading = readSource(pipe);
    writeFileSync(pipe, csv);
    expect((await reading).rows).toBe('447700900123,Hi\n');
  });

  test('standard input', async () => {
    const stdin = pieces(gzipSync(csv), 5);
    expect((await readSource('-', { stdin })).rows).toBe('447700900123,Hi\n');
    expect(await refusal('-')).toEqual(['NOT_READABLE', 'standard input: is not available here']);
  });

  test('a stream that fails', async () => {
    const failing = (async function* () {
      yield Buffer.from('msisdn,message\n');
      throw Object.assign(new Error('gone'), { code: 'EIO' });
    })();
    expect(await refusal('-', { stdin: failing })).toEqual(['NOT_READABLE', 'standard input: gone']);
  });
});

test('a file that becomes shorter while it is read', async () => {
  const path = file('shrinking.csv', csv + '447700900123,Hi\n'.repeat(100_000));
  const source = await openSource(path);
  truncateSync(path, 1000);
  const into = new Uint8Array(1 << 16);
  await expect(
    (async () => {
      while ((await source.read(into)) > 0);
    })(),
  ).rejects.toThrow(
    new FormatError(
      'TRUNCATED',
      `${path}: became shorter while it was read: 1,600,031 bytes at first, now 262,144`,
    ),
  );
  await source.close();
});

describe('several files', () => {
  const list = (name: string, content: string | Uint8Array) => {
    mkdirSync(join(folder, 'many', 'deep'), { recursive: true });
    return file(`many/${name}`, content);
  };
  const rowsOf = async (inputs: string[], options = {}) => {
    const found: [name: string, rows: string][] = [];
    for await (const source of (await openSources(inputs, options)).open()) {
      const parts: Uint8Array[] = [];
      for await (const chunk of source.chunks()) parts.push(chunk);
      found.push([source.name.replace(`${folder}/`, ''), Buffer.concat(parts).toString()]);
    }
    return found;
  };

  test('a pattern names them in the order of their numbers; each has its own format', async () => {
    list('part-10.csv', 'MSISDN;message\n447700900110;Hi\n');
    list('part-2.csv.gz', gzipSync('msisdn,message\n447700900102,Hi\n'));
    list('deep/part-1.csv', csv);
    expect(await rowsOf([join(folder, 'many/part-*')])).toEqual([
      ['many/part-2.csv.gz', '447700900102,Hi\n'],
      ['many/part-10.csv', '447700900110;Hi\n'],
    ]);
    expect(
      (await openSources([join(folder, 'many/**/part-1*.csv')])).names.map(name =>
        name.slice(folder.length + 1),
      ),
    ).toEqual(['many/deep/part-1.csv', 'many/part-10.csv']);
  });

  test('standard input may be among them', async () => {
    expect(await rowsOf([file('one.csv', csv), '-'], { stdin: pieces(Buffer.from(csv), 9) })).toEqual([
      ['one.csv', '447700900123,Hi\n'],
      ['standard input', '447700900123,Hi\n'],
    ]);
  });

  test('a file whose name has a star', async () => {
    expect(await rowsOf([file('all*.csv', csv)])).toEqual([['all*.csv', '447700900123,Hi\n']]);
  });

  const refused = async (inputs: string[]) => {
    const error = await openSources(inputs).catch(error => error);
    expect(error).toBeInstanceOf(FormatError);
    return [error.code, error.message.replaceAll(`${folder}/`, '')];
  };

  test('with other columns', async () => {
    expect(await refused([file('one.csv', csv), file('two.csv', 'msisdn,name\n447700900123,Hi\n')])).toEqual([
      'DIFFERENT_COLUMNS',
      'two.csv: has other columns than one.csv: expected "message" as column 2, found "name"; give files of the same columns',
    ]);
  });

  test('one of them missing, before a row is read', async () => {
    expect((await refused([file('one.csv', csv), join(folder, 'missing.csv')]))[0]).toBe('NOT_READABLE');
  });

  test('a pattern without a file, and a file twice', async () => {
    expect(await refused([join(folder, 'none-*.csv')])).toEqual([
      'NOT_READABLE',
      'none-*.csv: no file has a name that matches this pattern',
    ]);
    const one = file('one.csv', csv);
    expect(await refused([one, join(folder, 'one*.csv')])).toEqual([
      'NOT_READABLE',
      'one.csv: is given twice; each file is read once',
    ]);
  });
});

describe('names from files are safe for a terminal', () => {
  test('in errors', async () => {
    const path = file('a.csv', 'ms\u001b[31misdn,\u202emessage\n447700900123,Hi\n');
    const [, message] = await refusal(path, { roles: { number: 'x' } });
    expect(message).toBe('expected a column named "x", found "ms\\u001b[31misdn", "\\u{202e}message"');
  });

  test('in findings', async () => {
    const late = `${'{"a":1}\n'.repeat(1000)}{"a":1,"\u009b\u202e":2}\n`;
    const { findings } = await readSource(file('a.json', late));
    expect(findings[0]!.message).toContain('"\\u{9b}\\u{202e}"');
  });
});
