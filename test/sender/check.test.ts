import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkSender } from '../../src/sender/check.js';
import { referenceKinds } from '../reference/sender.js';
import { basic, extension } from '../reference/text.js';
import { scaled } from '../scale.js';
import { timesAsLong } from '../times-as-long.js';

const kinds = (sender: string, smartRouting = false) => checkSender(sender, { smartRouting }).kinds.join('+');
const messages = (sender: string, smartRouting = false) =>
  checkSender(sender, { smartRouting }).issues.map(({ message }) => message);
const agent = ': with smart routing it could be an RCS agent';

describe('kinds', () => {
  test.each([
    ['MyStore', 'ALPHANUMERIC', 'ALPHANUMERIC+RCS_AGENT'],
    ['447700900000', 'NUMERIC', 'NUMERIC+RCS_AGENT'],
    ['MyBrandAgent', '', 'RCS_AGENT'],
    ['0', 'NUMERIC', 'NUMERIC+RCS_AGENT'],
    ['123456789012345', 'NUMERIC', 'NUMERIC+RCS_AGENT'],
    ['1234567890123456', '', 'RCS_AGENT'],
    ['1234567890a', 'ALPHANUMERIC', 'ALPHANUMERIC+RCS_AGENT'],
    ['a'.repeat(11), 'ALPHANUMERIC', 'ALPHANUMERIC+RCS_AGENT'],
    ['a'.repeat(12), '', 'RCS_AGENT'],
    ['a'.repeat(25), '', 'RCS_AGENT'],
    ['a'.repeat(26), '', ''],
    ['😀'.repeat(25), '', 'RCS_AGENT'],
    ['😀'.repeat(26), '', ''],
    ['aaaaaaaaa€', 'ALPHANUMERIC', 'ALPHANUMERIC+RCS_AGENT'],
    ['aaaaaaaaaa€', '', 'RCS_AGENT'],
    ['Ångström', 'ALPHANUMERIC', 'ALPHANUMERIC+RCS_AGENT'],
    ['Δ', 'ALPHANUMERIC', 'ALPHANUMERIC+RCS_AGENT'],
    ['ç', '', 'RCS_AGENT'],
    ['`a', '', 'RCS_AGENT'],
    ['+447700900000', '', 'RCS_AGENT'],
    ['123 456', '', 'RCS_AGENT'],
    ['١٢٣', '', 'RCS_AGENT'],
    ['a\nb', '', ''],
    ['a\x1bb', '', ''],
    ['a\ud83d', '', ''],
    ['', '', ''],
  ])('%j: %j, with smart routing %j', (sender, sms, smart) => {
    expect(kinds(sender)).toBe(sms);
    expect(kinds(sender, true)).toBe(smart);
    expect(checkSender(sender).issues.length > 0).toBe(sms === '');
  });

  test('every character of the default alphabet and its extension table (TS 23.038, 6.2.1 and 6.2.1.1)', () => {
    for (const point of [...basic, ...extension]) {
      const character = String.fromCodePoint(point);
      const septets = extension.has(point) ? 2 : 1;
      const isControl = point < 0x20;
      const isLetter = /\p{L}/u.test(character);
      expect(kinds(`a${character}`), character).toBe(isControl ? '' : 'ALPHANUMERIC');
      expect(kinds(character), character).toBe(
        isLetter ? 'ALPHANUMERIC' : /\d/.test(character) ? 'NUMERIC' : '',
      );
      if (isControl) continue;
      expect(kinds('a'.repeat(11 - septets) + character), character).toBe('ALPHANUMERIC');
      expect(kinds('a'.repeat(12 - septets) + character), character).toBe('');
      const special = !isLetter && !/[ \d]/.test(character);
      expect(checkSender(`a${character}b`).warnings.length, character).toBe(special ? 1 : 0);
    }
  });

  test('no control character is of any kind', () => {
    for (let point = 0; point < 0xa0; point++) {
      if (point >= 0x20 && point < 0x7f) continue;
      for (const smartRouting of [false, true]) {
        const { kinds, issues } = checkSender(`a${String.fromCharCode(point)}b`, { smartRouting });
        const name = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
        expect(kinds).toEqual([]);
        expect(issues[0]!.message).toBe(`expected no control characters, found ${name} at index 1`);
      }
    }
  });

  test('any string: kinds of the reference, and either kinds or issues', () => {
    const unit = fc.oneof(fc.constantFrom(...'aZ09 €{`Δ\n'), fc.string({ unit: 'binary', maxLength: 1 }));
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), fc.boolean(), (sender, smartRouting) => {
        const { kinds, issues } = checkSender(sender, { smartRouting });
        expect(kinds).toEqual(referenceKinds(sender, smartRouting));
        expect(issues.length === 0).toBe(kinds.length > 0);
        for (const { message } of issues) expect(message).toMatch(/^expected .*, found /s);
      }),
      { numRuns: scaled(3000) },
    );
  });
});

