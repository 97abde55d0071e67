// Random histories of an account, taken by the library's decisions and by a slow model: the same answers after each step.
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { connections } from '../reference/histories/given.js';
import { stateOf } from '../reference/histories/state.js';
import { scaled } from '../scale.js';
import { requireInvariants, sameState, seenBy } from './history-checks.js';
import { guess, type Step, send, sendTwins } from './history-commands.js';
import {
  archiveAccount,
  changeSecrets,
  pass,
  passToEdge,
  passUntil,
  replayPost,
  report,
  setAccount,
  setCarrier,
  setConnection,
  setReceiver,
  stepBack,
  submitOn,
  topUp,
} from './history-steps.js';
import { HistoryStore } from './history-store.js';
import { draft, routedWorld, strictWorld, world } from './history-worlds.js';

const seed = Number(process.env.QUICKSMS_TEST_SEED ?? 1);
const path = process.env.QUICKSMS_TEST_PATH;

const which = fc.nat({ max: 30 });
const isOften = fc.constantFrom(true, false, false);
const when = fc.constantFrom('in time' as const, 'in time' as const, 'late' as const, 'not yet' as const);
const milliseconds = fc.oneof(
  fc.constantFrom(1, 499, 1000, 3000, 4999, 29_999, 59_999, 60_000, 61_000, 299_999, 300_000, 3_600_000),
  fc.integer({ min: 1, max: 90_000_000 }),
);
const step = {
  send: draft.map(send),
  twins: fc
    .tuple(
      draft,
      fc.array(draft, { minLength: 1, maxLength: 2 }),
      isOften,
      fc.constantFrom('order 1', 'order 2'),
    )
    .map(([first, others, isLost, key]) => {
      const twins = others.map(other => ({ ...other, idempotencyKey: key, connection: first.connection }));
      return sendTwins({ ...first, idempotencyKey: key }, twins, isLost);
    }),
  guess: fc
    .tuple(
      fc.constantFrom('one', 'two', 'mapped', 'six', 'other six'),
      fc.constantFrom(1, 5, 9, 10),
      fc.constantFrom(0, 0, 6665, 6666, 6667),
      fc.constantFrom('Bearer' as const, 'none' as const),
    )
    .map(of => guess(...of)),
  pass: fc.tuple(milliseconds, when).map(of => pass(...of)),
  edge: fc.tuple(which, fc.constantFrom(-1, 0, 1), when).map(of => passToEdge(...of)),
  back: fc.constantFrom(500, 5000, 59_000, 60_000, 61_500, 7_200_000, 90_000_000).map(stepBack),
  report: fc
    .tuple(
      which,
      fc.record({
        type: fc.constantFrom(
          'receipt',
          'receipt',
          'receipt',
          'notTaken',
          'refuse',
          'read',
          'expire',
          'abandon',
        ),
        message_status: fc.constantFrom(
          'DELIVERED',
          'DELIVERED',
          'UNDELIVERED',
          'EXPIRED',
          'REJECTED',
          'PENDING',
        ),
        status_code: fc.constantFrom(undefined, 0, 1, 13, 27, 32, 99),
        channel: fc.constantFrom(undefined, undefined, 'SMS', 'RCS'),
        doneAt: fc.constantFrom(undefined, Date.UTC(2026, 2, 26, 12)),
      }) as fc.Arbitrary<never>,
      isOften,
    )
    .map(of => report(...of)),
  submit: fc
    .tuple(which, fc.constantFrom('SMS' as const, 'SMS' as const, 'RCS' as const))
    .map(of => submitOn(...of)),
  carrier: fc.boolean().map(setCarrier),
  connection: fc.tuple(fc.constantFrom(...Object.keys(connections)), isOften).map(of => setConnection(...of)),
  account: fc.constantFrom(true, true, false).map(setAccount),
  archive: fc.constant(undefined).map(archiveAccount),
  topUp: fc.constantFrom(1, 4_000_000, 30_000_000).map(topUp),
  secrets: fc
    .constantFrom(
      'a new secret' as const,
      'the old secret ends' as const,
      'the receiver takes the new one' as const,
      'the receiver takes both' as const,
    )
    .map(changeSecrets),
  receiver: fc
    .tuple(
      fc.constantFrom(200, 204, 302, 500, null),
      fc.constantFrom(0, 0, 299_000, 302_000, -299_000, -302_000),
    )
    .map(of => setReceiver(...of)),
  replay: fc.tuple(which, isOften).map(of => replayPost(...of)),
} satisfies Record<string, fc.Arbitrary<Step>>;

