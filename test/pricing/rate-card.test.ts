// Price lists as they come: test/pricing/cards/README.md says what each sample is and where its layout is from.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatMoney,
  type Quote,
  quote,
  type RateCard,
  type RateCardIssueCode,
  type RateCardOptions,
  rateCard,
} from '../../src/index.js';
import { random } from '../random.js';

const folder = new URL('cards/', import.meta.url);
const files = readdirSync(folder).filter(file => file !== 'README.md');
const sample = (file: string) => readFileSync(new URL(file, folder), 'utf8');

/** What a destination costs by a card, or why there is no price. */
function priceAt(card: RateCard, msisdn: string, mccMnc?: string, at?: number): string {
  const quoted = quote({ msisdn, text: '', mccMnc, at }, card);
  if (quoted.issues) return quoted.issues[0]!.code;
  return quoted.noRate ? quoted.reason : formatMoney(quoted.total);
}

/** The card of a source that has to be one. */
function cardOf(source: string | object, options?: RateCardOptions): RateCard {
  return loaded(source, options).value;
}

function loaded(source: string | object, options?: RateCardOptions) {
  const result = rateCard(source, options);
  if (result.issues) throw new Error(result.issues.map(({ message }) => message).join('\n'));
  return result;
}

/** Codes and lines, or places, of what is wrong. */
function wrongIn(source: string | object, options?: RateCardOptions): string[] {
  return (rateCard(source, options).issues ?? []).map(
    ({ code, line, path }) => `${code} ${line ?? String(path[0])}`,
  );
}

const pricesOf = (source: string | object, options?: RateCardOptions) =>
  cardOf(source, options).rates.map(({ price }) => price && formatMoney(price));

// -- Samples --

const GB = '447700900000';
const US = '12025550123';
const JAMAICA = '18765550123';
const GREECE = '306912345678';
const JAPAN = '819012345678';

type Spot = [msisdn: string, mccMnc: string | undefined, price: string];

const cards: [file: string, currency: string, rates: number, spots: Spot[], options?: RateCardOptions][] = [
  [
    'carrierx.json',
    'credits',
    8,
    [
      ['420601123456', '23004', '0.08533'],
      [US, '310004', '0.00711'],
    ],
  ],
  [
    'deck-cents-short.csv',
    'EUR',
    8,
    [
      ['93701234567', '41280', '0.215'],
      [JAPAN, undefined, '0.30'],
    ],
  ],
  [
    'deck-cents.csv',
    'EUR',
    12,
    [
      ['355691234567', '27602', '0.071'],
      ['355691234567', undefined, '0.075'],
      [GB, undefined, '0.0362'],
    ],
  ],
  [
    'deck-countries.csv',
    'USD',
    11,
    [
      ['264811234567', undefined, '0.083'],
      ['447624123456', undefined, '0.062'],
      [GB, undefined, '0.041'],
    ],
  ],
  [
    'deck-mccmnc.csv',
    'EUR',
    13,
    [
      [GB, '23415', '0.0171'],
      [GB, '21499', '0.038'],
      [GB, '617010', '0.0664'],
    ],
  ],
  [
    'deck-mnc-lists.csv',
    'credits',
    24,
    [
      [GB, '23209', '0.059'],
      [US, '310150', '0.0068'],
    ],
  ],
  [
    'deck-mwx-without-header.csv',
    'credits',
    14,
    [
      [US, '310004', '0.0069'],
      [GB, '23450', '0.0571'],
    ],
  ],
  [
    'deck-mwx.csv',
    'credits',
    18,
    [
      [GB, '41299', '0.215'],
      [JAMAICA, '338050', '0.1945'],
    ],
  ],
  [
    'deck-plmn.csv',
    'USD',
    13,
    [
      ['919812345678', '40445', '0.0021'],
      [GB, undefined, '0.0395'],
    ],
  ],
  [
    'deck-prefix.csv',
    'credits',
    14,
    [
      ['12045550123', undefined, '0.0088'],
      ['18005550123', undefined, '0.00'],
      ['5351234567', undefined, 'DESTINATION_REJECTED'],
      [GREECE, '20205', '0.0505'],
      [JAPAN, undefined, '1.50'],
    ],
  ],
  [
    'deck-tabs.tsv',
    'EUR',
    12,
    [
      ['38349123456', '22102', '0.112'],
      ['33612345678', '20810', '0.0505'],
      ['33612345678', undefined, 'NETWORK_UNKNOWN'],
      ['590690123456', '34001', '0.091'],
      ['963944123456', undefined, 'DESTINATION_REJECTED'],
    ],
  ],
  [
    'messagebird.json',
    'EUR',
    16,
    [
      [GREECE, '20205', '0.045'],
      [GREECE, undefined, '0.047'],
      [JAPAN, undefined, '0.06'],
    ],
  ],
  ['plivo.json', 'USD', 9, [[US, undefined, '0.0057']]],
  [
    'plivo-countries.json',
    'USD',
    10,
    [
      [JAMAICA, undefined, '0.201'],
      ['5351234567', undefined, 'DESTINATION_REJECTED'],
    ],
  ],
  [
    'seven.json',
    'EUR',
    25,
    [
      ['4915112345678', '26211', '0.0745'],
      [JAMAICA, undefined, '0.21'],
    ],
    { currency: 'EUR' },
  ],
  [
    'twilio-countries.json',
    'USD',
    17,
    [
      [US, '310004', '0.0086'],
      [JAMAICA, '338050', '0.231'],
      ['3725123456', '24802', '0.0664'],
    ],
  ],
  ['twilio-countries.json', 'USD', 17, [[US, '310410', '0.0079']], { numberType: 'shortcode' }],
  [
    'twilio-country.json',
    'USD',
    12,
    [
      [GB, '23403', '0.045'],
      [GB, '23400', '0.05'],
      [GB, '23450', '0.061'],
    ],
  ],
  ['twilio-country.json', 'USD', 12, [[GB, '23415', '0.04']], { numberType: 'mobile' }],
  [
    'twilio.csv',
    'credits',
    24,
    [
      ['4915112345678', undefined, 'NETWORK_UNKNOWN'],
      [JAMAICA, undefined, '0.2344'],
    ],
  ],
  [
    'twilio.csv',
    'USD',
    24,
    [['4915112345678', undefined, '0.1105']],
    { currency: 'USD', unknownNetwork: 'highest' },
  ],
  [
    'twilio.csv',
    'USD',
    24,
    [['4915112345678', undefined, '0.1098']],
    { currency: 'USD', unknownNetwork: 'lowest' },
  ],
  [
    'twilio-cr.csv',
    'credits',
    9,
    [
      ['14165550123', undefined, '0.0079'],
      ['13405550123', undefined, '0.0812'],
    ],
  ],
  [
    'twilio-without-iso.csv',
    'credits',
    9,
    [
      ['243812345678', undefined, '0.1395'],
      [GB, undefined, '0.0524'],
    ],
  ],
  [
    'vonage.csv',
    'EUR',
    14,
    [
      ['18095550123', undefined, '0.0613'],
      ['447624123456', undefined, '0.0572'],
      ['79161234567', undefined, '0.298'],
    ],
  ],
  [
    'vonage.json',
    'EUR',
    29,
    [
      [GREECE, '20205', '0.05'],
      ['5351234567', undefined, '0.073'],
      [GB, '23450', '0.056'],
    ],
  ],
  [
    'vonage-country.json',
    'EUR',
    11,
    [
      [US, undefined, '0.0071'],
      [US, '310004', '0.007'],
    ],
  ],
  [
    'vonage-prefix.json',
    'EUR',
    11,
    [
      ['77011234567', undefined, '0.182'],
      ['79161234567', undefined, '0.298'],
      ['79161234567', '25020', '0.291'],
    ],
    { currency: 'EUR' },
  ],
];

