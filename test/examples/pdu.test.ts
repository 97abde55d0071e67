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
    for (const line of shown.split('\n').filter(line => !line.startsWith('text')))
      expect(line.length, line).toBeLessThanOrEqual(80);
    expect(shown).toContain(JSON.stringify(text));
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

test('an argument that is not hexadecimal is a text', () => {
  expect(run('Grüße', '😀')).toContain('  0 00 47 00 72 00 FC 00 DF 00 65 00 20 D8 3D DE 00   Grüße␣😀');
});

test('a truncated PDU: the field, and a mark below its octet', () => {
  const { stdout, status } = fails('01000B9116048956');
  expect(status).toBe(1);
  expect(stdout).toContain(
    ['TP-DA at octet 2: expected 8 octets, found 6', '    01 00 0B 91 16 04 89 56', '          ^^'].join(
      '\n',
    ),
  );
});

test.each([
  ['07911326040000F0040G', "digit 20 is 'G': not hexadecimal"],
  ['079', 'an odd number of digits: 3'],
  ['', 'a PDU or a text is missing'],
])('%s: %s', (argument, message) => {
  const { stderr, status } = fails(argument);
  expect(status).toBe(2);
  expect(stderr.split('\n')[0]).toBe(message);
});

test.each([
  ['type', 'toString', '--type is deliver or submit or status-report'],
  ['smsc', 'maybe', '--smsc is yes or no'],
  ['tables', 'turkish', '--tables is auto or default'],
])('--%s %s: %s', (name, word, message) => {
  const { stderr, status } = fails(`--${name}`, word, '0100');
  expect(status).toBe(2);
  expect(stderr.split('\n')[0]).toBe(message);
});

test('another type than the first octet says', () => {
  expect(fails('--type', 'submit', '--smsc', 'no', '04038121F300001111112131410000').stdout).toContain(
    'expected SMS-SUBMIT, found the type of SMS-DELIVER',
  );
});
