// What is in a PDU, field by field; or what is sent for a text, octet by octet:
// npx tsx examples/pdu.ts 07911326040000F0040B911346610089F60000208062917314080CC8F71D14969741F977FD07
// npx tsx examples/pdu.ts --text 'Grüße 😀'
import { parseArgs } from 'node:util';
import * as sms from '@quicksms/core/encoding';
import { bold, dim, printBoxes, printQuoted, visible, wrapped } from './terminal.js';

const HELP = `npx tsx examples/pdu.ts <hexadecimal digits>    the fields of a PDU
npx tsx examples/pdu.ts --text <text>           the octets of a text

  --smsc <yes|no>   whether an SMSC comes first (default: what has fewer faults)
  --tables auto     with --text: national tables where they make it cheaper
  --reference <n>   with --text: 0 to 255, for all its segments (default: 0)
  --help            this text`;

type Message = sms.AnyTpdu;

const hex = (octets: Iterable<number>) =>
  Array.from(octets, octet => octet.toString(16).toUpperCase().padStart(2, '0')).join(' ');
const hexLines = (octets: Iterable<number>) => hex(octets).match(/.{1,71}(?: |$)/g) ?? [''];
const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;
const nameIn = (names: Record<string, number>, value: number) =>
  Object.keys(names).find(name => names[name] === value) ?? `reserved ${value}`;

/** A line of the table: octets, eight in a row, and beside them the name, the clause and the value of the field. */
function printRow(start: string, left: string, [name, clause, value]: [string, string, string]): void {
  const octets = left.match(/.{1,24}/g) ?? [''];
  const words = wrapped(value, 33);
  for (let i = 0; i < Math.max(octets.length, words.length); i++) {
    const [position, title, place] = i === 0 ? [start, name, clause] : ['', '', ''];
    const label = `${bold(title.padEnd(8))}${dim(place.padEnd(9))}`;
    const line = `${dim(position.padStart(3))} ${(octets[i] ?? '').padEnd(24)}${label}${(words[i] ?? '').trim()}`;
    console.log(line.trimEnd());
  }
}

type Flag = [bits: number, name: string, clause: string, meanings: string[]];
const unused: Flag = [1, '', '', ['not used', 'not used']];
const replyPath: Flag = [1, 'TP-RP', '9.2.3.17', ['no reply path', 'reply path set']];
const header: Flag = [1, 'TP-UDHI', '9.2.3.23', ['no header', 'a header begins TP-UD']];
const loop: Flag = [1, 'TP-LP', '9.2.3.28', ['may be forwarded', 'not to be forwarded']];
const more: Flag = [1, 'TP-MMS', '9.2.3.2', ['more messages wait', 'no more messages wait']];
const types = ['SMS-DELIVER', 'SMS-SUBMIT', 'SMS-STATUS-REPORT', 'reserved, as SMS-DELIVER'];
const type: Flag = [2, 'TP-MTI', '9.2.3.1', types];
const report: Flag = [1, 'TP-SRI', '9.2.3.4', ['no status report', 'status report returned']];
const request: Flag = [1, 'TP-SRR', '9.2.3.5', ['no status report', 'status report requested']];
const subject: Flag = [1, 'TP-SRQ', '9.2.3.26', ['about an SMS-SUBMIT', 'about an SMS-COMMAND']];
const period: Flag = [2, 'TP-VPF', '9.2.3.3', ['no TP-VP', 'enhanced', 'relative', 'absolute']];
const duplicates: Flag = [1, 'TP-RD', '9.2.3.25', ['duplicates accepted', 'duplicates rejected']];
/** The bits of the first octet, from the highest. */
const flags: Record<Message['type'], Flag[]> = {
  DELIVER: [replyPath, header, report, unused, loop, more, type],
  SUBMIT: [replyPath, header, request, period, duplicates, type],
  'STATUS-REPORT': [unused, header, subject, unused, loop, more, type],
};

function printFlags(message: Message, octet: number): void {
  const bits = octet.toString(2).padStart(8, '0');
  let at = 0;
  for (const [width, name, clause, meanings] of flags[message.type]) {
    const own = bits.slice(at, at + width);
    const drawn = own.padStart(at + width, '.').padEnd(8, '.');
    printRow('', `   ${drawn}`, [name, clause, meanings[Number.parseInt(own, 2)]!]);
    at += width;
  }
}

