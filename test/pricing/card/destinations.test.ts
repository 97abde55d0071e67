// For which destinations a row is.
import { expect, test } from 'vitest';
import { formatMoney, type Quote, quote, rateCard } from '../../../src/index.js';
import { cardOf, GREECE, JAPAN, priceAt, wrongIn } from './cards.js';

test('a network after its country in one column', () => {
  const [rate] = cardOf('destination,price\nGermany - Telekom,0.04').rates;
  expect(rate).toMatchObject({ country: 'DE', network: 'Telekom', mccMnc: null });
});

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

test.each(['default', 'Default rate', 'XX', '*', 'Rest of the world', 'all'])('%s is the default', text => {
  const card = cardOf(`country,price\n${text},1.5\nGB,0.04`);
  expect(priceAt(card, JAPAN)).toBe('1.50');
});

test('an MNC of 05 is not 5: each is a network of its own', () => {
  const card = cardOf('mcc,mnc,price\n202,05,0.05\n202,5,0.07');
  expect(card.rates.map(({ mccMnc }) => mccMnc)).toEqual(['20205', '2025']);
  expect(priceAt(card, GREECE, '20205')).toBe('0.05');
  expect(priceAt(card, GREECE, '2025')).toBe('0.07');
  expect(priceAt(cardOf('mcc,mnc,price\n202,05,0.05'), JAPAN, '2025')).toBe('NO_RATE');
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

test('a prefix is not a range', () => {
  expect(wrongIn('prefix,price\n4470-4479,0.05')).toEqual(['INVALID_PREFIX 2']);
  expect(cardOf('prefix,price\n1-876,0.05\n44 1534,0.06').rates.map(({ prefix }) => prefix)).toEqual([
    '1876',
    '441534',
  ]);
});

test('other networks of everywhere are everywhere; one network of an MCC is not all of them', () => {
  const card = cardOf('country,operator,price\nDE,,0.05\ndefault,Other networks,0.1');
  expect(formatMoney((quote({ msisdn: '447700900000', text: '' }, card) as Quote).total)).toBe('0.10');
  const named = cardOf('country,mcc,mnc,network,price\nGB,234,,Three,0.03');
  const found = quote({ msisdn: '447700900000', text: '', mccMnc: '23410' }, named) as Quote;
  expect(found.matchedBy).toMatchObject({ key: 'country', network: 'Three' });
  const [three] = cardOf('mcc,mnc,network,price\n234,,Three,0.03').rates;
  expect(three).toMatchObject({ mccMnc: null, network: 'Three', country: 'GB' });
  expect(wrongIn('mcc,mnc,network,price\n901,,Three,0.03')).toEqual(['MISSING_KEY 2']);
});

test('a row has 10,000 rates at most: networks times prefixes', () => {
  const row = (networks: number, prefixes: number) => [
    {
      mcc: '234',
      mnc: Array.from({ length: networks }, (_, i) => i + 1).join(' '),
      prefix: Array.from({ length: prefixes }, (_, i) => 4_400_000 + i).join(','),
      price: '0.04',
    },
  ];
  expect(rateCard(row(100, 100)).value?.rates).toHaveLength(10_000);
  expect(rateCard(row(999, 3000)).issues).toMatchObject([
    {
      code: 'TOO_MANY_KEYS',
      message:
        '[0]: expected at most 10,000 rates of a row, found 2,997,000: 999 networks with 3,000 prefixes each',
    },
  ]);
});

test('an MNC of 0 without a name, where other MNCs have lost their zeros, can be 00 or all networks', () => {
  expect(wrongIn('mcc,mnc,price\n647,2,0.05\n647,0,0.1')).toEqual(['INVALID_MCC_MNC 3']);
  expect(wrongIn('mcc,mnc,price\n617,"3,10",0.05\n454,0,0.1')).toEqual(['INVALID_MCC_MNC 3']);
  expect(priceAt(cardOf('mcc,mnc,price\n647,02,0.05\n647,0,0.1'), '262692123456')).toBe('0.10');
  const named = cardOf('mcc,mnc,network,price\n647,2,Only,0.05\n647,0,Orange,0.1');
  expect(priceAt(named, '262692123456', '64700')).toBe('0.10');
});
