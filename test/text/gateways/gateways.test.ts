import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gatewayRows } from '../../../src/tables/gateways.js';
import { analyze, type GatewayName, gateways, nationalLanguages } from '../../../src/text/encoding.js';
import { scaled } from '../../scale.js';
import { timesAsLong } from '../../times-as-long.js';

const standard = [
  { encoding: 'GSM-7', single: 160, part: 153 },
  { encoding: 'UCS-2', single: 70, part: 67 },
] as const;
const letters = { 'GSM-7': 'a', ASCII: '`', 'UCS-2': '你' } as const;

describe.each(gatewayRows)('$name', ({ name, alphabets = standard, limit }) => {
  test.each(alphabets)('$encoding: one part holds $single units, each of several $part', row => {
    const { encoding, single, part } = row;
    const counts = (length: number) => {
      const result = analyze(letters[encoding].repeat(length), { gateway: name });
      expect(result.encoding).toBe(encoding);
      expect(result.units).toBe(length);
      return [result.messageParts, result.segments, result.unitsPerPart, result.unitsLeft];
    };
    const two = 2 * part;
    expect(counts(1)).toEqual([1, 1, single, single - 1]);
    expect(counts(single)).toEqual([1, 1, single, 0]);
    expect(counts(single + 1)).toEqual([2, 2, part, two - single - 1]);
    expect(counts(two)).toEqual([2, 2, part, 0]);
    expect(counts(two + 1)).toEqual([3, 3, part, part - 1]);
    expect(counts(9 * part + 1)).toEqual([10, 10, part, part - 1]);
  });

  test('reports the limit that a message is over, and none at the limit', () => {
    const exceeds = (text: string) => analyze(text, { gateway: name }).exceeds;
    const { encoding, part } = alphabets[0]!;
    const letter = letters[encoding];
    if (limit === undefined) return expect(exceeds(letter.repeat(300 * part))).toBeNull();
    const { parts, characters, 'GSM-7': septets, 'UCS-2': codeUnits } = limit;
    const most = parts === undefined ? (characters ?? septets!) : parts * part;
    expect(exceeds(letter.repeat(most))).toBeNull();
    expect(exceeds(letter.repeat(most + 1))).toEqual(
      parts === undefined
        ? { limit: characters === undefined ? 'units' : 'characters', most, found: most + 1 }
        : { limit: 'parts', most: parts, found: parts + 1 },
    );
    if (codeUnits === undefined) return;
    expect(exceeds('你'.repeat(codeUnits))).toBeNull();
    expect(exceeds('你'.repeat(codeUnits + 1))).toEqual({
      limit: 'units',
      most: codeUnits,
      found: codeUnits + 1,
    });
  });
});

describe('a gateway of which nothing special is known', () => {
  const ordinary = gatewayRows.filter(
    row => row.alphabets === undefined && !row.billsPartsSent && !row.keepsGraphemes,
  );
  const pieces = fc.constantFrom('a', 'é', '€', '\n', '\r\n', 'ş', '你', '😀', '👩‍👩‍👧', '\ud83d', 'e\u0301');
  const texts = fc
    .array(fc.tuple(pieces, fc.nat(90)))
    .map(runs => runs.map(([p, n]) => p.repeat(n)).join(''));
  const tables = fc.constantFrom(undefined, 'auto' as const, [{}, { single: nationalLanguages.Turkish }]);

  test('there are some', () => expect(ordinary.length).toBeGreaterThan(10));

  test('counts as analyze does without a gateway', () => {
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom(...ordinary),
        tables,
        fc.constantFrom(8, 16, undefined),
        (text, { name }, tables, referenceBits) => {
          const {
            gateway,
            text: counted,
            replacements,
            exceeds,
            ...counts
          } = analyze(text, {
            gateway: name,
            tables,
            referenceBits,
          });
          expect(counts).toEqual(analyze(text, { tables, referenceBits }));
          expect([gateway, counted, replacements]).toEqual([name, text, []]);
        },
      ),
      { numRuns: scaled(500) },
    );
  });
});

