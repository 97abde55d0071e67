// The columns by which a list names destinations.
import type { Random } from '../../../random.js';
import { isPadded } from './destinations.js';
import { type Fact, type Key, type KeyLayout, likely } from './truth.js';

export interface Column {
  /** What the column is for, in the words of these tests. */
  readonly field: string;
  readonly heading: string;
  readonly cell: (fact: Fact) => string;
}

const headings = {
  country: ['Country', 'country', 'Country Name', 'Destination', 'Destination Country', 'COUNTRY'],
  code: ['ISO', 'ISO2', 'Country Code', 'Country ISO', 'country_code', 'ISO code', 'Code'],
  prefix: ['Prefix', 'prefix', 'Dial Code', 'Country Prefix', 'Dialling Code', 'Destination prefix'],
  callingCode: ['Calling Code', 'Dial Code', 'Dialing code'],
  area: ['Area Code', 'Area', 'NDC'],
  mcc: ['MCC', 'mcc', 'Mobile Country Code'],
  mnc: ['MNC', 'mnc', 'Mobile Network Code'],
  mccMnc: ['MCCMNC', 'MCC/MNC', 'mccmnc', 'MCC-MNC', 'PLMN', 'MCC MNC'],
  network: ['Network', 'Operator', 'Operator Name', 'Carrier', 'Network Name'],
};

/** How one list writes keys. */
interface KeyHand {
  readonly everywhere: string;
  readonly country: (key: Key) => string;
  readonly plus: string;
  readonly between: string;
  readonly list: string;
  readonly padding: 'as it is' | 'padded' | 'as a number';
  readonly allNetworks: string;
}

export function keyColumns(chance: Random, layout: KeyLayout, facts: readonly Fact[]): Column[] {
  const hand = drawKeyHand(chance, facts);
  const column = (field: keyof typeof headings, cell: (key: Key) => string): Column => ({
    field,
    heading: chance.pick(headings[field]),
    cell: ({ key }) => cell(key),
  });
  const country = () => column('country', key => (key.destination ? hand.country(key) : hand.everywhere));
  const prefix = () => column('prefix', key => prefixCell(key, hand, layout));
  const mcc = () => column('mcc', key => key.mcc ?? (layout === 'mcc and mnc' ? '0' : ''));
  const mnc = () => column('mnc', key => mncCell(key, hand));
  const mccMnc = () => column('mccMnc', key => mccMncCell(key, hand, layout));
  const network = () => column('network', key => key.network ?? (key.mcc === null ? '' : hand.allNetworks));
  const hasNetworks = facts.some(({ key }) => key.network !== null);
  const networks = hasNetworks ? [network()] : [];
  switch (layout) {
    case 'country':
      return [country()];
    case 'country and code':
      return [
        { ...country(), cell: ({ key }) => key.destination?.names[0] ?? hand.everywhere },
        column('code', ({ destination }) => destination?.country ?? ''),
      ];
    case 'prefix':
      return [prefix()];
    case 'calling code and area code':
      return areaColumns(column, likely(chance, 30));
    case 'mcc and mnc':
      return [mcc(), mnc(), ...networks];
    case 'mccmnc':
      return [mccMnc(), ...networks];
    case 'country and prefix':
      return [country(), prefix()];
    case 'country and mccmnc':
      return [country(), mccMnc(), ...networks];
    case 'country, mcc and mnc':
      return [country(), mcc(), mnc(), ...networks];
    case 'country, prefix, mcc and mnc':
      return [country(), prefix(), mcc(), mnc(), ...networks];
    case 'country and network':
      return [country(), network()];
  }
}

function areaColumns(
  column: (field: 'callingCode' | 'area', cell: (key: Key) => string) => Column,
  repeats: boolean,
): Column[] {
  const codeOf = ({ destination }: Key) => destination!.callingCode;
  const areaOf = (key: Key) => key.prefix!.slice(codeOf(key).length);
  return [
    column('callingCode', codeOf),
    column('area', key => (repeats && areaOf(key) !== '' ? key.prefix! : areaOf(key))),
  ];
}

function drawKeyHand(chance: Random, facts: readonly Fact[]): KeyHand {
  const form = chance.pick([
    'alpha-2',
    'alpha-2',
    'alpha-3',
    'name',
    'name',
    'other name',
    'mixed',
    'lower',
    'upper',
  ]);
  const codes = facts.flatMap(({ key }) => (key.mcc === null ? [] : [key.mcc]));
  const canPad = codes.every(isPadded);
  const mncs = facts.flatMap(({ key }) => key.mncs);
  // 0 is all networks, except where the list shows that zeros are left out.
  const canBeNumbers = !mncs.includes('00') || mncs.some(mnc => /^0[1-9]$/.test(mnc));
  const pick = (key: Key) => {
    const { country, alpha3, names } = key.destination!;
    const other = form === 'mixed' ? chance.pick([country, alpha3, ...names]) : chance.pick(names);
    if (form === 'alpha-2') return country;
    if (form === 'alpha-3') return alpha3;
    if (form === 'lower') return country.toLowerCase();
    if (form === 'upper') return names[0]!.toUpperCase();
    return form === 'name' ? names[0]! : other;
  };
  return {
    everywhere: chance.pick(['default', '*', 'Default', 'XX', 'Rest of World']),
    country: pick,
    plus: likely(chance, 25) ? '+' : '',
    between: chance.pick(['', '', '', '-', ' ']),
    list: chance.pick([',', '/', ';', ', ']),
    padding: canPad
      ? chance.pick(['as it is', 'as it is', 'padded', canBeNumbers ? 'as a number' : 'padded'])
      : 'as it is',
    allNetworks: chance.pick(['', '', 'All', 'all networks', '*']),
  };
}

function prefixCell({ destination, prefix }: Key, hand: KeyHand, layout: KeyLayout): string {
  if (prefix !== null) return hand.plus + prefix;
  return destination === null && layout === 'prefix' ? hand.everywhere : '';
}

function paddedMnc(mnc: string, { padding }: KeyHand): string {
  if (padding === 'padded') return mnc.padStart(3, '0');
  return padding === 'as a number' ? String(Number(mnc)) : mnc;
}

const mncCell = ({ mncs }: Key, hand: KeyHand) => mncs.map(mnc => paddedMnc(mnc, hand)).join(hand.list);

function mccMncCell({ mcc, mncs }: Key, hand: KeyHand, layout: KeyLayout): string {
  if (mcc === null) return layout === 'mccmnc' ? hand.everywhere : '';
  if (mncs.length === 0) return mcc;
  const padding = hand.padding === 'as a number' ? 'as it is' : hand.padding;
  return mncs.map(mnc => mcc + hand.between + paddedMnc(mnc, { ...hand, padding })).join(hand.list);
}
