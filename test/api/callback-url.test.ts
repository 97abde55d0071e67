// callback_url: an absolute http or https URL by the WHATWG standard, written as the standard reads it.

import { domainToUnicode } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateSend } from '../../src/api/validate.js';
import { scaled } from '../scale.js';
import { absent, base, PASSES, type Row, testRows, VALIDATION_ERROR } from './rows.js';

const url = (length: number, character = 'a') => `https://a.example/${character.repeat(length - 18)}`;

const rows: Row[] = [
  ['callback_url', 'absent', absent, PASSES],
  ['callback_url', 'null', null, VALIDATION_ERROR],
  ['callback_url', 'an object', {}, VALIDATION_ERROR],
  ['callback_url', 'empty', '', VALIDATION_ERROR],
  ['callback_url', '2,048 characters', url(2048), PASSES],
  ['callback_url', '2,049 characters', url(2049), VALIDATION_ERROR],
  ['callback_url', '2,048 characters, emoji among them', url(2048, '😀'), PASSES],
  ['callback_url', '2,049 characters, emoji among them', url(2049, '😀'), VALIDATION_ERROR],
  ['callback_url', 'relative', '/webhooks', VALIDATION_ERROR],
  ['callback_url', 'without scheme', 'example.com/webhooks', VALIDATION_ERROR],
  ['callback_url', 'ftp', 'ftp://example.com', VALIDATION_ERROR],
  ['callback_url', 'javascript', 'javascript:alert(1)', VALIDATION_ERROR],
  ['callback_url', 'without slashes', 'https:example.com', VALIDATION_ERROR],
  ['callback_url', 'with three slashes', 'https:///example.com', VALIDATION_ERROR],
  ['callback_url', 'with a space in front', ' https://example.com', VALIDATION_ERROR],
  ['callback_url', 'without a host', 'https://', VALIDATION_ERROR],
  ['callback_url', 'with a port too high', 'https://example.com:65536/', VALIDATION_ERROR],
  ['callback_url', 'with a port', 'https://example.com:65535/', PASSES],
  ['callback_url', 'an IPv6 address', 'https://[::1]:8080/x?y#z', PASSES],
  ['callback_url', 'no IPv4 address', 'https://1.2.3.999/', VALIDATION_ERROR],
  ['callback_url', 'no international name', 'https://xn--a.example/', VALIDATION_ERROR],
  ['callback_url', 'an international name', 'HTTPS://bücher.example/ü', PASSES],
  ['callback_url', 'an international name, with a port', 'https://müller.example:8080/', PASSES],
  ['callback_url', 'an international name in capitals', 'https://MÜLLER.example/', PASSES],
  ['callback_url', 'an international name as it is sent', 'https://xn--mller-kva.example/', PASSES],
  ['callback_url', 'an international name with a joiner', 'https://نامه\u200cای.example/', PASSES],
  ['callback_url', 'a name in full-width letters', 'https://ａ.example/', VALIDATION_ERROR],
  ['callback_url', 'a name with a combining accent', 'https://mu\u0308ller.example/', VALIDATION_ERROR],
  ['callback_url', 'an ideographic full stop', 'https://a。example/', VALIDATION_ERROR],
  ['callback_url', 'a soft hyphen in the host', 'https://a\u00adb.example/', VALIDATION_ERROR],
  ['callback_url', 'a percent sign in the host', 'https://%61.example/', VALIDATION_ERROR],
  ['callback_url', 'a percent sign in an international name', 'https://%61ü.example/', VALIDATION_ERROR],
  ['callback_url', 'a host in capitals', 'https://A.EXAMPLE', PASSES],
  ['callback_url', 'a dot at the end of the host', 'https://a.example./', PASSES],
  ['callback_url', 'an IPv4 address', 'https://192.0.2.1/', PASSES],
  ['callback_url', 'an IPv4 address as a number', 'https://3221225985/', VALIDATION_ERROR],
  ['callback_url', 'an IPv4 address in short', 'https://192.0.513/', VALIDATION_ERROR],
  ['callback_url', 'an empty port', 'https://a.example:/', VALIDATION_ERROR],
  ['callback_url', 'an empty port at the end', 'https://a.example:', VALIDATION_ERROR],
  ['callback_url', 'a name with a password', 'https://name:password@a.example/', PASSES],
  ['callback_url', 'no name', 'https://@a.example/', VALIDATION_ERROR],
  ['callback_url', 'two at signs', 'https://a@b@a.example/', VALIDATION_ERROR],
  ['callback_url', 'a backslash', 'https://a.example\\x', VALIDATION_ERROR],
  ['callback_url', 'a backslash in the path', 'https://a.example/\\x', VALIDATION_ERROR],
  ['callback_url', 'a backslash in the query', 'https://a.example?\\', VALIDATION_ERROR],
  ['callback_url', 'a lone surrogate', 'https://a.example/\ud83d', VALIDATION_ERROR],
  ['callback_url', 'braces and bars', 'https://a.example/{x}?a|b', PASSES],
  ...['\t', '\n', '\r', ' ', '\0', '\x7f', '\x85', '\xa0', '\u2003', '\u2028', '\u3000', '\ufeff'].flatMap(
    (space): Row[] =>
      [
        'https://a.example/',
        'https://a.example/#b',
        'https://a.ex#ample/',
        'https://a.example:44#3',
        'https:#//a',
      ].map(text => [
        'callback_url',
        `white space or control: ${JSON.stringify(text.replace('#', space))}`,
        text.includes('#') ? text.replace('#', space) : text + space,
        VALIDATION_ERROR,
      ]),
  ),
];

testRows(rows);

/** Not URL.canParse, which Node 20 gets wrong for Latin-1 once it is optimized. */
function parse(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** Whether the URL standard has the URL as it is, its host label by label, in either form of a name. */
function isAsWritten(text: string): boolean {
  const parsed = parse(text)?.hostname.split('.');
  if (parsed === undefined || /[\\\s]/.test(text)) return false;
  const [, , authority = ''] = text.split(/[/?#]/);
  const [host = '', name = 'a', ...others] = authority.split('@').reverse();
  if (others.length > 0 || name === '' || /:$/.test(host)) return false;
  if (host.startsWith('[')) return true;
  const labels = host.replace(/:.*/, '').toLowerCase().split('.');
  return (
    labels.length === parsed.length &&
    labels.every((label, i) => label === parsed[i] || label === domainToUnicode(parsed[i]!))
  );
}

test('a URL passes that is one by the URL standard, and stays as it is', () => {
  const part = fc.constantFrom('https://', 'http://', 'a', 'A', 'xn--', '.', ':', '99', '/', '?', '#', '@', '-', '%', '%61', '[', '[::1]', '\\', '1', 'ü', 'Ü', 'ß', 'ａ', '。', '\u0308', '\u00ad', '\u200b', '\u3000', '你', '😀'); // biome-ignore format: as one
  let passed = 0;
  fc.assert(
    fc.property(
      fc.array(part).map(parts => `https://${parts.join('')}`),
      callback_url => {
        const passes = validateSend({ ...base, callback_url }).value !== undefined;
        expect(passes).toBe(isAsWritten(callback_url));
        if (passes) passed++;
      },
    ),
    { numRuns: Math.max(1000, scaled(5000)) },
  );
  expect(passed).toBeGreaterThan(scaled(200));
});