const inWords = (text: string) => text.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
const addressIn = (address: string, { typeOfNumber, numberingPlan }: sms.AddressType) =>
  `${address} (${inWords(nameIn(sms.typesOfNumber, typeOfNumber))}, ${inWords(nameIn(sms.numberingPlans, numberingPlan))})`;

function periodIn(period: sms.ValidityPeriod): string {
  if (period.format === 'absolute') return `until ${period.time.iso ?? 'a time that does not exist'}`;
  const { seconds = null } = period;
  const units = Object.entries({ week: 604_800, day: 86_400, hour: 3600, minute: 60, second: 1 });
  const [unit, length] = units.find(([, length]) => (seconds ?? 0) % length === 0)!;
  const once = period.format === 'enhanced' && period.singleShot ? ', one attempt only' : '';
  return (seconds === null ? 'none' : count(seconds / length, unit)) + once;
}

function codingIn(octet: number): string {
  const { encoding, compressed, messageClass, waiting, ...coding } = sms.dataCodingOf(octet);
  const said: string[] = [encoding];
  if (compressed) said.push('compressed');
  if (messageClass !== null) said.push(`class ${messageClass}${messageClass === 0 ? ' (flash)' : ''}`);
  if (coding.deletedAfterReading) said.push('deleted after reading');
  if (waiting) said.push(`${waiting.kind.toLowerCase()} ${waiting.active ? 'waiting' : 'cleared'}`);
  return `${said.join(', ')}${coding.reserved ? ', reserved' : ''}`;
}

function protocolIn(octet: number): string {
  if (octet > 0x40 && octet < 0x48) return `replaces type ${octet & 7} from this sender`;
  return { 0: 'a message between devices', 64: 'type 0: silent' }[octet] ?? 'see the clause';
}

/** What a field says. */
function valueIn(message: Message, { name, start }: sms.TpduField, octets: Uint8Array): string {
  const octet = octets[start]!;
  if (name === 'SMSC') return message.smscType ? addressIn(message.smsc!, message.smscType) : 'none';
  if (/^TP-[ODR]A$/.test(name)) return addressIn(message.address, message.addressType);
  if (name === 'TP-PID') return protocolIn(octet);
  if (name === 'TP-DCS') return codingIn(octet);
  if (name === 'TP-UDL') return count(octet, message.userData.septetCount === undefined ? 'octet' : 'septet');
  if (name === 'TP-SCTS' && message.type !== 'SUBMIT') return message.serviceCentreTimeStamp.iso ?? 'no time';
  if (name === 'TP-VP' && message.type === 'SUBMIT') return periodIn(message.validityPeriod!);
  if (name === 'TP-PI') return 'which of the next fields follow';
  if (message.type !== 'STATUS-REPORT') return String(octet);
  if (name === 'TP-DT') return message.dischargeTime.iso ?? 'no time';
  return name === 'TP-ST' ? `${message.status.class}: ${message.status.meaning}` : String(octet);
}

const shifts = { 36: 'single shift', 37: 'locking shift' };
const joined = { 0: 'concatenation', 8: 'concatenation' };
const others = { 4: 'ports', 5: 'ports', 10: 'text formatting' };
const elementNames: Record<number, string> = { ...joined, ...others, ...shifts };

/** An element in lines: its octets, its name, and what it says. */
function boxOf({ id, data }: sms.HeaderElement): string[] {
  const octets = [id, data.length, ...data];
  const { concatenation, ports, single, locking } = sms.parseHeader(Uint8Array.of(octets.length, ...octets));
  const box = [...hexLines(octets), elementNames[id] ?? `element ${hex([id])}`];
  if (concatenation) {
    const { number, total, reference } = concatenation;
    box.push(`${number} of ${total}, ref ${reference}`);
  }
  if (ports) box.push(`to ${ports.destination}, from ${ports.source}`);
  if (single + locking > 0) box.push(nameIn(sms.nationalLanguages, single + locking));
  return box;
}

/** Septets, eight in a line, with their characters; beside them the octets that they are packed into. */
function printSeptets(userData: sms.UserData): void {
  const { header, payload } = userData;
  const { septets = new Uint8Array(0) } = sms.decode(userData);
  const cells = Array.from(septets, (septet, i) => {
    const code = septets.subarray(septets[i - 1] === 0x1b ? i - 1 : i, i + 1);
    const text = septet === 0x1b ? '␛' : visible(sms.decode({ dataCoding: 0, header, septets: code }).text);
    return `${hex([septet])} ${text.padEnd(3)}`;
  });
  for (let i = 0; i < cells.length; i += 8) {
    const start = (i / 8) * 7;
    const octets = payload.subarray(start, i + 8 < cells.length ? start + 7 : payload.length);
    const line = cells.slice(i, i + 8).join('');
    console.log(`${dim(String(i).padStart(3))} ${line.padEnd(50)}${dim(hex(octets))}`);
  }
}

