/** A scheme and the first character of a host. No white space, control character or backslash follows. */
export const HTTP_URL_PATTERN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the URL standard would remove or encode them
  /^[Hh][Tt][Tt][Pp][Ss]?:\/\/(?![/?#])[^\s\\\u0000-\u001f\u007f-\u009f]+$/;

/**
 * A URL that every parser accepts. Its host has letters, digits and hyphens; each label begins with a letter, so it is
 * not an IPv4 address, and not with `xn--`, because such a label may be invalid. The port has up to four digits. The
 * rest is printable ASCII. `new URL` takes ten times as long.
 */
const PLAIN_URL =
  /^https?:\/\/(?!xn--)[a-z][a-z0-9-]*(?:\.(?!xn--)[a-z][a-z0-9-]*)*(?::[0-9]{1,4})?(?:[/?][!-[\]-~]*)?$/;
const LONE_SURROGATE = /\p{Cs}/u;
/** After the scheme: an optional name with a password, the host, and an optional port that is not empty. */
const AUTHORITY = /^[^:]+:\/\/(?:[^/?#@]+@)?(\[[^/?#@]+\]|[^/?#@:]+)(?::[0-9]+)?(?:[/?#]|$)/;

/** Whether a text is an absolute http or https URL (WHATWG) that a parser does not have to correct. */
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

/** Characters of a host that a parser replaces (percent sign, ideographic full stop) or removes (soft hyphen). */
const CORRECTED_IN_HOST = /[%\u3002]|(?![\u200c\u200d])\p{Default_Ignorable_Code_Point}/u;

/** Whether a parser keeps a host, in lower case, as it is. An international name must map to IDNA without loss. */
function isHostAsWritten(host: string, parsed: string): boolean {
  if (host === parsed || host.startsWith('[')) return true;
  return /[^!-~]/.test(host) && !CORRECTED_IN_HOST.test(host) && host.normalize('NFKC') === host;
}