/** Refused, and why. With `skipInvalidRows` the rest is loaded, if there is any. */
const refused: [file: string, why: string, issues: string[], rest: number][] = [
  [
    'deck-signs.csv',
    'five signs of four currencies',
    [
      'MIXED_CURRENCIES 4',
      'MIXED_CURRENCIES 8',
      'MIXED_CURRENCIES 9',
      'MIXED_CURRENCIES 11',
      'MIXED_CURRENCIES 12',
    ],
    7,
  ],
  ['deck-products.csv', 'three currencies', [4, 5, 7, 8, 9, 10].map(line => `MIXED_CURRENCIES ${line}`), 3],
  [
    'deck-semicolon-decimal-comma.csv',
    'an empty price, which may have been forgotten',
    ['MISSING_PRICE 8'],
    18,
  ],
  ['deck-dates.csv', 'no new price where the old one is closed', ['MISSING_PRICE 8'], 7],
  ['deck-dates-iso.csv', 'the same', ['MISSING_PRICE 8'], 7],
  ['deck-dates-dots.csv', 'the same', ['MISSING_PRICE 8'], 7],
  ['deck-dates-day-month.csv', 'the same', ['MISSING_PRICE 8'], 7],
  ['deck-dates-month-day.csv', 'the same', ['MISSING_PRICE 8'], 7],
  [
    'deck-dates-ambiguous.csv',
    'nothing says which is the day',
    [2, 3, 4, 5, 6, 7, 8, 9].map(line => (line === 8 ? 'MISSING_PRICE 8' : `INVALID_DATE ${line}`)),
    0,
  ],
  ['twilio-countries-page.json', 'a list without prices', ['UNREADABLE_CARD undefined'], 0],
];

test('every sample is loaded or refused here', () => {
  expect([...new Set([...cards, ...refused].map(([file]) => file))].sort()).toEqual([...files].sort());
});

test.each(cards)('%s: %s, %i rates', (file, currency, count, spots, options) => {
  const card = cardOf(sample(file), options);
  expect(card.currency).toBe(currency);
  expect(card.rates).toHaveLength(count);
  for (const [msisdn, mccMnc, price] of spots)
    expect(priceAt(card, msisdn, mccMnc), `${msisdn} ${mccMnc}`).toBe(price);
  if (file.endsWith('.json')) expect(cardOf(JSON.parse(sample(file)), options)).toEqual(card);
});

test.each(refused)('%s is refused: %s', (file, _, issues, rest) => {
  expect(wrongIn(sample(file))).toEqual(issues);
  if (rest === 0) return;
  const { value, skipped } = loaded(sample(file), { skipInvalidRows: true });
  expect(value.rates).toHaveLength(rest);
  expect(skipped.map(({ code, line }) => `${code} ${line}`)).toEqual(issues);
});

test.each(files.filter(file => file.startsWith('deck-dates') && !file.includes('ambiguous')))(
  '%s has rates from 1 and 31 January 2026 on',
  file => {
    const { rates } = cardOf(sample(file), { skipInvalidRows: true });
    const days = new Set(rates.map(({ from }) => new Date(from!).toISOString()));
    expect([...days].sort()).toEqual(['2026-01-01T00:00:00.000Z', '2026-01-31T00:00:00.000Z']);
  },
);

test('a sample with a row for one sender, and one with a remark, say what they leave out', () => {
  const leftOut = (file: string) => loaded(sample(file)).skipped.map(({ code, line }) => `${code} ${line}`);
  expect(leftOut('deck-prefix.csv')).toEqual(['SOURCE_PREFIX 9']);
  expect(leftOut('deck-tabs.tsv')).toEqual(['NOT_A_RATE 19']);
});

// -- Text --

const table = [
  ['country', 'network', 'price', 'currency'],
  ['GB', 'Hutchison Drei', '0.04', 'GBP'],
  ['default', '', '0.1', 'GBP'],
];

test('commas, semicolons, tabs and bars; LF, CRLF and CR; with and without BOM, last line end and empty lines', () => {
  const right = cardOf(table.map(row => row.join()).join('\n'));
  expect(right.rates.map(({ line }) => line)).toEqual([2, 3]);
  for (const delimiter of [',', ';', '\t', '|'])
    for (const end of ['\n', '\r\n', '\r'])
      for (const start of ['', '\ufeff'])
        for (const last of ['', end, end + end]) {
          const text = start + table.map(row => row.join(delimiter)).join(end) + last;
          expect(cardOf(text), JSON.stringify(text)).toEqual(right);
        }
});

test('quotes: of fields with delimiters, quotes and line ends, and inside a name', () => {
  const text =
    'country,network,price\nGB,"Drei; ""3"", UK\r\nLtd",0.04\nDE,no "adult" content,0.05\nFR,,0.06';
  const { rates } = cardOf(text);
  expect(rates.map(({ network }) => network)).toEqual(['Drei; "3", UK\r\nLtd', 'no "adult" content', null]);
  expect(rates.map(({ line }) => line)).toEqual([2, 4, 5]);
});

test.each([
  ['a quote that does not close', 'country,price\nGB,"0.04\nDE,0.05', ['MALFORMED_ROW 2']],
  ['something behind a quote', 'country,price\nGB,"0.04" a part', ['MALFORMED_ROW 2']],
  ['something behind empty quotes', 'country,price\n""GB,0.04', ['MALFORMED_ROW 2']],
  ['too many fields', 'country,price\nGB,0.04,5', ['MALFORMED_ROW 2']],
  ['a comma as the sign of decimals between commas', 'country,price\nGB,0,04', ['MALFORMED_ROW 2']],
  ['too few fields', 'country,mcc,mnc,price\nGB,234,10', ['MALFORMED_ROW 2']],
  ['a price that is missing', 'country,price\nGB,\nDE,0.05', ['MISSING_PRICE 2']],
  ['a line that stops', 'country,price\nGB,0.04\nUnited Kingdom\nDE,0.05', ['MALFORMED_ROW 3']],
  ['a price that is missing behind a prefix', 'prefix,price\n447,', ['MISSING_PRICE 2']],
])('%s is a bad row, and left out of no card unasked', (_, text, issues) => {
  expect(wrongIn(text)).toEqual(issues);
});

test('empty fields at the end of a line are no fields', () => {
  expect(pricesOf('country,price\nGB,0.04,,\nDE,0.05,')).toEqual(['0.04', '0.05']);
});

test('lines above the header may name the currency', () => {
  const head = 'Example Ltd\nCurrency: EUR;Valid from: 31.01.2026\n\n';
  expect(cardOf(`${head}Country;Price\nGB;0,04`)).toMatchObject({ currency: 'EUR', rates: [{ line: 5 }] });
});

