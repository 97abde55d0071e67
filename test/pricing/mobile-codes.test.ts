// Mobile country codes of ITU-T E.212: the country of a network, and MNCs of two digits and of three.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { countriesOfNetwork, networkCode } from '../../src/pricing/mobile-codes.js';
import { territoryLines } from '../../src/tables/territories.js';
import { cardOf, GB, JAMAICA, loaded, priceAt, US, wrongIn } from './card/cards.js';

const JERSEY = '447797712345';
const MAURITIUS = '23052512345';
const INDIA = '919812345678';
const MARTINIQUE = '596696201234';

const { rows } = JSON.parse(readFileSync('data/mobile-country-codes.json', 'utf8')) as {
  rows: { mcc: string; countries: string[] }[];
};

test('the countries of an MCC, of several MCCs of one country, and of several countries on one MCC', () => {
  expect(countriesOfNetwork('617')).toEqual(['MU']);
  for (const mcc of ['310', '311', '312', '313', '314', '315', '316'])
    expect(countriesOfNetwork(mcc)).toContain('US');
  for (const mcc of ['404', '405', '406']) expect(countriesOfNetwork(mcc)).toEqual(['IN']);
  expect(countriesOfNetwork('234').toSorted()).toEqual(['GB', 'GG', 'IM', 'JE']);
  expect(countriesOfNetwork('340')).toEqual(['BL', 'GF', 'GP', 'MF', 'MQ']);
  expect(countriesOfNetwork('362')).toEqual(['CW', 'BQ', 'SX']);
  expect(countriesOfNetwork('647')).toEqual(['RE', 'YT']);
  for (const mcc of ['001', '901', '999', '000']) expect(countriesOfNetwork(mcc)).toEqual([]);
});

test('the countries of a network that are not those of its MCC, with two digits, with three and with one', () => {
  expect(countriesOfNetwork('23410')).toEqual(['GB']);
  expect(countriesOfNetwork('23450')).toEqual(['GG', 'JE']);
  expect(countriesOfNetwork('234050')).toEqual(['GG', 'JE']);
  expect(countriesOfNetwork('2343')).toEqual(['GG', 'JE']);
  expect(countriesOfNetwork('310140')).toEqual(['GU']);
  expect(countriesOfNetwork('310260')).toEqual(['US', 'PR', 'VI'].toSorted());
});

test('every country with numbers has an MCC, but for Diego Garcia', () => {
  const known = new Set(rows.flatMap(({ mcc }) => countriesOfNetwork(mcc)));
  const territories = territoryLines
    .trim()
    .split('\n')
    .flatMap(line => line.split(' ').slice(3));
  expect(territories.filter(country => country !== '001' && !known.has(country))).toEqual(['IO']);
});

test('010 is 10 where all MNCs have two digits, and another network where an MNC can have three', () => {
  expect(networkCode('617010')).toBe('61710');
  expect(networkCode('208001')).toBe('20801');
  expect(networkCode('617100')).toBe('617100');
  for (const mcc of [
    '310',
    '311',
    '312',
    '313',
    '316',
    '302',
    '334',
    '338',
    '342',
    '405',
    '708',
    '714',
    '722',
    '732',
  ])
    expect(networkCode(`${mcc}010`)).toBe(`${mcc}010`);
  // No country has this code: nothing is known about its MNCs.
  expect(networkCode('901010')).toBe('901010');
});

test('a network with a zero in front of its MNC, in the list or in the question', () => {
  const padded = cardOf('mccmnc,price\n616005,0.0081\n617003,0.0564\n617010,0.03');
  expect(priceAt(padded, MAURITIUS, '61710')).toBe('0.03');
  expect(priceAt(padded, MAURITIUS, '617003')).toBe('0.0564');
  expect(priceAt(padded, MAURITIUS, '61703')).toBe('0.0564');
  expect(priceAt(padded, MAURITIUS)).toBe('NETWORK_UNKNOWN');
  const short = cardOf('mccmnc,price\n61703,0.0564\n61710,0.03');
  expect(priceAt(short, MAURITIUS, '617010')).toBe('0.03');
  const american = cardOf('mccmnc,price\n310010,0.01\n31010,0.02');
  expect(priceAt(american, US, '310010')).toBe('0.01');
  expect(priceAt(american, US, '31010')).toBe('0.02');
  const canadian = cardOf('mccmnc,price\n310010,0.01');
  expect(priceAt(canadian, US, '31010')).toBe('0.01');
});

