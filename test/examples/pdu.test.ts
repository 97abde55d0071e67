// The terminal tool: each octet of a PDU is shown once, faults have their place, and 80 columns are enough.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const tsx = ['--import', 'tsx', 'examples/pdu.ts'];
const run = (...words: string[]) => execFileSync(process.execPath, [...tsx, ...words], { encoding: 'utf8' });
const fails = (...words: string[]) => spawnSync(process.execPath, [...tsx, ...words], { encoding: 'utf8' });

const { vectors }: { vectors: { pdus: string[]; text: string }[] } = JSON.parse(
  readFileSync('test/vectors/pdu.json', 'utf8'),
);

test('an SMS-DELIVER, field by field, with the clause of each', () => {
  const lines = run('07911326040000F0040B911346610089F60000208062917314080CC8F71D14969741F977FD07').split(
    '\n',
  );
  expect(lines[0]).toBe('SMS-DELIVER of 38 octets, with the SMSC in front');
  for (const line of [
    '  0 07 91 13 26 04 00 00 F0 SMSC    9.1.2.5  +31624000000 (international,',
    '  8 04                      TP-MTI  9.2.3.1  SMS-DELIVER, by its bits:',
    '       .....1..             TP-MMS  9.2.3.2  no more messages wait',
    ' 19 20 80 62 91 73 14 08    TP-SCTS 9.2.3.11 2002-08-26T19:37:41+00:00',
    ' 26 0C                      TP-UDL  9.2.3.16 12 septets',
    '  0 48 H  6F o  77 w  20 ␣  61 a  72 r  65 e  20 ␣    C8 F7 1D 14 96 97 41',
    'text  "How are you?"',
  ])
    expect(lines).toContain(line);
});

