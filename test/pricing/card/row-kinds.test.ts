// What the rows of a price list price: an SMS that is sent, an RCS message, or something else.
import { describe, expect, test } from 'vitest';
import { formatMoney, rateCard } from '../../../src/index.js';
import { cardOf, GB, loaded, priceAt, pricesOf, wrongIn } from './cards.js';

const listOf = (heading: string, words: readonly string[]) =>
  `country,${heading},price\n${words.map((word, i) => `${['GB', 'DE', 'FR', 'IT', 'ES'][i]},${word},0.0${i + 1}`).join('\n')}`;

const skippedIn = (text: string) => loaded(text).skipped.map(({ code, line }) => `${code} ${line}`);

describe('a row that is not for messages that are sent is left out and listed', () => {
  test.each([
    'Type',
    'Direction',
    'Product',
    'Channel',
    'SMS Type',
    'Service',
    'Traffic',
    'Traffic Type',
    'Message Type',
    'product_type',
    'Category',
  ])('by a column %s', heading => {
    const { value, skipped } = loaded(listOf(heading, ['SMS', 'Inbound SMS', 'MMS']));
    expect(value.rates.map(({ country }) => country)).toEqual(['GB']);
    expect(skipped).toMatchObject([
      { code: 'OTHER_SERVICE', line: 3, param: heading },
      { code: 'OTHER_SERVICE', line: 4, param: heading },
    ]);
    expect(skipped[0]!.message).toBe(
      `line 3, ${heading}: not a price of messages that are sent: 'Inbound SMS'`,
    );
  });

  test.each([
    ...['Inbound', 'incoming', 'MO', 'SMS MO', 'SMS-MO', 'P2A SMS', 'Received messages', 'InboundSMS'],
    ...['MMS', 'Outbound MMS', 'Voice', 'Calls', 'WhatsApp', 'Viber message', 'Email', 'Flash call'],
    ...[
      'HLR',
      'HLR Lookup',
      'MNP',
      'MNP query',
      'Number lookup',
      'Number portability',
      'Carrier look-up dip',
    ],
    ...['Long code rental', 'Short code monthly', 'Number rental', 'Virtual number setup', 'DID'],
    ...['RCS conversation', 'RCS conversational session'],
  ])('%s', word => {
    expect(skippedIn(listOf('Type', ['SMS', word]))).toEqual(['OTHER_SERVICE 3']);
  });

  test.each([
    [
      'in a description',
      'ISO,Country,Description,Price / msg',
      'US,United States,UNITED STATES Inbound SMS - Other',
    ],
    [
      'in a description of MMS',
      'ISO,Country,Description,Price / msg',
      'US,United States,US Outbound MMS - AT&T',
    ],
    ['in a description of numbers', 'ISO,Item,Price', 'US,Toll-free number rental'],
    ['in the name of a network', 'country,network,price', 'US,Inbound SMS'],
    ['in the name of a destination', 'Destination,Price', 'United States - Incoming SMS'],
    ['in a lookup of a destination', 'Destination,Price', 'HLR lookup'],
  ])('by words %s', (_, header, row) => {
    const good =
      header.split(',').length === 2
        ? 'United Kingdom'
        : header.startsWith('ISO,Item')
          ? 'GB,SMS'
          : undefined;
    const first =
      good ?? (header.startsWith('ISO') ? 'GB,United Kingdom,UNITED KINGDOM Outbound SMS - O2' : 'GB,O2');
    const { value, skipped } = loaded(`${header}\n${first},0.04\n${row},0.007`);
    expect(value.rates).toHaveLength(1);
    expect(skipped).toMatchObject([{ code: 'OTHER_SERVICE', line: 3 }]);
  });

  test('whatever else is wrong with it, and in whatever currency', () => {
    const text = 'country,type,price,currency\nNowhere,Inbound,free,USD\nGB,SMS,0.04,EUR';
    expect(loaded(text)).toMatchObject({ value: { currency: 'EUR' }, skipped: [{ code: 'OTHER_SERVICE' }] });
  });

  test('a list of nothing else is no rate card', () => {
    expect(wrongIn('country,type,price\nGB,Inbound,1')).toEqual(['UNREADABLE_CARD undefined']);
  });

  test('in rows as objects, by all of their keys', () => {
    const rows = [
      { country: 'GB', channel: 'sms', direction: 'outbound', price: 0.04 },
      { country: 'GB', channel: 'sms', direction: 'inbound', price: 0.01 },
      { country: 'GB', channel: 'mms', direction: 'outbound', price: 0.3 },
    ];
    expect(loaded(rows)).toMatchObject({
      value: { rates: [{ path: '[0]' }] },
      skipped: [{ code: 'OTHER_SERVICE' }, { code: 'OTHER_SERVICE' }],
    });
  });
});

