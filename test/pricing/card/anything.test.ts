// Whatever the source is, rateCard returns a sound card or says what is wrong.

import fc from 'fast-check';
import { test } from 'vitest';
import { random } from '../../random.js';
import { scaled } from '../../scale.js';
import { files, sample } from './cards.js';
import { anyOptions, requireSound } from './sound.js';

test('random bytes, and random text of what cards are made of', () => {
  const bytes = fc.uint8Array({ maxLength: 300 }).map(data => new TextDecoder('latin1').decode(data));
  const pieces = fc.constantFrom(
    ...[
      ',',
      ';',
      '\t',
      '|',
      '"',
      '\n',
      '\r',
      '\r\n',
      ' ',
      '\ufeff',
      '-',
      '0',
      '05',
      '1,234',
      '1.234,5',
      '0.04',
      '€',
    ],
    ...[
      '$',
      '¥',
      'EUR',
      'price',
      'mcc',
      'mnc',
      'country',
      'prefix',
      'mccmnc',
      'from',
      'GB',
      'Germany',
      '234',
      '44',
    ],
    ...[
      'default',
      '*',
      'n/a',
      '2026-01-31',
      '01/02/2026',
      '31 Jan 2026',
      '{',
      '[',
      ']',
      '}',
      ':',
      'network',
      '1e99',
    ],
  );
  const text = fc.array(pieces, { maxLength: 80 }).map(parts => parts.join(''));
  const rows = fc
    .array(
      fc.array(pieces, { minLength: 4, maxLength: 4 }).map(row => row.join(';')),
      { maxLength: 8 },
    )
    .map(lines => `country;mccmnc;price;from\n${lines.join('\n')}`);
  fc.assert(
    fc.property(fc.oneof(bytes, text, rows), anyOptions, (source, options) => requireSound(source, options)),
    { numRuns: scaled(6_000), seed: 1 },
  );
});

test.each(files)('%s, cut at every 37th character', file => {
  const text = sample(file);
  for (let end = 0; end < text.length; end += 37) {
    requireSound(text.slice(0, end));
    if (end % 5 === 0) requireSound(text.slice(end), { skipInvalidRows: true });
  }
});

test.each(files)('%s with characters that are others', file => {
  const text = sample(file);
  const chance = random(files.indexOf(file));
  const others = [...',;\t|"\n\r0159.-€$¥{}[]:nulGBx ', '1e99', '\ufeff', '9'.repeat(40), 'null', '[]', '{}'];
  for (let round = 0; round < 25; round++) {
    let changed = text;
    for (let i = chance.below(4); i >= 0; i--) {
      const at = chance.below(changed.length);
      changed = changed.slice(0, at) + chance.pick(others) + changed.slice(at + chance.below(3));
    }
    requireSound(changed);
    requireSound(changed, { skipInvalidRows: true });
  }
});

test('rows of anything', () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSparseArray: true,
    withTypedArray: true,
    maxDepth: 2,
  });
  const keys = fc.constantFrom(
    ...[
      'country',
      'prefix',
      'mcc',
      'mnc',
      'mccmnc',
      'price',
      'currency',
      'from',
      'until',
      'reject',
      'fee',
      'network',
    ],
    ...[
      'prices',
      'countries',
      'items',
      'networks',
      'outbound_sms_prices',
      'message',
      'outbound',
      'group_name',
      'mncs',
    ],
    ...[
      'outbound_networks_list',
      'rate',
      'defaultPrice',
      'mt',
      'code',
      'number_type',
      'current_price',
      'sourceprefix',
    ],
  );
  const leaf = fc.oneof(
    fc.constantFrom('GB', '44', '234', '10', '0.04', '', null, 5, '2026-01-31', true),
    anything,
  );
  const { row } = fc.letrec<{ row: unknown; value: unknown }>(tie => ({
    row: fc.dictionary(keys, tie('value'), { maxKeys: 6 }),
    value: fc.oneof(
      { maxDepth: 4 },
      leaf,
      tie('row'),
      fc.array(tie('row') as fc.Arbitrary<unknown>, { maxLength: 3 }),
    ),
  }));
  const source = fc.oneof(fc.array(anything), fc.array(row, { maxLength: 4 }), row) as fc.Arbitrary<object>;
  fc.assert(
    fc.property(source, anyOptions, (rows, options) => requireSound(rows, options)),
    { numRuns: scaled(2_000), seed: 2 },
  );
});

const deep = (open: string, middle: string, close: string) =>
  open.repeat(100_000) + middle + close.repeat(100_000);

test.each([
  ['100,000 brackets', '['.repeat(100_000)],
  ['100,000 arrays, each in another', deep('[', '', ']')],
  ['100,000 objects, each in another', deep('{"prices":[', '', ']}')],
  ...['price', 'country', 'reject', 'mcc', 'mccmnc', 'mnc', 'prefix', 'from', 'currency', 'network'].map(
    key => [
      `100,000 arrays as ${key}`,
      `[{"prefix":"44","price":1,"mcc":"234","${key}":${deep('[', '', ']')}}]`,
    ],
  ),
  [
    '100,000 arrays as a network',
    `{"countries":[{"networks":[{"mcc":"234","mncs":[${deep('[', '', ']')}],"price":1}]}]}`,
  ],
  [
    '100,000 arrays as the name of a group',
    `{"country_iso":"GB","message":{"outbound_networks_list":[{"rate":1,"group_name":${deep('[', '', ']')}}]}}`,
  ],
  ['a number of a million digits', `prefix,price\n44,${'9'.repeat(1_000_000)}`],
  ['a price of a million zeros', `prefix,price\n44,0.${'0'.repeat(1_000_000)}`],
  ['a sign, blanks and no number', `prefix;price\n44;$${' '.repeat(200_000)}x`],
  ['a number, blanks and no end', `prefix;price\n44;1${' 1'.repeat(100_000)}x`],
  ['a date of blanks', `prefix;price;from\n44;1;2${' '.repeat(200_000)}x`],
  ['100,000 quotes', `prefix,price\n${'"'.repeat(100_001)}`],
  ['100,000 columns', `prefix,price${',x'.repeat(100_000)}\n44,1${',x'.repeat(100_000)}`],
  ['a network 30,000 times', `mccmnc,country,price\n${'23410,GB,0.04\n'.repeat(30_000)}`],
  [
    'a network 30,000 times, here and there',
    `mccmnc,country,price\n${'23410,GB,0.04\n23410,JE,0.05\n'.repeat(15_000)}`,
  ],
  [
    '3,000 prices of a prefix, each from a later day on',
    `prefix,price,from\n${Array.from({ length: 3_000 }, (_, day) => `44,1,${new Date(day * 86_400_000).toISOString()}`).join('\n')}`,
  ],
])(
  '%s',
  (_, text) => {
    requireSound(text!);
    requireSound(text!, { skipInvalidRows: true });
  },
  5_000,
);
