// Rates as a person writes them down, and a plain card of them. Nobody may improve it.
import { readFileSync } from 'node:fs';
import { decode, referenceRows } from './csv.js';
import type { PlainRate } from './price.js';

/** 10^-8 of the currency unit. */
export function unitsOf(amount: string): bigint {
  const [whole, fraction = ''] = amount.split('.');
  return BigInt(whole!) * 100_000_000n + BigInt(fraction.padEnd(8, '0'));
}

export function amountOf(units: bigint): string {
  if (units < 0n) return `-${amountOf(-units)}`;
  const fraction = String(units % 100_000_000n).padStart(8, '0');
  let decimals = 8;
  while (decimals > 2 && fraction[decimals - 1] === '0') decimals--;
  return `${units / 100_000_000n}.${fraction.slice(0, decimals)}`;
}

/** A row of rates: amounts as decimal numbers, times in milliseconds. */
export interface ReferenceRate {
  line: number | null;
  path?: string;
  mccMnc?: string;
  network?: string;
  prefix?: string;
  country?: string;
  price?: string;
  rcsPrice?: string;
  fee?: string;
  reject?: boolean;
  from?: number;
  until?: number;
}

export interface ReferenceCard {
  currency: string;
  rates: readonly ReferenceRate[];
}

/** Rates with columns country, prefix, price and currency. */
export function referenceCard(path: string): ReferenceCard {
  const rates: ReferenceRate[] = [];
  let names: string[] | undefined;
  let currency = 'credits';
  for (const { line, fields } of referenceRows(readFileSync(path, 'latin1'))) {
    const texts = fields.map(field => decode(field).text.trim());
    if (!names) {
      names = texts.map(text => text.toLowerCase());
      continue;
    }
    const cell = (name: string) => texts[names!.indexOf(name)] ?? '';
    const place = cell('prefix') ? { prefix: cell('prefix') } : { country: cell('country').toUpperCase() };
    rates.push({ line, ...place, price: cell('price') });
    if (cell('currency')) currency = cell('currency');
  }
  return { currency, rates };
}

/** The same rate with amounts in units. */
export function plainRate(rate: ReferenceRate): PlainRate {
  const units = (amount: string | undefined) => (amount === undefined ? null : unitsOf(amount));
  return {
    mccMnc: rate.mccMnc ?? null,
    network: rate.network ?? null,
    prefix: rate.prefix ?? null,
    country: rate.country ?? null,
    price: units(rate.price),
    rcsPrice: units(rate.rcsPrice),
    fee: units(rate.fee),
    reject: rate.reject ?? false,
    from: rate.from ?? null,
    until: rate.until ?? null,
  };
}
