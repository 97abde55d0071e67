// What is in a PDU, field by field; or what is sent for a text, octet by octet:
// npx tsx examples/pdu.ts 07911326040000F0040B911346610089F60000208062917314080CC8F71D14969741F977FD07
// npx tsx examples/pdu.ts --text 'Grüße 😀'
import { parseArgs } from 'node:util';
import * as sms from '@quicksms/core/encoding';

const HELP = `npx tsx examples/pdu.ts <hexadecimal digits>    the fields of a PDU
npx tsx examples/pdu.ts --text <text>           the octets of a text

  --type <type>     deliver, submit or status-report (default: what TP-MTI says)
  --smsc <yes|no>   whether an SMSC comes first (default: what has fewer faults)
  --tables auto     with --text: national tables where they make it cheaper
  --reference <n>   with --text: the reference of its segments (default: 0)`;

const readers = {
  deliver: sms.decodeDeliver,
  submit: sms.decodeSubmit,
  'status-report': sms.decodeStatusReport,
};
type Message = NonNullable<ReturnType<(typeof readers)[keyof typeof readers]>['value']>;

const isColoured = process.stdout.isTTY && !process.env.NO_COLOR;
const bold = (text: string) => (isColoured ? `\x1b[1m${text}\x1b[22m` : text);
const dim = (text: string) => (isColoured ? `\x1b[2m${text}\x1b[22m` : text);
const hex = (octets: Iterable<number>) =>
  Array.from(octets, octet => octet.toString(16).toUpperCase().padStart(2, '0')).join(' ');
const hexLines = (octets: Iterable<number>) => hex(octets).match(/.{1,71}(?: |$)/g) ?? [''];
const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;
const nameIn = (names: Record<string, number>, value: number) =>
  Object.keys(names).find(name => names[name] === value) ?? `reserved ${value}`;

/** A line of the table: octets, eight in a row, and beside them the name, the clause and the value of the field. */
function printRow(start: string, left: string, [name, clause, value]: [string, string, string]): void {
  const octets = left.match(/.{1,24}/g) ?? [''];
  const words = value.match(/.{1,33}(?= |$)/g) ?? [''];
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

/** Boxes side by side, as many in a row as 80 columns have room for. */
function printBoxes(boxes: string[][]): void {
  const rows: string[][][] = [[]];
  const width = (box: string[]) => Math.max(...box.map(line => line.length)) + 2;
  for (const box of boxes) {
    const used = rows.at(-1)!.reduce((sum, other) => sum + width(other) + 1, 5);
    if (used + width(box) > 79) rows.push([]);
    rows.at(-1)!.push(box);
  }
  for (const row of rows) {
    const edge = (ends: string) =>
      dim(`    ${ends[0]}${row.map(box => '─'.repeat(width(box))).join(ends[1])}${ends[2]}`);
    console.log(edge('┌┬┐'));
    for (let i = 0; i < Math.max(...row.map(box => box.length)); i++) {
      const cells = row.map(box => ` ${(box[i] ?? '').padEnd(width(box) - 1)}`);
      console.log(`    ${dim('│')}${cells.join(dim('│'))}${dim('│')}`);
    }
    console.log(edge('└┴┘'));
  }
}

/** Characters that are seen: spaces and controls have a sign. */
const visible = (text: string) => text.replace(/ |\p{Cc}/gu, sign => ({ ' ': '␣', '\n': '↵' })[sign] ?? '·');

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
  const utf16 = new TextDecoder('utf-16be', { ignoreBOM: true });
  for (let i = 0, end = 0; i < payload.length; i = end) {
    end = i + (isText && (payload[i + 14]! & 0xfc) === 0xd8 ? 14 : 16);
    const octets = payload.subarray(i, end);
    const text = isText ? utf16.decode(octets) : String.fromCharCode(...octets);
    console.log(`${dim(String(i).padStart(3))} ${hex(octets).padEnd(50)}${visible(text)}`);
  }
}

const fillBits = (header: Uint8Array) => (7 - ((header.length * 8) % 7)) % 7;

/** The parts of the user data, in words. */
function partsOf({ header, payload, septetCount }: sms.UserData): string {
  const parts = header.length > 0 ? [`header of ${count(header.length, 'octet')}`] : [];
  if (septetCount === undefined) return [...parts, count(payload.length, 'octet')].join(', ');
  if (fillBits(header) > 0) parts.push(count(fillBits(header), 'fill bit'));
  return [...parts, count(septetCount, 'septet')].join(', ');
}

function printUserData(userData: sms.UserData): void {
  const { header, payload, dataCoding, septetCount } = userData;
  if (header.length > 0) {
    const { elements } = sms.parseHeader(header);
    const boxes =
      elements.length > 0 ? elements.map(boxOf) : [[...hexLines(header.subarray(1)), 'not elements']];
    printBoxes([[hex(header.subarray(0, 1)), 'UDHL'], ...boxes]);
  }
  if (septetCount !== undefined) printSeptets(userData);
  else printOctets(payload, sms.dataCodingOf(dataCoding).encoding === 'UCS-2');
}

