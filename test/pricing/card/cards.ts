// What the tests of price lists share.
import { readdirSync, readFileSync } from 'node:fs';
import { formatMoney, quote, type RateCard, type RateCardOptions, rateCard } from '../../../src/index.js';

const folder = new URL('../cards/', import.meta.url);
const expectation = /\.expected\.json$/;

/** The samples of price lists. test/pricing/cards/README.md says what each is and where its layout is from. */
export const files = readdirSync(folder).filter(file => file !== 'README.md' && !expectation.test(file));

export const sample = (file: string) => readFileSync(new URL(file, folder), 'utf8');

/** The expectations beside a sample. */
export const expected = (file: string) =>
  JSON.parse(sample(file.replace(/\.\w+$/, '.expected.json'))) as unknown;

/** Names of the expectations in the folder. */
export const expectations = readdirSync(folder).filter(file => expectation.test(file));

/** What a destination costs by a card, or why there is no price. */
export function priceAt(card: RateCard, msisdn: string, mccMnc?: string, at?: number): string {
  const quoted = quote({ msisdn, text: '', mccMnc, at }, card);
  if (quoted.issues) return quoted.issues[0]!.code;
  return quoted.noRate ? quoted.reason : formatMoney(quoted.total);
}

/** The card of a source that must be valid. */
export function cardOf(source: string | object, options?: RateCardOptions): RateCard {
  return loaded(source, options).value;
}

/**
 * The answer for a source that must be valid. Most lists of the tests name no currency; currency-names.test.ts and the
 * samples have the warning that says so, and here it is taken away.
 */
export function loaded(source: string | object, options?: RateCardOptions) {
  const result = rateCard(source, options);
  if (result.issues) throw new Error(result.issues.map(({ message }) => message).join('\n'));
  const warnings = result.warnings.filter(({ code }) => code !== 'UNKNOWN_CURRENCY');
  return { ...result, warnings };
}

/** The codes of what is wrong, each with its line or path. */
export function wrongIn(source: string | object, options?: RateCardOptions): string[] {
  return (rateCard(source, options).issues ?? []).map(
    ({ code, line, path }) => `${code} ${line ?? String(path[0])}`,
  );
}

export const pricesOf = (source: string | object, options?: RateCardOptions) =>
  cardOf(source, options).rates.map(({ price }) => price && formatMoney(price));

export const GB = '447700900000';
export const US = '12025550123';
export const JAMAICA = '18765550123';
export const GREECE = '306912345678';
export const JAPAN = '819012345678';
