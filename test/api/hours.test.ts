// QuickSMS API 2.0, Out-of-Hours Sending.
import { describe, expect, test } from 'vitest';
import { type BusinessHours, decideHours, nextOpening, type Weekday } from '../../src/api/hours.js';
import { random } from '../random.js';
import { nextOpeningSlowly } from '../reference/hours.js';
import { scaled } from '../scale.js';

const everyDay: Weekday[] = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const office = { weekdays: everyDay.slice(0, 5), start: '08:00', end: '20:00' };
const hoursOf = (more: Partial<BusinessHours> = {}): BusinessHours => ({
  timeZone: 'UTC',
  windows: [office],
  action: 'hold',
  ...more,
});
const at = (text: string) => Date.parse(text);
const opens = (hours: BusinessHours, text: string) => {
  const opening = nextOpening(hours, at(text));
  return opening && new Date(opening.opensAt).toISOString().replace(':00.000Z', 'Z');
};
const daily = (timeZone: string, start: string, end: string) =>
  hoursOf({ timeZone, windows: [{ weekdays: everyDay, start, end }] });

describe('Out-of-Hours Sending', () => {
  test('an account without business hours may always send', () => {
    expect(decideHours(undefined, 0)).toEqual({ action: 'send' });
  });

  test('reject: the message is rejected with OUT_OF_HOURS, with the window and the resume time', () => {
    expect(decideHours(hoursOf({ action: 'reject' }), at('2026-03-26T20:30Z'))).toEqual({
      action: 'reject',
      rejection: {
        code: 'OUT_OF_HOURS',
        details: {
          window: { ...office, time_zone: 'UTC' },
          resume_at: '2026-03-27T08:00:00+00:00',
        },
      },
    });
  });

  test('hold: the message is sent when the window opens', () => {
    const scheduledSendAt = at('2026-03-27T08:00Z');
    expect(decideHours(hoursOf(), at('2026-03-26T20:30Z'))).toEqual({ action: 'hold', scheduledSendAt });
    expect(decideHours(hoursOf(), at('2026-03-26T20:30:59.5Z'))).toEqual({ action: 'hold', scheduledSendAt });
    expect(decideHours(hoursOf(), new Date(scheduledSendAt))).toEqual({ action: 'send' });
  });

  test('the start is inclusive and the end exclusive, to the millisecond', () => {
    const actionAt = (text: string) => decideHours(hoursOf(), at(text)).action;
    expect(actionAt('2026-03-26T07:59:59.999Z')).toBe('hold');
    expect(actionAt('2026-03-26T08:00:00.000Z')).toBe('send');
    expect(actionAt('2026-03-26T19:59:59.999Z')).toBe('send');
    expect(actionAt('2026-03-26T20:00:00.000Z')).toBe('hold');
  });

  test('resume is the next opening instant: over a weekend, and of several windows the first', () => {
    expect(opens(hoursOf(), '2026-03-27T20:00Z')).toBe('2026-03-30T08:00Z');
    const windows = [office, { weekdays: ['SUNDAY' as const], start: '10:00', end: '12:00' }];
    expect(opens(hoursOf({ windows }), '2026-03-27T20:00Z')).toBe('2026-03-29T10:00Z');
    expect(opens(hoursOf({ windows: windows.toReversed() }), '2026-03-29T12:00Z')).toBe('2026-03-30T08:00Z');
  });

  test('a window over midnight belongs to the day on which it begins', () => {
    const night = hoursOf({ windows: [{ weekdays: ['SATURDAY'], start: '22:00', end: '02:00' }] });
    expect(opens(night, '2026-03-28T01:00Z')).toBe('2026-03-28T22:00Z');
    expect(opens(night, '2026-03-29T01:59Z')).toBe('2026-03-29T01:59Z');
    expect(opens(night, '2026-03-29T02:00Z')).toBe('2026-04-04T22:00Z');
  });

  test('a window whose end is its start lasts a whole day', () => {
    const sunday = hoursOf({ windows: [{ weekdays: ['SUNDAY'], start: '00:00', end: '00:00' }] });
    expect(opens(sunday, '2026-03-28T23:59Z')).toBe('2026-03-29T00:00Z');
    expect(opens(sunday, '2026-03-29T23:59Z')).toBe('2026-03-29T23:59Z');
    expect(opens(sunday, '2026-03-30T00:00Z')).toBe('2026-04-05T00:00Z');
    for (let hour = 0; hour < 168; hour++)
      expect(decideHours(daily('Asia/Kathmandu', '09:30', '09:30'), hour * 3_600_000).action).toBe('send');
  });

  test('the time zone is the one of the account', () => {
    expect(opens(daily('America/New_York', '08:00', '20:00'), '2026-01-15T12:59Z')).toBe('2026-01-15T13:00Z');
    expect(opens(daily('Asia/Kathmandu', '08:00', '20:00'), '2026-01-15T00:00Z')).toBe('2026-01-15T02:15Z');
    // It is Friday there already.
    const friday = [{ weekdays: ['FRIDAY' as const], start: '00:00', end: '01:00' }];
    const kiritimati = hoursOf({ timeZone: 'Pacific/Kiritimati', windows: friday });
    expect(opens(kiritimati, '2026-01-15T09:00Z')).toBe('2026-01-15T10:00Z');
  });

  test('daylight saving time: a window opens at the same local time, an hour earlier in UTC', () => {
    expect(opens(daily('Europe/London', '08:00', '20:00'), '2026-03-28T21:00Z')).toBe('2026-03-29T07:00Z');
    expect(opens(daily('Europe/London', '08:00', '20:00'), '2026-10-24T21:00Z')).toBe('2026-10-25T08:00Z');
  });

  test('where the clocks skip the start, the window opens with the first time that they show', () => {
    // 2026-03-29, London: after 00:59:59 UTC the clocks show 02:00:00.
    expect(opens(daily('Europe/London', '01:30', '03:00'), '2026-03-29T00:30Z')).toBe('2026-03-29T01:00Z');
    expect(opens(daily('Europe/London', '01:15', '01:45'), '2026-03-29T00:30Z')).toBe('2026-03-30T00:15Z');
  });

  test('where the clocks show an hour twice, a window in it opens twice', () => {
    // 2026-10-25, London: 01:00 to 02:00 from 00:00 UTC and again from 01:00 UTC.
    const short = daily('Europe/London', '01:15', '01:45');
    expect(opens(short, '2026-10-25T00:00Z')).toBe('2026-10-25T00:15Z');
    expect(opens(short, '2026-10-25T00:45Z')).toBe('2026-10-25T01:15Z');
    expect(opens(short, '2026-10-25T01:45Z')).toBe('2026-10-26T01:15Z');
    expect(opens(daily('Europe/London', '01:00', '01:30'), '2026-10-25T00:45Z')).toBe('2026-10-25T01:00Z');
  });

  test('hours that never open reject a message, and say so, whatever the action', () => {
    for (const action of ['hold', 'reject'] as const)
      for (const windows of [[], [{ ...office, weekdays: [] }]])
        expect(decideHours(hoursOf({ windows, action }), 0)).toEqual({
          action: 'reject',
          rejection: {
            code: 'OUT_OF_HOURS',
            message: 'The message is outside business hours, which never begin.',
          },
        });
  });

  test.each([
    ['timeZone must be an IANA time zone', { timeZone: 'Europe/Londinium' }],
    ['hours.timeZone must be', { timeZone: 1 }],
    ['hours.action must be', { action: 'drop' }],
    ['hours.windows must be', { windows: {} }],
    ['hours.windows[0].start must be', { windows: [{ ...office, start: '8:00' }] }],
    ['hours.windows[1].end must be', { windows: [office, { ...office, end: '24:00' }] }],
    ['hours.windows[0].weekdays must', { windows: [{ ...office, weekdays: ['MON'] }] }],
  ])('misuse: %s', (message, more) => {
    const expected = { code: 'INVALID_ARGUMENT', message: expect.stringContaining(message) };
    expect(() => decideHours(hoursOf(more as never), 0)).toThrow(expect.objectContaining(expected));
  });
});

