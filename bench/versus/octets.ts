// Side by side with other packages: the octets of a text in GSM-7. First: npm run build && npm ci --prefix bench/versus
import { random } from '../../test/random.js';
import { measure } from '../harness.js';
import { encoding } from '../library.js';
import { quick, type Row, report } from '../report.js';
import { type Packer, type Payload, packers } from './packers.js';

const { decode, encode } = encoding;

const { say, table, end } = report('Side by side: the octets of a text in GSM-7');
const COUNT = quick ? 20 : 200;

const hexOf = (octets: Uint8Array) => Buffer.from(octets).toString('hex');
const payloadOf = (text: string): Payload => {
  const { payload, septets } = encode(text).segments[0]!;
  return { hex: hexOf(payload), buffer: Buffer.from(payload), septets: septets!.length };
};

const ours: Packer = {
  name: 'encode, decode',
  encodeAll(texts) {
    let kept: unknown;
    for (let i = 0; i < texts.length; i++) kept = encode(texts[i]!);
    return kept;
  },
  decodeAll(payloads) {
    let kept: unknown;
    for (let i = 0; i < payloads.length; i++) {
      const { buffer, septets } = payloads[i]!;
      kept = decode({ dataCoding: 0, payload: buffer, septetCount: septets });
    }
    return kept;
  },
  encodeLong(texts) {
    let kept: unknown;
    for (let i = 0; i < texts.length; i++) kept = encode(texts[i]!);
    return kept;
  },
  encode: text => payloadOf(text).hex,
  decode: ({ buffer, septets }) => decode({ dataCoding: 0, payload: buffer, septetCount: septets }).text,
  segments: text => encode(text).segments.map(({ payload }) => hexOf(payload)),
};

/** Texts, and what is packed for them by TS 23.038, 6.1.2.1 and 6.2.1. */
const inputs: [label: string, text: string, clause: string, octets: string][] = [
  ['Hi', 'Hi', '6.1.2.1', 'c834'],
  ['7 letters: 7 unused bits are 0', 'abcdefg', '6.1.2.1', '61f1985c369f01'],
  ['8 septets that end with @', 'abcdefg@', '6.1.2.1', '61f1985c369f01'],
  ['8 septets that end with CR', 'abcdefg\r', '6.1.2.1', '61f1985c369f1b'],
  ['Ç', 'Ç', '6.2.1', '09'],
  ['§', '§', '6.2.1', '5f'],
  ['€', '€', '6.2.1.1', '9b32'],
  ['{}', '{}', '6.2.1.1', '1bd42605'],
  ['^{}\\[~]|', '^{}\\[~]|', '6.2.1.1', '1bca06b5496d5e1bdea6b7f16d80'],
  ['form feed, twice', '\f\f', '6.2.1.1', '1bc54601'],
];
const verdict = (run: () => string, right: string): string => {
  try {
    const found = run();
    return found === right ? '✓' : `✗ ${JSON.stringify(found.slice(0, 24))}`;
  } catch {
    return '✗ throws';
  }
};
const rows = (ask: (packer: Packer, input: (typeof inputs)[number]) => string): Row[] =>
  inputs.map(input => {
    const row: Row = { input: input[0], clause: input[2] };
    for (const packer of [ours, ...packers]) row[packer.name] = ask(packer, input);
    return row;
  });
for (const [label, text, , octets] of inputs)
  if (ours.encode(text) !== octets) throw new Error(`encode is wrong on ${label}: ${ours.encode(text)}`);
table(
  'The octets of a text',
  rows((packer, [, text, , octets]) => verdict(() => packer.encode(text), octets)),
);
table(
  'The text of octets and a number of septets',
  rows((packer, [, text]) => {
    const { decode: read } = packer;
    return read === undefined ? '' : verdict(() => read(payloadOf(text)), text);
  }),
);

const { pick } = random(14);
const letters = (length: number) =>
  Array.from({ length }, () => pick('etaoin shrdlu cmfwyp vbgkj ETAOIN 0123456789 .,:?!')).join('');
const short = Array.from({ length: COUNT }, () => `${letters(159)}.`);
const long = Array.from({ length: COUNT / 10 }, () => letters(1530));
const payloads = short.map(payloadOf);

/** Whether a package gives the octets of all texts, or of PDUs that end with them. */
const packs = (packer: Packer) => short.every(text => packer.encode(text) === ours.encode(text));
const reads = ({ decode: read }: Packer) =>
  read !== undefined && payloads.every((payload, i) => read(payload) === short[i]);
const cuts = ({ segments }: Packer) =>
  segments !== undefined &&
  long.every(text => {
    const [found, right] = [segments(text), ours.segments!(text)];
    return found.length === right.length && found.every((part, i) => part.endsWith(right[i]!));
  });

function compare(
  heading: string,
  rowsOf: number,
  contenders: { name: string; right: boolean; run(): unknown }[],
) {
  const results = measure({ rows: rowsOf, bytes: rowsOf * 160 }, contenders);
  table(
    heading,
    results.map((result, i) => ({
      package: result.name,
      right: contenders[i]!.right ? '✓' : '✗',
      'a second': result.rowsPerSecond,
      'times as slow': 1 / result.ratio,
    })),
  );
}

const all = [ours, ...packers];
compare(
  'Encoding texts of 160 letters',
  COUNT,
  all.map(packer => ({ name: packer.name, right: packs(packer), run: () => packer.encodeAll(short) })),
);
compare(
  'Decoding texts of 160 letters',
  COUNT,
  all
    .filter(packer => packer.decodeAll !== undefined)
    .map(packer => ({ name: packer.name, right: reads(packer), run: () => packer.decodeAll!(payloads) })),
);
compare(
  'Encoding texts of 1,530 letters into 10 segments',
  long.length,
  all
    .filter(packer => packer.encodeLong !== undefined)
    .map(packer => ({ name: packer.name, right: cuts(packer), run: () => packer.encodeLong!(long) })),
);
say(
  'node-pdu and pdu write whole PDUs of long texts, sms-pdu-node of all. The others write user data, as encode does.',
);
end();
