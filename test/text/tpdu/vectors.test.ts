// The PDUs of public test suites: what they say, and the octets of those that are sent.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  decodeDeliver,
  decodeSubmit,
  encodeSubmit,
  type Submit,
  type SubmitMessage,
} from '../../../src/text/encoding.js';
import { decode } from '../../../src/text/octets/decode.js';

interface Row {
  source: string;
  name: string;
  hasSmsc: boolean;
  type: 'deliver' | 'submit';
  dcs: string;
  alphabet: 'gsm7' | 'ucs2';
  pdus: string[];
  text: string;
  locking: number;
  single: number;
  address: string;
  udl: number[];
  ies?: { iei: string; data: string }[][];
  concat?: { ref: number; total: number; seq: number }[];
  tablesGivenOutOfBand?: true;
  octetsBeyondUd?: number[];
}

const { vectors }: { vectors: Row[] } = JSON.parse(
  readFileSync(new URL('../../vectors/pdu.json', import.meta.url), 'utf8'),
);

const hex = (octets: Uint8Array) => Buffer.from(octets).toString('hex').toUpperCase();
const titled = (rows: Row[]) =>
  rows.map(row => [vectors.indexOf(row), `${row.source} ${row.name}`, row] as const);

test('there are 69 rows', () => expect(vectors.length).toBe(69));

/** What is wrong with rows, by their index. */
const faults: Record<number, string[]> = {
  // The data coding 0x03 has no class, but bits of one.
  0: ['RESERVED_CODING'],
  // TP-UDL announces 150 octets more than there are, and an even number of digits ends with the fill.
  31: ['INVALID_SEMI_OCTET', 'TRUNCATED', 'TOO_LONG'],
  // An odd number of digits does not end with the fill. Only the suite knows the tables of row 64.
  61: ['INVALID_SEMI_OCTET'],
  62: ['INVALID_SEMI_OCTET'],
  63: ['INVALID_SEMI_OCTET'],
  64: ['INVALID_SEMI_OCTET', 'UNKNOWN_ESCAPE'],
};

describe('each field of each row', () => {
  test.each(titled(vectors))('row %i, %s', (_, __, row) => {
    let text = '';
    for (const [i, pdu] of row.pdus.entries()) {
      const read = row.type === 'deliver' ? decodeDeliver : decodeSubmit;
      const { value, warnings, issues } = read(pdu, { smsc: row.hasSmsc });
      expect(issues).toBeUndefined();
      expect(new Set(warnings!.map(({ code }) => code))).toEqual(new Set(faults[vectors.indexOf(row)]));
      expect(value!.address).toBe(row.address);
      expect(value!.dataCoding).toBe(Number.parseInt(row.dcs, 16));
      expect(value!.encoding).toBe(row.alphabet === 'gsm7' ? 'GSM-7' : 'UCS-2');
      const udl = value!.fields.find(({ name }) => name === 'TP-UDL')!;
      expect(Buffer.from(pdu, 'hex')[udl.start]).toBe(row.udl[i]);
      expect(value!.elements.map(({ id, data }) => ({ iei: id, data: hex(data) }))).toEqual(
        (row.ies?.[i] ?? []).map(({ iei, data }) => ({
          iei: Number.parseInt(iei, 16),
          data: data.toUpperCase(),
        })),
      );
      const concat = row.concat?.[i];
      expect(value!.concatenation).toEqual(
        concat && {
          reference: concat.ref,
          referenceBits: row.ies![i]!.some(({ iei }) => iei === '08') ? 16 : 8,
          total: concat.total,
          number: concat.seq,
        },
      );
      if (row.tablesGivenOutOfBand) text += readWith(value!.userData, row);
      else {
        expect([value!.locking, value!.single]).toEqual([row.locking, row.single]);
        text += value!.text;
      }
    }
    expect(text).toBe(row.text);
  });
});

/** The text with tables that the receiver knows by other means: as if a header named them. */
function readWith(userData: Submit['userData'], { locking, single }: Row): string {
  const { septets } = decode(userData);
  const header = Uint8Array.of(6, 0x25, 1, locking, 0x24, 1, single);
  return decode({ dataCoding: userData.dataCoding, header, septets: septets! }).text;
}

const submits = vectors.filter(({ type }) => type === 'submit');

/** The message that a SUBMIT came from. Only the names of the address differ. */
function messageOf({ address, addressType, ...submit }: Submit): Omit<SubmitMessage, 'text'> {
  const { text, header, elements, concatenation, ports, ...fields } = submit;
  return { ...fields, destination: address, destinationType: addressType };
}

describe('a SUBMIT that was read is encoded again: the same octets', () => {
  const whole = submits.filter(row => !faults[vectors.indexOf(row)]);
  test.each(titled(whole))('row %i, %s', (_, __, row) => {
    for (const pdu of row.pdus) {
      const { value } = decodeSubmit(pdu, { smsc: row.hasSmsc });
      const again = encodeSubmit(messageOf(value!));
      expect(again.issues).toBeUndefined();
      expect(again.value!.tpdus.map(hex)).toEqual([pdu]);
    }
  });
});

describe('where an address is not filled, all octets but one are the same', () => {
  test.each([61, 62, 63, 64])('row %i', i => {
    const [pdu] = vectors[i]!.pdus as [string];
    const again = encodeSubmit(messageOf(decodeSubmit(pdu, { smsc: true }).value!));
    // The eleventh digit stands in octet 10, in its lower half.
    expect(again.value!.tpdus.map(hex)).toEqual([`${pdu.slice(0, 20)}F${pdu.slice(21)}`]);
  });
});

describe('a SUBMIT is encoded from its text: the same octets', () => {
  // Without a header of their own, and in the data coding that is chosen for the text.
  const plain = submits.filter(
    ({ ies, dcs, octetsBeyondUd, tablesGivenOutOfBand }) =>
      !ies && dcs !== 'F1' && !octetsBeyondUd && !tablesGivenOutOfBand,
  );
  test.each(titled(plain))('row %i, %s', (_, __, row) => {
    const { value } = decodeSubmit(row.pdus[0]!, { smsc: row.hasSmsc });
    const { userData, ...message } = messageOf(value!);
    const messageClass = row.dcs.startsWith('1') ? ((value!.dataCoding & 3) as 0 | 1 | 2 | 3) : undefined;
    const again = encodeSubmit({ ...message, messageClass, text: row.text });
    expect(again.value!.tpdus.map(hex)).toEqual(row.pdus);
  });

  test('row 33: three segments, with the reference 0', () => {
    const row = vectors[33]!;
    const again = encodeSubmit({
      destination: row.address,
      text: row.text,
      rejectDuplicates: true,
      smsc: null,
    });
    expect(again.value!.tpdus.map(hex)).toEqual(row.pdus);
  });
});
