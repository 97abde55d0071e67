// The recipe of src/text/tpdu/README.md, against a real SMPP client and server: `short_message`, `data_coding`, and the
// bit of `esm_class` for a user data header (SMPP 3.4, 5.2.12, 5.2.19, 5.2.22).
import { createRequire } from 'node:module';
import type { AddressInfo, Server, Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  decode,
  type EncodeOptions,
  encode,
  numberingPlans,
  parseHeader,
  reassemble,
  typesOfNumber,
} from '../../../src/text/encoding.js';

/** What the test uses of the package, which has no types. */
interface ShortMessage {
  udh?: Buffer[];
  message: string;
}
interface Pdu {
  command: string;
  command_status: number;
  data_coding: number;
  esm_class: number;
  dest_addr_ton: number;
  source_addr_ton: number;
  source_addr_npi: number;
  source_addr: string;
  registered_delivery: number;
  destination_addr: string;
  short_message: ShortMessage;
  response(): Pdu;
}
interface Session {
  socket: Socket;
  on(event: string, listener: (pdu: Pdu) => void): void;
  send(pdu: Pdu): void;
  bind_transceiver(fields: object, answered: (pdu: Pdu) => void): void;
  submit_sm(fields: object, answered: (pdu: Pdu) => void): void;
  deliver_sm(fields: object, answered: (pdu: Pdu) => void): void;
  destroy(): void;
}
interface Smpp {
  createServer(connected: (session: Session) => void): Server;
  connect(options: object, connected: () => void): Session;
}
const smpp: Smpp = createRequire(import.meta.url)('smpp');

const HAS_HEADER = 0x40;

let server: Server;
let client: Session;
let serverSession: Session;
/** What the server has read, as the package decodes it. */
let received: Pdu[] = [];
/** What the server has written. */
let written: Buffer[] = [];

