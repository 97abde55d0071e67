// QuickSMS API 2.0, Smart Routing, Out-of-Hours Sending and Message Rejection Codes: credits.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CreditFacts,
  chargedFor,
  type LedgerEntry,
  refundCredits,
  reserveCredits,
  settleCredits,
} from '../../src/api/credits.js';
import type { MessageId } from '../../src/api/responses.js';
import type { Money } from '../../src/pricing/money.js';

const quicksms_id = 'msg_80fac5c752941b27';
const gbp = (units: bigint): Money => ({ currency: 'GBP', units });
const reserve = (facts: CreditFacts, units: bigint, at = 0) =>
  reserveCredits(facts, { quicksms_id, amount: gbp(units) }, at);
const reserved = (units: bigint): LedgerEntry => reserve({ balance: gbp(units) }, units).entry!;
const insufficient = { rejection: { code: 'INSUFFICIENT_CREDITS' } };

describe('Message Rejection Codes', () => {
  test('INSUFFICIENT_CREDITS: the balance is too low', () => {
    expect(reserve({ balance: gbp(7n) }, 8n)).toEqual(insufficient);
    expect(reserve({ balance: gbp(8n) }, 8n).balance?.units).toBe(0n);
  });

  test('an account that pays later may fall to its lowest balance, and not below', () => {
    const lowestBalance = gbp(-10n);
    expect(reserve({ balance: gbp(-2n), lowestBalance }, 8n).balance?.units).toBe(-10n);
    expect(reserve({ balance: gbp(-3n), lowestBalance }, 8n)).toEqual(insufficient);
    expect(reserve({ balance: gbp(12n), lowestBalance: gbp(5n) }, 8n)).toEqual(insufficient);
  });

  test('what costs nothing is sent with any balance', () => {
    expect(reserve({ balance: gbp(-1n) }, 0n).balance?.units).toBe(-1n);
  });

  test('amounts at the bounds of 64 bits', () => {
    const most = 2n ** 63n - 1n;
    expect(reserve({ balance: gbp(-most), lowestBalance: gbp(-most - 1n) }, most)).toEqual(insufficient);
    expect(reserve({ balance: gbp(most) }, most).balance?.units).toBe(0n);
  });
});

describe('Out-of-Hours Sending', () => {
  test('hold: credits are reserved immediately, as an entry at the time of acceptance', () => {
    const { entry } = reserve({ balance: gbp(20n) }, 8n, 1000);
    expect(entry).toEqual({ kind: 'RESERVE', quicksms_id, amount: gbp(-8n), at: 1000 });
  });
});

describe('Smart Routing (RCS)', () => {
  test('if SMS costs more, the difference is deducted', () => {
    const [rcs, sms] = [5n, 8n];
    const entry = reserved(sms);
    const byRcs = settleCredits([entry], gbp(rcs), 1)!;
    const bySms = settleCredits([entry], gbp(sms), 1)!;
    expect(bySms.amount.units - byRcs.amount.units).toBe(-(sms - rcs));
    expect(chargedFor([entry, bySms])).toEqual(gbp(sms));
  });

  test('if SMS costs less, the difference is refunded', () => {
    const [rcs, sms] = [8n, 5n];
    const entry = reserved(rcs);
    const bySms = settleCredits([entry], gbp(sms), 1)!;
    expect(bySms).toEqual({ kind: 'SETTLE', quicksms_id, amount: gbp(rcs - sms), at: 1 });
    expect(chargedFor([entry, bySms])).toEqual(gbp(sms));
  });

  test('a message is settled once, and not after a refund', () => {
    const entry = reserved(8n);
    const settled = settleCredits([entry], gbp(5n), 1)!;
    const refunded = refundCredits([entry], 1)!;
    expect(settleCredits([entry, settled], gbp(6n), 2)).toBeUndefined();
    expect(settleCredits([entry, refunded], gbp(5n), 2)).toBeUndefined();
  });

  test('a message is refunded once, before settlement or after it', () => {
    const entry = reserved(8n);
    const settled = settleCredits([entry], gbp(5n), 1)!;
    expect(refundCredits([entry], 2)?.amount).toEqual(gbp(8n));
    const refunded = refundCredits([entry, settled], 2)!;
    expect(refunded).toEqual({ kind: 'REFUND', quicksms_id, amount: gbp(5n), at: 2 });
    expect(refundCredits([entry, settled, refunded], 3)).toBeUndefined();
    expect(chargedFor([entry, settled, refunded])).toEqual(gbp(0n));
  });
});