describe('what is special', () => {
  const count = (text: string, gateway: GatewayName) => {
    const { encoding, units, messageParts } = analyze(text, { gateway });
    return `${encoding}, ${units} → ${messageParts}`;
  };

  test.each<[gateway: GatewayName, what: string, text: string, counted: string]>([
    ['Zenvia', 'references of 16 bits', 'a'.repeat(305), 'GSM-7, 305 → 3'],
    ['Zenvia', 'letters with accents are outside GSM-7', 'é', 'UCS-2, 1 → 1'],
    ['Zenvia', 'so is the C with a cedilla', 'Ç', 'UCS-2, 1 → 1'],
    ['Telnyx', 'Greek letters are outside GSM-7', 'Ω', 'UCS-2, 1 → 1'],
    ['Telnyx', 'the euro sign is outside GSM-7', '5 €', 'UCS-2, 3 → 1'],
    ['Telnyx', 'other characters of the extension table are two', '{}', 'GSM-7, 4 → 1'],
    ['46elks', 'the extension table is outside GSM-7', '{}', 'UCS-2, 2 → 1'],
    ['ClickSend', 'a line feed is two', `${'a'.repeat(159)}\n`, 'GSM-7, 161 → 2'],
    ['Amazon SNS', 'ASCII outside GSM-7 is 140 characters in one part', '`'.repeat(141), 'ASCII, 141 → 2'],
    ['Amazon SNS', 'ASCII has no escape', '`{}', 'ASCII, 3 → 1'],
    ['SMSimple', 'Latin letters are an octet each', 'a'.repeat(141), 'ASCII, 141 → 2'],
    ['NXCLOUD', 'parts of 154 septets', 'a'.repeat(308), 'GSM-7, 308 → 2'],
    ['Botion', 'one part holds no more than each of several', 'a'.repeat(154), 'GSM-7, 154 → 2'],
    ['Twilio', 'billed as sent: an escape pair is not split', '€'.repeat(153), 'GSM-7, 306 → 3'],
    ['Telnyx', 'billed by division', '^'.repeat(153), 'GSM-7, 306 → 2'],
    ['Twilio', 'a grapheme is not split', `${'a'.repeat(62)}👩‍👩‍👧${'a'.repeat(64)}`, 'UCS-2, 134 → 3'],
  ])('%s: %s', (gateway, _, text, counted) => expect(count(text, gateway)).toBe(counted));

  test('the references and headers that a gateway is taken to use are in the result', () => {
    expect(analyze('a'.repeat(161), { gateway: 'Twilio' })).toMatchObject({
      referenceBits: 8,
      headerOctets: 6,
    });
    expect(analyze('a'.repeat(161), { gateway: 'Zenvia' })).toMatchObject({
      referenceBits: 16,
      headerOctets: 7,
    });
    expect(analyze('a'.repeat(161), { gateway: 'NXCLOUD' })).toMatchObject({
      referenceBits: null,
      headerOctets: null,
    });
  });

  test('references of 16 bits leave 152 septets, 66 code units or 133 octets: Twilio, toll-free', () => {
    const parts = (text: string, gateway: GatewayName) =>
      analyze(text, { gateway, referenceBits: 16 }).unitsPerPart;
    expect(parts('a'.repeat(161), 'Twilio')).toBe(152);
    expect(parts('你'.repeat(71), 'Twilio')).toBe(66);
    expect(parts('a'.repeat(141), 'SMSimple')).toBe(133);
    expect(analyze('a'.repeat(305), { gateway: 'Zenvia', referenceBits: 8 }).messageParts).toBe(2);
  });

  test('national tables are used on request: Infobip with a language', () => {
    const text =
      'Artık Ulusal Dil Tanımlayıcısı ile Türkçe karakterli mesajlarınızı rahatlıkla iletebilirsiniz.';
    expect(analyze(text, { gateway: 'Infobip' })).toMatchObject({ encoding: 'UCS-2', messageParts: 2 });
    const tables = [{ single: nationalLanguages.Turkish }];
    expect(analyze(text, { gateway: 'Infobip', tables })).toMatchObject({
      encoding: 'GSM-7',
      locking: 0,
      single: 1,
      messageParts: 1,
      unitsPerPart: 155,
      headerOctets: 4,
    });
    const zenvia = analyze('ğ'.repeat(80), { gateway: 'Zenvia', tables });
    expect(zenvia).toMatchObject({ messageParts: 2, unitsPerPart: 148, referenceBits: 16, headerOctets: 10 });
  });

  test('on request, parts end between graphemes at any gateway', () => {
    const text = `${'a'.repeat(62)}👩‍👩‍👧${'a'.repeat(64)}`;
    expect(analyze(text, { gateway: 'Plivo' }).segments).toBe(2);
    expect(analyze(text, { gateway: 'Plivo', boundary: 'grapheme' })).toMatchObject({
      messageParts: 2,
      segments: 3,
    });
    // A carriage return and a line feed are one grapheme (UAX #29, GB3), which Twilio splits.
    const lines = `${'a'.repeat(152)}\r\n${'a'.repeat(152)}`;
    expect(analyze(lines, { boundary: 'grapheme' }).segments).toBe(3);
    for (const gateway of ['Plivo', 'Tencent', 'Twilio'] as const)
      expect(analyze(lines, { gateway, boundary: 'grapheme' })).toMatchObject({
        messageParts: 2,
        segments: 3,
      });
    expect(analyze(lines, { gateway: 'Twilio' })).toMatchObject({ messageParts: 2, segments: 2 });
  });

  test.each(['👩‍👩‍👧 a', '你', '\u0301'])(
    'parts between graphemes: work grows as the text does, of %j',
    piece => {
      const message = (times: number) => `a${piece.repeat(times)}`;
      const [short, long] = [message(1_000), message(100_000)];
      const count = (text: string) => analyze(text, { gateway: 'Twilio' }).messageParts;
      expect(
        timesAsLong(
          () => count(long),
          () => count(short),
        ),
      ).toBeLessThan(1_000);
    },
  );
});