/** Times zones, each with a time near which its offset changes, if it does. */
const changes: [timeZone: string, near: string][] = [
  ['UTC', '2026-01-01'],
  ['Europe/London', '2026-03-29T01:00Z'],
  ['Europe/London', '2026-10-25T01:00Z'],
  ['America/New_York', '2026-03-08T07:00Z'],
  ['America/St_Johns', '2011-03-13T03:31Z'], // at 00:01
  ['America/Sao_Paulo', '2018-11-04T03:00Z'], // a day that begins at 01:00
  ['Asia/Beirut', '2026-03-28T22:00Z'], // at midnight
  ['Australia/Lord_Howe', '2026-04-04T15:00Z'], // half an hour
  ['Pacific/Apia', '2011-12-30T10:00Z'], // a day that does not exist
  ['Africa/Cairo', '2026-04-23T22:00Z'],
  ['Asia/Kathmandu', '2026-01-01'],
];

test('openings are those of a walk from minute to minute, near changes of the offset', () => {
  const { below, pick } = random(13);
  const time = () => `${String(below(24)).padStart(2, '0')}:${pick(['00', '01', '15', '30', '59'])}`;
  for (let i = 0; i < scaled(120); i++) {
    const [timeZone, near] = changes[i % changes.length]!;
    const windows = Array.from({ length: 1 + below(2) }, () => ({
      weekdays: everyDay.filter(() => below(2) === 0),
      start: time(),
      end: time(),
    }));
    const hours = hoursOf({ timeZone, windows });
    const from = at(near) + (below(4 * 24 * 60) - 3 * 24 * 60) * 60_000;
    const expected = nextOpeningSlowly(hours, from);
    expect(nextOpening(hours, from)?.opensAt, JSON.stringify([hours, from])).toBe(expected);
  }
});
