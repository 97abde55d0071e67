import type { ByteSource } from '../bytes/byte-source.js';

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;

/** Rows that end in CR, ended in LF instead. A CR within quotes stays. The source begins with a row. */
export function macLines(source: ByteSource, delimiter: number): ByteSource {
  let isQuoted = false;
  let isFieldStart = true;
  let hasJustClosed = false;
  return {
    name: source.name,
    async read(into) {
      const bytes = await source.read(into);
      for (let at = 0; at < bytes; at++) {
        const byte = into[at];
        if (byte === QUOTE) {
          // A doubled quote closes the field and opens it again.
          const opens = !isQuoted && (isFieldStart || hasJustClosed);
          hasJustClosed = isQuoted;
          isQuoted = opens;
          isFieldStart = false;
          continue;
        }
        if (isQuoted) continue;
        hasJustClosed = false;
        if (byte === CR) into[at] = LF;
        isFieldStart = byte === delimiter || byte === CR || byte === LF;
      }
      return bytes;
    },
    close: () => source.close(),
  };
}