test.each([
  ['', 'nothing'],
  [' \n\t', 'blanks'],
  ['Hello', 'a word'],
  ['country,price', 'a header alone'],
  ['country,network\nGB,O2', 'no price'],
  ['price,currency\n0.04,GBP', 'no key'],
  ['{', 'half an object'],
  ['[1,2', 'half an array'],
  ['[]', 'an empty array'],
  ['{}', 'an empty object'],
  ['[[{"country":"GB","price":1}]]', 'an array in an array'],
  ['[1]', 'a number'],
])('%j is refused: %s', text => {
  expect(wrongIn(text).map(issue => issue.split(' ')[0])).toContain('UNREADABLE_CARD');
});

test('JSON that breaks off names the line', () => {
  expect(wrongIn('[\n{"country":"GB"},\n{"country"}]')).toEqual(['UNREADABLE_CARD 3']);
  expect(wrongIn('[\n{"country":"GB"},\n\n')).toEqual(['UNREADABLE_CARD 4']);
});

// -- Prices --

const priced = (...prices: string[]) =>
  `prefix;price\n${prices.map((price, i) => `${i + 1};${price}`).join('\n')}`;

test.each([
  [
    'decimal points',
    ['0.04', '12', '.05', '1.5', '0.00000001'],
    ['0.04', '12.00', '0.05', '1.50', '0.00000001'],
  ],
  ['decimal commas', ['0,04', '12', ',05', '1,5'], ['0.04', '12.00', '0.05', '1.50']],
  ['thousands', ['1,234.56', '1.00'], ['1234.56', '1.00']],
  ['thousands with dots', ['1.234,56', '1,00'], ['1234.56', '1.00']],
  [
    'thousands with spaces, apostrophes',
    ['1 234.5', '1’234.5', "1'234'567.5"],
    ['1234.50', '1234.50', '1234567.50'],
  ],
  ['millions', ['1,234,567', '2,345'], ['1234567.00', '2345.00']],
  ['1,234 where another has a decimal comma', ['1,234', '0,5'], ['1.234', '0.50']],
  ['1,234 where another has a decimal point', ['1,234', '0.5'], ['1234.00', '0.50']],
  ['1.234 alone', ['1.234'], ['1.234']],
  ['powers of ten', ['4E-2', '1.5e1', '100e-8'], ['0.04', '15.00', '0.000001']],
  ['more decimals that are zeros', ['0.040000000000', '1.2000000000'], ['0.04', '1.20']],
  ['the largest', ['92233720368.54775807'], ['92233720368.54775807']],
])('%s', (_, prices, read) => {
  expect(pricesOf(priced(...prices))).toEqual(read);
});

test.each([
  ['1,234 alone: thousands or decimals', ['1,234']],
  ['1,234 where others say two things', ['1,234', '0,5', '0.5'], 2],
  ['groups of two', ['1,23,456.0']],
  ['two signs of groups', ['1 234,567.0']],
  ['below zero', ['-0.04']],
  ['9 decimals', ['0.000000001']],
  ['one past 64 bits', ['92233720368.54775808']],
  ['far past 64 bits, with zeros behind', ['99999999999.000000000']],
  ['a huge power', ['1e99']],
  ['words', ['free']],
  ['two numbers', ['0.04/0.05']],
  ['two currencies', ['£0.04 USD']],
])('%s is no price', (_, prices, line = 2) => {
  expect(wrongIn(priced(...prices))).toContain(`INVALID_PRICE ${line}`);
});

test('an option says what 1,234 is, and against it nothing is read', () => {
  expect(pricesOf(priced('1,234'), { decimalSeparator: ',' })).toEqual(['1.234']);
  expect(pricesOf(priced('1,234'), { decimalSeparator: '.' })).toEqual(['1234.00']);
  expect(wrongIn(priced('0,04'), { decimalSeparator: '.' })).toEqual(['INVALID_PRICE 2']);
});

test('a price before and behind delivery are added, and their sum fits', () => {
  const text = (one: string, other: string) => `prefix,PriceSubmit,PriceDelivered\n44,${one},${other}`;
  expect(pricesOf(text('0.01', '0.02'))).toEqual(['0.03']);
  expect(pricesOf(text('', '0.02'))).toEqual(['0.02']);
  expect(wrongIn(text('92233720368', '92233720368'))).toEqual(['INVALID_PRICE 2']);
});

test.each([
  ['Price (EUR cent)', undefined, '0.0362'],
  ['Price (EUR)', undefined, '3.62'],
  ['price', { inMinorUnits: true, currency: 'EUR' }, '0.0362'],
  ['price', { inMinorUnits: true, currency: 'KWD' }, '0.00362'],
  ['price', { inMinorUnits: true, currency: 'JPY' }, '3.62'],
  ['Price (EUR cent)', { inMinorUnits: false }, '3.62'],
  ['price in pence', { currency: 'GBP' }, '0.0362'],
  ['Tarif (EUR cent)', { columns: { price: 'Tarif (EUR cent)' } }, '0.0362'],
] as [string, RateCardOptions | undefined, string][])('%s with %j: 3.62 is %s', (heading, options, price) => {
  const card = cardOf(`country,${heading}\nGB,3.62`, options);
  const [rate] = card.rates;
  expect(formatMoney(rate!.price!, { decimals: 0 })).toBe(price);
  expect(card.currency).toBe(options?.currency ?? 'EUR');
  expect(cardOf([{ country: 'GB', [heading]: 3.62 }], options).rates[0]!.price).toEqual(rate!.price);
});

test('cents of no currency are refused', () => {
  expect(wrongIn('country,price (cent)\nGB,4')).toEqual(['INVALID_CURRENCY undefined']);
  expect(wrongIn('country,price\nGB,4', { inMinorUnits: true })).toEqual(['INVALID_CURRENCY undefined']);
});

test('fees and prices for RCS may have a currency in their heading too, but the same', () => {
  const text = 'country,price (EUR),RCS price (EUR),carrier fee (EUR cent)\nGB,0.04,0.09,0.3';
  const [{ price, rcsPrice, fee } = {}] = cardOf(text).rates;
  expect([price, rcsPrice, fee].map(money => formatMoney(money!))).toEqual(['0.04', '0.09', '0.003']);
  expect(wrongIn('country,price (EUR),fee (USD)\nGB,0.04,0.01')).toEqual(['UNREADABLE_CARD 1']);
});

test('of prices in two currencies the options choose one', () => {
  const text = 'country,price (EUR),price (USD)\nGB,0.04,0.05';
  expect(wrongIn(text)).toEqual(['UNREADABLE_CARD 1']);
  for (const [currency, units] of [
    ['EUR', 4_000_000n],
    ['USD', 5_000_000n],
  ] as const)
    expect(cardOf(text, { currency })).toMatchObject({ currency, rates: [{ price: { currency, units } }] });
});

