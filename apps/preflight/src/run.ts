import { type Money, parseMoney, type RateCard } from '@quicksms/core';
import { loadKernel } from '@quicksms/core/kernel';
import { version } from '../package.json';
import type { Estimate } from './campaign/estimate.js';
import { type EstimateOptions, estimateCampaign, type RejectedRow } from './campaign/estimate-campaign.js';
import { type EstimateCommand, readCommandLine } from './command-line.js';
import { compare } from './compare/compare-command.js';
import { InputError, UsageError } from './errors.js';
import { help } from './help.js';
import { hasUnknownCurrency, issueText, type ReadCard, readCard } from './input/card.js';
import { type HasStandardInput, openSource, type Source } from './input/source.js';
import { beginOutput, type OutputFile, type OutputRequest } from './output/output-file.js';
import { report } from './output/report.js';
import { rejectedFields, rejectedHeader, sentRows, sentRowsWithRcs } from './output/row-files.js';
import { printable, quoted } from './printable.js';

const REJECTED_ROWS_SHOWN = 10;

/** The streams of a program, such as those of `process`. */
export interface Streams extends HasStandardInput {
  readonly stdout: TextOutput;
  readonly stderr: TextOutput;
}

interface TextOutput {
  write(text: string): unknown;
}

/** Does what the command line says. Returns the exit code: 0 done, 1 rows rejected with `--strict`, 2 an error. */
export async function run(args: string[], streams: Streams): Promise<0 | 1 | 2> {
  try {
    if (args[0] === 'compare') return await compare(args.slice(1), streams);
    const command = readCommandLine(args);
    if (command.prints === undefined) return await estimate(command.estimate, streams);
    streams.stdout.write(command.prints === 'help' ? help : `${version}\n`);
    return 0;
  } catch (error) {
    streams.stderr.write(errorText(error as Error));
    return 2;
  }
}

/** An error as lines for standard error. */
export function errorText(error: Error): string {
  const message = error instanceof InputError ? error.message : `unexpected error: ${error.message}`;
  const lines = message.split('\n').map(line => `preflight: ${printable(line)}`);
  const hint = error instanceof UsageError ? '; see preflight --help' : '';
  return `${lines.join('\n')}${hint}\n`;
}

async function estimate(command: EstimateCommand, streams: Streams): Promise<0 | 1> {
  const read = await withSource(command.rates, streams, source => readCard(source, command.reading));
  const { card } = read;
  if (command.rcsShare && card.rates.every(({ rcsPrice }) => rcsPrice === null))
    throw new UsageError(`--rcs-share: ${command.rates} has no price for RCS`);
  const { basis, at, rcsShare } = command;
  const options = { basis, at, rcsShare, balance: balanceOf(command.balance, card) };
  const isDated = card.rates.some(({ from, until }) => from !== null || until !== null);
  const inForceOn = isDated ? new Date(at).toISOString() : undefined;

  return withSource(command.campaign, streams, async campaign => {
    const outputs = beginOutputs(command, streams);
    const firstRejectedRows: RejectedRow[] = [];
    let estimate: Estimate;
    try {
      estimate = await estimateCampaign(loadKernel(), campaign, card, {
        ...options,
        onRejected(row, content) {
          if (firstRejectedRows.length < REJECTED_ROWS_SHOWN) firstRejectedRows.push(row);
          outputs.rejected?.add(rejectedFields(row, content()));
        },
        onSent: outputs.onSent,
      });
      outputs.finish();
    } finally {
      outputs.discard();
    }
    const { rates } = command;
    streams.stdout.write(
      command.json
        ? `${JSON.stringify({ ...unknownCurrency(read), ...estimate, rates: ratesOf(read, inForceOn) }, null, 2)}\n`
        : report(estimate, { campaign: campaign.name, rates, read, inForceOn, firstRejectedRows }),
    );
    return command.strict && estimate.rejected > 0 ? 1 : 0;
  });
}

async function withSource<Result>(
  path: string,
  streams: HasStandardInput,
  action: (source: Source) => Promise<Result>,
): Promise<Result> {
  const source = await openSource(path, streams);
  try {
    return await action(source);
  } finally {
    await source.close();
  }
}

function balanceOf(text: string | undefined, { currency }: RateCard): Money | undefined {
  if (text === undefined) return undefined;
  const { value, issues } = parseMoney(text, currency);
  if (issues) throw new UsageError(`--balance${issues[0]!.message.replace(/^amount/, '')}`);
  if (value.units < 0n)
    throw new UsageError(`--balance: expected an amount of 0 or more, found ${quoted(text)}`);
  return value;
}

/** Begins the files for `--rejected` and `--rows`. */
function beginOutputs(command: EstimateCommand, streams: HasStandardInput) {
  const begun: OutputFile[] = [];
  const begin = (option: OutputRequest['option'], path: string | undefined, header: string[]) => {
    if (path === undefined) return undefined;
    const file = beginOutput({ option, path, header }, command, streams);
    begun.push(file);
    return file;
  };
  const finish = () => {
    for (const file of begun) file.finish();
  };
  const discard = () => {
    for (const file of begun) file.discard();
  };
  try {
    const rejected = begin('--rejected', command.rejected, rejectedHeader);
    const { header, fieldsOf } = command.rcsShare ? sentRowsWithRcs : sentRows;
    const sent = begin('--rows', command.rows, header);
    const onSent: EstimateOptions['onSent'] = sent && (row => sent.add(fieldsOf(row)));
    return { rejected, onSent, finish, discard };
  } catch (error) {
    discard();
    throw error;
  }
}

/** The head of the JSON output where nothing names the currency. */
const unknownCurrency = (read: ReadCard) => (hasUnknownCurrency(read) ? { currencyUnknown: true } : {});

/** What the JSON output says about the rates. */
function ratesOf({ card, skipped, warnings }: ReadCard, inForceOn: string | undefined) {
  const listed = (issues: typeof skipped) =>
    issues.map(issue => ({ line: issue.line, code: issue.code, message: issueText(issue) }));
  return {
    count: card.rates.length,
    ...(inForceOn !== undefined && { inForceOn }),
    skipped: listed(skipped),
    warnings: listed(warnings),
  };
}
