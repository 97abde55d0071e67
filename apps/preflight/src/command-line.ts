import { resolve } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { minorUnitDecimals, type RateCardOptions } from '@quicksms/core';
import type { Basis } from './campaign/estimate.js';
import { type RcsShare, readShare } from './campaign/expected.js';
import { UsageError } from './errors.js';
import { readTime } from './input/time.js';
import { quoted } from './printable.js';
import { readColumns, readWords } from './reading-options.js';

/** What the command line asks for: an estimate, or a text to print. */
export type Command = { prints: 'help' | 'version' } | { prints?: never; estimate: EstimateCommand };

export interface EstimateCommand {
  /** Paths, or - for standard input. */
  campaign: string;
  rates: string;
  basis: Basis;
  /** In milliseconds. */
  at: number;
  rcsShare: RcsShare | undefined;
  /** As text: its currency is that of the rates. */
  balance: string | undefined;
  json: boolean;
  strict: boolean;
  rejected: string | undefined;
  rows: string | undefined;
  reading: RateCardOptions;
}

/** The options about reading the rates. */
export const ratesOptionTypes = {
  'unknown-network': { type: 'string' },
  currency: { type: 'string' },
  'minor-units': { type: 'boolean' },
  'decimal-separator': { type: 'string' },
  'date-order': { type: 'string' },
  'number-type': { type: 'string' },
  'columns-of-rates': { type: 'string', multiple: true },
  words: { type: 'string', multiple: true },
  'rcs-message': { type: 'string' },
  'skip-invalid-rates': { type: 'boolean' },
} as const;

/** The options that `parseArgs` takes. */
export const optionTypes = {
  rates: { type: 'string' },
  basis: { type: 'string', default: 'parts' },
  at: { type: 'string' },
  ...ratesOptionTypes,
  'rcs-share': { type: 'string' },
  balance: { type: 'string' },
  rejected: { type: 'string' },
  rows: { type: 'string' },
  json: { type: 'boolean', default: false },
  strict: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const;

/** Reads the command line. Throws a `UsageError` for one that cannot be used. */
export function readCommandLine(args: string[]): Command {
  const { values, positionals } = parseOptions(args, optionTypes);
  if (values.help) return { prints: 'help' };
  if (values.version) return { prints: 'version' };
  const { campaign, rates } = inputsOf(positionals, values.rates);
  requireTwoFiles(values);
  return {
    estimate: {
      campaign,
      rates,
      basis: oneOf('--basis', values.basis, ['parts', 'segments'])!,
      at: timeOf(values.at),
      rcsShare: shareOf(values['rcs-share']),
      balance: values.balance,
      json: values.json,
      strict: values.strict,
      rejected: values.rejected,
      rows: values.rows,
      reading: readingOf(values),
    },
  };
}

type Values = ReturnType<typeof parseOptions<typeof optionTypes>>['values'];

/** Reads options and names of files. Throws a `UsageError` for an option that is not known, or without its value. */
export function parseOptions<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: Options,
) {
  try {
    return parseArgs({ args: joinNegative(args), allowPositionals: true, options });
  } catch (error) {
    const [sentence] = (error as Error).message.split(/\.\s/);
    const [, option] = /^Option '(--[a-z-]+)' argument is ambiguous$/.exec(sentence!) ?? [];
    const found = args.find((arg, i) => args[i - 1] === option && /^-./.test(arg));
    if (option === undefined || found === undefined) throw new UsageError(sentence);
    throw new UsageError(
      `${option}: expected a value, found ${quoted(found)}; write a value that begins with a minus as ${option}=…`,
    );
  }
}

/** Joins a negative number to the option in front of it, so that the option reports it as its invalid value. */
const joinNegative = (args: string[]): string[] =>
  args.flatMap((arg, i) => {
    const [isOption, isNegative] = [/^--[a-z-]+$/, /^-[\d.,]/];
    if (isOption.test(arg) && isNegative.test(args[i + 1] ?? '')) return `${arg}=${args[i + 1]}`;
    return isNegative.test(arg) && isOption.test(args[i - 1] ?? '') ? [] : arg;
  });

function inputsOf([campaign, ...others]: string[], rates: string | undefined) {
  if (campaign === undefined) throw new UsageError('expected a campaign file, found none');
  if (others.length > 0)
    throw new UsageError(`expected one campaign file, found also ${quoted(others[0]!, 60)}`);
  if (rates === undefined) throw new UsageError('--rates: expected a file, found none');
  if (campaign === '-' && rates === '-')
    throw new UsageError('campaign and rates cannot both be standard input');
  return { campaign, rates };
}

function requireTwoFiles({ rows, rejected }: Values): void {
  if (rows !== undefined && rejected !== undefined && resolve(rows) === resolve(rejected))
    throw new UsageError('--rows and --rejected: expected two files, found one');
}

export function oneOf<Value extends string>(
  option: string,
  found: string | undefined,
  values: readonly Value[],
): Value | undefined {
  if (found === undefined) return undefined;
  const value = values.find(value => value === found);
  if (value === undefined)
    throw new UsageError(`${option}: expected ${listed(values)}, found ${quoted(found)}`);
  return value;
}

const listed = (values: readonly string[]): string =>
  `${values.slice(0, -1).join(', ')} or ${values[values.length - 1]}`;

/** The time of `--at`, or the present. No other code reads a clock. */
export function timeOf(text: string | undefined): number {
  if (text === undefined) return Date.now();
  const time = readTime(text);
  if (time === undefined)
    throw new UsageError(
      `--at: expected a date such as 2026-01-31, or a time such as 2026-01-31T12:00Z, found ${quoted(text)}`,
    );
  return time;
}

function shareOf(text: string | undefined): RcsShare | undefined {
  if (text === undefined) return undefined;
  const share = readShare(text);
  if (!share)
    throw new UsageError(`--rcs-share: expected a number from 0 to 1 such as 0.35, found ${quoted(text)}`);
  return share;
}

/** How the rates are read. */
export function readingOf(values: Pick<Values, keyof typeof ratesOptionTypes>): RateCardOptions {
  const { currency } = values;
  const inMinorUnits = values['minor-units'];
  const decimals = currency === undefined ? undefined : minorUnitDecimals(currency);
  if (currency !== undefined && decimals === undefined)
    throw new UsageError(
      `--currency: expected an ISO 4217 code such as GBP, or credits, found ${quoted(currency)}`,
    );
  if (inMinorUnits && decimals === null)
    throw new UsageError(`--minor-units: expected a currency with minor units, found ${currency}`);
  return {
    currency,
    inMinorUnits,
    decimalSeparator: oneOf('--decimal-separator', values['decimal-separator'], ['.', ',']),
    dateOrder: oneOf('--date-order', values['date-order'], ['day-month', 'month-day']),
    numberType: values['number-type'],
    columns: readColumns(values['columns-of-rates']),
    words: readWords(values.words),
    rcsMessage: oneOf('--rcs-message', values['rcs-message'], ['highest', 'basic', 'single']),
    unknownNetwork: oneOf('--unknown-network', values['unknown-network'], ['noRate', 'highest', 'lowest']),
    skipInvalidRows: values['skip-invalid-rates'],
  };
}
