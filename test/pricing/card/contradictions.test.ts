// Keys that say two things: joined where they belong together, refused with both named where they disagree.
import { describe, expect, test } from 'vitest';
import { rateCard } from '../../../src/index.js';
import { cardOf, wrongIn } from './cards.js';

const messageOf = (text: string) => rateCard(text).issues?.map(({ code, message }) => `${code} ${message}`);

describe('a row whose fields disagree is refused with both named', () => {
  test.each([
    [
      'a name and a code',
      'Country,Country Code,Price\nIreland,IR,0.05',
      "CONTRADICTION line 2, Country: expected what fits Country Code 'IR' (IR), found Country 'Ireland' (IE)",
    ],
    [
      'a name and a code of three letters',
      'Country,ISO,Price\nAustria,AUS,0.05',
      "CONTRADICTION line 2, Country: expected what fits ISO 'AUS' (AU), found Country 'Austria' (AT)",
    ],
    [
      'a name and a territory of it',
      'Country,ISO,Price\nUnited Kingdom,JE,0.05',
      "CONTRADICTION line 2, Country: expected what fits ISO 'JE' (JE), found Country 'United Kingdom' (GB)",
    ],
    [
      'an MCC and a country',
      'Country,MCC,MNC,Price\nGermany,234,10,0.05',
      "CONTRADICTION line 2, MCC: expected what fits Country 'Germany' (DE), found 23410 of GB, GG, JE, IM",
    ],
    [
      'MCC and MNC in one, and a country',
      'ISO,MCCMNC,Price\nDE,23410,0.05',
      "CONTRADICTION line 2, MCCMNC: expected what fits ISO 'DE' (DE), found 23410 of GB, GG, JE, IM",
    ],
    [
      'a prefix and a country',
      'Country,Prefix,Price\nGermany,44,0.05',
      "CONTRADICTION line 2, Prefix: expected what fits Country 'Germany' (DE), found 44 of GB, GG, IM, JE",
    ],
    [
      'a calling code and a country',
      'Country,Country Code,Price\nGermany,44,0.05',
      "CONTRADICTION line 2, prefix: expected what fits Country 'Germany' (DE), found 44 of GB, GG, IM, JE",
    ],
    [
      'an area code of +1 and a country',
      'Country,Prefix,Price\nUnited States,1876,0.05',
      "CONTRADICTION line 2, Prefix: expected what fits Country 'United States' (US), found 1876 of JM",
    ],
    [
      'an area code of the United States, and Jamaica',
      'Country,Prefix,Price\nJamaica,1212,0.05',
      "CONTRADICTION line 2, Prefix: expected what fits Country 'Jamaica' (JM), found 1212 of US, CA",
    ],
    [
      'Russia and Kazakhstan',
      'Country,Prefix,Price\nRussia,7701,0.05',
      "CONTRADICTION line 2, Prefix: expected what fits Country 'Russia' (RU), found 7701 of KZ",
    ],
    [
      'MCC and MNC, and both in one',
      'MCC,MNC,MWX,RATE\n234,10,23415,0.05',
      "CONTRADICTION line 2, MWX: expected what fits MCC '234' and MNC '10', found 23415",
    ],
  ])('%s', (_, text, message) => {
    expect(messageOf(text)).toEqual([message]);
  });

  test('in rows as objects', () => {
    expect(wrongIn([{ country: 'Ireland', countryCode: 'IR', price: 1 }])).toEqual(['CONTRADICTION [0]']);
    expect(wrongIn([{ country: 'DE', mcc: 234, mnc: 10, price: 1 }])).toEqual(['CONTRADICTION [0]']);
  });
});

