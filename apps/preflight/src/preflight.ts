#!/usr/bin/env node
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadKernel } from '@quicksms/core/kernel';
import { version } from '../package.json';
import {
  type Basis,
  type Estimate,
  estimateCampaign,
  knownCountries,
  type RejectedRow,
  type SentRow,
} from './estimate.js';
import { InputError, openSource, quoted } from './input.js';
import { type OutputFile, outputFile } from './output.js';
import { readRates } from './rates.js';

import { report } from './report.js';

const EXAMPLES = 10;

const help = `preflight <campaign.csv> --rates <rates.csv>

Says what a campaign will cost before anyone pays.

  <campaign.csv>          columns msisdn (7 to 15 digits, no +) and message (or msg); UTF-8,
                          fields separated by commas; - for standard input
  --rates <rates.csv>     columns country (GB) or prefix (447), and price (0.0425) for each part,
                          and if you like currency; the longest prefix wins

  --basis parts|segments  what is billed: parts by length (default), or segments on the air
  --currency <CODE>       three capital letters, or credits (which it is unless told)
  --json                  print one JSON object
  --rejected <out.csv>    write every rejected row to a file
  --rows <out.csv>        write every row that would be sent, with country and type of its number,
                          whether that takes an SMS, parts and cost
  --strict                exit with 1 when a row is rejected
  -h, --help, --version

Exit codes: 0 done, 1 rows rejected with --strict, 2 unusable input or command line.
`;

class UsageError extends InputError {}

function commandLine(args: string[]) {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    const [sentence] = (error as Error).message.split(/\.\s/);
    throw new UsageError(sentence);
  }
  const { values, positionals } = parsed;
  const [campaign, ...others] = positionals;
  const { rates, basis } = values;
  if (values.help || values.version) return { ...values, campaign: '', rates: '', basis: 'parts' as Basis };
  if (campaign === undefined) throw new UsageError('which campaign? Expected a CSV file');
  if (others.length > 0) throw new UsageError(`expected one campaign, found also ${quoted(others[0]!, 60)}`);
  if (rates === undefined) throw new UsageError('at which rates? Expected --rates <rates.csv>');
  if (basis !== 'parts' && basis !== 'segments')
    throw new UsageError(`--basis: expected parts or segments, found ${quoted(basis)}`);
  if (campaign === '-' && rates === '-')
    throw new UsageError('campaign and rates cannot both be standard input');
  if (
    values.rows !== undefined &&
    values.rejected !== undefined &&
    resolve(values.rows) === resolve(values.rejected)
  )
    throw new UsageError('--rows and --rejected: expected two files, found one');
  return { ...values, campaign, rates, basis: basis as Basis };
}

const parse = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: {
      rates: { type: 'string' },
      basis: { type: 'string', default: 'parts' },
      currency: { type: 'string' },
      rejected: { type: 'string' },
      rows: { type: 'string' },
      json: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      version: { type: 'boolean', default: false },
    },
  });

/** Does what the command line says; answers the exit code. */
async function main(args: string[]): Promise<number> {
  const options = commandLine(args);
  if (options.help || options.version) {
    process.stdout.write(options.help ? help : `${version}\n`);
    return 0;
  }
  const rates = await readRates(options.rates, options.currency, knownCountries());
  const campaign = await openSource(options.campaign);
  const examples: RejectedRow[] = [];
  let estimate: Estimate;
  try {
    const rejected = beginOutput('--rejected', options.rejected, options, rejectedHeader);
    const sent = beginOutput('--rows', options.rows, options, sentHeader);
    estimate = await estimateCampaign(loadKernel(), campaign, rates, {
      basis: options.basis,
      onRejected(row) {
        if (examples.length < EXAMPLES) examples.push(row);
        rejected?.add(rejectedFields(row));
      },
      onSent: sent && (row => sent.add(sentFields(row))),
    });
    rejected?.finish();
    sent?.finish();
  } finally {
    await campaign.close();
  }
  process.stdout.write(
    options.json
      ? `${JSON.stringify(estimate, null, 2)}\n`
      : report(estimate, { campaign: campaign.name, rates: options.rates, examples }),
  );
  return options.strict && estimate.rejected > 0 ? 1 : 0;
}

const rejectedHeader = ['line', 'code', 'reason', 'msisdn', 'message'];
const rejectedFields = ({ line, code, reason, msisdn, message }: RejectedRow) => [
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
  process.stderr.write(`preflight: ${error.message}${hint}\n`);
  process.exitCode = 2;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  fail(error as Error);
}
