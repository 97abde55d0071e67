import fc from 'fast-check';
import type { PlainRate } from '../../reference/price.js';
import { bytes, layout } from '../aimed.js';
import { hexOf } from '../answers.js';
import { chunkSizes } from '../kernels.js';
import type { Layout } from '../layouts.js';
import { numberRow } from '../numbers/arbitraries.js';
import { textRow } from '../text/arbitraries.js';
import type { Messages, Terms } from './expected.js';

/** Messages, what they cost by, where they lie, and how many bytes of them a kernel moves at a time. */
export interface EstimateCase {
  readonly messages: readonly { msisdn: Uint8Array; text: Uint8Array }[];
  readonly terms: Terms;
  readonly layout: Layout;
  readonly chunkSize: number;
}

/** Numbers of a few countries, and prefixes of them of every length: so many that rates apply, and apply beside others. */
const stems = ['447400123456', '4915112345678', '12025550123', '77011234567', '390612345678', '9990000000'];
const stem = fc.constantFrom(...stems);
const number = bytes(
  fc.oneof(
    { weight: 3, arbitrary: numberRow },
    {
      weight: 5,
      arbitrary: fc
        .tuple(stem, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 999_999 }))
        .map(
          ([digits, kept, rest]): Uint8Array =>
            Buffer.from(`${digits.slice(0, kept)}${rest}000000`.slice(0, 12)),
        ),
    },
  ),
);

const price = fc.option(fc.bigInt({ min: 1n, max: 10n ** 8n }));
const key = fc.oneof(
  fc
    .tuple(stem, fc.integer({ min: 1, max: 15 }))
    .map(([digits, length]) => ({ prefix: digits.padEnd(15, '0').slice(0, length), country: null })),
  fc.constantFrom('GB', 'DE', 'US', 'KZ', 'RU', 'IT').map(country => ({ prefix: null, country })),
  fc.constant({ prefix: null, country: null }),
);

/** Rates with a prefix, a country, or neither. Each key is there once. */
const rates: fc.Arbitrary<PlainRate[]> = fc
  .uniqueArray(fc.tuple(key, price, price, fc.option(fc.bigInt({ min: 0n, max: 10n ** 6n })), fc.boolean()), {
    maxLength: 12,
    selector: ([{ prefix, country }]) => `${prefix} ${country}`,
  })
  .map(list =>
    list.map(([{ prefix, country }, sms, rcs, fee, isOffered]) => ({
      mccMnc: null,
      prefix,
      country,
      price: isOffered || sms !== null ? (sms ?? 1n) : null,
      rcsPrice: isOffered || sms !== null ? rcs : null,
      fee: isOffered || sms !== null ? fee : null,
      reject: !isOffered && sms === null,
      from: null,
      until: null,
    })),
  );

/** Messages that are paid by the terms given. */
export const estimateCaseOf = (terms: fc.Arbitrary<Terms>): fc.Arbitrary<EstimateCase> =>
  fc.record({
    messages: fc.array(fc.record({ msisdn: number, text: textRow }), {
      maxLength: 1 << 20,
      size: 'small',
    }),
    terms,
    layout,
    chunkSize: fc.constantFrom(...chunkSizes),
  });

export const estimateCase = estimateCaseOf(
  fc.record({
    rates,
    channel: fc.constantFrom('SMS', 'RCS'),
    basis: fc.constantFrom('parts', 'segments'),
  }),
);

/** The same messages as two columns of rows. */
export const columnsOf = (messages: EstimateCase['messages']): Messages => ({
  msisdn: messages.map(({ msisdn }) => msisdn),
  text: messages.map(({ text }) => text),
});

export function describeEstimate({ messages, terms, layout, chunkSize }: EstimateCase): string {
  const { rates, channel, basis } = terms;
  const rateLines = rates.map(
    ({ prefix, country, price, rcsPrice, fee, reject }) =>
      `${prefix ?? country ?? 'default'} ${reject ? 'rejects' : `${price}/${rcsPrice}+${fee}`}`,
  );
  const rows = messages.slice(0, 20).map(({ msisdn, text }) => `${hexOf(msisdn)} ${hexOf(text)}`);
  return (
    `${channel} by ${basis}, ${layout.name}, ${chunkSize || 'all'} bytes at a time, ` +
    `rates [${rateLines.join(', ')}], ${messages.length} messages: ${rows.join(', ')}`
  );
}