test.each([
  ['a name and its codes', 'Country,ISO,Price\nIreland,IE,1\nGermany,DEU,1'],
  ['a name that is not known beside a code', 'Country,ISO,Price\nEmerald Isle,IE,1'],
  [
    'territories with the MCC of their country',
    'Country,MCC,MNC,Price\nJersey,234,50,1\nPuerto Rico,310,410,1\nRéunion,208,10,1',
  ],
  [
    'a country with the MCC of its territory',
    'Country,MCC,MNC,Price\nFrance,340,01,1\nUnited States,330,11,1',
  ],
  [
    'an MCC of two countries',
    'Country,MCC,MNC,Price\nGuadeloupe,340,01,1\nMartinique,340,02,1\nCuracao,362,69,1',
  ],
  ['codes that Kosovo had', 'Country,MCC,MNC,Price\nKosovo,212,01,1\nKosovo,221,02,1'],
  ['prefixes that Kosovo had', 'Country,Prefix,Price\nKosovo,377,1\nKosovo,383,1\nKosovo,38649,1'],
  ['an MCC of no country', 'Country,MCC,MNC,Price\nGermany,901,28,1'],
  ['a prefix that no table knows', 'Country,Prefix,Price\nVatican City,379,1'],
  [
    'prefixes of a shared calling code',
    'Country,Prefix,Price\nJersey,447797,1\nCanada,1204,1\nUnited States,1212,1',
  ],
  ['a shared calling code', 'Country,Prefix,Price\nKazakhstan,7,1\nPuerto Rico,1,1'],
  ['a prefix shorter than a calling code', 'Country,Prefix,Price\nGermany,4,1'],
  [
    'MCC and MNC, and both in one, padded or not',
    'MCC,MNC,MWX,RATE\n617,010,61710,1\n234,3,23403,1\n310,004,310004,1',
  ],
  ['MCC and MNC, and a code that is not one', 'MCC,MNC,PLMN,RATE\n234,10,GBRCN,1'],
])('%s belong together', (_, text) => {
  expect(messageOf(text)).toBeUndefined();
});

describe('a calling code and an area code are one prefix', () => {
  const prefixesIn = (text: string) => cardOf(text).rates.map(({ prefix }) => prefix);

  test.each([
    ['Country Code,Area Code', ['44,7', '49,15', '49,"16,17"', '33,'], ['447', '4915', '4916', '4917', '33']],
    ['Calling Code,City Code', ['44,7', '91,9198'], undefined],
    ['Country Code,Prefix', ['44,7', '49,15'], ['447', '4915']],
    ['Country,NDC', ['44,7', '+49,15'], ['447', '4915']],
    ['Dialling Code,Area Code', ['44,447', '49,4915'], ['447', '4915']],
    ['Country Code,Prefix', ['44,447', '49,49'], ['447', '49']],
    ['Country Code,Area Code', ['91,9198', '44,447'], ['9198', '447']],
    ['Country Code,Area Code', ['1,876', '1,1758', '7,701', '7,7012'], ['1876', '1758', '7701', '77012']],
    ['Country Code,Area Code', ['44,447', '7,7702'], ['447', '7702']],
    ['Country Code,Area Code', ['7,495', '7,7702'], ['7495', '77702']],
    ['Country Code,Area Code', ['39,06', '39,3'], ['3906', '393']],
    ['Country Code,Area Code', ['225,07', '242,06', '7,771'], ['22507', '24206', '7771']],
    ['Country Code,Area Code', ['7,9', '7,791', '7,7495'], ['79', '791', '7495']],
  ])('%s: %j', (header, rows, prefixes) => {
    const text = `${header},Price\n${rows.map((row, i) => `${row},0.0${i + 1}`).join('\n')}`;
    if (prefixes === undefined) expect(wrongIn(text)).toEqual(['INVALID_PREFIX 3']);
    else expect(prefixesIn(text)).toEqual(prefixes);
  });

  test.each([
    ['without a calling code', 'Country,Area Code,Price\nGB,7,0.05', 'expected a calling code beside it'],
    ['with a national prefix', 'Country Code,Area Code,Price\n44,07,0.05', 'without the 0 in front of it'],
    ['of letters', 'Country Code,Area Code,Price\n44,seven,0.05', 'expected an area code of digits'],
    ['as a range', 'Country Code,Area Code,Price\n44,70-79,0.05', 'expected an area code of digits'],
    [
      'with the calling code in some rows only',
      'Country Code,Area Code,Price\n44,7,0.05\n49,4915,0.04',
      'expected area codes all with their calling code, or all without',
    ],
    [
      'of +7 that is none of Kazakhstan',
      'Country Code,Area Code,Price\n7,770,0.05',
      'expected area codes all with their calling code, or all without',
    ],
    [
      'of +7 that can have the calling code or not',
      'Country Code,Area Code,Price\n7,7702,0.05',
      'expected area codes all with their calling code, or all without',
    ],
    [
      'of another country',
      'Country,Country Code,Area Code,Price\nGermany,44,7,0.05',
      "expected what fits Country 'Germany' (DE), found 447",
    ],
  ])('an area code %s is refused', (_, text, message) => {
    const [issue] = messageOf(text) ?? [];
    expect(issue).toContain(message);
  });
});