describe('smart encoding', () => {
  test('is off by default, and then replaces every character that the list has', () => {
    const text = 'It’s “here”…';
    expect(analyze(text, { gateway: 'Twilio' })).toMatchObject({ encoding: 'UCS-2', text, replacements: [] });
    expect(analyze(text, { gateway: 'Twilio', smartEncoding: true })).toMatchObject({
      encoding: 'GSM-7',
      text: 'It\'s "here"...',
      units: 14,
      replacements: [
        { index: 2, from: '’', to: "'" },
        { index: 5, from: '“', to: '"' },
        { index: 10, from: '”', to: '"' },
        { index: 11, from: '…', to: '...' },
      ],
    });
  });

  test('throws for a gateway whose list is not known, and without a gateway', () => {
    expect(() => analyze('’', { gateway: 'Plivo', smartEncoding: true })).toThrow(
      'options.smartEncoding must be left out for Plivo, whose replacements are not known; those of Twilio are',
    );
    // @ts-expect-error: without a gateway
    expect(() => analyze('’', { smartEncoding: true })).toThrow(
      'options.smartEncoding must be left out unless options.gateway names a gateway',
    );
    // @ts-expect-error: a text
    expect(() => analyze('’', { gateway: 'Twilio', smartEncoding: 'yes' })).toThrow(
      "options.smartEncoding must be true or false, not 'yes'",
    );
  });
});

describe('names', () => {
  const named = (name: string) => analyze('a', { gateway: name }).gateway;

  test.each([
    ['twilio', 'Twilio'],
    ['MessageBird', 'Bird'],
    ['Nexmo', 'Vonage'],
    ['Alibaba Cloud', 'Alibaba'],
    ['amazon-sns', 'Amazon SNS'],
  ])('%s is read as %s: in any case, and by other names', (name, gateway) =>
    expect(named(name)).toBe(gateway),
  );

  test('a string of a configuration is a name for the compiler, and other names are in the README', () => {
    const gateway: string = JSON.parse('"nexmo"');
    expect(analyze('', { gateway }).gateway).toBe('Vonage');
    const readme = readFileSync('src/text/gateways/README.md', 'utf8').replace(/\s+/g, ' ');
    for (const { name, also = [] } of gatewayRows)
      if (also.length > 0)
        expect(readme).toContain(`${also.join(' and ')} ${also.length > 1 ? 'are' : 'is'} ${name}`);
  });

  test('an unknown name is the programmer’s mistake: the error lists the names, and the one that was meant', () => {
    const listed = gateways.join(', ');
    expect(() => named('Twillio')).toThrow(
      `options.gateway must be one of ${listed}, not 'Twillio'; did you mean 'Twilio'?`,
    );
    expect(() => named('Xyz')).toThrow(/^options.gateway must be one of .*, not 'Xyz'$/);
    expect(() => named(7 as never)).toThrow(/, not number$/);
    expect(() => named('')).toThrow(
      expect.objectContaining({ name: 'RangeError', code: 'INVALID_ARGUMENT' }),
    );
  });

  test('no name is the property of an object', () => {
    for (const name of ['constructor', '__proto__', 'toString'])
      expect(() => named(name)).toThrow(RangeError);
  });
});