describe('a row for messages that are sent counts', () => {
  test.each([
    ...[
      'SMS',
      'sms',
      'Outbound',
      'Outbound SMS',
      'SMS MT',
      'MT',
      'A2P',
      'A2P SMS',
      'Text message',
      'SMS - outgoing',
    ],
    ...[
      'Transactional',
      'Promotional',
      'OTP',
      'Marketing',
      '2FA',
      'A2P International',
      'Bulk SMS',
      'mobile',
      '',
    ],
    ...['Outbound SMS short code', 'SMS (toll free)', 'Long code SMS', 'SMS API'],
  ])('%s', word => {
    expect(pricesOf(listOf('Type', [word]))).toEqual(['0.01']);
  });

  test.each([
    'MMS Communications',
    'RCS & RDS',
    'Google Voice',
    'Minute Mobile',
    'Inbox',
    'Incognito Mobile',
  ])('of a network with the name %s', name =>
    expect(pricesOf(`country,network,price\nRO,${name},0.05`)).toEqual(['0.05']),
  );

  test('several columns must agree', () => {
    const header = 'country,channel,direction,price';
    expect(skippedIn(`${header}\nGB,SMS,MT,0.04\nGB,SMS,MO,0.01\nGB,RCS,MO,0.01`)).toEqual([
      'OTHER_SERVICE 3',
      'OTHER_SERVICE 4',
    ]);
  });

  test('classes of traffic are several prices of one key, and none is chosen in silence', () => {
    const text = 'country,traffic,price\nGB,Transactional,0.04\nGB,Promotional,0.03';
    expect(wrongIn(text)).toEqual(['DUPLICATE_RATE 3']);
    expect(pricesOf(text, { words: { Promotional: 'other' } })).toEqual(['0.04']);
    expect(pricesOf(text, { words: { TRANSACTIONAL: 'other' } })).toEqual(['0.03']);
  });
});

describe('words that say nothing', () => {
  test.each(['Premium route', 'Flash', 'Short code', 'SMS/MMS', 'Basic', 'Number', 'SMS and RCS'])(
    '%s is refused by name',
    word => {
      const { issues } = rateCard(listOf('Product', ['SMS', word]));
      expect(issues).toMatchObject([
        {
          code: 'UNKNOWN_WORD',
          message: `line 3, Product: expected what the row prices, such as SMS, RCS, MMS or inbound, found '${word}'; say what it means in options.words`,
        },
      ]);
    },
  );

  test('the options say what they mean', () => {
    const text = listOf('Product', ['SMS', 'Premium  Route', 'Chat', 'Insight pack']);
    const words = { 'premium route': 'sms', chat: 'rcs', 'Insight pack': 'other' } as const;
    const { value, skipped } = loaded(text, { words });
    expect(
      value.rates.map(({ price, rcsPrice }) => [price, rcsPrice].map(money => money && formatMoney(money))),
    ).toEqual([
      ['0.01', null],
      ['0.02', null],
      [null, '0.03'],
    ]);
    expect(skipped).toMatchObject([{ code: 'OTHER_SERVICE', line: 5 }]);
  });

  test('a column that says something else can be left out', () => {
    expect(pricesOf(listOf('Type', ['GSM', 'CDMA']), { columns: { kind: false } })).toEqual(['0.01', '0.02']);
  });

  test.each([{ SMS: 'mms' }, { SMS: null }, 'SMS', null])('options.words must be words: %j', words => {
    expect(() => rateCard('country,price\nGB,1', { words } as never)).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
    );
  });
});

