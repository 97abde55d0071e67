// QuickSMS API 2.0, Anti-Flood Protection.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideFlood, type FloodFacts } from '../../src/api/flood.js';

const original = 'msg_80fac5c752941b27';
const facts = (more: Partial<FloodFacts>): FloodFacts => ({
  mode: 'enforce',
  windowSeconds: 60,
  lastAccepted: { quicksms_id: original, acceptedAt: 1000 },
  ...more,
});

describe('Anti-Flood Protection', () => {
  test('off: no duplicate checking', () => {
    expect(decideFlood(facts({ mode: 'off' }), 1000)).toEqual({ action: 'send' });
  });

  test('enforce: duplicates are rejected with DUPLICATE_MESSAGE, with the original message id', () => {
    expect(decideFlood(facts({}), 2000)).toEqual({
      action: 'reject',
      duplicateOf: original,
      rejection: { code: 'DUPLICATE_MESSAGE', details: { original_quicksms_id: original } },
    });
  });

  test('monitor: duplicates are logged, but the message is still sent', () => {
    expect(decideFlood(facts({ mode: 'monitor' }), 2000)).toEqual({ action: 'log', duplicateOf: original });
  });

  test('a message without an accepted one like it is no duplicate', () => {
    expect(decideFlood(facts({ lastAccepted: undefined }), 2000)).toEqual({ action: 'send' });
  });

  test('the window lasts from the last accepted one, to the millisecond', () => {
    expect(decideFlood(facts({}), 1000).action).toBe('reject');
    expect(decideFlood(facts({}), 60_999).action).toBe('reject');
    expect(decideFlood(facts({}), 61_000).action).toBe('send');
    expect(decideFlood(facts({}), new Date(61_000)).action).toBe('send');
    expect(decideFlood(facts({ windowSeconds: 0 }), 1000).action).toBe('send');
  });

  test('a clock that steps back lets no duplicate through', () => {
    expect(decideFlood(facts({}), 0).action).toBe('reject');
  });

  test('rejected ones do not renew the window: accepted ones are a window apart, and each could not come earlier', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 40 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 0, max: 120 }), (waits, windowSeconds) => {
        let lastAccepted: FloodFacts['lastAccepted'];
        let at = 0;
        for (const wait of waits) {
          at += wait;
          const isFree = lastAccepted === undefined || at >= lastAccepted.acceptedAt + windowSeconds * 1000;
          const { action } = decideFlood(facts({ windowSeconds, lastAccepted }), at);
          expect(action).toBe(isFree ? 'send' : 'reject');
          if (action === 'send') lastAccepted = { quicksms_id: original, acceptedAt: at };
        }
      }),
    );
  });

  test.each([
    ['mode', { mode: 'on' as never }],
    ['windowSeconds', { windowSeconds: -1 }],
    ['windowSeconds', { windowSeconds: '60' as never }],
    ['lastAccepted.acceptedAt', { lastAccepted: {} as never }],
  ])('misuse: %s', (name, more) => {
    const expected = { code: 'INVALID_ARGUMENT', message: expect.stringContaining(`facts.${name} must be`) };
    expect(() => decideFlood(facts(more), 0)).toThrow(expect.objectContaining(expected));
  });
});