/** Octets, 16 in a line, and what they are read as. A surrogate pair is not split between two lines. */
function printOctets(payload: Uint8Array, isText: boolean): void {
  for (let i = 0, end = 0; i < payload.length; i = end) {
    end = i + (isText && (payload[i + 14]! & 0xfc) === 0xd8 ? 14 : 16);
    const octets = payload.subarray(i, end);
    const unit = (j: number) => (isText ? (octets[2 * j]! << 8) | octets[2 * j + 1]! : octets[j]!);
    const units = Array.from({ length: isText ? octets.length >> 1 : octets.length }, (_, j) => unit(j));
    const text = String.fromCharCode(...units);
    console.log(`${dim(String(i).padStart(3))} ${hex(octets).padEnd(50)}${visible(text)}`);
  }
}

const fillBits = (header: Uint8Array) => (7 - ((header.length * 8) % 7)) % 7;

/** The parts of the user data, in words. */
function partsOf({ header, payload, septetCount }: sms.UserData): string {
  const parts = header.length > 0 ? [`header of ${count(header.length, 'octet')}`] : [];
  if (septetCount === undefined)
    return parts.length > 0 ? `${parts[0]}, then ${payload.length}` : count(payload.length, 'octet');
  if (fillBits(header) > 0) parts.push(count(fillBits(header), 'fill bit'));
  return [...parts, count(septetCount, 'septet')].join(', ');
}

function printUserData(userData: sms.UserData): void {
  const { header, payload, dataCoding, septetCount } = userData;
  if (header.length > 0) {
    const { elements } = sms.parseHeader(header);
    const rest = [...hexLines(header.subarray(1)), header.length > 1 ? 'not elements' : 'no elements'];
    const boxes = elements.length > 0 ? elements.map(boxOf) : [rest];
    printBoxes([[hex(header.subarray(0, 1)), 'UDHL'], ...boxes]);
  }
  if (septetCount !== undefined) printSeptets(userData);
  else printOctets(payload, sms.dataCodingOf(dataCoding).encoding === 'UCS-2');
}

/** The fields of a message. The last may be cut short. */
function printFields(message: Message, fields: readonly sms.TpduField[], octets: Uint8Array): void {
  for (const [i, { name, clause, start, end }] of fields.entries()) {
    const whole = message.fields[i]!;
    let value = valueIn(message, whole, octets);
    if (name === 'TP-MTI') value = `${types[octets[start]! & 3]}, by its bits:`;
    if (name === 'TP-UD') value = partsOf(message.userData);
    if (end < whole.end) value = `${end - start} of ${whole.end - start} octets`;
    const own = name === 'TP-UD' ? '' : hex(octets.subarray(start, end));
    printRow(String(start), own, [name, clause, value]);
    if (name === 'TP-MTI') printFlags(message, octets[start]!);
  }
}

/** The segments of a text. */
function printText(text: string, options: Parameters<typeof sms.encode>[1]): void {
  const { encoding, dataCoding, segments, locking, single } = sms.encode(text, options);
  const tables = Object.entries({ locking, single }).flatMap(([kind, language]) =>
    language > 0 ? [`${kind} shift ${nameIn(sms.nationalLanguages, language)}`] : [],
  );
  const said = [encoding, count(segments.length, 'segment'), `TP-DCS 0x${hex([dataCoding])}`, ...tables];
  console.log(bold(wrapped(said.join(', '), 80).join('\n')));
  for (const [i, { text, header, payload, septets }] of segments.entries()) {
    const userData = { dataCoding, header, payload, ...(septets && { septetCount: septets.length }) };
    printQuoted(`${i + 1}`, text);
    console.log(`    ${partsOf(userData)}`);
    printUserData(userData);
  }
}

/** Whether the octets may begin with the number of a service centre: no octet, or its type and up to ten of digits. */
const mayBeginWithSmsc = ([length, type]: Uint8Array) => length === 0 || (length! < 12 && type! >= 0x80);

