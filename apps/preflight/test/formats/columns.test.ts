// Columns found by their headings, in six languages and as products export them, and by their values.
import { describe, expect, test } from 'vitest';
import { findColumns } from '../../src/formats/columns/find-columns.js';
import { isNumberLike } from '../../src/formats/columns/number-like.js';
import { FormatError } from '../../src/formats/format-error.js';

const number = '+44 7700 900123';

/** The column of numbers among headings, all of whose values are numbers. */
const numberAmong = (...headings: string[]) =>
  findColumns(headings, [headings.map(heading => (/name|mail|date|status/i.test(heading) ? 'x' : number))])
    .number;

describe('the column of numbers by its heading', () => {
  test.each([
    'msisdn',
    'Mobile Phone',
    'MobilePhone',
    '_MobileNumber',
    'Phone Number',
    'phone_number',
    'SMS Phone Number',
    'Cell phone',
    'WhatsApp Phone Number',
    'Default Address Phone',
    'Billing Phone',
    'Phone 1 - Value',
    'Person - Phone',
    'Recipient',
    'to',
    'Handynummer',
    'Handy-Nr.',
    'Mobiltelefon',
    'Mobilfunknummer',
    'Rufnummer',
    'Empfänger',
    'Téléphone',
    'N° de portable',
    'Numéro de téléphone',
    'Tél. portable',
    'Destinataire',
    'Teléfono móvil',
    'Móvil',
    'Nº móvil',
    'Número de celular',
    'Telemóvel',
    'Telefone celular',
    'Cellulare',
    'Numero di cellulare',
    'Numero di telefono',
  ])('%s', heading => {
    expect(numberAmong('Vorname', 'E-Mail', heading)).toEqual({
      column: 2,
      sure: 'certain',
      possible: [heading],
    });
  });

  test.each(['Customer mobile (work)', 'Primary phone of contact', 'Telefon 3'])(
    'likely, where the list has a part of it only: %s',
    heading => {
      expect(numberAmong('Name', heading)).toMatchObject({ column: 1, sure: 'likely' });
    },
  );

  test.each([
    'Fax',
    'Phone Type',
    'Phone 1 - Label',
    'Accepts SMS Marketing',
    'Mobile Status',
    'Phone Country Code',
  ])('never %s', heading => {
    expect(findColumns([heading], [['x']]).number).toBeUndefined();
  });
});

describe('several columns that may be the number', () => {
  test.each([
    [['Phone', 'Mobile Phone', 'Home Phone'], 1, ['Mobile Phone', 'Phone', 'Home Phone']],
    [['Business Phone', 'Phone'], 1, ['Phone', 'Business Phone']],
    [['Telefon', 'Handynummer'], 1, ['Handynummer', 'Telefon']],
  ])('%j: mobile before any phone before fixed lines', (headings, column, possible) => {
    expect(numberAmong(...headings)).toMatchObject({ column, possible });
  });

  test('two that fit equally are not decided', () => {
    expect(numberAmong('Mobile', 'Cell')).toEqual({
      column: undefined,
      sure: 'certain',
      possible: ['Mobile', 'Cell'],
    });
  });

  test('but one without values is not taken where another has some', () => {
    expect(findColumns(['Mobile', 'Cell'], [['', number]]).number).toMatchObject({ column: 1 });
  });

  test('nor one whose values are no numbers', () => {
    expect(findColumns(['Mobile', 'Phone'], [['yes', number]]).number).toMatchObject({ column: 1 });
  });
});

describe('other columns', () => {
  test.each([
    ['text', 'Message'],
    ['text', 'body'],
    ['text', 'Nachricht'],
    ['text', 'Texte SMS'],
    ['text', 'Mensaje'],
    ['text', 'Mensagem'],
    ['text', 'Testo'],
    ['sender', 'Sender ID'],
    ['sender', 'Absender'],
    ['sender', 'Expéditeur'],
    ['sender', 'Mittente'],
    ['network', 'mcc_mnc'],
    ['network', 'MCCMNC'],
    ['mcc', 'MCC'],
    ['mnc', 'mnc'],
  ] as const)('%s: %s', (role, heading) => {
    expect(findColumns(['msisdn', heading], [[number, 'x']])[role]).toMatchObject({
      column: 1,
      sure: 'certain',
    });
  });

  test('SMS is a text, or the number where its values are numbers (Brevo)', () => {
    expect(findColumns(['EMAIL', 'SMS'], [['a@b.c', '447700900123']])).toMatchObject({
      number: { column: 1 },
    });
    expect(findColumns(['msisdn', 'SMS'], [[number, 'Hello']])).toMatchObject({ text: { column: 1 } });
  });
});

describe('without headings', () => {
  test('the column whose values are numbers is a guess', () => {
    expect(findColumns(['column 1', 'column 2'], [['Anna', number]])).toEqual({
      number: { column: 1, sure: 'guess', possible: ['column 2'] },
    });
  });

  test.each([
    ['+44 7700 900123', true],
    ["'447700900123", true],
    ['="447700900123"', true],
    ['447700900123\u00a0', true],
    ['\u202a+447700900123\u202c', true],
    ['(020) 7946-0000', true],
    ['01.23.45.67.89', true],
    ['4.47911E+11', true],
    ['4,47911E+11', true],
    ['2026-02-01', false],
    ['01/02/2026', false],
    ['1234567.89', false],
    ['123456', false],
    ['a447700900123', false],
    ['123456789012345678', false],
  ])('%j like a number: %s', (value, isLike) => {
    expect(isNumberLike(value)).toBe(isLike);
  });
});

describe('columns that are given', () => {
  const columns = ['Kunde', 'Tel', 'Tél', 'Text'];

  test.each([
    ['Kunde', 0],
    ['kunde', 0],
    ['Tél', 2],
    ['4', 3],
  ])('%s', (name, column) => {
    expect(findColumns(columns, [], { number: name }).number).toMatchObject({ column, sure: 'given' });
  });

  test.each([
    ['Handy', 'expected a column named "Handy", found "Kunde", "Tel", "Tél", "Text"'],
    ['tel', 'expected one column named "tel", found 2; give its position, such as 2'],
  ])('%s is none', (name, message) => {
    expect(() => findColumns(columns, [], { number: name })).toThrow(
      new FormatError('NO_SUCH_COLUMN', message),
    );
  });
});