test('rows of public suites: 80 columns, and every octet in its order', () => {
  for (const i of [1, 29, 49, 60]) {
    const { pdus, text } = vectors[i]!;
    const shown = run(pdus[0]!);
    for (const line of shown.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
    // A long text takes several lines.
    expect(shown.replaceAll(/\n {7}(?=\S)/g, '')).toContain(JSON.stringify(text));
  }
});

test('a text: the header in boxes, fill bits, septets and packed octets', () => {
  const shown = run('--text', 'ş'.repeat(156), '--tables', 'auto', '--reference', '42');
  expect(shown).toContain('GSM-7, 2 segments, TP-DCS 0x00, locking shift Turkish');
  expect(shown).toContain('    header of 9 octets, 5 fill bits, 149 septets');
  expect(shown).toContain('    │ 08   │ 00 03 2A 02 01 │ 25 01 01      │');
  expect(shown).toContain('    │ UDHL │ concatenation  │ locking shift │');
});

test('a surrogate pair is not split between two lines', () => {
  const shown = run('--text', 'abcdefg😀h');
  expect(shown).toContain('  0 00 61 00 62 00 63 00 64 00 65 00 66 00 67         abcdefg\n');
  expect(shown).toContain(' 14 D8 3D DE 00 00 68                                 😀h\n');
});

test.each(['7030', 'ABAB'])('octets %s: an element that is longer than a line takes several', begin => {
  const lines = run(`41000481214300043332${begin}${'CD'.repeat(48)}`).split('\n');
  expect(
    Math.max(...lines.filter(line => line.startsWith(' ')).map(line => line.length)),
  ).toBeLessThanOrEqual(80);
  expect(lines).toContain(`    │ ${'CD '.repeat(24)} │`);
});

test('a text is what --text says', () => {
  expect(run('--text', 'Grüße 😀')).toContain(
    '  0 00 47 00 72 00 FC 00 DF 00 65 00 20 D8 3D DE 00   Grüße␣😀',
  );
});

test('digits may have 0x in front, and spaces', () => {
  const shown = run('010004812143000000');
  expect(run('0x01 00 04', '81214300', '0000')).toBe(shown);
});

test('what a terminal would obey is escaped: C0, C1, bidirectional controls, ends of lines', () => {
  const controls = '001B009B00330031006D202E202820662069D8000085000A';
  const shown = run(`040B911346610089F6000820806291731408${(controls.length / 2).toString(16)}${controls}`);
  expect(shown).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  expect(shown).toContain('text  "\\u{1B}\\u{9B}31m\\u{202E}\\u{2028}\\u{2066}\\u{2069}�\\u{85}\\n"');
  // An alphanumeric address, and a text to encode.
  expect(run('0404D04A0500002080629173140800')).toContain('J\\n (alphanumeric');
  expect(run('--text', 'a\u202eb')).toContain('"a\\u{202E}b"');
});

test('long texts and messages take several lines of 80 columns', () => {
  const text = `${'a'.repeat(153)}"${'b'.repeat(153)}`;
  const shown = run('--text', text);
  expect(Math.max(...shown.split('\n').map(line => line.length))).toBeLessThanOrEqual(80);
  expect(shown).toContain(`1  "${'a'.repeat(72)}\n    ${'a'.repeat(72)}\n    ${'a'.repeat(9)}"`);
  const faults = fails('010004812143000000', '00'.repeat(40)).stdout;
  expect(Math.max(...faults.split('\n').map(line => line.length))).toBeLessThanOrEqual(80);
});

test('a header without elements', () => {
  const shown = run('41000481214300040100');
  expect(shown).toContain('no elements');
  expect(run('4100048121430004020041')).toContain('header of 1 octet, then 1');
});

test('--help goes to the output, in 80 columns', () => {
  const { stdout, stderr, status } = fails('--help');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('--reference');
  expect(Math.max(...stdout.split('\n').map(line => line.length))).toBeLessThanOrEqual(80);
});

test('a reader that closes early is no fault', () => {
  const command = `"${process.execPath}" ${tsx.join(' ')} --text "${'a'.repeat(9000)}" | head -1`;
  const { stdout, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
  expect({ stdout, stderr }).toEqual({ stdout: 'GSM-7, 59 segments, TP-DCS 0x00\n', stderr: '' });
});

test('a truncated PDU: the fields up to the fault, and a mark below its octet', () => {
  const { stdout, status } = fails('01000B9116048956');
  expect(status).toBe(1);
  const lines = stdout.split('\n');
  expect(lines[0]).toBe('SMS-SUBMIT of 8 octets, without an SMSC, cut short');
  expect(lines).toContain('       ......01             TP-MTI  9.2.3.1  SMS-SUBMIT');
  expect(lines).toContain('  1 00                      TP-MR   9.2.3.6  0');
  expect(lines).toContain('  2 0B 91 16 04 89 56       TP-DA   9.2.3.8  6 of 8 octets');
  expect(stdout).toContain(
    ['TP-DA at octet 2: expected 8 octets, found 6', '    01 00 0B 91 16 04 89 56', '          ^^'].join(
      '\n',
    ),
  );
  const short = fails('07911326040000F0040B911346610089F6').stdout;
  expect(short).toContain('TP-OA   9.2.3.7  +31641600986 (international,');
});

test('octets without TP-MTI are not said to be a message', () => {
  expect(fails('00').stdout.split('\n')[0]).toBe('1 octet, with the SMSC in front, cut short');
});

test.each([
  ['07911326040000F0040G', "digit 20 is 'G': not hexadecimal"],
  ['079', 'an odd number of digits: 3'],
  ['', 'a PDU or a text is missing'],
  ['hello world', "digit 1 is 'h': not hexadecimal. For a text: --text"],
  ['AT+CMGS=23', "digit 2 is 'T': not hexadecimal. For a text: --text"],
])('%s: %s', (argument, message) => {
  const { stderr, status } = fails(argument);
  expect(status).toBe(2);
  expect(stderr.split('\n')[0]).toBe(message);
});

test.each([
  [['--type', 'submit', '0100'], "Unknown option '--type'"],
  [['--smsc', 'maybe', '0100'], "--smsc is yes or no, not 'maybe'"],
  [['--tables', 'turkish', '--text', 'a'], "--tables is auto or default, not 'turkish'"],
  [['--reference', 'abc', '--text', 'a'], "--reference is a number from 0 to 255, not 'abc'"],
  [['--reference', '256', '--text', 'a'], "--reference is a number from 0 to 255, not '256'"],
  [['--reference', '1', '0100'], '--reference is for a text: --text'],
  [['--smsc', 'yes', '--text', 'a'], '--smsc is for a PDU'],
  [['--text', 'Hi', 'extra'], "--text takes one text, in quotes: 'extra' is after it"],
])('%j: %s', (words, message) => {
  const { stdout, stderr, status } = fails(...words);
  expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
  expect(stderr.split('\n')[0]).toContain(message);
});
