#!/usr/bin/env node
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type Money,
  minorUnitDecimals,
  parseMoney,
  type RateCard,
  type RateCardOptions,
} from '@quicksms/core';
import { loadKernel } from '@quicksms/core/kernel';
import { version } from '../package.json';
import { readCard, textOf } from './card.js';
import {
  type Estimate,
  estimateCampaign,
  type RejectedContent,
  type RejectedRow,
  type SentRow,
} from './estimate.js';
import { readShare } from './expected.js';
import { InputError, openSource, printable, quoted } from './input.js';
import { type OutputFile, outputFile } from './output.js';
import { report } from './report.js';
import { readTime } from './time.js';

const EXAMPLES = 10;

const help = `preflight <campaign.csv> --rates <rates>

Says what a campaign will cost before anyone pays.

  <campaign.csv>          columns msisdn (7 to 15 digits, no +) and message (or msg), and if you
                          like mccmnc (or mcc_mnc); UTF-8, fields separated by commas,
                          semicolons or tabs; - for standard input
  --rates <rates>         CSV with a header such as country,price or prefix,price, or JSON, in the
                          layouts of Twilio, Vonage, MessageBird, Plivo and wholesale decks too;
                          UTF-8; the longest prefix wins over the country, and rates by MCC and MNC
                          count where the campaign has mccmnc

  --basis parts|segments  what is billed: parts by length (default), or segments on the air
  --at <date or time>     whose rates are in force: 2026-01-31, or 2026-01-31T12:00 in UTC unless
                          it has an offset such as +01:00; now unless told
  --unknown-network noRate|highest|lowest
                          what counts where there are rates of networks alone, and the network is
                          not known: noRate unless told
  --rcs-share <0..1>      the share of recipients with RCS; the cost is then the expected one, and
                          the least and the most stand beside it
  --balance <amount>      tells what remains, or which messages it does not pay for
  --json                  print one JSON object
  --rejected <out.csv>    write every rejected row to a file
  --rows <out.csv>        write every row that would be sent, with country and type of its number,
                          whether that takes an SMS, parts and cost; with --rcs-share that by SMS,
                          and that by RCS beside it
  --strict                exit with 1 when a row is rejected
  -h, --help, --version

How the rates are to be read, where they do not say it themselves:

  --currency <CODE>       ISO 4217, or credits (which it is where nothing names one)
  --minor-units           prices are in cents, or whatever the currency has
  --decimal-separator .|,
  --date-order day-month|month-day
  --number-type <type>    of prices by type of the sender's number, which counts, such as mobile;
                          the highest unless told
  --skip-invalid-rates    leave out rates that cannot be read, and list them, instead of stopping

Exit codes: 0 done, 1 rows rejected with --strict, 2 unusable input or command line.
`;

class UsageError extends InputError {}

function commandLine(args: string[]) {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(joinNegative(args));
  } catch (error) {
    const [sentence] = (error as Error).message.split(/\.\s/);
    const [, option] = /^Option '(--[a-z-]+)' argument is ambiguous$/.exec(sentence!) ?? [];
    const found = args.find((arg, i) => args[i - 1] === option && /^-./.test(arg));
    if (option === undefined || found === undefined) throw new UsageError(sentence);
    throw new UsageError(
      `${option}: expected a value, found ${quoted(found)}; one that begins with a minus is written ${option}=…`,
    );
  }
  const { values, positionals } = parsed;
  const [campaign, ...others] = positionals;
  const { rates } = values;
  if (values.help || values.version) return { shows: values.help ? help : `${version}\n` };
  if (campaign === undefined) throw new UsageError('which campaign? Expected a CSV file');
  if (others.length > 0) throw new UsageError(`expected one campaign, found also ${quoted(others[0]!, 60)}`);
  if (rates === undefined) throw new UsageError('at which rates? Expected --rates <rates>');
  if (campaign === '-' && rates === '-')
    throw new UsageError('campaign and rates cannot both be standard input');
  if (
    values.rows !== undefined &&
    values.rejected !== undefined &&
    resolve(values.rows) === resolve(values.rejected)
  )
    throw new UsageError('--rows and --rejected: expected two files, found one');
  return {
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
  };
}