beforeAll(async () => {
  server = smpp.createServer(session => {
    serverSession = session;
    session.on('pdu', pdu => {
      if (pdu.command === 'submit_sm') received.push(pdu);
      if (!pdu.command.endsWith('_resp')) session.send(pdu.response());
    });
    const write = session.socket.write.bind(session.socket) as (octets: Buffer, done?: () => void) => boolean;
    session.socket.write = ((octets: Buffer, done?: () => void) => {
      written.push(octets);
      return write(octets, done);
    }) as typeof session.socket.write;
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>(connected => {
    client = smpp.connect({ host: '127.0.0.1', port }, connected);
  });
  client.on('pdu', pdu => pdu.command === 'deliver_sm' && client.send(pdu.response()));
  await new Promise<Pdu>(bound => client.bind_transceiver({ system_id: 'a', password: 'b' }, bound));
});

afterAll(async () => {
  client.destroy();
  await new Promise(closed => server.close(closed));
});

/** The recipe: the segments of a text as the fields of `submit_sm`. */
function submissions(text: string, options?: EncodeOptions) {
  const { dataCoding, segments } = encode(text, options);
  return segments.map(({ header, payload, septets }) => ({
    dest_addr_ton: typesOfNumber.International,
    dest_addr_npi: 1,
    source_addr_ton: typesOfNumber.Alphanumeric,
    source_addr_npi: numberingPlans.Unknown,
    source_addr: 'MyStore',
    registered_delivery: 1,
    destination_addr: '447700900000',
    data_coding: dataCoding,
    esm_class: header.length > 0 ? HAS_HEADER : 0,
    short_message: Buffer.concat([header, septets ?? payload]),
  }));
}

async function submit(text: string, options?: EncodeOptions): Promise<Pdu[]> {
  received = [];
  for (const fields of submissions(text, options)) {
    const { command_status } = await new Promise<Pdu>(answered => client.submit_sm(fields, answered));
    expect(command_status).toBe(0);
  }
  return received;
}

describe('submit_sm: the server of the package reads the text', () => {
  test.each(['Hello @ £5', 'ß {braces} and €', 'a'.repeat(160)])('GSM-7, one segment: %s', async text => {
    const [pdu, ...more] = await submit(text);
    expect(more).toEqual([]);
    expect(pdu).toMatchObject({
      data_coding: 0,
      esm_class: 0,
      destination_addr: '447700900000',
      dest_addr_ton: 1,
      source_addr_ton: 5,
      source_addr_npi: 0,
      source_addr: 'MyStore',
      registered_delivery: 1,
    });
    expect(pdu!.short_message).toEqual({ message: text });
  });

  test.each(['Привет', 'こんにちは 😀'])('UCS-2, one segment: %s', async text => {
    const [pdu] = await submit(text);
    expect(pdu).toMatchObject({ data_coding: 8, esm_class: 0, short_message: { message: text } });
  });

  test.each([
    ['GSM-7', `${'x'.repeat(152)}€${'y'.repeat(153)}`],
    ['UCS-2', `${'ж'.repeat(66)}😀${'ж'.repeat(20)}`],
  ])('%s, several segments, with a user data header in each', async (_, text) => {
    for (const referenceBits of [8, 16] as const) {
      const pdus = await submit(text, { reference: 7, referenceBits });
      expect(pdus.length).toBeGreaterThan(1);
      expect(pdus.map(({ short_message }) => short_message.message).join('')).toBe(text);
      for (const [i, { esm_class, short_message }] of pdus.entries()) {
        expect(esm_class).toBe(HAS_HEADER);
        const element = referenceBits === 8 ? [0, 3, 7] : [8, 4, 0, 7];
        expect(short_message.udh!.map(octets => [...octets])).toEqual([[...element, pdus.length, i + 1]]);
        const elements = Buffer.concat(short_message.udh!);
        const { concatenation } = parseHeader(Uint8Array.of(elements.length, ...elements));
        expect(concatenation).toMatchObject({ reference: 7, total: pdus.length, number: i + 1 });
      }
    }
  });

  test.each([1, 2, 3])('GSM-7 with the single shift table of language %i', async single => {
    const text = { 1: 'Işık ve ağaç', 2: '¿Qué pasó, tú? Así', 3: 'Não há ações' }[single]!;
    const [pdu] = await submit(text, { tables: [{ single }] });
    expect(pdu).toMatchObject({ data_coding: 0, esm_class: HAS_HEADER, short_message: { message: text } });
  });
});

/** The recipe: `short_message` as a segment to decode. */
function segmentOf({ data_coding, esm_class }: Pdu, octets: Uint8Array) {
  const headerLength = esm_class & HAS_HEADER ? octets[0]! + 1 : 0;
  const [header, rest] = [octets.subarray(0, headerLength), octets.subarray(headerLength)];
  return data_coding === 8
    ? { dataCoding: data_coding, header, payload: rest }
    : { dataCoding: data_coding, header, septets: rest };
}

/** Where `short_message` begins when all texts in front of it are empty; its length stands in the octet in front. */
const SHORT_MESSAGE = 33;

/** What the server of the package sends, as octets. */
async function deliver(fields: object) {
  written = [];
  const read = new Promise<Pdu>(resolve => client.on('deliver_sm', resolve));
  await new Promise<Pdu>(answered => serverSession.deliver_sm(fields, answered));
  const pdu = await read;
  const octets = written[0]!;
  expect(octets[SHORT_MESSAGE - 1]).toBe(octets.length - SHORT_MESSAGE);
  return segmentOf(pdu, octets.subarray(SHORT_MESSAGE));
}

describe('deliver_sm: what the package encodes is read', () => {
  test.each([
    [0, 'Hello {€}'],
    [8, 'Привет 😀'],
  ])('data_coding %i: %s', async (data_coding, text) => {
    const segment = await deliver({ data_coding, short_message: text });
    expect(decode(segment)).toMatchObject({ text, issues: [], warnings: [] });
  });

  test('two segments with a user data header, the second first', async () => {
    const parts = ['first €, ', 'second'];
    const segments = [];
    for (const i of [1, 0]) {
      const udh = Buffer.from([5, 0, 3, 9, 2, i + 1]);
      segments.push(await deliver({ data_coding: 0, short_message: { udh, message: parts[i] } }));
    }
    expect(reassemble(segments).messages).toMatchObject([{ text: 'first €, second', total: 2, missing: [] }]);
  });
});