/** So many of each kind of step, in a hundred or so. */
type Weights = Partial<Record<keyof typeof step, number>>;

const MOST_STEPS = 40;

/** Takes a random history, and then lets everything come to its end. */
async function requireHistories(weights: Weights, runs: number, worlds = world): Promise<void> {
  const steps = Object.entries(weights).flatMap(([kind, weight]) =>
    Array<fc.Arbitrary<Step>>(weight).fill(step[kind as keyof typeof step]),
  );
  const property = fc.asyncProperty(
    worlds,
    fc.commands(steps, { maxCommands: MOST_STEPS, size: 'max' }),
    async (world, commands) => {
      const state = stateOf(world);
      const seen = seenBy(new HistoryStore(world));
      await fc.asyncModelRun(() => ({ model: state, real: seen }), commands);
      for (const connection of Object.keys(connections))
        await setConnection(connection, false).run(state, seen);
      if (!state.accountArchived) await setAccount(true).run(state, seen);
      await setCarrier(false).run(state, seen);
      await passUntil(state, seen, state.now + 30 * 86_400_000, false);
      sameState(seen, state);
      requireInvariants(seen, state);
      if (seen.ended.size !== state.messages.length) throw new Error('a message has not come to its end');
    },
  );
  const replayed = path === undefined ? {} : { path };
  const details = await fc.check(property, {
    seed,
    ...replayed,
    numRuns: path === undefined ? scaled(runs) : 1,
    endOnFailure: false,
  });
  if (!details.failed) return;
  const history = details.counterexamplePath!.split(':')[0]!;
  throw new Error(
    `${(details.errorInstance as Error).message}\nThe history, after ${details.numShrinks} steps of making it smaller:\n${fc.stringify(details.counterexample)}\nTo replay it, set QUICKSMS_TEST_SEED=${details.seed} QUICKSMS_TEST_PATH=${history}`,
    { cause: details.errorInstance },
  );
}

describe('Histories: the same answers as the slow model, and credits that balance', () => {
  test('everything together', () =>
    requireHistories(
      {
        ...{ send: 12, twins: 3, guess: 1, pass: 5, edge: 5, back: 1, report: 8, submit: 3, carrier: 1 },
        ...{ connection: 1, account: 1, archive: 1, topUp: 1, secrets: 1, receiver: 1, replay: 1 },
      },
      700,
    ));

  test('who sends, how often, and with which key', () =>
    requireHistories(
      { send: 20, twins: 4, guess: 4, pass: 3, edge: 8, back: 1, connection: 1, account: 1 },
      500,
    ));

  test('messages on their way, and what they cost', () =>
    requireHistories(
      {
        send: 10,
        pass: 4,
        edge: 4,
        back: 1,
        report: 14,
        submit: 6,
        carrier: 2,
        connection: 1,
        archive: 1,
        topUp: 2,
      },
      600,
    ));

  test('messages by RCS that fall back to SMS, or are too late for it', () =>
    requireHistories(
      { send: 10, pass: 4, edge: 10, report: 6, submit: 10, carrier: 6, archive: 1 },
      500,
      routedWorld,
    ));

  test('business hours, duplicates, and nights on which clocks change', () =>
    requireHistories({ send: 12, edge: 14, pass: 2, back: 1, connection: 1, topUp: 4 }, 900, strictWorld));

  test('receipts, and who trusts them', () =>
    requireHistories(
      { send: 8, pass: 8, edge: 3, report: 8, back: 1, secrets: 4, receiver: 4, replay: 4 },
      300,
    ));
});