test('617010 and 61710 are one network: two prices at one time are refused, from two dates they follow', () => {
  expect(wrongIn('mccmnc,price\n617010,0.03\n61710,0.04')).toEqual(['DUPLICATE_RATE 3']);
  expect(wrongIn('mccmnc,price\n310010,0.03\n31010,0.04')).toEqual([]);
  const dated = loaded('mccmnc,price,from\n617010,0.03,2026-01-01\n61710,0.04,2026-02-01');
  expect(dated.warnings.map(({ code }) => code)).toEqual(['REPLACED_RATE']);
  const at = (day: string) => priceAt(dated.value, MAURITIUS, '617010', Date.parse(day));
  expect([at('2026-01-15'), at('2026-02-15')]).toEqual(['0.03', '0.04']);
  expect(priceAt(dated.value, MAURITIUS, undefined, Date.parse('2026-02-15'))).toBe('0.04');
});

const deck = 'MCC,MNC,MWX,RATE\n234,10,23410,0.04\n234,15,23415,0.05\n262,01,26201,0.07';

test('networks without a country count for the country of their MCC', () => {
  expect(priceAt(cardOf(deck), GB)).toBe('NETWORK_UNKNOWN');
  expect(priceAt(cardOf(deck), GB, '23415')).toBe('0.05');
  expect(priceAt(cardOf(deck, { unknownNetwork: 'highest' }), GB)).toBe('0.05');
  expect(priceAt(cardOf(deck, { unknownNetwork: 'lowest' }), GB)).toBe('0.04');
  // The only network of its country, and so the price that all of them agree on.
  expect(priceAt(cardOf(deck), '4915112345678')).toBe('0.07');
  expect(priceAt(cardOf(deck), US)).toBe('NO_RATE');
  expect(priceAt(cardOf(`${deck}\n901,28,90128,1`), US)).toBe('NO_RATE');
});

test('a network of Jersey on the MCC of Great Britain counts for Jersey only', () => {
  const card = cardOf('mcc,mnc,price\n234,10,0.04\n234,50,0.1', { unknownNetwork: 'highest' });
  expect(priceAt(card, GB)).toBe('0.04');
  expect(priceAt(card, JERSEY)).toBe('0.10');
  const british = cardOf('mcc,mnc,price\n234,10,0.04', { unknownNetwork: 'highest' });
  expect(priceAt(british, JERSEY)).toBe('NO_RATE');
});

test('an MCC without MNC is the price of its country, or of all its countries', () => {
  const card = cardOf('mcc,mnc,price\n617,,0.03\n340,,0.06\n338,,0.2');
  expect(priceAt(card, MAURITIUS)).toBe('0.03');
  expect(priceAt(card, MARTINIQUE)).toBe('0.06');
  expect(priceAt(card, JAMAICA)).toBe('0.20');
  const withNetworks = cardOf('mcc,mnc,price\n617,,0.03\n617,10,0.05');
  expect(priceAt(withNetworks, MAURITIUS)).toBe('0.03');
  expect(priceAt(withNetworks, MAURITIUS, '61710')).toBe('0.05');
});

test('two MCCs of one country at two prices: the network decides', () => {
  const differ = 'mcc,price\n404,0.01\n405,0.02';
  expect(priceAt(cardOf(differ), INDIA)).toBe('NETWORK_UNKNOWN');
  expect(priceAt(cardOf(differ), INDIA, '40501')).toBe('0.02');
  expect(priceAt(cardOf(differ, { unknownNetwork: 'highest' }), INDIA)).toBe('0.02');
  expect(priceAt(cardOf('mcc,price\n404,0.02\n405,0.02'), INDIA)).toBe('0.02');
});

test('a network by name belongs to the country of its MCC', () => {
  const named = 'mcc,network,price\n617,Emtel,0.03\n617,Cellplus,0.05';
  expect(priceAt(cardOf(named), MAURITIUS)).toBe('NETWORK_UNKNOWN');
  expect(priceAt(cardOf(named, { unknownNetwork: 'highest' }), MAURITIUS)).toBe('0.05');
  expect(wrongIn('mcc,network,price\n901,Satellite,0.03')).toEqual(['MISSING_KEY 2']);
});

test('a row for the country, a prefix or everywhere else counts before the networks of its MCC', () => {
  expect(priceAt(cardOf('country,mcc,mnc,price\nMU,,,0.03\n,617,10,0.05'), MAURITIUS)).toBe('0.03');
  expect(priceAt(cardOf('prefix,mcc,mnc,price\n230,,,0.03\n,617,10,0.05'), MAURITIUS)).toBe('0.03');
  expect(priceAt(cardOf('country,mcc,mnc,price\ndefault,,,0.09\n,617,10,0.05'), MAURITIUS)).toBe('0.09');
});
