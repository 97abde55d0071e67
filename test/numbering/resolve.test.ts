import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolve } from '../../src/numbering/resolve.js';
import { numberTypes } from '../../src/numbering/types.js';
import { scaled } from '../scale.js';
import { anyText } from './numbers.js';

const brief = (msisdn: string) => {
  const { valid, callingCode, country, type, canReceiveSms } = resolve(msisdn);
  return [valid, callingCode, country, type, canReceiveSms];
};

test('an answer in full', () => {
  expect(resolve('447400123456')).toEqual({
    valid: true,
    msisdn: '447400123456',
    callingCode: 44,
    country: 'GB',
    type: 'MOBILE',
    canReceiveSms: 'yes',
    lengthIsPossible: true,
  });
});

test.each([
  // A calling code is shared, and the number itself says by whom.
  ['447911123456', 44, 'GG', 'MOBILE', 'yes'],
  ['447624123456', 44, 'IM', 'MOBILE', 'yes'],
  ['12015550123', 1, 'US', 'FIXED_LINE_OR_MOBILE', 'maybe'],
  ['15062345678', 1, 'CA', 'FIXED_LINE_OR_MOBILE', 'maybe'],
  ['18762101234', 1, 'JM', 'MOBILE', 'yes'],
  ['77710009998', 7, 'KZ', 'MOBILE', 'yes'],
  ['79123456789', 7, 'RU', 'MOBILE', 'yes'],
  ['5993181234', 599, 'BQ', 'MOBILE', 'yes'],
  ['358181234567', 358, 'AX', 'FIXED_LINE', 'no'],
  // A national number keeps its leading zero.
  ['390612345678', 39, 'IT', 'FIXED_LINE', 'no'],
  ['390669812345', 39, 'VA', 'FIXED_LINE', 'no'],
  // Calling codes of no country.
  ['80012345678', 800, '001', 'TOLL_FREE', 'no'],
  ['881612345678', 881, '001', 'MOBILE', 'yes'],
  ['870773111632', 870, '001', 'MOBILE', 'yes'],
  // The rest of the types.
  ['18002345678', 1, 'US', 'TOLL_FREE', 'no'],
  ['19002345678', 1, 'US', 'PREMIUM_RATE', 'no'],
  ['80812345678', 808, '001', 'SHARED_COST', 'no'],
  ['445612345678', 44, 'GB', 'VOIP', 'maybe'],
  ['447012345678', 44, 'GB', 'PERSONAL_NUMBER', 'maybe'],
  ['447640123456', 44, 'GB', 'PAGER', 'maybe'],
  ['445512345678', 44, 'GB', 'UAN', 'no'],
  ['351600123456', 351, 'PT', 'VOICEMAIL', 'no'],
  ['4915112345678', 49, 'DE', 'MOBILE', 'yes'],
  // Western Sahara has the numbers of Morocco.
  ['212528812345', 212, 'MA', 'FIXED_LINE', 'no'],
  // 8001 are leading digits of the Dominican Republic, 800 1234567 is not a number.
  ['18001234567', 1, 'DO', 'UNKNOWN', 'maybe'],
])('%s', (msisdn, ...expected) => {
  expect(brief(msisdn)).toEqual([true, ...expected]);
});

test.each([
  ['an unassigned range', '447700900000', 44, 'GB'],
  ['too short', '4474001', 44, 'GB'],
  ['too long', '447400123456789', 44, 'GB'],
  ['only numbers of one country begin so', '1310000', 1, 'CA'],
  ['numbers of several countries begin so: the main one', '6185105', 61, 'AU'],
  ['a prefix of one country, too long', '447624123456789', 44, 'IM'],
  ['a plan of one country', '336', 33, 'FR'],
  ['a calling code of no country', '8880000', 888, '001'],
])('UNKNOWN has a country: %s', (_, digits, callingCode, country) => {
  const msisdn = digits.padEnd(7, '0');
  expect(brief(msisdn)).toEqual([true, callingCode, country, 'UNKNOWN', 'maybe']);
});

test.each(['2101234567', '999123456789', '4221234567', '3841234567', '969123456789'])(
  'no such calling code: %s',
  msisdn => expect(brief(msisdn)).toEqual([true, null, null, 'UNKNOWN', 'maybe']),
);

const refused = {
  valid: false,
  callingCode: null,
  country: null,
  type: 'UNKNOWN',
  canReceiveSms: 'no',
  lengthIsPossible: false,
};

test.each([
  '',
  '0',
  '447400',
  '4474001234567890',
  '0447400123456',
  '+447400123456',
  ' 447400123456',
  '447400123456 ',
  '447400123456\n',
  '44 7400 123456',
  '4474001234a6',
  '44740012345é',
  '44740012\u00003456',
  '\u0000\u0000\u0000\u0000\u0000\u0000\u0000',
  '44740012345\ud800',
  '\udc00447400123',
  '٤٤٧٤٠٠١٢٣٤٥٦',
  '\uff14\uff14\uff17\uff14\uff10\uff10\uff11\uff12\uff13\uff14\uff15\uff16',
  '44740012345²',
  '4474001234-5',
  '1e10000',
  '/:/:/:/:/:',
  '4474001234😀',
  '9'.repeat(100_000),
])('no MSISDN: %j', msisdn => {
  expect(resolve(msisdn)).toEqual({ ...refused, msisdn });
});

test('valid is 7 to 15 digits, the first not 0, and nothing else', () => {
  fc.assert(
    fc.property(anyText, msisdn => {
      const found = resolve(msisdn);
      expect(found.valid).toBe(/^[1-9][0-9]{6,14}$/.test(msisdn) && !msisdn.endsWith('\n'));
      expect(found.msisdn).toBe(msisdn);
      expect(numberTypes).toContain(found.type);
      if (!found.valid) expect(found).toEqual({ ...refused, msisdn });
      expect(found.country === null).toBe(found.callingCode === null);
    }),
    { numRuns: scaled(20_000), seed: 7 },
  );
});

test.each([
  undefined,
  null,
  447400123456,
  447400123456n,
  ['447400123456'],
  { length: 12, charCodeAt: () => 52 },
  new String('447400123456'),
  Symbol('4'),
  () => '447400123456',
])('not a string: %s', value => {
  const refusal = expect.objectContaining({ name: 'TypeError', code: 'INVALID_ARGUMENT' });
  expect(() => resolve(value as never)).toThrow(refusal);
  expect(() => resolve(value as never)).toThrow(/^msisdn must be a string, not /);
});

test('the pieces of a string make no difference', () => {
  const rope = '44791' + ['1123', '456'].join('');
  const slice = `to: 447911123456, from: 1`.slice(4, 16);
  const wide = '447911123456€'.slice(0, 12);
  for (const msisdn of [rope, slice, wide]) expect(brief(msisdn)).toEqual([true, 44, 'GG', 'MOBILE', 'yes']);
});

test.each([null, 7, 'GB'])('options that are not an object: %j', options => {
  const refusal = expect.objectContaining({ name: 'TypeError', code: 'INVALID_ARGUMENT' });
  const ask = () => resolve('447911123456', options as never);
  expect(ask).toThrow(refusal);
});

test('a revoked proxy is not a string either', () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  expect(() => resolve(proxy as never)).toThrow('msisdn must be a string, not a revoked proxy');
});
