// By which channel a message goes, in how many parts, and at what price.
import { countries, type Payload, recipients, type Sender, testSender } from './given.js';

const SUFFIX = ' This is a QuickSMS test message';

/** Encoding and parts of a text as an SMS. The texts of histories have letters, digits, spaces, € and other characters. */
export function smsOf(msg: string, appended: boolean): { encoding: 'GSM-7' | 'UCS-2'; parts: number } {
  const text = appended ? msg + SUFFIX : msg;
  const isGsm = /^[A-Za-z0-9 €]*$/.test(text);
  const length = isGsm ? text.length + (text.match(/€/g) ?? []).length : text.length;
  const [single, part] = isGsm ? [160, 153] : [70, 67];
  const parts = length <= single ? 1 : Math.ceil(length / part);
  return { encoding: isGsm ? 'GSM-7' : 'UCS-2', parts };
}

/** The channel, and the sender of the SMS to which RCS falls back; undefined for SENDER_NOT_REGISTERED. */
export function routeOf(
  senders: readonly Sender[],
  isTest: boolean,
  payload: Payload,
): { readonly channel: 'SMS' | 'RCS'; readonly failover?: string } | undefined {
  const country = recipients[payload.MSISDN]!;
  const approved = senders.filter(
    ({ approved, countries: only }) =>
      approved && (only === undefined || (country !== null && only.includes(country))),
  );
  const bySms = approved.filter(({ channel }) => channel === 'SMS');
  if (isTest) bySms.push({ sender: testSender, channel: 'SMS', approved: true });
  const isSms = (name: string) => bySms.some(({ sender }) => sender === name);
  const isAgent = approved.some(({ sender, channel }) => channel === 'RCS' && sender === payload.sender);
  if (!payload.smart_routing || !isAgent) return isSms(payload.sender) ? { channel: 'SMS' } : undefined;

  const { sms_failover_sender: explicit } = payload;
  if (explicit !== undefined) return isSms(explicit) ? { channel: 'RCS', failover: explicit } : undefined;
  const byDefault = bySms.find(({ isDefault }) => isDefault);
  const failover =
    byDefault?.sender ?? bySms[0]?.sender ?? payload.sender.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 11);
  return failover === '' ? undefined : { channel: 'RCS', failover };
}

/** Whether messages to a number may be sent: the account's setting, else the platform's, else yes. */
export function isAllowed(MSISDN: string): boolean {
  const country = recipients[MSISDN]!;
  if (country === null) return true;
  const { account, platform } = countries[country]!;
  return (account ?? platform ?? 'allow') === 'allow';
}

/** What to reserve, and what an SMS costs: with smart routing the greater of both. Undefined where a price is missing. */
export function costOf(
  MSISDN: string,
  channel: 'SMS' | 'RCS',
  parts: number,
): { readonly reserve: number; readonly sms: number } | undefined {
  const country = recipients[MSISDN]!;
  const { sms, rcs } = country === null ? {} : countries[country]!;
  if (sms === undefined) return undefined;
  if (channel === 'SMS') return { reserve: sms * parts, sms: sms * parts };
  if (rcs === undefined) return undefined;
  return { reserve: Math.max(rcs, sms * parts), sms: sms * parts };
}

export const rcsPrice = (MSISDN: string): number => countries[recipients[MSISDN]!]!.rcs!;
