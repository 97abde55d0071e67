import type { ColumnNames, RateCardOptions, Words } from '@quicksms/core';
import { UsageError } from './errors.js';
import { quoted } from './printable.js';

/** The option of the command line for each option of `rateCard`. */
const optionNames: Readonly<Record<keyof RateCardOptions, string>> = {
  currency: '--currency',
  columns: '--columns-of-rates',
  words: '--words',
  rcsMessage: '--rcs-message',
  inMinorUnits: '--minor-units',
  decimalSeparator: '--decimal-separator',
  dateOrder: '--date-order',
  numberType: '--number-type',
  unknownNetwork: '--unknown-network',
  skipInvalidRows: '--skip-invalid-rates',
};

/** A message of `rateCard` with the options that the command line has: `--currency` for `options.currency`. */
export function withOptionNames(message: string): string {
  return message.replace(/\boptions\.(\w+)(?:\.(\w+))?/g, (found, option: string, field?: string) => {
    if (!Object.hasOwn(optionNames, option)) return found;
    const name = optionNames[option as keyof RateCardOptions];
    if (option !== 'columns') return name;
    return `${name} ${field === undefined ? 'country=…,price=…' : `${field}=…`}`;
  });
}

/** Reads `price=smsOut,country=Land`. A field without a column, as in `status=`, has none. */
export function readColumns(texts: readonly string[] | undefined): ColumnNames | undefined {
  return pairsOf('--columns-of-rates', 'price=smsOut', texts, columnOfPair);
}

/** Reads `number=Recipient,price=Cost`, the columns of a bill. A field without a column, as in `status=`, has none. */
export function readBillColumns(
  texts: readonly string[] | undefined,
): { [field: string]: string | false } | undefined {
  return pairsOf('--columns', 'price=Cost', texts, columnOfPair);
}

const columnOfPair = ([field, column]: [string, string]): [string, string | false] => [
  field,
  column || false,
];

/** Reads `Premium route=sms,Pending=open`. */
export function readWords(texts: readonly string[] | undefined): Words | undefined {
  return pairsOf('--words', "'Premium route=sms'", texts, pair => pair) as Words | undefined;
}

function pairsOf<Value>(
  option: string,
  example: string,
  texts: readonly string[] | undefined,
  read: (pair: [string, string]) => [string, Value],
): { [key: string]: Value } | undefined {
  if (texts === undefined) return undefined;
  const pairs = texts.flatMap(text => text.split(',')).filter(text => text.trim() !== '');
  return Object.fromEntries(
    pairs.map(text => {
      const at = text.lastIndexOf('=');
      if (at <= 0)
        throw new UsageError(`${option}: expected pairs such as ${example}, found ${quoted(text)}`);
      return read([text.slice(0, at).trim(), text.slice(at + 1).trim()]);
    }),
  );
}
