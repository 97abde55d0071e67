// Senders: reference = checkSender = ts = wasm, wherever the rows lie and however few bytes are moved at a time.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkSenderColumn, textColumn } from '../../../src/batch/index.js';
import { checkSender } from '../../../src/sender/check.js';
import { requireSame } from '../answers.js';
import { typescript, wasm } from '../kernels.js';
import { cases, checkCase, describeCase, requireProperty } from '../property.js';
import { senderRow, senderString } from './arbitraries.js';
import { bitsOf, expectedOfStrings, senders } from './question.js';

const routings = [
  ['without smart routing', false],
  ['with smart routing', true],
] as const;

test.each(routings)('bytes, %s: any rows, any layout, any number of bytes at a time', (_, smartRouting) => {
  requireProperty({
    values: cases(senderRow),
    check: value => checkCase(senders(smartRouting), wasm, value),
    describe: describeCase,
    runs: 3000,
  });
});

test.each(routings)('strings, %s: checkSender, and columns', (_, smartRouting) => {
  requireProperty({
    values: fc.array(senderString, { maxLength: 1 << 20, size: 'small' }),
    check: strings => {
      const expected = expectedOfStrings(strings, smartRouting);
      for (const kernel of [typescript, wasm(0)]) {
        const found = checkSenderColumn(kernel, textColumn(strings), { smartRouting });
        requireSame(`${kernel.name}, strings`, found as never, expected, strings.map(utf16));
      }
      strings.forEach((sender, row) => {
        const { kinds, issues } = checkSender(sender, { smartRouting });
        expect(bitsOf(kinds), 'checkSender').toBe(expected.kind![row]);
        expect(issues.length === 0, 'checkSender has issues or kinds').toBe(kinds.length > 0);
      });
    },
    describe: strings =>
      `${JSON.stringify(strings)}: UTF-16 ${strings.map(string => utf16(string).toString('hex'))}`,
    runs: 3000,
  });
});

const utf16 = (string: string) => Buffer.from(string, 'utf16le');
