import { describe, expect, test } from 'vitest';
import {
  type QuoteTransliteratedOptions,
  quote,
  quoteTransliterated,
  type RateCard,
  rateCard,
} from '../../src/index.js';

const cardOf = (text: string): RateCard => {
  const { value, issues } = rateCard(text);
  if (!value) throw new Error(issues[0]?.message);
  return value;
};

const card = cardOf('prefix,price,rcs price,currency\n447,0.04,0.05,GBP\n49,0.07,,GBP');
const msisdn = '447700900000';
const long = 'a'.repeat(90);
const text = `It’s ${long}`;
const replaced = `It's ${long}`;

const quotesOf = (message: Parameters<typeof quote>[0], options?: QuoteTransliteratedOptions, by = card) => {
  const { value, issues } = quoteTransliterated(message, by, options);
  if (!value) throw new Error(issues[0]?.message);
  return value;
};

describe('quoteTransliterated', () => {
  test('is the quotes of both texts, and the difference', () => {
    const value = quotesOf({ msisdn, text });
    expect(value).toEqual({
      text: replaced,
      replacements: [{ index: 2, from: '’', to: "'", class: 'safe' }],
      messageParts: { before: 2, after: 1 },
      before: quote({ msisdn, text }, card),
      after: quote({ msisdn, text: replaced }, card),
      saving: { currency: 'GBP', units: 4_000_000n },
    });
  });

  test('where nothing is replaced, both quotes are the same and nothing is saved', () => {
    for (const unchanged of ['Hello', `ж’ ${long}`, 'It’s']) {
      const value = quotesOf({ msisdn, text: unchanged });
      expect(value.text).toBe(unchanged);
      expect(value.after).toBe(value.before);
      expect(value.saving).toEqual({ currency: 'GBP', units: 0n });
    }
  });

  test('takes the options of transliterate and the basis of quote', () => {
    const accents = `été à Nîmes ${long}`;
    expect(quotesOf({ msisdn, text: accents }).text).toBe(accents);
    const value = quotesOf({ msisdn, text: accents }, { classes: ['lossy'], basis: 'segments' });
    expect(value.text).toBe(`été à Nimes ${long}`);
    expect(value.before).toEqual(quote({ msisdn, text: accents }, card, { basis: 'segments' }));
    expect(quotesOf({ msisdn, text: `😀${long}` }, { emoji: 'remove' }).saving?.units).toBe(4_000_000n);
  });

  test('without a rate the saving is null, and parts are saved all the same', () => {
    const value = quotesOf({ msisdn: '33612345678', text });
    expect(value.saving).toBeNull();
    expect(value.text).toBe(replaced);
    expect(value.after).toMatchObject({ noRate: true, messageParts: 1 });
  });

  test('on RCS nothing is saved, so that the text stays, but with always', () => {
    const value = quotesOf({ msisdn, text, channel: 'RCS' });
    expect(value).toMatchObject({ text, replacements: [], saving: { units: 0n } });
    expect(quotesOf({ msisdn, text, channel: 'RCS' }, { always: true })).toMatchObject({
      text: replaced,
      saving: { units: 0n },
    });
  });

  test('with smart routing the SMS that it falls back to is cheaper', () => {
    const value = quotesOf({ msisdn, text, smartRouting: true });
    expect(value).toMatchObject({
      text: replaced,
      before: { channel: 'RCS', fallback: { messageParts: 2 } },
      after: { channel: 'RCS', fallback: { messageParts: 1 } },
      saving: { units: 0n },
    });
    const noRcs = quotesOf({ msisdn: '4915123456789', text, smartRouting: true });
    expect(noRcs).toMatchObject({ text: replaced, after: { fallback: { messageParts: 1 } }, saving: null });
  });

  test('in sandbox mode the saving is that of production', () => {
    const value = quotesOf({ msisdn, text, sandbox: true });
    expect(value.before).toMatchObject({ total: { units: 0n }, production: { messageParts: 2 } });
    expect(value.saving?.units).toBe(4_000_000n);
  });

  test('with always a message may become dearer', () => {
    const value = quotesOf({ msisdn, text: '…'.repeat(60) }, { always: true });
    expect(value.messageParts).toEqual({ before: 1, after: 2 });
    expect(value.saving?.units).toBe(-4_000_000n);
  });

  test('free messages are not changed: nothing is saved', () => {
    const free = cardOf('prefix,price,currency\n447,0,GBP');
    expect(quotesOf({ msisdn, text }, {}, free)).toMatchObject({
      text,
      replacements: [],
      saving: { units: 0n },
    });
  });

  test('issues are those of quote, and misuse throws', () => {
    expect(quoteTransliterated({ msisdn: '0', text }, card)).toEqual(quote({ msisdn: '0', text }, card));
    for (const options of [{ classes: 'safe' }, { basis: 'words' }, { always: 1 }, { emoji: 1 }])
      for (const number of [msisdn, '0'])
        expect(() => quoteTransliterated({ msisdn: number, text }, card, options as never)).toThrow(
          expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
        );
  });
});
