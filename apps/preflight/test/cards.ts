// What each price list says, read in a plain way for the reference.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ReferenceCard, ReferenceRate } from '../../../test/reference/card.js';
import { referenceRows } from '../../../test/reference/csv.js';

const pathOf = (name: string) =>
  fileURLToPath(new URL(`../../../test/pricing/cards/${name}`, import.meta.url));

const byName: Record<string, string> = { "Cote d'Ivoire": 'CI', 'Côte d’Ivoire': 'CI', Türkiye: 'TR' };
const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
for (let first = 65; first <= 90; first++)
  for (let second = 65; second <= 90; second++) {
    const country = String.fromCharCode(first, second);
    const name = names.of(country);
    // DD was a part of Germany and is no longer a country.
    const isCurrent = new Intl.Locale(`und-${country}`).region === country;
    if (name && isCurrent) byName[name] ??= country;
  }
byName["Korea, Democratic People's Republic of"] = 'KP';

function countryNamed(name: string): string {
  const country = byName[name];
  if (!country) throw new Error(`no country is called ${name}`);
  return country;
}

const textOf = (name: string) => readFileSync(pathOf(name), 'utf8').replace(/^\ufeff/, '');

interface TwilioCountry {
  iso_country: string;
  outbound_sms_prices: {
    carrier: string;
    mcc: string;
    mnc: string;
    prices: { number_type: string; current_price: string | number }[];
  }[];
}

interface VonageCountry {
  countryName: string;
  defaultPrice: string;
  networks?: { networkName: string; price: string; mcc?: string; mnc?: string }[];
}

/** The highest of the prices for several types of numbers, or that of one. */
function twilio(numberType?: string): ReferenceCard {
  const rates: ReferenceRate[] = [];
  const countries: TwilioCountry[] = JSON.parse(textOf('twilio-countries.json'));
  countries.forEach(({ iso_country, outbound_sms_prices }, i) => {
    outbound_sms_prices.forEach(({ carrier, mcc, mnc, prices }, j) => {
      const offers = prices.filter(({ number_type }) => number_type === numberType);
      const counted = (offers.length > 0 ? offers : prices).map(({ current_price }) => Number(current_price));
      rates.push({
        line: null,
        path: `[${i}].outbound_sms_prices[${j}]`,
        country: iso_country,
        mccMnc: mcc + mnc,
        network: carrier,
        price: String(Math.max(...counted)),
      });
    });
  });
  return { currency: 'USD', rates };
}

function vonage(): ReferenceCard {
  const rates: ReferenceRate[] = [];
  const { countries }: { countries: VonageCountry[] } = JSON.parse(textOf('vonage.json'));
  countries.forEach(({ countryName, defaultPrice, networks = [] }, i) => {
    const country = countryNamed(countryName);
    rates.push({ line: null, path: `countries[${i}]`, country, price: defaultPrice });
    networks.forEach(({ networkName, price, mcc, mnc }, j) => {
      const network = { network: networkName, ...(mcc && mnc ? { mccMnc: mcc + mnc } : {}) };
      rates.push({ line: null, path: `countries[${i}].networks[${j}]`, country, ...network, price });
    });
  });
  return { currency: 'EUR', rates };
}

function decimalComma(): ReferenceCard {
  const rates: ReferenceRate[] = [];
  const lines = textOf('deck-semicolon-decimal-comma.csv').split('\r\n').slice(1);
  lines.forEach((row, i) => {
    const [name, , mcc, mncs, price] = row.replace(/"[^"]*"/, '-').split(';');
    if (!price) return;
    for (const mnc of mncs!.split(','))
      rates.push({
        line: i + 2,
        country: countryNamed(name!),
        mccMnc: mnc === '*' ? mcc! : mcc! + mnc,
        price: price.replace(',', '.'),
      });
  });
  return { currency: 'EUR', rates };
}

function prefixes(): ReferenceCard {
  const rates: ReferenceRate[] = [];
  const rows = [...referenceRows(readFileSync(pathOf('deck-prefix.csv'), 'latin1'))].slice(1);
  for (const { line, fields } of rows) {
    const [sourcePrefix, prefix, country, mcc, , mnc, network, reject, price] = fields as [
      string,
      ...string[],
    ];
    if (sourcePrefix) continue;
    // Two countries share +1: here the country counts.
    const place = prefix === '1' ? { country: countryNamed(country!) } : prefix ? { prefix } : {};
    rates.push({
      line,
      ...place,
      ...(mnc ? { mccMnc: mcc! + mnc, network: network! } : {}),
      ...(reject === 'true' ? { reject: true } : { price: price! }),
    });
  }
  return { currency: 'USD', rates };
}

/** Price lists: their path, the options that they need, and what they say. */
export const cards = [
  { name: 'Twilio', path: pathOf('twilio-countries.json'), args: [] as string[], card: twilio() },
  {
    name: 'Twilio, short codes',
    path: pathOf('twilio-countries.json'),
    args: ['--number-type', 'shortcode'],
    card: twilio('shortcode'),
  },
  { name: 'Vonage', path: pathOf('vonage.json'), args: [], card: vonage() },
  {
    name: 'a deck with decimal commas',
    path: pathOf('deck-semicolon-decimal-comma.csv'),
    args: ['--skip-invalid-rates'],
    card: decimalComma(),
  },
  {
    name: 'a deck by prefix',
    path: pathOf('deck-prefix.csv'),
    args: ['--currency', 'USD'],
    card: prefixes(),
  },
];