/** Takes a negative number behind an option as its value, for the option to refuse it in its own words. */
const joinNegative = (args: string[]): string[] =>
  args.flatMap((arg, i) => {
    const [isOption, isNegative] = [/^--[a-z-]+$/, /^-[\d.,]/];
    if (isOption.test(arg) && isNegative.test(args[i + 1] ?? '')) return `${arg}=${args[i + 1]}`;
    return isNegative.test(arg) && isOption.test(args[i - 1] ?? '') ? [] : arg;
  });

const parse = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: {
      rates: { type: 'string' },
      basis: { type: 'string', default: 'parts' },
      at: { type: 'string' },
      'unknown-network': { type: 'string' },
      'rcs-share': { type: 'string' },
      balance: { type: 'string' },
      currency: { type: 'string' },
      'minor-units': { type: 'boolean' },
      'decimal-separator': { type: 'string' },
      'date-order': { type: 'string' },
      'number-type': { type: 'string' },
      'skip-invalid-rates': { type: 'boolean' },
      rejected: { type: 'string' },
      rows: { type: 'string' },
      json: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      version: { type: 'boolean', default: false },
    },
  });

function oneOf<Value extends string>(
  option: string,
  found: string | undefined,
  values: readonly Value[],
): Value | undefined {
  if (found !== undefined && !values.includes(found as Value))
    throw new UsageError(`${option}: expected ${values.join(' or ')}, found ${quoted(found)}`);
  return found as Value | undefined;
}

/** The only place where a clock is read. */
function timeOf(text: string | undefined): number {
  if (text === undefined) return Date.now();
  const time = readTime(text);
  if (time === undefined)
    throw new UsageError(
      `--at: expected a date such as 2026-01-31, or a time such as 2026-01-31T12:00Z, found ${quoted(text)}`,
    );
  return time;
}

function shareOf(text: string | undefined) {
  if (text === undefined) return undefined;
  const share = readShare(text);
  if (!share)
    throw new UsageError(`--rcs-share: expected a number from 0 to 1 such as 0.35, found ${quoted(text)}`);
  return { text, share };
}

function readingOf(values: ReturnType<typeof parse>['values']): RateCardOptions {
  const { currency } = values;
  const isInMinorUnits = values['minor-units'];
  if (currency !== undefined && minorUnitDecimals(currency) === undefined)
    throw new UsageError(
      `--currency: expected a code of ISO 4217 such as GBP, or credits, found ${quoted(currency)}`,
    );
  if (isInMinorUnits && currency !== undefined && minorUnitDecimals(currency) === null)
    throw new UsageError(`--minor-units: expected a currency that has minor units, found ${currency}`);
  return {
    currency,
    inMinorUnits: isInMinorUnits,
    decimalSeparator: oneOf('--decimal-separator', values['decimal-separator'], ['.', ',']),
    dateOrder: oneOf('--date-order', values['date-order'], ['day-month', 'month-day']),
    numberType: values['number-type'],
    unknownNetwork: oneOf('--unknown-network', values['unknown-network'], ['noRate', 'highest', 'lowest']),
    skipInvalidRows: values['skip-invalid-rates'],
  };
}

function balanceOf(text: string | undefined, { currency }: RateCard): Money | undefined {
  if (text === undefined) return undefined;
  const { value, issues } = parseMoney(text, currency);
  if (issues) throw new UsageError(`--balance${printable(issues[0]!.message.replace(/^amount/, ''))}`);
  if (value.units < 0n)
    throw new UsageError(`--balance: expected an amount of 0 or more, found ${quoted(text)}`);
  return value;
}

