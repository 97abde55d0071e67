import { chosenColumns, columnsToFill, type FillOptions, requireColumn } from '../batch/column.js';
import type { ResolveColumnOptions } from '../batch/numbers.js';
import type { SavingsColumnOptions } from '../batch/savings.js';
import { type CheckSenderColumnOptions, smartRoutingOf } from '../batch/senders.js';
import type { EstimateColumnsOptions } from '../batch/terms.js';
import type { AnalyzeColumnOptions } from '../batch/text.js';
import type { ColumnKinds, Columns, TextColumn } from '../columns.js';
import type { Kernel } from '../kernel/kernel.js';
import { builtInNumbers } from '../numbering/built-in.js';
import { type NumberColumns, numberColumns } from '../numbering/columns.js';
import { type NumberTable, tableOf } from '../numbering/table.js';
import type { RateCard } from '../pricing/rate.js';
import { type SenderColumns, senderColumns } from '../sender/columns.js';
import { type SavingsCounts, savingsCounts, type TextCounts, textCounts } from '../text/columns.js';
import type { Asked } from './call.js';
import type { Crew } from './crew.js';
import { type PoolEstimator, poolEstimator } from './estimator.js';
import { Keeper } from './keeper.js';
import type { Arrays } from './messages.js';
import { sharedColumns } from './shared-columns.js';
import { tableId } from './table.js';

/**
 * Threads that answer the questions of `@quicksms/core/batch`. Arguments, answers and errors are those of the functions
 * of the same name there, but for the kernel: each thread has its own. An error rejects the promise.
 *
 * Large columns are divided among the threads. Do not change a column, nor the arrays of `into`, before the promise has
 * settled.
 */
export interface Pool {
  /** How many threads there are. */
  readonly threads: number;
  /** The kernel of each thread, and why it is this one. */
  readonly kernel: Pick<Kernel, 'name' | 'reason'>;
  /** Analyses every message of a column. Without `into` the counts are in shared memory. */
  analyzeColumn<Name extends keyof TextCounts = keyof TextCounts>(
    column: TextColumn,
    options?: AnalyzeColumnOptions<Name>,
  ): Promise<Pick<TextCounts, Name>>;
  /** Finds what every message of a column would need if it were made cheaper. Without `into` in shared memory. */
  savingsColumn<Name extends keyof SavingsCounts = keyof SavingsCounts>(
    column: TextColumn,
    options?: SavingsColumnOptions<Name>,
  ): Promise<Pick<SavingsCounts, Name>>;
  /** Resolves every number of a column. Without `into` the answers are in shared memory. */
  resolveColumn<Name extends keyof NumberColumns = keyof NumberColumns>(
    column: TextColumn,
    options?: ResolveColumnOptions<Name>,
  ): Promise<Pick<NumberColumns, Name>>;
  /** Checks every sender of a column. Without `into` the answers are in shared memory. */
  checkSenderColumn<Name extends keyof SenderColumns = keyof SenderColumns>(
    column: TextColumn,
    options?: CheckSenderColumnOptions<Name>,
  ): Promise<Pick<SenderColumns, Name>>;
  /** Creates an estimator whose messages all threads count. */
  estimator(card: RateCard, options?: EstimateColumnsOptions): PoolEstimator;
  /**
   * Ends the threads when all that was asked is answered. Calls after this are rejected with the code `POOL_CLOSED`.
   * Resolves when the threads have ended.
   */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** The pool of a crew. */
export function poolOf(crew: Crew, kernel: Pool['kernel']): Pool {
  const keeper = new Keeper(crew.threads);
  const close = () => crew.close();

  /** Asks about a column, and resolves with the answers. */
  const ask = async <Kinds extends ColumnKinds, Name extends keyof Kinds>(
    asked: Pick<Asked, 'question' | 'columns' | 'holds'>,
    all: Kinds,
    options: FillOptions<Columns<Kinds>, Name> | undefined,
  ): Promise<Pick<Columns<Kinds>, Name>> => {
    const { length } = Object.values(asked.columns)[0]!;
    const answers = columnsToFill(all, options, length, sharedColumns);
    await crew.ask({ ...asked, kinds: chosenColumns(all, options?.only), answers: answers as Arrays });
    return answers;
  };

  return {
    threads: crew.threads.length,
    kernel,
    analyzeColumn: (text, options) =>
      crew.during(async () => {
        requireColumn(text);
        return ask({ question: { ask: 'analyze' }, columns: { text } }, textCounts, options);
      }),
    savingsColumn: (text, options) =>
      crew.during(async () => {
        requireColumn(text);
        return ask({ question: { ask: 'savings' }, columns: { text } }, savingsCounts, options);
      }),
    resolveColumn: (msisdn, options) =>
      crew.during(async () => {
        requireColumn(msisdn);
        const holds = givenTable(options);
        const question = { ask: 'resolve', table: holds && tableId(keeper, holds) } as const;
        return ask({ question, columns: { msisdn }, holds }, numberColumns, options);
      }),
    checkSenderColumn: (sender, options) =>
      crew.during(async () => {
        requireColumn(sender);
        const question = { ask: 'checkSender', smartRouting: smartRoutingOf(options) } as const;
        return ask({ question, columns: { sender } }, senderColumns, options);
      }),
    estimator(card, options) {
      crew.requireOpen();
      return poolEstimator(crew, keeper, card, options);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** The table in the options, or undefined for the one in the package. */
function givenTable(options: { table?: NumberTable | undefined } | undefined): NumberTable | undefined {
  const table = tableOf(options, builtInNumbers);
  return options?.table && table;
}
