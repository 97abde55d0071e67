// Bills made from the rates and the rules have no disagreement, and each that is put into one is found once, with its money.
import { analyze, type GatewayName } from '@quicksms/core/encoding';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DisagreementCode } from '../../src/compare/judge-message.js';
import { compareText, setAsideOf, unitsOf } from './comparing.js';

/** In 10^-8, as in `bills/rates.csv`. */
const prices: Record<string, bigint> = { GB: 4_000_000n, US: 790_000n, DE: 7_500_000n, FR: 6_000_000n };
const numbers: Record<string, string> = {
  GB: '447700900',
  US: '1202555',
  DE: '491761234',
  FR: '33612345',
};

interface Message {
  id: string;
  number: string;
  country: string;
  text: string;
  parts: number;
  units: bigint;
  status: string;
  currency: string;
}

interface Layout {
  name: string;
  gateway: GatewayName;
  header: string;
  hasCountry: boolean;
  row(message: Message): string[];
}

const amount = (units: bigint) => {
  const digits = units.toString().padStart(9, '0');
  return `${digits.slice(0, -8)}.${digits.slice(-8)}`;
};

const layouts: Layout[] = [
  {
    name: 'Twilio',
    gateway: 'Twilio',
    header: 'From,To,Body,Status,SentDate,NumSegments,Sid,Direction,Price,PriceUnit',
    hasCountry: false,
    row: ({ id, number, text, parts, units, status, currency }) => {
      const [to, price] = [`+${number}`, `-${amount(units)}`];
      return [
        'ACME',
        to,
        text,
        status,
        '2026-02-01T10:00:00Z',
        `${parts}`,
        id,
        'outbound-api',
        price,
        currency,
      ];
    },
  },
  {
    name: 'Vonage',
    gateway: 'Vonage',
    header:
      'account_id,message_id,direction,to,country,date_received,status,currency,total_price,message_body',
    hasCountry: true,
    row: ({ id, number, country, text, units, status, currency }) => {
      const date = '2026-02-01T10:00:00.000Z';
      return ['abcd', id, 'outbound', number, country, date, status, currency, amount(units), text];
    },
  },
  {
    name: 'MessageBird',
    gateway: 'Bird',
    header:
      'id,originator,body,recipient,status,recipientCountry,price.amount,price.currency,messagePartCount',
    hasCountry: true,
    row: ({ id, number, country, text, parts, units, status, currency }) => {
      const name = new Intl.DisplayNames('en', { type: 'region' }).of(country)!;
      return [id, 'ACME', text, number, status, name, amount(units), currency, `${parts}`];
    },
  },
  {
    name: 'Plivo',
    gateway: 'Plivo',
    header: 'message_uuid,message_state,to_number,destination_country_iso2,units,total_amount,currency,text',
    hasCountry: true,
    row: ({ id, number, country, text, parts, units, status, currency }) => [
      id,
      status,
      number,
      country,
      `${parts}`,
      amount(units),
      currency,
      text,
    ],
  },
];

const texts = fc.oneof(
  fc.string({ minLength: 1, maxLength: 400 }),
  fc.string({ unit: fc.constantFrom('a', '€', '"', '\n', ',', ' ', 'é'), minLength: 1, maxLength: 700 }),
  fc.string({ unit: fc.constantFrom('я', '😀', 'a', '’'), minLength: 1, maxLength: 300 }),
);

const messagesOf = (gateway: GatewayName) =>
  fc
    .array(fc.record({ country: fc.constantFrom('GB', 'US', 'DE', 'FR'), text: texts }), {
      minLength: 1,
      maxLength: 20,
    })
    .map(list =>
      list.map(({ country, text }, i): Message => {
        const parts = analyze(text, { gateway }).messageParts;
        const number = numbers[country]! + String(100 + i).padStart(country === 'US' ? 4 : 3, '0');
        const units = BigInt(parts) * prices[country]!;
        return { id: `M${i}`, number, country, text, parts, units, status: 'delivered', currency: 'EUR' };
      }),
    );

