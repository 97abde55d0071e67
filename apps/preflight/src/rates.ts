import { faults, fieldCount, fieldText, type Rows, readRows } from './csv.js';
import { readHeader } from './header.js';
import { InputError, openSource, quoted, type Source } from './input.js';
import { parseAmount } from './money.js';
import { type PrefixTable, prefixTable } from './prefixes.js';

/** A price for each part, in 10^-8 of the currency unit. */
export interface Rate {
  price: bigint;
}

export interface Rates {
  currency: string;
  byPrefix: PrefixTable<Rate>;
  byCountry: Map<string, Rate>;
}

/** Texts of a row, undefined where the file has no such column. */
interface RateRow {
  line: number;
  country: string | undefined;
  prefix: string | undefined;
  price: string;
  currency: string | undefined;
}

const PREFIX = /^[1-9]\d{0,14}$/;
const COUNTRY = /^(?:[A-Za-z]{2}|001)$/;
const CURRENCY = /^(?:[A-Z]{3}|credits)$/;
const CURRENCY_IS = 'three capital letters, or credits';

/**
 * Reads a rates file: a price for each country or prefix, in one currency. `asked` is the currency that the
 * command line names, `countries` the codes there are.
 */
export async function readRates(
  path: string,
  asked: string | undefined,
  countries: ReadonlySet<string>,
): Promise<Rates> {
  if (asked !== undefined && !CURRENCY.test(asked))
    throw new InputError(`--currency: expected ${CURRENCY_IS}, found ${quoted(asked)}`);
  const source = await openSource(path);
  const byPrefix = prefixTable<Rate>();
  const byCountry = new Map<string, Rate>();
  const lines = new Map<string, number>();
  let currency = asked;
  let reason = 'because of --currency';
  try {
    for await (const row of rateRows(source)) {
      const expect = (column: 'country' | 'prefix' | 'price' | 'currency', expected: string) =>
        new InputError(
          `${source.name}: line ${row.line}, column ${column}: expected ${expected}, found ${quoted(row[column] ?? '')}`,
        );
      const country = COUNTRY.test(row.country ?? '') ? row.country!.toUpperCase() : row.country;
      const { prefix } = row;
      const key = country || prefix;
      const column = country ? 'country' : 'prefix';
      if (!key) throw expect(row.country === undefined ? 'prefix' : 'country', 'a country or a prefix');
      if (country && prefix) throw expect('prefix', 'nothing, since the row has a country');
      if (country && !countries.has(country))
        throw expect('country', 'an ISO 3166-1 alpha-2 code such as GB');
      if (prefix && !PREFIX.test(prefix)) throw expect('prefix', '1 to 15 digits, the first not 0');
      if (lines.has(key))
        throw expect(column, `each ${column} once, and line ${lines.get(key)} has this one`);
      lines.set(key, row.line);

      const price = parseAmount(row.price);
      if (price === undefined) throw expect('price', 'a number such as 0.0425, with 8 decimals at most');
      if (row.currency !== undefined) {
        if (!CURRENCY.test(row.currency)) throw expect('currency', CURRENCY_IS);
        if (currency !== undefined && row.currency !== currency)
          throw expect('currency', `${currency} ${reason}`);
        if (currency === undefined) reason = `as in line ${row.line}`;
        currency = row.currency;
      }

      if (country) byCountry.set(key, { price });
      else byPrefix.set(key, { price });
    }
  } finally {
    await source.close();
  }
  if (lines.size === 0) throw new InputError(`${source.name} has no rates below its header`);
  return { currency: currency ?? 'credits', byPrefix, byCountry };
}

async function* rateRows(source: Source): AsyncGenerator<RateRow, void> {
  const { name } = source;
  let header: RatesHeader | undefined;
  for await (const rows of readRows(source)) {
    for (let row = 0; row < rows.length; row++) {
      if (!header) {
        header = ratesHeader(name, rows);
        continue;
      }
      const fault = rows.faults[row];
      const found = fieldCount(rows, row);
      if (fault) throw new InputError(`${name}: line ${rows.lines[row]}: ${faults[fault]}`);
      if (found !== header.fieldCount)
        throw new InputError(
          `${name}: line ${rows.lines[row]}: expected ${header.fieldCount} fields, found ${found}`,
        );
      const text = (column: number) => fieldText(rows, row, column)?.trim();
      yield {
        line: rows.lines[row]!,
        country: text(header.country),
        prefix: text(header.prefix),
        price: text(header.price)!,
        currency: text(header.currency),
      };
    }
  }
  if (!header) throw new InputError(`${name} is empty: expected a header such as country,price`);
}

type RatesHeader = ReturnType<typeof ratesHeader>;

function ratesHeader(name: string, rows: Rows) {
  const header = readHeader(name, rows);
  const price = header.column('price');
  const country = header.column('country');
  const prefix = header.column('prefix');
  const currency = header.column('currency');
  if (price < 0) throw header.lacking('price');
  if (country < 0 && prefix < 0) throw header.lacking('country or prefix');
  return { fieldCount: header.fieldCount, price, country, prefix, currency };
}
