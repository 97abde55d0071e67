import { territories } from '@quicksms/core';
import { type GatewayName, gateways } from '@quicksms/core/encoding';
import { loadKernel } from '@quicksms/core/kernel';
import type { Basis } from '../campaign/estimate.js';
import { oneOf, parseOptions, ratesOptionTypes, readingOf, timeOf } from '../command-line.js';
import { UsageError } from '../errors.js';
import { openSource as openBill } from '../formats/source.js';
import { hasUnknownCurrency, readCard } from '../input/card.js';
import { type HasStandardInput, openSource } from '../input/source.js';
import { beginOutput } from '../output/output-file.js';
import { quoted } from '../printable.js';
import { readBillColumns } from '../reading-options.js';
import { compareBill } from './compare-bill.js';
import { compareHelp } from './compare-help.js';
import { compareReport } from './compare-report.js';
import type { Comparison } from './comparison.js';
import { differencesHeader } from './differences-file.js';

/** The options of `preflight compare`. */
export const compareOptionTypes = {
  rates: { type: 'string' },
  basis: { type: 'string', default: 'parts' },
  at: { type: 'string' },
  columns: { type: 'string', multiple: true },
  gateway: { type: 'string' },
  country: { type: 'string' },
  undelivered: { type: 'string', default: 'free' },
  sheet: { type: 'string' },
  encoding: { type: 'string' },
  ...ratesOptionTypes,
  out: { type: 'string' },
  json: { type: 'boolean', default: false },
  strict: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

type Streams = HasStandardInput & { readonly stdout: { write(text: string): unknown } };
type Values = ReturnType<typeof parseOptions<typeof compareOptionTypes>>['values'];

/**
 * Does `preflight compare`. Returns the exit code: 0 done, 1 disagreements with `--strict`, 2 where no row could be compared.
 * Throws an `InputError` for input that cannot be used.
 */
export async function compare(args: string[], streams: Streams): Promise<0 | 1 | 2> {
  const { values, positionals } = parseOptions(args, compareOptionTypes);
  if (values.help) {
    streams.stdout.write(compareHelp);
    return 0;
  }
  const { bill, rates } = inputsOf(positionals, values.rates);
  const options = optionsOf(values);
  const source = await openSource(rates, streams);
  const read = await readCard(source, readingOf(values)).finally(() => source.close());
  const currency = hasUnknownCurrency(read) ? undefined : read.card.currency;

  const comparison = await withFiles({ bill, rates, values }, streams, (opened, onDifference) =>
    compareBill(loadKernel(), opened, { card: read.card, currency }, { ...options, onDifference }),
  );
  streams.stdout.write(
    values.json ? `${JSON.stringify(comparison, null, 2)}\n` : compareReport(comparison, { rates, read }),
  );
  if (comparison.compared === 0) return 2;
  return values.strict && comparison.disagreements.length > 0 ? 1 : 0;
}

function inputsOf([bill, ...others]: string[], rates: string | undefined) {
  if (bill === undefined) throw new UsageError('compare: expected a bill, found none');
  if (others.length > 0)
    throw new UsageError(`compare: expected one bill, found also ${quoted(others[0]!, 60)}`);
  if (rates === undefined) throw new UsageError('--rates: expected a file, found none');
  if (bill === '-' && rates === '-') throw new UsageError('bill and rates cannot both be standard input');
  return { bill, rates };
}

function optionsOf(values: Values) {
  return {
    at: timeOf(values.at),
    basis: oneOf<Basis>('--basis', values.basis, ['parts', 'segments'])!,
    columns: readBillColumns(values.columns),
    gateway: gatewayOf(values.gateway),
    defaultCountry: countryOf(values.country),
    chargesUndelivered: oneOf('--undelivered', values.undelivered, ['free', 'charged']) === 'charged',
  };
}

function gatewayOf(text: string | undefined): GatewayName | null | undefined {
  if (text === undefined) return undefined;
  if (text === 'none') return null;
  const gateway = gateways.find(name => name.toLowerCase() === text.toLowerCase());
  if (gateway === undefined)
    throw new UsageError(`--gateway: expected none or one of ${gateways.join(', ')}, found ${quoted(text)}`);
  return gateway;
}

function countryOf(text: string | undefined): string | undefined {
  const country = text?.toUpperCase();
  if (country !== undefined && !territories().some(territory => territory.country === country))
    throw new UsageError(`--country: expected a code of ISO 3166-1 such as GB, found ${quoted(text!)}`);
  return country;
}

type OnDifference = (fields: readonly string[]) => void;
type Bill = Awaited<ReturnType<typeof openBill>>;

/** The files of a comparison, as the command line has them. */
interface Files {
  readonly bill: string;
  readonly rates: string;
  readonly values: Values;
}

/** Opens the bill and, for `--out`, the file of differences, which is complete or not there. */
async function withFiles(
  { bill: path, rates, values: { out, sheet, encoding } }: Files,
  streams: Streams,
  action: (bill: Bill, onDifference: OnDifference | undefined) => Promise<Comparison>,
): Promise<Comparison> {
  const bill = await openBill(path, {
    ...(path === '-' && { stdin: streams.stdin }),
    ...(sheet !== undefined && { sheet }),
    ...(encoding !== undefined && { encoding }),
  });
  try {
    if (out === undefined) return await action(bill, undefined);
    const header = differencesHeader(bill.columns);
    const file = beginOutput({ option: '--out', path: out, header }, { campaign: path, rates }, streams);
    try {
      const comparison = await action(bill, file.add);
      file.finish();
      return comparison;
    } finally {
      file.discard();
    }
  } finally {
    await bill.close();
  }
}