/** Does what the command line says; answers the exit code. */
async function main(args: string[]): Promise<number> {
  const options = commandLine(args);
  if ('shows' in options) {
    process.stdout.write(options.shows);
    return 0;
  }
  const { at, rcsShare } = options;
  const read = await readCard(options.rates, options.reading);
  const { card, skipped, warnings } = read;
  if (rcsShare && card.rates.every(({ rcsPrice }) => rcsPrice === null))
    throw new UsageError(`--rcs-share: ${options.rates} has no price for RCS`);
  const balance = balanceOf(options.balance, card);
  const isDated = card.rates.some(({ from, until }) => from !== null || until !== null);
  const inForceOn = isDated ? new Date(at).toISOString() : undefined;
  const campaign = await openSource(options.campaign);
  const examples: RejectedRow[] = [];
  let estimate: Estimate;
  try {
    const rejected = beginOutput('--rejected', options.rejected, options, rejectedHeader);
    const sent = beginOutput('--rows', options.rows, options, rcsShare ? sentHeaderOfRcs : sentHeader);
    const fieldsOf = rcsShare ? sentFieldsOfRcs : sentFields;
    estimate = await estimateCampaign(loadKernel(), campaign, card, {
      basis: options.basis,
      at,
      rcsShare,
      balance,
      onRejected(row, content) {
        if (examples.length < EXAMPLES) examples.push(row);
        rejected?.add(rejectedFields(row, content()));
      },
      onSent: sent && (row => sent.add(fieldsOf(row))),
    });
    rejected?.finish();
    sent?.finish();
  } finally {
    await campaign.close();
  }
  const listed = (issues: typeof skipped) =>
    issues.map(issue => ({ line: issue.line, code: issue.code, message: textOf(issue) }));
  const rates = {
    count: card.rates.length,
    ...(inForceOn !== undefined && { inForceOn }),
    skipped: listed(skipped),
    warnings: listed(warnings),
  };
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ ...estimate, rates }, null, 2)}\n`
      : report(estimate, {
          campaign: campaign.name,
          rates: options.rates,
          read,
          inForceOn,
          examples,
        }),
  );
  return options.strict && estimate.rejected > 0 ? 1 : 0;
}

const rejectedHeader = ['line', 'code', 'reason', 'msisdn', 'message'];
const rejectedFields = ({ line, code, reason }: RejectedRow, { msisdn, message }: RejectedContent) => [
  String(line),
  code,
  Buffer.from(reason).toString('latin1'),
  msisdn,
  message,
];

const sentHeader = [
  'line',
  'msisdn',
  'country',
  'type',
  'can_receive_sms',
  'encoding',
  'message_parts',
  'segments',
  'price',
  'cost',
];
const sentFields = (row: SentRow) => [
  String(row.line),
  row.msisdn,
  row.country ?? '',
  row.type,
  row.canReceiveSms,
  row.encoding,
  String(row.messageParts),
  String(row.segments),
  row.price ?? '',
  row.cost ?? '',
];

const sentHeaderOfRcs = [...sentHeader, 'rcs_cost'];
const sentFieldsOfRcs = (row: SentRow) => [...sentFields(row), row.rcsCost ?? ''];

/** Begins a file that was asked for, of which nothing is left should the program end before it is finished. */
function beginOutput(
  option: string,
  path: string | undefined,
  { campaign, rates }: { campaign: string; rates: string },
  header: readonly string[],
): OutputFile | undefined {
  if (path === undefined) return undefined;
  const output = outputFile(option, path, [campaign, rates], header);
  process.once('exit', output.discard);
  return output;
}

process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
process.once('SIGHUP', () => process.exit(129));

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') fail(error);
});

function fail(error: Error): void {
  const hint = error instanceof UsageError ? '; see preflight --help' : '';
  process.stderr.write(`preflight: ${error.message.replaceAll('\n', '\npreflight: ')}${hint}\n`);
  process.exitCode = 2;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  fail(error as Error);
}