describe('issues', () => {
  test('an issue in full', () => {
    expect(checkSender('a'.repeat(14))).toEqual({
      kinds: [],
      issues: [
        {
          message: `expected at most 11 characters, found 14${agent}`,
          path: [],
          code: 'VALIDATION_ERROR',
          param: 'sender',
        },
      ],
      warnings: [],
    });
  });

  test.each([
    ['', ['expected at least 1 character, found 0']],
    ['1'.repeat(16), [`expected at most 15 digits, found 16${agent}`]],
    ['1'.repeat(26), ['expected at most 15 digits, found 26']],
    ['+44', [`expected digits only, or a letter, found "+" (U+002B) at index 0${agent}`]],
    ['44 7700 900123', [`expected digits only, or a letter, found U+0020 at index 2${agent}`]],
    ['a你', [`expected characters of the GSM default alphabet, found "你" (U+4F60) at index 1${agent}`]],
    ['a\t', ['expected no control characters, found U+0009 at index 1']],
    [
      'a\t你',
      [
        'expected no control characters, found U+0009 at index 1',
        'expected characters of the GSM default alphabet, found "你" (U+4F60) at index 2',
      ],
    ],
    ['a\ud83d', ['expected no control characters or lone surrogates, found U+D83D at index 1']],
    [
      '😀'.repeat(12),
      [
        `expected characters of the GSM default alphabet, found "😀" (U+1F600) at index 0${agent}`,
        'expected at most 11 characters, found 12',
      ],
    ],
    [
      'aaaaaaaaaa€',
      [`expected at most 11 septets, found 12: characters such as "€" (U+20AC) at index 10 take 2${agent}`],
    ],
  ])('%j', (sender, expected) => expect(messages(sender)).toEqual(expected));

  test('with smart routing, those of an RCS agent', () => {
    expect(messages('a'.repeat(26), true)).toEqual(['expected at most 25 characters, found 26']);
    expect(messages('1'.repeat(30), true)).toEqual(['expected at most 25 characters, found 30']);
    expect(messages('a'.repeat(1000))).toEqual(['expected at most 11 characters, found 1000']);
    expect(messages('a'.repeat(1001), true)).toEqual(['expected at most 25 characters, found more than 500']);
    expect(messages('', true)).toEqual(['expected at least 1 character, found 0']);
  });

  test('10 MB are refused as fast as 100 kB', () => {
    for (const text of ['a', '1', '你', '\n', '😀', '\ud83d', ' '])
      for (const smartRouting of [false, true]) {
        const [long, longer] = [1e5, 1e7].map(length => text.repeat(length / text.length));
        const check = (sender: string) => expect(checkSender(sender, { smartRouting }).kinds).toEqual([]);
        const times = timesAsLong(
          () => check(longer!),
          () => check(long!),
        );
        expect(times).toBeLessThan(20);
      }
  });
});

describe('warnings', () => {
  test.each([
    ['My Store 24', []],
    ['Ünlü', []],
    [' MyStore', [['OUTER_SPACE', 'expected no space at either end, found U+0020 at index 0']]],
    ['MyStore ', [['OUTER_SPACE', 'expected no space at either end, found U+0020 at index 7']]],
    [
      'A&B-C&D',
      [
        [
          'SPECIAL_CHARACTER',
          'expected letters, digits and spaces, which all networks show, found "&" (U+0026) at index 1',
        ],
        [
          'SPECIAL_CHARACTER',
          'expected letters, digits and spaces, which all networks show, found "-" (U+002D) at index 3',
        ],
      ],
    ],
  ])('%j', (sender, expected) => {
    const { issues, warnings } = checkSender(sender);
    expect(issues).toEqual([]);
    expect(warnings.map(({ code, message }) => [code, message])).toEqual(expected);
    for (const { path, param } of warnings) expect({ path, param }).toEqual({ path: [], param: 'sender' });
  });

  test('space at an end first, then characters, then the country', () => {
    const { warnings } = checkSender(' A&B', { country: 'US' });
    expect(warnings.map(({ code }) => code)).toEqual([
      'OUTER_SPACE',
      'SPECIAL_CHARACTER',
      'REFUSED_BY_COUNTRY',
    ]);
  });

  test('an RCS agent is sent over no such network', () => {
    expect(checkSender('A & B, since 1970', { smartRouting: true }).warnings).toEqual([]);
  });
});

test.each([
  [() => checkSender(undefined as never), 'sender must be a string, not undefined'],
  [() => checkSender(447700900000 as never), 'sender must be a string, not number'],
  [() => checkSender('a', 7 as never), 'options must be an object, not number'],
  [() => checkSender('a', null as never), 'options must be an object, not null'],
  [() => checkSender('a', { smartRouting: 'false' as never }), 'options.smartRouting must be a boolean'],
  [() => checkSender('a', { enforcePolicy: 1 as never }), 'options.enforcePolicy must be a boolean'],
  [() => checkSender('a', { country: 1 as never }), 'options.country must be a string'],
  [() => checkSender('a', { country: 'gb' }), "options.country must be a country such as 'GB', not 'gb'"],
  [() => checkSender('a', { policy: {} as never }), 'options.policy must be an array of rows, not an object'],
  [() => checkSender('a', { at: '2026-01-01' as never }), 'options.at must be a Date or milliseconds'],
  [() => checkSender('a', { at: new Date(Number.NaN) }), 'options.at must be a time'],
])('misuse: %s', (call, message) => {
  expect(call).toThrow(
    expect.objectContaining({ code: 'INVALID_ARGUMENT', message: expect.stringContaining(message) }),
  );
});
