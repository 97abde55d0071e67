/** A value from a file, safe for a terminal: in quotes, cut short, control characters escaped. */
export function quoted(value: string, limit = 24): string {
  const text = value.length > limit ? `${value.slice(0, limit)}…` : value;
  return printable(JSON.stringify(text));
}

/** A text with its control characters escaped, safe for a terminal. */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    character => `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
}
