import { describe, expect, test } from 'vitest';
import { estimateRows, rates, run } from './program.js';

describe('replaceable characters', () => {
  const of = (...texts: string[]) =>
    estimateRows(...texts.map(text => `447700900123,"${text.replaceAll('"', '""')}"`));

  test.each<[text: string, messages: number, saving: string, why: string]>([
    [`${'a'.repeat(100)}’`, 1, '0.04', 'two parts become one'],
    ['It’s', 1, '0.00', 'one part stays one'],
    [`${'a'.repeat(100)}é’`, 1, '0.04', 'é is in the alphabet'],
    [`${'a'.repeat(100)}ê’`, 0, '0.00', 'ê is a letter'],
    [`${'a'.repeat(100)}😀’`, 0, '0.00', 'an emoji has no replacement'],
    ['…'.repeat(70), 1, '-0.04', 'three characters for each'],
    ['\u200b', 0, '0.00', 'nothing would be left'],
    ['…'.repeat(511), 0, '0.00', 'it would have more than 1,530 characters'],
    [`${'a'.repeat(152)}€${'a'.repeat(152)}’`, 1, '0.08', 'five parts become three'],
    [`${'a'.repeat(160)}\u200b`, 1, '0.08', 'what is invisible is taken away'],
  ])('%j: %i, saving %s, since %s', async (text, messages, saving) => {
    expect((await of(text)).replaceable).toMatchObject({ messages, saving: { amount: saving } });
  });

  test('are counted, most frequent first', async () => {
    const { replaceable } = await of('“It’s’”', 'a\u00a0b\u00a0c\u00a0d', 'ж’’’’');
    expect(replaceable.characters).toEqual([
      { character: '\u00a0', codePoint: 'U+00A0', count: 3, replacement: ' ' },
      { character: '’', codePoint: 'U+2019', count: 2, replacement: "'" },
      { character: '“', codePoint: 'U+201C', count: 1, replacement: '"' },
      { character: '”', codePoint: 'U+201D', count: 1, replacement: '"' },
    ]);
  });

  test('stand in the report', async () => {
    const rows = ['msisdn,message', `447700900123,${'a'.repeat(100)}’\u00a0`];
    expect((await run(['-', '--rates', rates], rows.join('\n'))).stdout).toContain(
      '\n1 message is UCS-2 only because of U+00A0 ’ : 0.08 credits, 0.04 credits after replacing\n',
    );
    expect((await run(['-', '--rates', rates], 'msisdn,message\n447700900123,a\n')).stdout).not.toContain(
      'UCS-2 only',
    );
  });
});
