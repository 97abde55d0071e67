// QuickSMS API 2.0, Smart Routing, SMS Failover Sender, Send a Test Message and Switch to Production.
import { describe, expect, test } from 'vitest';
import { type AccountSender, decideRoute, type RouteFacts } from '../../src/api/route.js';

const agent: AccountSender = { sender: 'MyBrandAgent', channel: 'RCS', approved: true };
const sms = (sender: string, more: Partial<AccountSender> = {}): AccountSender => ({
  sender,
  channel: 'SMS',
  approved: true,
  ...more,
});
const route = (
  senders: readonly AccountSender[],
  request: { sender: string; smart_routing?: boolean; sms_failover_sender?: string },
  facts: Partial<RouteFacts> = {},
) => decideRoute({ senders, country: 'GB', ...facts }, { smart_routing: false, ...request });
const notRegistered = (message?: string) => ({ rejection: { code: 'SENDER_NOT_REGISTERED', message } });
const smart = { sender: 'MyBrandAgent', smart_routing: true };
const failover = (senders: AccountSender[], more = {}) => {
  const { rejection, ...routed } = route([agent, ...senders], { ...smart, ...more });
  return rejection ?? routed.failover;
};

describe('Send a Message: Request Body', () => {
  test('sender: must be pre-registered and approved', () => {
    expect(route([sms('MyStore')], { sender: 'MyStore' })).toEqual({ channel: 'SMS', sender: 'MyStore' });
    expect(route([], { sender: 'MyStore' })).toEqual(notRegistered());
    expect(route([sms('MyStore', { approved: false })], { sender: 'MyStore' })).toEqual(notRegistered());
    for (const sender of ['mystore', 'MyStore ', 'MyStor'])
      expect(route([sms('MyStore')], { sender })).toEqual(notRegistered());
  });

  test('Switch to Production: the sender ID is approved for the destination country', () => {
    const senders = [sms('MyStore', { countries: ['GB', 'IE'] })];
    expect(route(senders, { sender: 'MyStore' }).channel).toBe('SMS');
    for (const country of ['FR', null])
      expect(route(senders, { sender: 'MyStore' }, { country })).toEqual(notRegistered());
    const abroad = { ...agent, countries: ['FR'] };
    expect(route([abroad, sms('MyStore')], smart)).toEqual(notRegistered());
  });

  test('an RCS agent only when smart_routing is true', () => {
    expect(route([agent], { sender: 'MyBrandAgent' })).toEqual(notRegistered());
  });
});

describe('Smart Routing (RCS)', () => {
  test('when smart_routing is true and the sender is an approved RCS agent, the message is routed via RCS', () => {
    expect(route([agent, sms('MyBrand')], smart)).toEqual({
      channel: 'RCS',
      sender: 'MyBrandAgent',
      failover: { sender: 'MyBrand', source: 'FIRST_APPROVED' },
    });
  });

  test('a sender that is no approved agent goes by SMS if it is an approved SMS sender', () => {
    const request = { sender: 'MyStore', smart_routing: true };
    const bySms = { channel: 'SMS', sender: 'MyStore' };
    expect(route([agent, sms('MyStore')], request)).toEqual(bySms);
    const pending = { ...agent, sender: 'MyStore', approved: false };
    expect(route([pending, sms('MyStore')], request)).toEqual(bySms);
    // It is no fallback, so that its failover sender does not matter.
    expect(route([sms('MyStore')], { ...request, sms_failover_sender: 'Unknown' })).toEqual(bySms);
  });

  test('a sender that is neither is SENDER_NOT_REGISTERED', () => {
    expect(route([sms('MyStore')], smart)).toEqual(notRegistered());
    expect(route([{ ...agent, approved: false }], smart)).toEqual(notRegistered());
  });

  test('a sender that is both is an agent with smart routing, and an SMS sender without', () => {
    const both = [{ ...agent, sender: 'MyBrand' }, sms('MyBrand')];
    expect(route(both, { sender: 'MyBrand', smart_routing: true }).channel).toBe('RCS');
    expect(route(both, { sender: 'MyBrand' }).channel).toBe('SMS');
  });
});