test.each([
  ['Current Rate,New Rate', 2n, 'New Rate', 'Current Rate'],
  ['New Price,Price', 1n, 'New Price', 'Price'],
  ['Price,Cost', 1n, 'Price', 'Cost'],
])(
  'of several prices (%s) a new one counts, or else the first, with a warning',
  (prices, units, counts, other) => {
    const { value, warnings } = loaded(`country,${prices}\nGB,0.00000001,0.00000002`);
    expect(value.rates[0]?.price?.units).toBe(units);
    expect(warnings).toMatchObject([{ code: 'SEVERAL_PRICES', line: 1 }]);
    expect(warnings[0]?.message).toContain(`'${counts}' counts, and not '${other}'`);
    const { value: told } = loaded(`country,${prices}\nGB,0.00000001,0.00000002`, {
      columns: { price: other },
    });
    expect(told.rates[0]?.price?.units).toBe(3n - units);
  },
);

test('what is no text: bytes, a workbook, a header that nobody knows', () => {
  for (const source of [Buffer.from('country,price\nGB,1'), new ArrayBuffer(3)])
    expect(() => rateCard(source)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
  expect(rateCard('PK\u0003\u0004…').issues?.[0]?.message).toContain('workbook');
  const { issues } = rateCard('Land;Preis\nDE;0,04');
  expect(issues?.[0]?.message).toContain("found 'Land;Preis'; name its columns in options.columns");
});

test('a network behind its country in one column', () => {
  const [rate] = cardOf('destination,price\nGermany - Telekom,0.04').rates;
  expect(rate).toMatchObject({ country: 'DE', network: 'Telekom', mccMnc: null });
});

test('issues stand in the order of their lines', () => {
  expect(wrongIn('country,price\nGB,1\nGB,2\nXQ,3\nGB,4\nDE,x').map(issue => issue.split(' ')[1])).toEqual([
    '3',
    '4',
    '5',
    '6',
  ]);
});

test.each([
  ['a column', 'country,price,currency\nGB,0.04,GBP', 'GBP'],
  ['credits', 'country,price,currency\nGB,0.04,Credits', 'credits'],
  ['nothing', 'country,price\nGB,0.04', 'credits'],
  ['a sign', 'country,price\nGB,£0.04', 'GBP'],
  ['a code behind', 'country;price\nGB;0,04 EUR', 'EUR'],
  ['a sign where the comma needs an option', 'country;price\nGB;€ 1,234', 'EUR', { decimalSeparator: ',' }],
  ['a sign of a fee alone', 'country,price,fee\nGB,0.04,£0.01', 'GBP'],
  ['a sign that several write, and a code', 'country,price\nGB,$0.04 CAD\nUS,$0.03', 'CAD'],
  ['a sign that several write, and an option', 'country,price\nGB,$0.04', 'USD', { currency: 'USD' }],
  ['an option', 'country,price\nGB,9', 'JPY', { currency: 'JPY' }],
] as [string, string, string, RateCardOptions?][])(
  'the currency is told by %s',
  (_, text, currency, options) => {
    const card = cardOf(text, options);
    expect(card.currency).toBe(currency);
    for (const { price } of card.rates) expect(price!.currency).toBe(currency);
  },
);

test.each([
  ['two rows', 'country,price,currency\nGB,0.04,GBP\nDE,0.05,EUR', 3],
  ['a row and an option', 'country,price,currency\nGB,0.04,GBP', 2, { currency: 'EUR' }],
  ['a row and a sign', 'country,price,currency\nGB,€0.04,GBP', 2],
  ['€ and $: none that is written with $ is the euro', 'country,price\nGB,€0.04\nUS,$0.05', 3],
  ['£ and ¥', 'country,price\nGB,£0.04\nJP,¥9', 3],
] as [string, string, number, RateCardOptions?][])('currencies do not mix: %s', (_, text, line, options) => {
  const { issues } = rateCard(text, options);
  expect(issues).toMatchObject([{ code: 'MIXED_CURRENCIES', line }]);
});

test('the currency of the options and of the heading are one; of a column, in any case', () => {
  const { issues } = rateCard('country,Price (EUR)\nGB,0.04', { currency: 'USD' });
  expect(issues).toMatchObject([{ code: 'MIXED_CURRENCIES', line: null }]);
  expect(issues?.[0]?.message).toBe(
    'expected prices in USD, as in options.currency, found EUR in the header',
  );
  expect(rateCard('country,price,currency\nGB,0.04,gbp').value?.currency).toBe('GBP');
});

test('$ is the sign of several currencies', () => {
  const { issues } = rateCard('country,price\nUS,$0.05');
  expect(issues).toMatchObject([{ code: 'INVALID_CURRENCY', line: 2 }]);
  expect(issues?.[0]?.message).toBe(
    "line 2, price: expected options.currency to say which currency this sign means, found '$'",
  );
});

test('the currencies that do not mix are named, with the line of the first', () => {
  const [issue] = rateCard('country,price,currency\nGB,0.04,GBP\nDE,0.05,EUR').issues!;
  expect(issue!.message).toBe("line 3, currency: expected GBP as in line 2, found 'EUR'");
});

// -- Destinations --

test('countries by alpha-2, alpha-3 and English name, in any case', () => {
  const names = ['GB', 'gbr', 'United Kingdom', 'UK', 'korea, republic of', 'Côte d’Ivoire', 'XKX', 'NA'];
  const found = names.map(name => cardOf(`country;price\n${name};1`).rates[0]!.country);
  expect(found).toEqual(['GB', 'GB', 'GB', 'GB', 'KR', 'CI', 'XK', 'NA']);
});

test('a country of digits is a prefix', () => {
  for (const text of ['44', '+44'])
    expect(cardOf(`country code,price\n${text},1`).rates).toMatchObject([{ prefix: '44', country: null }]);
  expect(wrongIn('country code,price\n0044,1')).toEqual(['INVALID_PREFIX 2']);
});

test('a prefix that two countries share tells neither: their names do', () => {
  const card = cardOf('country,prefix,price\nUS,1,0.01\nCA,1,0.02\nJM,1876,0.3');
  expect([US, '14165550123', JAMAICA].map(msisdn => priceAt(card, msisdn))).toEqual(['0.01', '0.02', '0.30']);
});

test.each(['default', 'Default rate', 'XX', '*', 'Rest of the world', 'all'])('%s is the default', text => {
  const card = cardOf(`country,price\n${text},1.5\nGB,0.04`);
  expect(priceAt(card, JAPAN)).toBe('1.50');
});

test('an MNC of 05 is not 5: each is a network of its own', () => {
  const card = cardOf('mcc,mnc,price\n202,05,0.05\n202,5,0.07');
  expect(card.rates.map(({ mccMnc }) => mccMnc)).toEqual(['20205', '2025']);
  expect(priceAt(card, GREECE, '20205')).toBe('0.05');
  expect(priceAt(card, GREECE, '2025')).toBe('0.07');
  expect(priceAt(cardOf('mcc,mnc,price\n202,05,0.05'), GREECE, '2025')).toBe('NO_RATE');
  // Where a card leaves zeros out, 5 is 05.
  expect(priceAt(cardOf('mcc,mnc,price\n202,5,0.07'), GREECE, '20205')).toBe('0.07');
});

test.each([
  ['mcc;mnc', '234;10', '23410'],
  ['mcc;mnc', '234;10,15', '23410 23415'],
  ['mcc;mnc', '234;"10; 15 ;20"', '23410 23415 23420'],
  ['mcc;mnc', '310;004 / 005', '310004 310005'],
  ['mcc;mnc', '310;', '310'],
  ['mcc;mnc', '310;*', '310'],
  ['mccmnc', '23410', '23410'],
  ['mccmnc', '234-10', '23410'],
  ['mccmnc', '234 10', '23410'],
  ['mccmnc', '"234-10, 310-004"', '23410 310004'],
  ['mccmnc', '"23410,"', '23410'],
  ['mccmnc', '310', '310'],
])('%s of %s is %s', (heading, cell, mccMncs) => {
  const { rates } = cardOf(`${heading};price\n${cell};0.04`);
  expect(rates.map(({ mccMnc }) => mccMnc).join(' ')).toBe(mccMncs);
});

test.each([
  ['mcc;mnc', '23;10'],
  ['mcc;mnc', '234;1000'],
  ['mcc;mnc', '234;x'],
  ['mcc;mnc', '234;"/"'],
  ['mcc;mnc', '234;"10;x"'],
  ['mccmnc', '2341000'],
  ['mccmnc', '23'],
  ['mccmnc', 'O2'],
])('%s of %s is refused', (heading, cell) => {
  expect(wrongIn(`${heading};price\n${cell};0.04`)).toEqual(['INVALID_MCC_MNC 2']);
});

test('a network in two places at two prices counts for neither by its MCC and MNC', () => {
  const text = (other: string) => `country,mcc,mnc,price\nGP,340,01,0.09\nMQ,340,01,${other}`;
  const same = loaded(text('0.09'));
  expect(same).toMatchObject({ warnings: [] });
  expect(priceAt(same.value, '590690123456', '34001')).toBe('0.09');
  const { value, warnings } = loaded(text('0.1'));
  expect(warnings).toMatchObject([
    { code: 'DUPLICATE_RATE', line: 2, message: expect.stringContaining('line 3') },
    { code: 'DUPLICATE_RATE', line: 3, message: expect.stringContaining('line 2') },
  ]);
  expect(priceAt(value, '590690123456', '34001')).toBe('0.09');
  expect(priceAt(value, '596696123456', '34001')).toBe('0.10');
});

test.each(['n/a', 'N/A', '-', '–', 'null', 'none', 'blocked', 'closed'])(
  '%s for a price: nothing is sent',
  text => {
    const card = cardOf(`country,price\nGB,${text}\ndefault,0.1`);
    expect(card.rates[0]).toMatchObject({ reject: true, price: null });
    expect(priceAt(card, GB)).toBe('DESTINATION_REJECTED');
  },
);

test('null for a price in JSON or rows: nothing is sent; no price at all is a mistake', () => {
  const rows = [
    { country: 'GB', price: null },
    { country: 'DE', price: 1 },
  ];
  for (const source of [rows, JSON.stringify(rows)])
    expect(priceAt(cardOf(source), GB)).toBe('DESTINATION_REJECTED');
  expect(wrongIn([{ country: 'GB' }, { country: 'DE', price: 1 }])).toEqual(['MISSING_PRICE [0]']);
});

test.each([
  ['true', true],
  ['Yes', true],
  ['x', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['', false],
])('reject of %j is %s', (text, reject) => {
  const card = cardOf(`country,price,reject\nGB,0.04,${text}`);
  expect(card.rates[0]!.reject).toBe(reject);
  expect(priceAt(card, GB)).toBe(reject ? 'DESTINATION_REJECTED' : '0.04');
});

// -- Dates --

const dated = (...dates: string[]) =>
  cardOf(`prefix;price;from\n${dates.map((date, i) => `${i + 1};1;${date}`).join('\n')}`).rates.map(
    ({ from }) => (from === null ? null : new Date(from).toISOString().replace(':00.000Z', '')),
  );

test.each([
  ['2026-01-31', '2026-01-31T00:00'],
  ['2026/1/31', '2026-01-31T00:00'],
  ['2026-01-31T12:30:00Z', '2026-01-31T12:30'],
  ['2026-01-31 12:30', '2026-01-31T12:30'],
  ['2026-01-31T12:30:00+02:00', '2026-01-31T10:30'],
  ['2026-01-31T00:00:00.000Z', '2026-01-31T00:00'],
  ['31.01.2026', '2026-01-31T00:00'],
  ['1.2.2026', '2026-02-01T00:00'],
  ['31-Jan-2026', '2026-01-31T00:00'],
  ['31 Jan 2026', '2026-01-31T00:00'],
  ['31 January 2026 12:30 UTC', '2026-01-31T12:30'],
  ['31/01/2026', '2026-01-31T00:00'],
  ['01/31/2026', '2026-01-31T00:00'],
  ['02/02/2026', '2026-02-02T00:00'],
  ['2024-02-29', '2024-02-29T00:00'],
])('the date %s', (text, iso) => {
  expect(dated(text)).toEqual([iso]);
});

test('dates with slashes are clear when one of them is, unless two say two things', () => {
  expect(dated('01/02/2026', '31/01/2026')).toEqual(['2026-02-01T00:00', '2026-01-31T00:00']);
  expect(dated('01/02/2026', '01/31/2026')).toEqual(['2026-01-02T00:00', '2026-01-31T00:00']);
  const text = 'prefix,price,from\n1,1,01/02/2026\n2,1,31/01/2026\n3,1,01/31/2026';
  expect(wrongIn(text)).toEqual(['INVALID_DATE 2']);
});

test('an option says which comes first, the day or the month', () => {
  const fromOf = (dateOrder: 'day-month' | 'month-day') =>
    new Date(cardOf('prefix,price,from\n1,1,01/02/2026', { dateOrder }).rates[0]!.from!).getUTCMonth();
  expect(fromOf('day-month')).toBe(1);
  expect(fromOf('month-day')).toBe(0);
});

test.each([
  '01/02/2026',
  '2026-02-29',
  '2026-13-01',
  '2026-00-01',
  '2026-01-00',
  '31.04.2026',
  '31-Foo-2026',
  '2026-01-31T24:00',
  '2026-01-31T12:60',
  '2026-01-31T12:30:60',
  '2026-01-31T12:30+99:00',
  '31.01.26',
  'tomorrow',
  '46053',
])('%s is no date', text => {
  expect(wrongIn(`prefix,price,from\n1,1,${text}`)).toEqual(['INVALID_DATE 2']);
});

test('a rate is in force from its first moment on, until its last, exclusive', () => {
  const card = cardOf('prefix,price,valid from,valid until\n44,0.04,2026-01-01,2026-02-01');
  const [start, end] = [Date.UTC(2026, 0, 1), Date.UTC(2026, 1, 1)];
  const prices = [start - 1, start, end - 1, end].map(at => priceAt(card, GB, undefined, at));
  expect(prices).toEqual(['NO_RATE', '0.04', '0.04', 'NO_RATE']);
});

test('Date objects in rows are dates', () => {
  const from = new Date(Date.UTC(2026, 0, 31));
  expect(cardOf([{ prefix: '44', price: 1, from }]).rates[0]!.from).toBe(from.getTime());
  expect(wrongIn([{ prefix: '44', price: 1, from: new Date(Number.NaN) }])).toEqual(['INVALID_DATE [0]']);
});

test.each([
  ['a country twice', 'country,price\nGB,0.04\nDE,0.05\nUnited Kingdom,0.06', 2, 4],
  ['a prefix twice', 'prefix,price\n44,0.04\n+44,0.04', 2, 3],
  ['a network twice', 'mccmnc,price\n23410,0.04\n234-10,0.05', 2, 3],
  ['two defaults', 'country,price\ndefault,0.04\nXX,0.05', 2, 3],
  ['a price and a refusal', 'country,price\nGB,0.04\nGB,n/a', 2, 3],
  [
    'dates that overlap',
    'prefix,price,from,until\n44,1,2026-01-01,2026-03-01\n44,2,2026-02-01,2026-04-01',
    2,
    3,
  ],
  ['the same beginning', 'prefix,price,from\n44,1,2026-01-01\n44,2,2026-01-01', 2, 3],
])('%s: both lines are named', (_, text, first, second) => {
  const { issues } = rateCard(text);
  expect(issues).toMatchObject([{ code: 'DUPLICATE_RATE', line: second }]);
  expect(issues![0]!.message).toContain(`line ${second}`);
  expect(issues![0]!.message).toContain(`line ${first} `);
});

test.each([
  ['dates that follow each other', 'prefix,price,from,until\n44,1,2026-01-01,2026-02-01\n44,2,2026-02-01,'],
  ['SMS and RCS', 'prefix,price,rcs price\n44,0.04,\n44,,0.09'],
  ['two networks by name', 'country,network,price\nGB,O2,0.04\nGB,EE,0.05'],
])('%s are no duplicates', (_, text) => {
  expect(rateCard(text)).toMatchObject({ value: { rates: [{ line: 2 }, { line: 3 }] }, warnings: [] });
});

test('a later price takes the place of one without an end, with a warning, in any order of rows', () => {
  const rows = ['44,0.04,2026-01-01', '44,0.05,2026-03-01', '44,0.06,2026-02-01'];
  for (const order of [rows, rows.toReversed()]) {
    const { value, warnings } = loaded(`prefix,price,from\n${order.join('\n')}`);
    expect(warnings.map(({ code }) => code)).toEqual(['REPLACED_RATE', 'REPLACED_RATE']);
    const prices = [0, 1, 2].map(month => priceAt(value, GB, undefined, Date.UTC(2026, month, 15)));
    expect(prices).toEqual(['0.04', '0.06', '0.05']);
  }
});

// -- Options --

test('skipInvalidRows lists what is left out, and without it nothing is left out', () => {
  const text = 'country,price\nGB,0.04\nNowhere,0.05\nDE,free\nFR,0.06\nFR,0.07';
  const reasons = ['UNKNOWN_COUNTRY 3', 'INVALID_PRICE 4', 'DUPLICATE_RATE 6'];
  expect(wrongIn(text)).toEqual(reasons);
  const { value, skipped } = loaded(text, { skipInvalidRows: true });
  expect(value.rates.map(({ country }) => country)).toEqual(['GB', 'FR']);
  expect(skipped.map(({ code, line }) => `${code} ${line}`)).toEqual(reasons);
  expect(wrongIn('country,price\nNowhere,1', { skipInvalidRows: true })).toContain(
    'UNREADABLE_CARD undefined',
  );
});

test('columns by name and by place, and none', () => {
  const text = 'Ziel,Vorwahl,Preis,Preis neu,price\nUK,44,0.04,0.05,9';
  const price = (columns: RateCardOptions['columns']) => pricesOf(text, { columns })[0];
  expect(price({ country: 'Ziel', price: 'Preis' })).toBe('0.04');
  expect(price({ country: 'Ziel', price: 'Preis neu' })).toBe('0.05');
  expect(price({ prefix: 1, price: 3 })).toBe('0.05');
  expect(price({ prefix: 1 })).toBe('9.00');
  expect(wrongIn(text, { columns: { prefix: 1, price: false } })).toEqual(['UNREADABLE_CARD 1']);
  expect(wrongIn(text, { columns: { prefix: 1, price: 'Prix' } })).toEqual(['UNREADABLE_CARD 1']);
  expect(wrongIn(text, { columns: { prefix: 1, price: 7 } })).toEqual(['UNREADABLE_CARD 1']);
  expect(
    pricesOf([{ Vorwahl: '44', Preis: 0.04, price: 9 }], { columns: { prefix: 'Vorwahl', price: 'Preis' } }),
  ).toEqual(['0.04']);
});

test('columns by place alone need no header, and lose no row', () => {
  const { rates } = cardOf('GB,0.04\nDE,0.05', { columns: { country: 0, price: 1 } });
  expect(rates.map(({ country, line }) => `${country} ${line}`)).toEqual(['GB 1', 'DE 2']);
});

test('of rows their own currency and date count before those of the whole', () => {
  const items = [{ country: 'GB', price: 1, currency: 'EUR', effective: '2026-02-01' }];
  const card = cardOf({ currency: 'USD', effective_date: '2026-01-01', items });
  expect(card.currency).toBe('EUR');
  expect(card.rates[0]!.from).toBe(Date.UTC(2026, 1, 1));
});

test('a currency above prices or countries is that of all that name none', () => {
  const price = { mccmnc: '23410', price: '0.04' };
  expect(cardOf({ currencyCode: 'EUR', prices: [price] }).currency).toBe('EUR');
  expect(cardOf({ currencyCode: 'EUR', prices: [{ ...price, currencyCode: 'GBP' }] }).currency).toBe('GBP');
  const country = { countryCode: 'GB', defaultPrice: '0.04', networks: [] };
  expect(cardOf({ currency: 'EUR', countries: [country] }).currency).toBe('EUR');
});

test('a network without a name or MCC and MNC is one network, and not its whole country', () => {
  const networks = [{ price: '0.09', networkCode: 'GB-FIXED', networkName: '' }];
  const { rates } = cardOf({ countryCode: 'GB', currency: 'EUR', defaultPrice: '0.04', networks });
  expect(rates.map(({ network }) => network)).toEqual([null, 'GB-FIXED']);
});

test('a card does not change', () => {
  const card = cardOf('country,price\nGB,0.04');
  expect(Object.isFrozen(card) && Object.isFrozen(card.rates)).toBe(true);
});

test.each<[string, () => unknown]>([
  ...[undefined, null, 44, true, 1n, Symbol('card'), () => ''].map(
    source =>
      [`a source that is ${String(source)}`, () => rateCard(source as never)] as [string, () => unknown],
  ),
  ...Object.entries({
    currency: ['XYZ', 'gbp', '', 44, null],
    columns: ['price', 44, null, { prize: 'Preis' }, { price: {} }, { price: true }, { price: null }],
    inMinorUnits: ['yes', 1, null],
    decimalSeparator: [';', '', null],
    dateOrder: ['year-month', null],
    numberType: [1, null],
    unknownNetwork: ['middle', null],
    skipInvalidRows: ['yes', null],
  }).flatMap(([name, values]) =>
    values.map(
      value =>
        [
          `${name}: ${JSON.stringify(value)}`,
          () => rateCard('country,price\nGB,1', { [name]: value } as never),
        ] as [string, () => unknown],
    ),
  ),
  ['options that are null', () => rateCard('country,price\nGB,1', null as never)],
  ['cents of credits', () => rateCard('country,price\nGB,1', { currency: 'credits', inMinorUnits: true })],
  ['cents of gold', () => rateCard('country,price\nGB,1', { currency: 'XAU', inMinorUnits: true })],
])('%s: the mistake of the program', (_, call) => {
  expect(call).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
});

// -- Issues --

/** An input for every code. */
const inputs: Record<RateCardIssueCode, string | object> = {
  UNREADABLE_CARD: 'Hello',
  MALFORMED_ROW: 'country,price\nGB,"0.04',
  MISSING_KEY: 'country,price\n,0.04',
  UNKNOWN_COUNTRY: 'country,price\nNowhere,0.04',
  INVALID_PREFIX: 'prefix,price\n044,0.04',
  INVALID_MCC_MNC: 'mcc,mnc,price\n23,10,0.04',
  MISSING_PRICE: 'country,price,currency\nGB,,GBP',
  INVALID_PRICE: 'country,price\nGB,free',
  INVALID_CURRENCY: 'country,price,currency\nGB,0.04,POUNDS',
  MIXED_CURRENCIES: 'country,price,currency\nGB,0.04,GBP\nDE,0.05,EUR',
  INVALID_DATE: 'country,price,from\nGB,0.04,soon',
  INVALID_REJECT: 'country,price,reject\nGB,0.04,perhaps',
  DUPLICATE_RATE: 'country,price\nGB,0.04\nGB,0.05',
  REPLACED_RATE: 'country,price,from\nGB,0.04,2026-01-01\nGB,0.05,2026-02-01',
  SEVERAL_PRICES: {
    iso_country: 'GB',
    outbound_sms_prices: [
      { mcc: '234', mnc: '10', prices: [{ current_price: '0.04' }, { current_price: '0.05' }] },
    ],
  },
  SOURCE_PREFIX: 'source prefix,country,price\n44,GB,0.04\n,DE,0.05',
  NOT_A_RATE: 'country,price\nGB,0.04\nPrices per part.,',
};

test.each(Object.entries(inputs))(
  '%s happens, says where, what was expected, and what was found',
  (code, source) => {
    const result = rateCard(source);
    const found = result.issues ?? [...result.skipped, ...result.warnings];
    expect(found).toMatchObject([{ code }]);
    const [{ message, line, path, param }] = found as [(typeof found)[0]];
    if (typeof source === 'string') expect(message.startsWith(`line ${line}`)).toBe(true);
    expect(path[0]).toBe(line ?? 'outbound_sms_prices[0]');
    if (param !== undefined) expect(path[1]).toBe(param);
    expect(message).not.toMatch(/undefined|\[object|^,/);
  },
);

test('messages name the column as it is headed, and where it is in rows', () => {
  const messageOf = (source: string | object) => rateCard(source).issues![0]!.message;
  expect(messageOf('Land;Price EUR\n44;free')).toContain('line 1');
  expect(messageOf('Country;Price EUR\nGB;free')).toBe(
    "line 2, Price EUR: expected a price such as 0.0425, found 'free'",
  );
  expect(messageOf([{ country: 'GB', rate: 'free' }])).toBe(
    "[0], rate: expected a price such as 0.0425, found 'free'",
  );
  expect(messageOf({ country: 'GB', price: 'free' })).toBe(
    "price: expected a price such as 0.0425, found 'free'",
  );
  expect(messageOf([1])).toBe('[0]: expected an object');
});

// -- Anything --

const endings = /\r\n|\r|\n/g;
const PATTERNS = { mccMnc: /^\d{3,6}$/, prefix: /^[1-9]\d{0,14}$/, country: /^([A-Z]{2}|001)$/ };

/** What holds of every answer, whatever the source: places, prices that fit, keys that are none but such. */
function requireSound(source: string | object, options?: RateCardOptions): void {
  const result = rateCard(source, options);
  const isJson = typeof source !== 'string' || /^\ufeff?\s*[[{]/.test(source);
  const lines = typeof source === 'string' ? (source.match(endings)?.length ?? 0) + 1 : 0;
  for (const { code, message, line, path } of result.issues ?? [...result.skipped, ...result.warnings]) {
    const isOfAll =
      line === null && ['UNREADABLE_CARD', 'INVALID_CURRENCY', 'MIXED_CURRENCIES'].includes(code);
    const isPlace = isJson
      ? path.length > 0 && path.every(part => part !== '')
      : line! >= 1 && line! <= lines;
    if (!isOfAll && !isPlace) expect.fail(`${code} at ${line}, ${path.join()} of ${lines} lines`);
    if (/undefined|\[object/.test(message) && typeof source === 'object') expect.fail(message);
    if (message === '') expect.fail(code);
  }
  if (result.issues) {
    if (result.issues.length === 0) expect.fail('refused without a reason');
    return;
  }
  const { value } = result;
  for (const rate of value.rates) {
    for (const money of [rate.price, rate.rcsPrice, rate.fee])
      if (
        money !== null &&
        (money.units < 0n || money.units >= 2n ** 63n || money.currency !== value.currency)
      )
        expect.fail(`${money.units} ${money.currency}`);
    for (const [key, pattern] of Object.entries(PATTERNS)) {
      const found = rate[key as 'prefix'];
      if (found !== null && !pattern.test(found)) expect.fail(`${key} ${found}`);
    }
    if (rate.from !== null && rate.until !== null && rate.from >= rate.until) expect.fail('dates');
    if (!rate.reject && rate.price === null && rate.rcsPrice === null) expect.fail('no price');
  }
  for (const msisdn of [GB, US]) quote({ msisdn, text: '', smartRouting: true }, value);
}

const anyOptions = fc.record<RateCardOptions>(
  {
    currency: fc.constantFrom('EUR', 'JPY', 'credits'),
    decimalSeparator: fc.constantFrom('.', ','),
    dateOrder: fc.constantFrom('day-month', 'month-day'),
    unknownNetwork: fc.constantFrom('noRate', 'highest', 'lowest'),
    numberType: fc.constantFrom('mobile', 'toString'),
    skipInvalidRows: fc.boolean(),
    columns: fc.constantFrom({}, { price: 1 }, { country: 0, price: 2 }, { network: false }),
  },
  { requiredKeys: [] },
);

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
    { numRuns: 6_000, seed: 1 },
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
    { numRuns: 2_000, seed: 2 },
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

test('Vonage: a country whose name is missing or unknown counts by its dialling prefix', () => {
  const countries = [
    { defaultPrice: '0.04', dialingPrefix: '44', networks: [{ mcc: '234', mnc: '15', price: '0.03' }] },
    { countryName: 'Nowhere', defaultPrice: '0.05', dialingPrefix: '49', networks: [] },
    { countryName: 'France', defaultPrice: '0.06', dialingPrefix: '33', networks: [] },
  ];
  const { value } = rateCard({ count: '3', countries });
  expect(value?.rates.map(({ mccMnc, prefix, country }) => mccMnc ?? prefix ?? country)).toEqual([
    '44',
    '23415',
    '49',
    'FR',
  ]);
});

test('rows as objects: a key of any kind, a default by its flag, a time in milliseconds', () => {
  const rates = cardOf([
    { key: '447', price: 0.04 },
    { key: 'GB', price: '0.05' },
    { default: true, price: 0.1 },
    { mcc: 234, mnc: '15', price: 0.01, from: Date.UTC(2026, 0, 1) },
  ]).rates;
  expect(rates.map(({ mccMnc, prefix, country, from }) => [mccMnc, prefix, country, from])).toEqual([
    [null, '447', null, null],
    [null, null, 'GB', null],
    [null, null, null, null],
    ['23415', null, null, Date.UTC(2026, 0, 1)],
  ]);
  expect(wrongIn([{ default: false, price: 1 }])).toHaveLength(1);
});

test('a group of thousands does not begin with 0, and what is no group is no price', () => {
  for (const [price, options] of [
    ['0.045', { decimalSeparator: ',' }],
    ['"0,045"', { decimalSeparator: '.' }],
    ['0 045', {}],
    ["0'045", {}],
    ['"0.045,5"', {}],
    ['0.045.000', {}],
  ] as const)
    expect(wrongIn(`country,price\nGB,${price}`, options)).toEqual(['INVALID_PRICE 2']);
});

test('numbers of JSON with more digits than are sure are refused, and texts are not', () => {
  expect(wrongIn('[{"country":"GB","price":1234567890.12345678}]')).toHaveLength(1);
  expect(cardOf('[{"country":"GB","price":"1234567890.12345678"}]').rates[0]?.price?.units).toBe(
    123_456_789_012_345_678n,
  );
  expect(cardOf('[{"country":"GB","price":0.0750}]').rates[0]?.price?.units).toBe(7_500_000n);
});

test('two prices of a named network are reported, unless they are one', () => {
  const twice = 'prefix,operator,price\n4477,Vodafone,0.05\n4477,Vodafone,0.06';
  expect(wrongIn(twice)).toEqual(['DUPLICATE_RATE 3']);
  expect(cardOf('country,operator,price\nGB,Vodafone,0.05\nGB,Vodafone,0.05').rates).toHaveLength(2);
  const dated =
    'country,operator,price,from,until\nGB,O2,1,2026-01-01,2026-03-31\nGB,O2,2,2026-02-01,2026-04-30';
  expect(wrongIn(dated)).toEqual(['DUPLICATE_RATE 3']);
});

test('a network with several prefixes may change its price', () => {
  const card = cardOf(
    'prefix,mcc,mnc,price,from,until\n' +
      '49151,262,01,0.1,,2026-02-01\n49160,262,01,0.1,,2026-02-01\n' +
      '49151,262,01,0.2,2026-02-01,\n49160,262,01,0.2,2026-02-01,',
  );
  const at = (time: number) =>
    quote({ msisdn: '4917012345678', text: '', mccMnc: '26201', at: time }, card) as Quote;
  expect(formatMoney(at(Date.UTC(2026, 0, 1)).total)).toBe('0.10');
  expect(formatMoney(at(Date.UTC(2026, 1, 1)).total)).toBe('0.20');
});

test('an exact duplicate is reported where the network is elsewhere too', () => {
  const text = 'country,mcc,mnc,price\nGP,340,01,0.1\nMQ,340,01,0.1\nMQ,340,01,0.1';
  expect(wrongIn(text)).toEqual(['DUPLICATE_RATE 4']);
});

test('fees are part of a price: a network in two countries with two fees counts for none', () => {
  const { value, warnings } = loaded('country,mcc,mnc,price,fee\nGP,340,01,0.1,0.01\nMQ,340,01,0.1,0.02');
  expect(value.rates.map(({ mccMnc }) => mccMnc)).toEqual([null, null]);
  expect(warnings.map(({ code }) => code)).toEqual(['DUPLICATE_RATE', 'DUPLICATE_RATE']);
});

test('a price without a key, and a misspelt destination without a price, are no remarks', () => {
  expect(wrongIn('price,country\n0.04,\n0.05,GB')).toEqual(['MISSING_KEY 2']);
  expect(wrongIn('country,price\nGermny,\nGB,1')).toEqual(['UNKNOWN_COUNTRY 2']);
  expect(wrongIn('prefix,price\n4x9,\n44,1')).toEqual(['INVALID_PREFIX 2']);
  expect(loaded('country,price\nGB,1\nPrices in force from May.,').skipped).toHaveLength(1);
});

test('a prefix is no range', () => {
  expect(wrongIn('prefix,price\n4470-4479,0.05')).toEqual(['INVALID_PREFIX 2']);
  expect(cardOf('prefix,price\n1-876,0.05\n44 1534,0.06').rates.map(({ prefix }) => prefix)).toEqual([
    '1876',
    '441534',
  ]);
});

test('a quote that never closes says how far its row goes', () => {
  const { skipped } = loaded('country,price\nGB,0.04\n"DE,0.05\nFR,0.06\nIT,0.07', { skipInvalidRows: true });
  expect(skipped[0]?.message).toMatch(/^line 3: .*goes on to line 5$/);
});

test('other networks of everywhere are everywhere; one network of an MCC is not all of them', () => {
  const card = cardOf('country,operator,price\nDE,,0.05\ndefault,Other networks,0.1');
  expect(formatMoney((quote({ msisdn: '447700900000', text: '' }, card) as Quote).total)).toBe('0.10');
  const named = cardOf('country,mcc,mnc,network,price\nGB,234,,Three,0.03');
  const found = quote({ msisdn: '447700900000', text: '', mccMnc: '23410' }, named) as Quote;
  expect(found.matchedBy).toMatchObject({ key: 'country', network: 'Three' });
  expect(wrongIn('mcc,mnc,network,price\n234,,Three,0.03')).toEqual(['MISSING_KEY 2']);
});

test('a date with slashes and a time is clear by itself', () => {
  const [rate] = cardOf('country,price,from\nGB,1,31/01/2026 10:00').rates;
  expect(rate?.from).toBe(Date.UTC(2026, 0, 31, 10));
  const [offset] = cardOf('country,price,from\nGB,1,2026-01-31T00:00+05:30').rates;
  expect(offset?.from).toBe(Date.UTC(2026, 0, 30, 18, 30));
  expect(wrongIn('country,price,from\nGB,1,0050-01-01')).toEqual(['INVALID_DATE 2']);
});

test('the largest price of 64 bits, and one past it', () => {
  expect(cardOf('country,price\nGB,92233720368.54775807').rates[0]?.price?.units).toBe(2n ** 63n - 1n);
  expect(wrongIn('country,price\nGB,92233720368.54775808')).toEqual(['INVALID_PRICE 2']);
});

test('nothing changes a card, and no answer changes it', () => {
  const card = cardOf('country,price\nGB,0.05');
  const message = { msisdn: '447700900000', text: '' };
  const { total } = quote(message, card) as Quote;
  expect(() => Object.assign(total, { units: 9n })).toThrow(TypeError);
  for (const part of [card, card.rates, card.rates[0], card.rates[0]?.price])
    expect(Object.isFrozen(part)).toBe(true);
  expect((quote(message, card) as Quote).total.units).toBe(5_000_000n);
});

test('words that are codes of currencies: only in brackets', () => {
  expect(wrongIn('country,price ALL\nGB,1')).toEqual(['UNREADABLE_CARD 1']);
  expect(cardOf('country,price (ALL)\nGB,1').currency).toBe('ALL');
});

test('a header with a delimiter at its end, over rows with or without it', () => {
  expect(cardOf('country,price,\nGB,1\nDE,2,').rates).toHaveLength(2);
});