/** What happens to messages: each is reserved, and then any number of events come. */
const histories = fc.array(
  fc.record({
    sms: fc.bigInt({ min: 0n, max: 60n }),
    rcs: fc.bigInt({ min: 0n, max: 60n }),
    events: fc.array(fc.constantFrom('SMS', 'RCS', 'refund'), { maxLength: 4 }),
  }),
  { maxLength: 30 },
);

test('the ledger always balances: entries add up to what is charged, and the balance is never below what is allowed', () => {
  const bounds = fc.record({
    first: fc.bigInt({ min: -20n, max: 500n }),
    lowest: fc.bigInt({ min: -20n, max: 20n }),
  });
  fc.assert(
    fc.property(histories, bounds, (messages, { first, lowest }) => {
      const facts = { balance: gbp(first), lowestBalance: gbp(lowest) };
      let charged = 0n;
      messages.forEach(({ sms, rcs, events }, index) => {
        const id: MessageId = `msg_${index.toString(16).padStart(16, '0')}`;
        const most = sms > rcs ? sms : rcs;
        const before = facts.balance.units;
        const decision = reserveCredits(facts, { quicksms_id: id, amount: gbp(most) }, index);
        if (decision.rejection) {
          expect(before - most).toBeLessThan(lowest);
          return;
        }
        facts.balance = decision.balance;
        if (most > 0n) expect(facts.balance.units).toBeGreaterThanOrEqual(lowest);
        const entries: LedgerEntry[] = [decision.entry];
        for (const event of events) {
          const prices = { SMS: gbp(sms), RCS: gbp(rcs) };
          const entry =
            event === 'refund' ? refundCredits(entries, index) : settleCredits(entries, prices[event], index);
          if (entry === undefined) continue;
          entries.push(entry);
          facts.balance = gbp(facts.balance.units + entry.amount.units);
          expect(facts.balance.units).toBeGreaterThanOrEqual(before - most);
        }
        // The first settlement before a refund counts.
        const [settled] = events;
        const price = settled === 'SMS' ? sms : settled === 'RCS' ? rcs : most;
        const expected = events.includes('refund') ? 0n : price;
        expect(chargedFor(entries).units).toBe(expected);
        expect(entries.reduce((sum, { amount }) => sum + amount.units, 0n)).toBe(-expected);
        expect(new Set(entries.map(({ kind }) => kind)).size).toBe(entries.length);
        charged += expected;
      });
      expect(facts.balance.units).toBe(first - charged);
    }),
  );
});

describe('misuse', () => {
  const entry = reserved(8n);
  const usd = { currency: 'USD', units: 1n };
  test.each([
    ['an amount below zero', () => reserve({ balance: gbp(9n) }, -1n)],
    ['two currencies', () => reserve({ balance: usd }, 1n)],
    ['a lowest balance of another currency', () => reserve({ balance: gbp(9n), lowestBalance: usd }, 1n)],
    ['no balance', () => reserve({} as never, 1n)],
    ['no time', () => reserve({ balance: gbp(9n) }, 1n, Number.NaN)],
    ['a price above what was reserved', () => settleCredits([entry], gbp(9n), 0)],
    ['a price of another currency', () => settleCredits([entry], usd, 0)],
    ['no entries', () => settleCredits([], gbp(8n), 0)],
    ['a ledger that does not begin with its RESERVE', () => refundCredits([{ ...entry, kind: 'SETTLE' }], 0)],
    ['two reservations', () => refundCredits([entry, entry], 0)],
    [
      'entries of two messages',
      () => chargedFor([entry, { ...entry, kind: 'SETTLE', quicksms_id: 'msg_0000000000000000' }]),
    ],
  ])('%s', (_, act) => {
    expect(act).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
  });
});
