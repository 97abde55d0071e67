import { describe, expect, test } from 'vitest';
import { checkSender } from '../../src/sender/check.js';
import { failoverSender } from '../../src/sender/failover.js';

const registered = [
  { sender: 'First', approved: false },
  { sender: 'Second', approved: true },
  { sender: 'Third', approved: true, isDefault: true },
];
const agent = 'My Brand & Agent';

test('the four priorities, in order', () => {
  expect(failoverSender({ explicit: 'MyBrand', registered, agent }).value).toEqual({
    sender: 'MyBrand',
    source: 'EXPLICIT',
  });
  expect(failoverSender({ registered, agent }).value).toEqual({ sender: 'Third', source: 'DEFAULT' });
  expect(failoverSender({ registered: registered.slice(0, 2), agent }).value).toEqual({
    sender: 'Second',
    source: 'FIRST_APPROVED',
  });
  expect(failoverSender({ registered: registered.slice(0, 1), agent }).value).toEqual({
    sender: 'MyBrandAgen',
    source: 'AGENT_NAME',
  });
});

test('the default counts without approval, and what is not true is neither default nor approved', () => {
  const source = (entry: object) =>
    failoverSender({ registered: [{ sender: 'MyBrand', ...entry }], agent }).value!.source;
  for (const approved of [false, 'false', undefined])
    expect(source({ isDefault: true, approved })).toBe('DEFAULT');
  for (const no of [false, 'false', 'true', 1, undefined])
    expect(source({ isDefault: no, approved: no })).toBe('AGENT_NAME');
});

test('an invalid explicit sender is an issue', () => {
  for (const explicit of ['', 'MyBrandAgent', '+447700900000', '1234567890123456', 'a\n']) {
    const { value, issues } = failoverSender({ explicit, registered, agent });
    expect(value).toBeUndefined();
    expect(issues).toEqual(
      checkSender(explicit).issues.map(issue => ({ ...issue, param: 'sms_failover_sender' })),
    );
  }
  expect(failoverSender({ explicit: null, registered, agent }).value!.source).toBe('DEFAULT');
});

test('a registered sender that an SMS cannot have is skipped', () => {
  const agents = [{ sender: 'MyBrandAgent', approved: true, isDefault: true }, ...registered.slice(0, 2)];
  expect(failoverSender({ registered: agents, agent }).value).toEqual({
    sender: 'Second',
    source: 'FIRST_APPROVED',
  });
});

describe('the name of the agent', () => {
  test.each([
    ['Café Zoë', 'CafZo'],
    ['1-800 FLOWERS', '1800FLOWERS'],
    ['123 456 789 012 345', '12345678901'],
    ['😀 A', 'A'],
    [`${'?'.repeat(10_000_000)}abc`, 'abc'],
  ])('%.20s: %s', (agent, sender) => {
    expect(failoverSender({ registered: [], agent }).value).toEqual({ sender, source: 'AGENT_NAME' });
    expect(checkSender(sender).kinds.length).toBe(1);
  });

  test.each(['', '   ', '你好', '😀', 'éàü', '١٢٣'])('nothing is left of %j', agent => {
    expect(failoverSender({ registered: [], agent }).issues).toEqual([
      {
        message: "expected a letter or a digit in the agent's name, found none, and no other sender for SMS",
        path: [],
        code: 'NO_FAILOVER_SENDER',
        param: 'sms_failover_sender',
      },
    ]);
  });
});

test.each([
  [undefined, 'input must be an object, not undefined'],
  [{ registered: [] }, 'agent must be a string, not undefined'],
  [{ agent }, 'registered must be an array, not undefined'],
  [{ agent, registered: [], explicit: 7 }, 'explicit must be a string, not number'],
  [{ agent, registered: ['MyStore'] }, "registered[0] must be an object with a sender, not 'MyStore'"],
  [{ agent, registered: [null] }, 'registered[0] must be an object with a sender, not null'],
])('misuse: %j', (input, message) => {
  expect(() => failoverSender(input as never)).toThrow(
    expect.objectContaining({ code: 'INVALID_ARGUMENT', message }),
  );
});