describe('SMS Failover Sender', () => {
  const senders = [sms('First'), sms('Default', { isDefault: true }), sms('Explicit')];

  test('priority 1: the sms_failover_sender field', () => {
    const explicit = { sms_failover_sender: 'Explicit' };
    expect(failover(senders, explicit)).toEqual({ sender: 'Explicit', source: 'EXPLICIT' });
  });

  test('priority 2: the default registered sender', () => {
    expect(failover(senders)).toEqual({ sender: 'Default', source: 'DEFAULT' });
  });

  test('priority 3: the first approved sender', () => {
    const waiting = sms('Waiting', { approved: false, isDefault: true });
    const abroad = sms('Abroad', { countries: ['FR'] });
    const expected = { sender: 'First', source: 'FIRST_APPROVED' };
    expect(failover([waiting, abroad, sms('First'), sms('Second')])).toEqual(expected);
  });

  test('priority 4: the agent name stripped of non-alphanumeric characters, truncated to 11', () => {
    expect(failover([])).toEqual({ sender: 'MyBrandAgen', source: 'AGENT_NAME' });
  });

  test('if nothing is left, there is no failover sender, and the message is rejected', () => {
    const nameless = { ...agent, sender: '品牌' };
    expect(route([nameless], { sender: '品牌', smart_routing: true })).toEqual(
      notRegistered('There is no sender for the SMS to which RCS falls back.'),
    );
  });

  test('an sms_failover_sender must be approved as any sender', () => {
    const rejected = { code: 'SENDER_NOT_REGISTERED', message: 'The sms_failover_sender is not approved.' };
    for (const sms_failover_sender of ['Unknown', 'MyBrandAgent'])
      expect(failover(senders, { sms_failover_sender })).toEqual(rejected);
  });
});

describe('Send a Test Message', () => {
  const inTest = { testSender: 'QuickSMS' };

  test('in test mode, the QuickSMS default test sender may be used', () => {
    const bySms = { channel: 'SMS', sender: 'QuickSMS' };
    expect(route([], { sender: 'QuickSMS' }, inTest)).toEqual(bySms);
    expect(route([], { sender: 'QuickSMS', smart_routing: true }, inTest)).toEqual(bySms);
    expect(route([], { sender: 'QuickSMS' })).toEqual(notRegistered());
  });

  test('to use a custom sender ID in test mode, register it', () => {
    expect(route([], { sender: 'MyStore' }, inTest)).toEqual(notRegistered());
    expect(route([sms('MyStore')], { sender: 'MyStore' }, inTest).channel).toBe('SMS');
  });

  test('an agent in test mode falls back to the test sender, if the account has no other', () => {
    const routed = (senders: AccountSender[]) => route([agent, ...senders], smart, inTest);
    expect(routed([])).toMatchObject({ failover: { sender: 'QuickSMS', source: 'FIRST_APPROVED' } });
    expect(routed([sms('MyBrand')])).toMatchObject({ failover: { sender: 'MyBrand' } });
  });
});

test.each([
  ['facts.senders', { senders: {} }, {}],
  ['facts.senders[0].sender', { senders: [{ ...agent, sender: 1 }] }, {}],
  ['facts.senders[0].channel', { senders: [{ ...agent, channel: 'rcs' }] }, {}],
  ['facts.senders[0].approved', { senders: [{ ...agent, approved: 'yes' }] }, {}],
  ['facts.senders[0].countries', { senders: [{ ...agent, countries: 'GB' }] }, {}],
  ['facts.country', { country: undefined }, {}],
  ['facts.testSender', { testSender: 1 }, {}],
  ['request.sender', {}, { sender: undefined }],
  ['request.smart_routing', {}, { smart_routing: 'true' }],
])('misuse: %s', (name, facts, request) => {
  const expected = { code: 'INVALID_ARGUMENT', message: expect.stringContaining(`${name} must be`) };
  expect(() => route([], { sender: 'MyStore', ...request } as never, facts as never)).toThrow(
    expect.objectContaining(expected),
  );
});
