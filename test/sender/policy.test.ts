import { expect, test } from 'vitest';
import { territories } from '../../src/numbering/territories.js';
import { type CheckSenderOptions, checkSender } from '../../src/sender/check.js';
import { type SenderPolicy, senderPolicy } from '../../src/sender/policy.js';

const known = { source: 'a letter', checkedOn: '2026-01-01' };
const brief = (sender: string, options: CheckSenderOptions) => {
  const { kinds, issues, warnings } = checkSender(sender, options);
  return { kinds, issues: issues.map(issue => issue.message), warnings: warnings.map(({ code }) => code) };
};
const alphanumeric = { kinds: ['ALPHANUMERIC'], issues: [] };

test('the seed: seven countries refuse alphanumeric senders, each with source and date', () => {
  expect(senderPolicy.map(({ country }) => country)).toEqual(['CA', 'CL', 'KR', 'MY', 'NZ', 'US', 'UY']);
  const countries = territories().map(({ country }) => country);
  for (const { country, alphanumeric, source, checkedOn } of senderPolicy) {
    expect(alphanumeric).toBe('refused');
    expect(source.length).toBeGreaterThan(10);
    expect(checkedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(countries).toContain(country);
  }
});

test('a finding in full', () => {
  expect(checkSender('MyStore', { country: 'US' })).toEqual({
    kinds: ['ALPHANUMERIC'],
    issues: [],
    warnings: [
      {
        message: `expected no alphanumeric sender in US, found one (${senderPolicy[0]!.source}; checked on 2026-11-24)`,
        path: [],
        code: 'REFUSED_BY_COUNTRY',
        param: 'sender',
      },
    ],
  });
});

test('countries of which nothing is known, and numeric senders', () => {
  for (const country of ['GB', '001', null, undefined])
    expect(brief('MyStore', { country })).toEqual({ ...alphanumeric, warnings: [] });
  expect(brief('12025551234', { country: 'US' }).warnings).toEqual([]);
  expect(brief('MyStore', { country: 'US', policy: [] }).warnings).toEqual([]);
});

test('a policy is advice unless the caller enforces it; then the refused kind is removed, and an RCS agent stays one', () => {
  const us = { country: 'US', enforcePolicy: true };
  const message = `expected no alphanumeric sender in US, found one (${senderPolicy[5]!.source}; checked on 2026-11-24)`;
  expect(brief('MyStore', us)).toEqual({ kinds: [], issues: [message], warnings: [] });
  expect(brief('MyStore', { ...us, smartRouting: true })).toEqual({
    kinds: ['RCS_AGENT'],
    issues: [],
    warnings: ['REFUSED_BY_COUNTRY'],
  });
  expect(checkSender('MyStore', us).issues[0]).toMatchObject({ code: 'VALIDATION_ERROR', param: 'sender' });
});

test('registered, numeric and shorter', () => {
  const policy: SenderPolicy = [
    { country: 'AA', alphanumeric: 'registered', registration: 'by letter', numeric: 'refused', ...known },
    { country: 'ZZ', alphanumeric: 'allowed', maxLength: 6, ...known },
  ];
  const registered = { country: 'AA', policy, enforcePolicy: true };
  expect(brief('MyStore', registered)).toEqual({ ...alphanumeric, warnings: ['REGISTRATION_NEEDED'] });
  expect(checkSender('MyStore', registered).warnings[0]!.message).toBe(
    'expected an alphanumeric sender that is registered in AA, found one that may not be: by letter (a letter; checked on 2026-01-01)',
  );
  expect(brief('123', registered).kinds).toEqual([]);
  expect(brief('MyStore', { country: 'ZZ', policy }).warnings).toEqual(['TOO_LONG_FOR_COUNTRY']);
  expect(brief('Stores', { country: 'ZZ', policy }).warnings).toEqual([]);
  const enforced = { country: 'ZZ', policy, enforcePolicy: true };
  const message = 'expected at most 6 characters in ZZ, found 7 (a letter; checked on 2026-01-01)';
  expect(brief('MyStore', enforced)).toEqual({ kinds: [], issues: [message], warnings: [] });
  expect(brief('1234567', enforced).kinds).toEqual([]);
  expect(brief('MyStore', { ...enforced, smartRouting: true })).toEqual({
    kinds: ['RCS_AGENT'],
    issues: [],
    warnings: ['TOO_LONG_FOR_COUNTRY'],
  });
});

test('rules with dates hold from the first day to the last, and without a time those that have no end', () => {
  const policy: SenderPolicy = [
    { country: 'AA', alphanumeric: 'registered', until: '2026-07-01', ...known },
    { country: 'AA', alphanumeric: 'refused', from: '2026-07-01', ...known },
  ];
  const at = (at: Date | number | undefined) => brief('MyStore', { country: 'AA', policy, at }).warnings;
  expect(at(new Date('2026-06-30T23:59:59.999Z'))).toEqual(['REGISTRATION_NEEDED']);
  expect(at(new Date('2026-07-01T00:00:00Z'))).toEqual(['REFUSED_BY_COUNTRY']);
  expect(at(0)).toEqual(['REGISTRATION_NEEDED']);
  expect(at(undefined)).toEqual(['REFUSED_BY_COUNTRY']);
});

test.each([
  [
    { alphanumeric: 'forbidden' },
    'options.policy[1].alphanumeric must be one of allowed, registered, refused',
  ],
  [{ from: 'soon' }, "options.policy[1].from must be a day such as '2026-01-31', not 'soon'"],
  [{ until: '2026-13-01' }, "options.policy[1].until must be a day such as '2026-01-31', not '2026-13-01'"],
  [{ from: '2026-02-31' }, "options.policy[1].from must be a day such as '2026-01-31', not '2026-02-31'"],
  [{ until: '2025-02-29' }, "options.policy[1].until must be a day such as '2026-01-31', not '2025-02-29'"],
  [{ maxLength: 0 }, 'options.policy[1].maxLength must be a whole number, at least 1'],
  [{ maxLength: 1.5 }, 'options.policy[1].maxLength must be a whole number, at least 1'],
  [{ country: 'aa' }, "options.policy[1].country must be a country such as 'GB', not 'aa'"],
  [{ country: 'AAA' }, "options.policy[1].country must be a country such as 'GB', not 'AAA'"],
  [{ country: '002' }, "options.policy[1].country must be a country such as 'GB', not '002'"],
  [{ country: undefined }, "options.policy[1].country must be a country such as 'GB', not undefined"],
  [{ source: undefined }, 'options.policy[1].source must be a string that is not empty, not undefined'],
  [{ source: '' }, "options.policy[1].source must be a string that is not empty, not ''"],
  [{ checkedOn: undefined }, "options.policy[1].checkedOn must be a day such as '2026-01-31', not undefined"],
  [{ checkedOn: '2026' }, "options.policy[1].checkedOn must be a day such as '2026-01-31', not '2026'"],
])('a row that would say nothing, or has no source, is misuse: %j', (fields, message) => {
  const policy = [
    { country: 'BB', ...known },
    { country: 'AA', ...known, ...fields },
  ] as SenderPolicy;
  expect(() => checkSender('MyStore', { country: 'AA', policy })).toThrow(
    expect.objectContaining({ code: 'INVALID_ARGUMENT', message: expect.stringContaining(message) }),
  );
});

test('an invalid row is misuse, and the last day of a February is valid', () => {
  for (const policy of [[null], new Array(1), ['GB']] as never[])
    expect(() => checkSender('MyStore', { policy })).toThrow(
      expect.objectContaining({
        code: 'INVALID_ARGUMENT',
        message: expect.stringContaining('options.policy[0] must be a row of a country'),
      }),
    );
  const policy: SenderPolicy = [
    { country: '001', alphanumeric: 'refused', ...known, from: '2024-02-29', until: '2026-02-28' },
  ];
  const at = Date.UTC(2024, 1, 29);
  expect(brief('MyStore', { country: '001', policy, at }).warnings).toEqual(['REFUSED_BY_COUNTRY']);
});
