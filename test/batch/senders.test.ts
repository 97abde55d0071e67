import { describe, expect, test } from 'vitest';
import {
  analyzeColumn,
  checkSenderColumn,
  resolveColumn,
  type SenderColumns,
  senderKinds,
  senderKindsOf,
  statuses,
  textColumn,
} from '../../src/batch/index.js';
import { loadKernel } from '../../src/kernel/index.js';
import { wasmKernel } from '../../src/kernel/wasm.js';
import { engineModule } from '../engine.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const plain = ({ status, kind }: SenderColumns) =>
  Array.from(status, (code, row) => (code === 0 ? senderKindsOf(kind[row]!).join('+') : statuses[code]));

const kernels = {
  ts: loadKernel({ prefer: 'ts' }),
  wasm: loadKernel({ prefer: 'wasm' }),
  'wasm that moves 20 bytes at a time': wasmKernel(engineModule(), 20),
};

test('kinds by bit', () => {
  expect(senderKinds).toEqual(['NUMERIC', 'ALPHANUMERIC', 'RCS_AGENT']);
  expect([0, 1, 2, 4, 5, 6].map(kind => senderKindsOf(kind).join('+'))).toEqual([
    '',
    'NUMERIC',
    'ALPHANUMERIC',
    'RCS_AGENT',
    'NUMERIC+RCS_AGENT',
    'ALPHANUMERIC+RCS_AGENT',
  ]);
});

describe.each(Object.entries(kernels))('%s', (name, kernel) => {
  const senders = ['447700900000', '', 'MyStore', 'MyBrandAgent', '你好', 'Δ', '1234567890123456'];
  const sms = [
    'NUMERIC',
    'INVALID_SENDER',
    'ALPHANUMERIC',
    'INVALID_SENDER',
    'INVALID_SENDER',
    'ALPHANUMERIC',
  ];
  const smart = ['NUMERIC+RCS_AGENT', 'INVALID_SENDER', 'ALPHANUMERIC+RCS_AGENT', 'RCS_AGENT', 'RCS_AGENT'];
  const answers = [
    [false, [...sms, 'INVALID_SENDER']],
    [true, [...smart, 'ALPHANUMERIC+RCS_AGENT', 'RCS_AGENT']],
  ] as const;
  const offsets = Int32Array.of(0, 12, 12, 19, 31, 37, 39, 55);
  const data = utf8(senders.join(''));

  test('the kernel under test is the one that runs', () => expect(name).toMatch(kernel.name));

  test.each(answers)('smart routing %s: strings, and bytes with offsets', (smartRouting, expected) => {
    const options = { smartRouting };
    expect(plain(checkSenderColumn(kernel, textColumn(senders), options))).toEqual(expected);
    expect(plain(checkSenderColumn(kernel, textColumn({ data, offsets }), options))).toEqual(expected);
  });

  test('smart routing is off by default', () => {
    expect(plain(checkSenderColumn(kernel, textColumn(senders)))).toEqual(answers[0][1]);
  });

  test('bytes that are not UTF-8 and invalid senders have different statuses, up to 100 bytes', () => {
    const bytes = new Uint8Array(201).fill(0x61);
    bytes[99] = bytes[200] = 0xff;
    const column = textColumn({ data: bytes, offsets: Int32Array.of(0, 100, 201) });
    expect(plain(checkSenderColumn(kernel, column, { smartRouting: true }))).toEqual([
      'INVALID_UTF8',
      'INVALID_SENDER',
    ]);
  });

  test('text, numbers and senders of one buffer, in turn', () => {
    const data = kernel.buffer(12);
    data.set(utf8('447911123456'));
    const column = textColumn({ data, offsets: Int32Array.of(0, 12) });
    for (let i = 0; i < 3; i++) {
      expect([...analyzeColumn(kernel, column).units]).toEqual([12]);
      expect([...resolveColumn(kernel, column).callingCode]).toEqual([44]);
      expect(plain(checkSenderColumn(kernel, column))).toEqual(['NUMERIC']);
    }
  });

  test('a row of 1 MB is not a sender', () => {
    const data = new Uint8Array(1_000_003).fill(0x61);
    const column = textColumn({ data, offsets: Int32Array.of(0, 1_000_000, 1_000_003) });
    expect(plain(checkSenderColumn(kernel, column, { smartRouting: true }))).toEqual([
      'INVALID_SENDER',
      'ALPHANUMERIC+RCS_AGENT',
    ]);
  });

  test('columns can be written into arrays that are there already', () => {
    const into = checkSenderColumn(kernel, textColumn([...senders.map(() => '?'), 'abc']));
    expect(checkSenderColumn(kernel, textColumn({ data, offsets }), { into })).toBe(into);
    expect(plain(into)).toEqual([...answers[0][1], 'ALPHANUMERIC']);
    const refused = (into: unknown) => () =>
      checkSenderColumn(kernel, textColumn(senders), { into: into as SenderColumns });
    expect(refused({ ...into, kind: new Uint8Array(5) })).toThrow(
      'into.kind must have room for 7 rows, not 5',
    );
    expect(refused({ ...into, kind: new Uint16Array(9) })).toThrow('into.kind must be a Uint8Array');
    expect(refused(7)).toThrow('into must be an object of typed arrays');
  });

  test('a row that is not UTF-8 has kind 0, whatever stood there', () => {
    const into = { status: new Uint8Array(3).fill(9), kind: new Uint8Array(3).fill(9) };
    const column = textColumn({ data: Uint8Array.of(0x41, 0xff, 0x41), offsets: Int32Array.of(0, 1, 2, 3) });
    checkSenderColumn(kernel, column, { into });
    expect([...into.kind]).toEqual([2, 0, 2]);
    expect(Array.from(into.status, code => statuses[code])).toEqual(['OK', 'INVALID_UTF8', 'OK']);
  });

  test('misuse is refused', () => {
    expect(() => checkSenderColumn({} as never, textColumn([]))).toThrow(
      'kernel must be a kernel from loadKernel',
    );
    expect(() => checkSenderColumn(kernel, ['a'] as never)).toThrow(
      'column must be a column from textColumn',
    );
    expect(() => checkSenderColumn(kernel, textColumn([]), { smartRouting: 'no' as never })).toThrow(
      "options.smartRouting must be a boolean, not 'no'",
    );
    const column = textColumn({ data: utf8('abc'), offsets: Int32Array.of(0, 3) });
    column.ends[0] = 4;
    expect(() => checkSenderColumn(kernel, column)).toThrow('the column was changed after it was made');
    const inBuffer = textColumn({ data: kernel.buffer(3), offsets: Int32Array.of(0, 3) });
    inBuffer.ends[0] = 4;
    expect(() => checkSenderColumn(kernel, inBuffer)).toThrow('the column was changed after it was made');
  });
});
