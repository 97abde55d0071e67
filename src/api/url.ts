/** Scheme, then the first character of the host, and no white space, control character or backslash. */
export const HTTP_URL_PATTERN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the URL standard would remove or encode them
  /^[Hh][Tt][Tt][Pp][Ss]?:\/\/(?![/?#])[^\s\\\u0000-\u001f\u007f-\u009f]+$/;

/**
 * A URL that every parser takes, found by one pass: a host of letters, digits and hyphens whose labels begin with a
 * letter, so that it is no IPv4 address, and not with `xn--`, for an international name need not be a valid one; a port
 * up to 9999; and printable ASCII. `new URL` takes ten times as long.
 */
const PLAIN_URL =
  /^https?:\/\/(?!xn--)[a-z][a-z0-9-]*(?:\.(?!xn--)[a-z][a-z0-9-]*)*(?::[0-9]{1,4})?(?:[/?][!-[\]-~]*)?$/;
const LONE_SURROGATE = /\p{Cs}/u;
/** Behind the scheme: a name with a password if any, the host, and a port, which is not empty. */
const AUTHORITY = /^[^:]+:\/\/(?:[^/?#@]+@)?(\[[^/?#@]+\]|[^/?#@:]+)(?::[0-9]+)?(?:[/?#]|$)/;

/** Whether the text is an absolute http or https URL (WHATWG), without anything that would have to be mended. */
export function isHttpUrl(text: string): boolean {
  if (PLAIN_URL.test(text)) return true;
  if (!HTTP_URL_PATTERN.test(text) || LONE_SURROGATE.test(text)) return false;
  const host = AUTHORITY.exec(text)?.[1];
  if (host === undefined) return false;
  try {
    return isHostAsWritten(host.toLowerCase(), new URL(text).hostname);
  } catch {
    return false;
  }
}

/** In a host, what becomes something else (a percent sign, the ideographic full stop) or vanishes (the soft hyphen). */
const MENDED_IN_HOST = /[%\u3002]|(?![\u200c\u200d])\p{Default_Ignorable_Code_Point}/u;

/** Whether a parser takes a host, in lower case, as it is: of an international name the form of IDNA, without loss. */
function isHostAsWritten(host: string, parsed: string): boolean {
  if (host === parsed || host.startsWith('[')) return true;
  return /[^!-~]/.test(host) && !MENDED_IN_HOST.test(host) && host.normalize('NFKC') === host;
}