function printMessage(message: Message, octets: Uint8Array): void {
  for (const field of message.fields) {
    const { name, clause, start, end } = field;
    let value = valueIn(message, field, octets);
    if (name === 'TP-MTI') value = `${types[octets[start]! & 3]}, by its bits:`;
    if (name === 'TP-UD') value = partsOf(message.userData);
    const own = name === 'TP-UD' ? '' : hex(octets.subarray(start, end));
    printRow(String(start), own, [name, clause, value]);
    if (name === 'TP-MTI') printFlags(message, octets[start]!);
  }
  printUserData(message.userData);
  if (message.text !== '') console.log(`\n${bold('text')}  ${JSON.stringify(message.text)}`);
}

/** The segments of a text. */
function printText(text: string, options: Parameters<typeof sms.encode>[1]): void {
  const { encoding, dataCoding, segments, locking, single } = sms.encode(text, options);
  const tables = Object.entries({ locking, single }).flatMap(([kind, language]) =>
    language > 0 ? [`${kind} shift ${nameIn(sms.nationalLanguages, language)}`] : [],
  );
  const said = [encoding, count(segments.length, 'segment'), `TP-DCS 0x${hex([dataCoding])}`, ...tables];
  console.log(bold(said.join(', ')));
  for (const [i, { text, header, payload, septets }] of segments.entries()) {
    const userData = { dataCoding, header, payload, ...(septets && { septetCount: septets.length }) };
    console.log(`\n${bold(`${i + 1}`)}  ${JSON.stringify(text)}\n    ${partsOf(userData)}`);
    printUserData(userData);
  }
}

/** Whether the octets may begin with the number of a service centre: no octet, or its type and up to ten of digits. */
const mayBeginWithSmsc = ([length, type]: Uint8Array) => length === 0 || (length! < 12 && type! >= 0x80);

/** The readings that were asked for. First is the one with the fewest faults, or else that which comes furthest. */
function readingsOf(octets: Uint8Array, type: string | undefined, smsc: string | undefined) {
  const choices = smsc ? [smsc === 'yes'] : mayBeginWithSmsc(octets) ? [true, false] : [false];
  const names = Object.keys(readers).filter(name => type === undefined || name === type);
  const readings = choices.flatMap(smsc =>
    names.map(type => ({ type, smsc, ...readers[type as keyof typeof readers](octets, { smsc }) })),
  );
  const faults = ({ issues, warnings }: (typeof readings)[number]) =>
    issues ? 10_000 - Number(issues[0]!.path[0]) : warnings.length;
  return readings.sort((one, other) => faults(one) - faults(other));
}

function printPdu(digits: string, type: string | undefined, smsc: string | undefined): void {
  const octets = Uint8Array.from(digits.match(/../g) ?? [], pair => Number.parseInt(pair, 16));
  const best = readingsOf(octets, type, smsc)[0]!;
  const { value, issues, warnings } = best;
  const where = best.smsc ? 'with the SMSC in front' : 'without an SMSC';
  console.log(bold(`SMS-${best.type.toUpperCase()} of ${count(octets.length, 'octet')}, ${where}`));
  if (!type || !smsc) console.log(dim('    by TP-MTI and the first octets; --type and --smsc say otherwise'));
  if (value) printMessage(value, octets);
  for (const { message, path } of issues ?? warnings) {
    // The octets around the one at fault, with a mark below it.
    const start = Math.max(0, Number(path[0]) - 12);
    console.log(`\n${bold(message)}\n    ${hex(octets.subarray(start, start + 24))}`);
    console.log(`${' '.repeat((Number(path[0]) - start) * 3)}    ^^`);
  }
  if (issues) process.exitCode = 1;
}

function run(): void {
  const word = { type: 'string' } as const;
  const words = { text: word, type: word, smsc: word, tables: word, reference: word };
  const { values, positionals } = parseArgs({ allowPositionals: true, options: words });
  const { type, smsc, tables, reference = '0' } = values;
  const digits = positionals.join('').replace(/\s/g, '');
  const wrong = digits.search(/[^0-9a-f]/i);
  // What begins like a PDU is one with a wrong digit; everything else is a text.
  const text = values.text ?? (wrong >= 0 && wrong < 12 ? positionals.join(' ') : undefined);
  const choices = { type: Object.keys(readers), smsc: ['yes', 'no'], tables: ['auto', 'default'] };
  for (const [name, words] of Object.entries(choices) as [keyof typeof choices, string[]][])
    if (!words.includes(values[name] ?? words[0]!)) throw Error(`--${name} is ${words.join(' or ')}`);
  if (text === undefined && digits === '') throw Error('a PDU or a text is missing');
  if (text === undefined && wrong >= 0)
    throw Error(`digit ${wrong + 1} is '${digits[wrong]}': not hexadecimal`);
  if (text === undefined && digits.length % 2 > 0) throw Error(`an odd number of digits: ${digits.length}`);
  const options = { tables: tables === 'auto' ? 'auto' : 'default', reference: Number(reference) } as const;
  if (text === undefined) printPdu(digits, type, smsc);
  else printText(text, options);
}

try {
  run();
} catch (error) {
  console.error(`${(error as Error).message}\n\n${HELP}`);
  process.exitCode = 2;
}