/** More octets than a message needs, whatever its lengths say. */
const missing = new Uint8Array(600);

function printPdu(octets: Uint8Array, smsc: string | undefined): void {
  const choices = smsc ? [smsc === 'yes'] : mayBeginWithSmsc(octets) ? [true, false] : [false];
  const readings = choices.map(smsc => ({ smsc, ...sms.decodeTpdu(octets, { smsc }) }));
  const faults = ({ issues, warnings }: (typeof readings)[number]) =>
    issues ? 10_000 - Number(issues[0]!.path[0]) : warnings.length;
  const best = readings.sort((one, other) => faults(one) - faults(other))[0]!;
  // The fields in front of a fault mean what they mean in a message that is complete.
  const message =
    best.value ?? sms.decodeTpdu(Uint8Array.of(...octets, ...missing), { smsc: best.smsc }).value!;
  const fields = best.fields ?? message.fields;
  const isTyped = fields.some(({ name }) => name === 'TP-MTI');
  const what = isTyped
    ? `SMS-${message.type} of ${count(octets.length, 'octet')}`
    : count(octets.length, 'octet');
  const where = best.smsc ? 'with the SMSC in front' : 'without an SMSC';
  console.log(bold(`${what}, ${where}${best.issues ? ', cut short' : ''}`));
  if (choices.length > 1) console.log(dim('    SMSC guessed; set by --smsc'));
  printFields(message, fields, octets);
  if (best.value) printUserData(message.userData);
  if (best.value && message.text !== '') printQuoted('text', message.text);
  for (const { message, path } of best.issues ?? best.warnings) {
    // The octets around the one at fault, with a mark below it.
    const start = Math.max(0, Number(path[0]) - 12);
    console.log(`\n${bold(wrapped(message, 80).join('\n'))}\n    ${hex(octets.subarray(start, start + 24))}`);
    console.log(`${' '.repeat((Number(path[0]) - start) * 3)}    ^^`);
  }
  if (best.issues) process.exitCode = 1;
}

/** The octets of hexadecimal digits, which may have spaces among them and 0x in front. */
function octetsIn(words: readonly string[]): Uint8Array {
  const digits = words.join('').replace(/\s/g, '').replace(/^0x/i, '');
  if (digits === '') throw Error('a PDU or a text is missing');
  const wrong = digits.search(/[^0-9a-f]/i);
  const hint = wrong < 12 ? '. For a text: --text' : '';
  if (wrong >= 0)
    throw Error(`digit ${wrong + 1} is '${[...digits.slice(wrong)][0]}': not hexadecimal${hint}`);
  if (digits.length % 2 > 0) throw Error(`an odd number of digits: ${digits.length}`);
  return Uint8Array.from(digits.match(/../g)!, pair => Number.parseInt(pair, 16));
}

function run(): void {
  const word = { type: 'string' } as const;
  const options = {
    smsc: word,
    text: word,
    tables: word,
    reference: word,
    help: { type: 'boolean' },
  } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const { text, smsc, tables, reference } = values;
  const choices = { smsc: ['yes', 'no'], tables: ['auto', 'default'] };
  for (const [name, words] of Object.entries(choices) as [keyof typeof choices, string[]][])
    if (!words.includes(values[name] ?? words[0]!))
      throw Error(`--${name} is ${words.join(' or ')}, not '${values[name]}'`);
  if (!/^\d{1,3}$/.test(reference ?? '0') || Number(reference ?? 0) > 255)
    throw Error(`--reference is a number from 0 to 255, not '${reference}'`);
  for (const name of text === undefined ? (['tables', 'reference'] as const) : (['smsc'] as const))
    if (values[name] !== undefined)
      throw Error(`--${name} is for ${text === undefined ? 'a text: --text' : 'a PDU'}`);
  if (text !== undefined && positionals.length > 0)
    throw Error(`--text takes one text, in quotes: '${positionals[0]}' is after it`);
  if (values.help) console.log(HELP);
  else if (text === undefined) printPdu(octetsIn(positionals), smsc);
  else printText(text, { tables: tables === 'auto' ? 'auto' : 'default', reference: Number(reference ?? 0) });
}

// A reader that closes early, such as `head`, is no fault.
process.stdout.on('error', () => process.exit());
try {
  run();
} catch (error) {
  console.error(`${wrapped((error as Error).message.replaceAll('\n', ' '), 80).join('\n')}\n\n${HELP}`);
  process.exitCode = 2;
}