describe('RCS', () => {
  const rcsOf = (text: string, options = {}) =>
    cardOf(text, options).rates.flatMap(({ rcsPrice }) => (rcsPrice ? [formatMoney(rcsPrice)] : []));

  test.each(['RCS', 'RCS message', 'Outbound RCS', 'RBM', 'RCS_BASIC', 'RCS Single', 'RCS rich media'])(
    'a row for %s has the price of an RCS message',
    word => {
      const card = cardOf(`country,channel,price\nGB,SMS,0.04\nGB,${word},0.03`);
      expect(priceAt(card, GB)).toBe('0.04');
      expect(card.rates[1]).toMatchObject({ price: null, rcsPrice: { units: 3_000_000n } });
    },
  );

  test('a description of RCS has the price of an RCS message', () => {
    expect(rcsOf('country,description,price\nGB,UNITED KINGDOM Outbound RCS - O2,0.03')).toEqual(['0.03']);
  });

  // Basic: text of at most 160 bytes. Single: longer, or with media (Google RBM, Infobip, Sinch, Vonage).
  const rows = 'country,product,price\nGB,SMS,0.04\nGB,RCS Basic,0.03\nGB,RCS Single,0.05\nDE,RCS Basic,0.06';
  const columns = 'country,price,RCS basic,RCS single\nGB,0.04,0.03,0.05\nDE,0.04,0.06,';
  const descriptions =
    'mccmnc,description,price\n23410,UK SMS,0.04\n23410,UK RBM Basic,0.03\n23410,UK RBM Single,0.05\n26207,DE RBM Basic,0.06';
  const names =
    'mccmnc,network,price\n23410,O2,0.04\n23410,O2 RCS Basic,0.03\n23410,O2 RCS Single,0.05\n26207,O2 RCS Basic,0.06';

  test.each([
    ['rows', rows],
    ['columns', columns],
    ['names', names],
    ['descriptions', descriptions],
  ])('of a basic and a single message in %s the higher price counts, with a warning', (_, text) => {
    const { warnings } = loaded(text);
    expect(warnings).toMatchObject([
      { code: 'SEVERAL_PRICES', message: expect.stringContaining('options.rcsMessage') },
    ]);
    expect(rcsOf(text)).toEqual(['0.05', '0.06']);
    expect(rcsOf(text, { rcsMessage: 'highest' })).toEqual(['0.05', '0.06']);
    expect(rcsOf(text, { rcsMessage: 'single' })).toEqual(['0.05', '0.06']);
    expect(rcsOf(text, { rcsMessage: 'basic' })).toEqual(['0.03', '0.06']);
    expect(loaded(text, { rcsMessage: 'basic' }).warnings).toEqual([]);
  });

  test('with different dates they are refused, unless the options choose', () => {
    const text = 'country,product,price,from\nGB,RCS Basic,0.03,2026-01-01\nGB,RCS Single,0.05,2026-02-01';
    const { issues } = rateCard(text);
    expect(issues).toMatchObject([{ code: 'DUPLICATE_RATE', line: 3 }]);
    expect(issues![0]!.message).toContain('choose one with options.rcsMessage');
    expect(rcsOf(text, { rcsMessage: 'single' })).toEqual(['0.05']);
  });

  test('where no RCS messages are sent, SMS may be', () => {
    const { value, skipped } = loaded('country,product,price\nGB,SMS,0.04\nGB,RCS,n/a');
    expect(priceAt(value, GB)).toBe('0.04');
    expect(skipped).toMatchObject([{ code: 'OTHER_SERVICE', line: 3 }]);
  });
});

test('basic and single messages of two countries with one prefix are not compared with each other', () => {
  const rows = 'GG,44,RCS single,0.1\nGG,44,RCS basic,0.06\nJE,44,RCS single,0.05\nJE,44,RCS basic,0.2';
  const card = cardOf(`country,prefix,type,price\n${rows}`);
  expect(
    card.rates.map(({ country, rcsPrice }) => `${country} ${rcsPrice && formatMoney(rcsPrice)}`),
  ).toEqual(['GG 0.10', 'JE 0.20']);
});