const field = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const billOf = ({ header, row }: Layout, messages: readonly Message[]) =>
  `${[header, ...messages.map(message => row(message).map(field).join(','))].join('\n')}\n`;

/** What can be wrong with a message, and how much is charged too much because of it. */
const plants: {
  code: DisagreementCode;
  plant(message: Message, layout: Layout): [Message, bigint] | undefined;
}[] = [
  {
    code: 'PARTS_DIFFER',
    plant(message) {
      const price = prices[message.country]!;
      return [{ ...message, parts: message.parts + 1, units: message.units + price }, price];
    },
  },
  { code: 'PRICE_DIFFERS', plant: message => [{ ...message, units: message.units + 1n }, 1n] },
  {
    code: 'COUNTRY_DIFFERS',
    plant(message, { hasCountry }) {
      if (!hasCountry) return undefined;
      const country = message.country === 'FR' ? 'GB' : 'FR';
      const units = BigInt(message.parts) * prices[country]!;
      return [{ ...message, country, units }, units - message.units];
    },
  },
  {
    code: 'UNDELIVERED_CHARGED',
    plant: message => [{ ...message, status: 'failed' }, message.units],
  },
  { code: 'CURRENCY_DIFFERS', plant: message => [{ ...message, currency: 'USD' }, message.units] },
  {
    code: 'NO_RATE',
    plant: message => [{ ...message, number: '48512345678', country: 'PL' }, message.units],
  },
];

describe.each(layouts)('a bill of $name', layout => {
  const messages = messagesOf(layout.gateway);

  test('that is made from the rates and the rules has no disagreement', async () => {
    await fc.assert(
      fc.asyncProperty(messages, async list => {
        const comparison = await compareText(billOf(layout, list));
        expect(comparison).toMatchObject({
          layout: layout.name,
          rows: list.length,
          agreed: list.length,
          disagreements: [],
        });
        expect(comparison.charged).toEqual(comparison.expected);
      }),
      { numRuns: 25 },
    );
  });

  test.each(plants)(
    'has $code where that was put into it, once and with its money',
    async ({ code, plant }) => {
      await fc.assert(
        fc.asyncProperty(messages, fc.nat(), async (list, place) => {
          const at = place % list.length;
          const planted = plant(list[at]!, layout);
          if (planted === undefined) return;
          const changed = list.with(at, planted[0]);
          const { disagreements } = await compareText(billOf(layout, changed));
          expect(disagreements.map(({ code, count, money }) => [code, count, unitsOf(money!)])).toEqual([
            [code, 1, planted[1]],
          ]);
        }),
        { numRuns: 25 },
      );
    },
  );

  test('has DUPLICATE_CHARGE where a row is there twice', async () => {
    await fc.assert(
      fc.asyncProperty(messages, fc.nat(), async (list, place) => {
        const twice = list[place % list.length]!;
        const { disagreements } = await compareText(billOf(layout, [...list, twice]));
        expect(disagreements).toMatchObject([{ code: 'DUPLICATE_CHARGE', count: 1 }]);
        expect(unitsOf(disagreements[0]!.money!)).toBe(twice.units);
      }),
      { numRuns: 25 },
    );
  });

  test('adds up with any of them: the money of all disagreements is the difference', async () => {
    const choices = fc.array(fc.nat(plants.length), { minLength: 20, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(messages, choices, async (list, chosen) => {
        const changed = list.map((message, i) => plants[chosen[i]!]?.plant(message, layout)?.[0] ?? message);
        const comparison = await compareText(billOf(layout, changed));
        const ofCompared = comparison.disagreements.filter(
          ({ code }) => code !== 'NO_RATE' && code !== 'CURRENCY_DIFFERS',
        );
        const sum = ofCompared.reduce((sum, { money }) => sum + unitsOf(money!), 0n);
        expect(sum).toBe(unitsOf(comparison.difference));
        const aside = comparison.setAside.reduce((sum, { count }) => sum + count, 0);
        expect([comparison.rows, setAsideOf(comparison).length <= 2]).toEqual([
          comparison.compared + aside,
          true,
        ]);
      }),
      { numRuns: 25 },
    );
  });
});
