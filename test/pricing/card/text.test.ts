// Price lists as text: delimiters, quotes, headers, remarks.
import { expect, test } from 'vitest';
import { rateCard } from '../../../src/index.js';
import { cardOf, loaded, pricesOf, wrongIn } from './cards.js';

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
  ['text after a closing quote', 'country,price\nGB,"0.04" a part', ['MALFORMED_ROW 2']],
  ['text after empty quotes', 'country,price\n""GB,0.04', ['MALFORMED_ROW 2']],
  ['too many fields', 'country,price\nGB,0.04,5', ['MALFORMED_ROW 2']],
  ['a comma as the sign of decimals between commas', 'country,price\nGB,0,04', ['MALFORMED_ROW 2']],
  ['too few fields', 'country,mcc,mnc,price\nGB,234,10', ['MALFORMED_ROW 2']],
  ['a price that is missing', 'country,price\nGB,\nDE,0.05', ['MISSING_PRICE 2']],
  ['a line that stops', 'country,price\nGB,0.04\nUnited Kingdom\nDE,0.05', ['MALFORMED_ROW 3']],
  ['a missing price after a prefix', 'prefix,price\n447,', ['MISSING_PRICE 2']],
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
  ['country,price', 'a header only'],
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

test('sources that are not a price list: bytes, a workbook, an unknown header', () => {
  for (const source of [Buffer.from('country,price\nGB,1'), new ArrayBuffer(3)])
    expect(() => rateCard(source)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
  expect(rateCard('PK\u0003\u0004…').issues?.[0]?.message).toContain('workbook');
  const { issues } = rateCard('Land;Preis\nDE;0,04');
  expect(issues?.[0]?.message).toContain("found 'Land;Preis'; name its columns in options.columns");
});

test('a price without a key, and a misspelt destination without a price, are no remarks', () => {
  expect(wrongIn('price,country\n0.04,\n0.05,GB')).toEqual(['MISSING_KEY 2']);
  expect(wrongIn('country,price\nGermny,\nGB,1')).toEqual(['UNKNOWN_COUNTRY 2']);
  expect(wrongIn('prefix,price\n4x9,\n44,1')).toEqual(['INVALID_PREFIX 2']);
  expect(loaded('country,price\nGB,1\nPrices in force from May.,').skipped).toHaveLength(1);
});

test('a quote that never closes says how far its row goes', () => {
  const { skipped } = loaded('country,price\nGB,0.04\n"DE,0.05\nFR,0.06\nIT,0.07', { skipInvalidRows: true });
  expect(skipped[0]?.message).toMatch(/^line 3: .*goes on to line 5$/);
});

test('words that are codes of currencies: only in brackets', () => {
  expect(wrongIn('country,price ALL\nGB,1')).toEqual(['UNREADABLE_CARD 1']);
  expect(cardOf('country,price (ALL)\nGB,1').currency).toBe('ALL');
});

test('a header with a delimiter at its end, over rows with or without it', () => {
  expect(cardOf('country,price,\nGB,1\nDE,2,').rates).toHaveLength(2);
});

test('a list without a header: MCC, MNC, perhaps both in one, and a price with decimals', () => {
  for (const text of ['234,10,0.04\n234,15,0.05', '234,10,23410,0.04\n234,15,23415,0.05']) {
    const { rates } = cardOf(text, { currency: 'GBP' });
    expect(rates.map(({ mccMnc, line }) => `${mccMnc} ${line}`)).toEqual(['23410 1', '23415 2']);
    expect(pricesOf(text, { currency: 'GBP' })).toEqual(['0.04', '0.05']);
  }
  for (const text of ['234,10,4', '23,10,0.04', '234,1000,0.04', '234,10,23415,0.04'])
    expect(wrongIn(text, { currency: 'GBP' })).toEqual(['UNREADABLE_CARD 1']);
});
