// What a program gives that is not what the types say is an error with a code, and not one of the host.
import { expect, test } from 'vitest';
import {
  decodeDeliver,
  decodeStatusReport,
  decodeSubmit,
  decodeTpdu,
  encodeSubmit,
  type SubmitMessage,
} from '../../../src/text/encoding.js';

const invalid = (message: string) => expect.objectContaining({ code: 'INVALID_ARGUMENT', message });

test.each([decodeDeliver, decodeSubmit, decodeStatusReport, decodeTpdu])('%o', read => {
  for (const [octets, found] of [
    [undefined, 'undefined'],
    [null, 'null'],
    [7, 'number'],
    [[7], 'an array'],
  ] as const)
    expect(() => read(octets as never)).toThrow(
      invalid(`octets must be a Uint8Array or hexadecimal text, not ${found}`),
    );
  expect(() => read('', null as never)).toThrow(invalid('options must be an object, not null'));
  expect(() => read('', { smsc: 'yes' as never })).toThrow(
    invalid("options.smsc must be a boolean, not 'yes'"),
  );
});

const empty = new Uint8Array(0);

test.each<[object, string]>([
  [{ destination: 44 }, 'message.destination must be a string, not number'],
  [{ text: undefined }, 'message must have either text or userData'],
  [
    { userData: { dataCoding: 0, header: empty, payload: empty } },
    'message must have either text or userData',
  ],
  [{ text: 7 }, 'message.text must be a string, not number'],
  [{ messageReference: 256 }, 'message.messageReference must be a whole number from 0 to 255, not 256'],
  [{ protocolIdentifier: -1 }, 'message.protocolIdentifier must be a whole number from 0 to 255, not -1'],
  [{ statusReport: 1 }, 'message.statusReport must be a boolean, not number'],
  [{ smsc: true }, 'message.smsc must be a string or null, not boolean'],
  [{ destinationType: 0x91 }, 'message.destinationType must be an object, not number'],
  [
    { destinationType: { typeOfNumber: 8, numberingPlan: 1 } },
    'message.destinationType.typeOfNumber must be a whole number from 0 to 7, not 8',
  ],
  [{ validityPeriod: 3600 }, 'message.validityPeriod must be an object, not number'],
  [
    { validityPeriod: { format: 'weeks' } },
    "message.validityPeriod.format must be 'relative', 'absolute' or 'enhanced', not 'weeks'",
  ],
  [
    { validityPeriod: { format: 'relative' } },
    'message.validityPeriod.seconds must be a number, not undefined',
  ],
  [
    { validityPeriod: { format: 'absolute', time: '2026-01-31T12:00:00Z' } },
    "message.validityPeriod.time must be an object with iso, not '2026-01-31T12:00:00Z'",
  ],
  [
    { validityPeriod: { format: 'enhanced', unit: 'days' } },
    "message.validityPeriod.unit must be 'seconds', 'clock' or 'steps', not 'days'",
  ],
])('encodeSubmit with %o', (fields, message) => {
  const sound: SubmitMessage = { destination: '+447700900000', text: 'Hello' };
  expect(() => encodeSubmit({ ...sound, ...fields } as never)).toThrow(
    expect.objectContaining({ code: 'INVALID_ARGUMENT', message: expect.stringContaining(message) }),
  );
});

test('user data of more septets than the payload holds after the fill bits', () => {
  const header = Uint8Array.of(5, 0, 3, 1, 2, 1);
  const encoding = (septetCount: number) =>
    encodeSubmit({
      destination: '+44',
      userData: { dataCoding: 0, header, payload: new Uint8Array(8), septetCount },
    });
  expect(encoding(9).value!.tpdus).toHaveLength(1);
  expect(() => encoding(10)).toThrow(
    invalid('message.userData.septetCount must be a whole number from 0 to 9, not 10'),
  );
});

test('user data of more octets than a message holds', () => {
  const userData = { dataCoding: 4, header: empty, payload: new Uint8Array(141) };
  expect(() => encodeSubmit({ destination: '+44', userData })).toThrow(RangeError);
});
