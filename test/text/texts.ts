import fc from 'fast-check';

/** Text of every kind: default alphabet, extension table, BMP, astral, lone surrogates. */
export const text = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...'abc XYZ 019.,@£éÇΩ\n') },
      { weight: 2, arbitrary: fc.constantFrom(...'^{}\\[~]|€\f') },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          'ç',
          '`',
          '你',
          'ж',
          '\u001b',
          '\ufeff',
          '😀',
          '\u{10ffff}',
          '\ud83d',
          '\ude00',
        ),
      },
    ),
    { maxLength: 700 },
  )
  .map(characters => characters.join(''));
export const gsmText = fc.string({ unit: fc.constantFrom(...'abcdefgh €[]'), maxLength: 700 });
export const ucs2Text = fc
  .string({ unit: fc.constantFrom('你', '好', 'a', '😀'), maxLength: 300 })
  .map(t => `你${t}`);
