import { describe, expect, test } from 'vitest';
import { estimateRows, rates, run } from './program.js';

describe('characters that can be replaced', () => {
  const long = 'a'.repeat(90);
  const of = (...texts: string[]) =>
    estimateRows(...texts.map(text => `447700900123,"${text.replaceAll('"', '""')}"`));

  test.each<[text: string, messages: number, saving: string, why: string]>([
    [`${'a'.repeat(100)}’`, 1, '0.04', 'two parts become one'],
    ['It’s', 0, '0.00', 'one part stays one'],
    [`${'a'.repeat(100)}é’`, 1, '0.04', 'é is in the alphabet'],
    [`${'a'.repeat(100)}ê’`, 0, '0.00', 'ê is a letter'],
    [`${'a'.repeat(100)}😀’`, 0, '0.00', 'an emoji has no replacement'],
    ['…'.repeat(70), 0, '0.00', 'three characters for each, and two parts'],
    ['\u200b', 0, '0.00', 'nothing would be left'],
    [`${'…'.repeat(400)}${'a'.repeat(400)}`, 0, '0.00', 'it would have more than 1,530 characters'],
    [`${'a'.repeat(152)}€${'a'.repeat(152)}’`, 1, '0.08', 'five parts become three'],
    [`${'a'.repeat(160)}\u200b`, 1, '0.08', 'what is invisible is taken away'],
    [`${'a'.repeat(100)}e\u0301`, 1, '0.04', 'é is composed'],
    [`${'a'.repeat(159)}e\u0301`, 1, '0.08', 'the mark counts no more'],
    [`${'a'.repeat(100)}e\u0302`, 0, '0.00', 'ê is a letter outside the alphabet'],
    [`${'a'.repeat(100)}e\u0301\u0301`, 0, '0.00', 'the second mark stands by itself'],
    [`\u0301${'a'.repeat(100)}`, 0, '0.00', 'the mark follows no letter'],
    [`${'a'.repeat(100)}\u212b\u2126`, 1, '0.04', 'both are letters of the alphabet'],
    [`${'a'.repeat(100)}\u0093\u0094`, 1, '0.04', 'quotation marks of Windows-1252'],
    [`${'a'.repeat(100)}\uff21\ufb01`, 1, '0.04', 'full-width forms and ligatures are the same letters'],
    [`${'a'.repeat(100)}\u200d`, 1, '0.04', 'no letter needs the joiner'],
    [`${'a'.repeat(100)}\u200d\u0645`, 0, '0.00', 'an Arabic letter has no replacement'],
    [`${'a'.repeat(100)}\u0410`, 0, '0.00', 'a Cyrillic letter only looks like one'],
  ])('%j: %i, saving %s, since %s', async (text, messages, saving) => {
    expect((await of(text)).savings.replacement).toMatchObject({ messages, saving: { amount: saving } });
  });

  const listed = (estimate: Awaited<ReturnType<typeof of>>) =>
    estimate.savings.replacement.characters.map(
      ({ character, codePoint, replacement, occurrences, messages, saving }) => [
        `${character} ${codePoint} ${replacement}`,
        occurrences,
        messages,
        saving.amount,
      ],
    );

  test('are listed, those whose messages would save most first; a message counts for each of its characters', async () => {
    const estimate = await of(
      `“It’s’”${long}`,
      `It’s${long}${long}`,
      `a\u00a0b\u00a0c\u00a0d${long}`,
      `ж’’’’${long}`,
      '’',
    );
    expect(listed(estimate)).toEqual([
      ["’ U+2019 '", 3, 2, '0.08'],
      ['\u00a0 U+00A0  ', 3, 1, '0.04'],
      ['“ U+201C "', 1, 1, '0.04'],
      ['” U+201D "', 1, 1, '0.04'],
    ]);
  });

  test('a letter and its combining mark are one character', async () => {
    const estimate = await of(`Cafe\u0301 et the\u0301${long}`, `\u212b${long}`, `a\u0300${long}`);
    expect(listed(estimate)).toEqual([
      ['a\u0300 U+0061 U+0300 à', 1, 1, '0.04'],
      ['e\u0301 U+0065 U+0301 é', 2, 1, '0.04'],
      ['\u212b U+212B Å', 1, 1, '0.04'],
    ]);
  });

  test('national tables, by the pair of them', async () => {
    const { savings } = await of(
      'ş'.repeat(100),
      `${'ã'.repeat(140)}`,
      'नमस्ते '.repeat(20),
      'é'.repeat(100),
      'ж'.repeat(100),
    );
    const { messages, messageParts, cost, saving, byTables } = savings.nationalTables;
    expect([messages, messageParts, cost.before.amount, cost.after.amount, saving.amount]).toEqual([
      3,
      { before: 8, after: 3 },
      '0.32',
      '0.12',
      '0.20',
    ]);
    expect(byTables.map(pair => [pair.locking, pair.single, pair.messages, pair.saving.amount])).toEqual([
      ['Portuguese', 'Default', 1, '0.08'],
      ['Hindi', 'Default', 1, '0.08'],
      ['Turkish', 'Default', 1, '0.04'],
    ]);
  });

  test('nothing to save: all is 0', async () => {
    const { savings } = await of('Hello', 'ж'.repeat(100));
    const none = {
      messages: 0,
      noRate: 0,
      messageParts: { before: 0, after: 0 },
      segments: { before: 0, after: 0 },
      cost: {
        before: { currency: 'credits', amount: '0.00' },
        after: { currency: 'credits', amount: '0.00' },
      },
      saving: { currency: 'credits', amount: '0.00' },
    };
    expect(savings).toEqual({
      replacement: { ...none, characters: [] },
      nationalTables: { ...none, byTables: [] },
    });
  });

  test.each<[text: string, messages: number, saving: string, why: string]>([
    ['\u0421\u041e\u0421', 0, '0.00', 'one part stays one'],
    [`${'a'.repeat(100)}\u0391`, 1, '0.04', 'two parts become one'],
    [`${'a'.repeat(100)}\u0391’e\u0301`, 1, '0.04', 'what changes no word is replaced too'],
    [`${'a'.repeat(152)}€${'a'.repeat(152)}\u0391`, 1, '0.08', 'five parts become three'],
    [`${'a'.repeat(100)}\u0391\u03ac`, 0, '0.00', 'a small letter has none'],
    [`${'a'.repeat(100)}’`, 0, '0.00', 'nothing is a homoglyph'],
  ])('homoglyphs of %j: %i, saving %s, since %s', async (text, messages, saving) => {
    const { homoglyphs, savings } = await of(text);
    expect(homoglyphs).toMatchObject({ messages, saving: { amount: saving } });
    if (messages > 0) expect(savings.replacement.messages).toBe(0);
  });

  test('homoglyphs are listed without what changes no word', async () => {
    const { homoglyphs } = await of(`’\u0421\u041e\u0421’${long}`);
    expect(homoglyphs.characters).toEqual([
      { character: '\u0421', codePoint: 'U+0421', count: 2, replacement: 'C' },
      { character: '\u041e', codePoint: 'U+041E', count: 1, replacement: 'O' },
    ]);
  });

  test('homoglyphs stand in the report by themselves, with what they change', async () => {
    const rows = ['msisdn,message', `447700900123,${'a'.repeat(100)}\u0391`];
    const { stdout } = await run(['-', '--rates', rates], rows.join('\n'));
    expect(stdout).toContain(
      '\n1 message would be GSM-7 with Latin capitals for \u0391 : 0.08 credits, 0.04 credits after replacing\n  They look the same, but searches, links and screen readers take them for other letters.\n',
    );
    expect(stdout).not.toContain('Cheaper than in UCS-2');
  });

  test('stand in the report', async () => {
    const rows = [
      'msisdn,message',
      `447700900123,${'a'.repeat(100)}’\u00a0`,
      `447700900123,${'ş'.repeat(100)}`,
    ];
    const { stdout } = await run(['-', '--rates', rates], rows.join('\n'));
    expect(stdout).toContain(
      [
        '',
        'Cheaper than in UCS-2                        Messages   Parts   after   Cost, credits   after   Saving',
        'with characters replaced                            1       2       1            0.08    0.04     0.04',
        'in national tables, where phones know them          1       2       1            0.08    0.04     0.04',
        '',
        'Characters that cost most   Occurrences   Messages   Their saving, credits',
        'U+00A0 as a space                     1          1                    0.04',
        "’  U+2019 as '                        1          1                    0.04",
        '',
        'National tables               Messages   Saving, credits',
        'Turkish, locking shift only          1              0.04',
        '',
      ].join('\n'),
    );
    expect((await run(['-', '--rates', rates], 'msisdn,message\n447700900123,a\n')).stdout).not.toContain(
      'Cheaper than in UCS-2',
    );
  });
});
