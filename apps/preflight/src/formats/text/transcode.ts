import { type ByteSource, chunkSource } from '../bytes/byte-source.js';
import { type CodePage, codePageNamed } from './single-byte.js';

const CHUNK = 1 << 18;

const encoder = new TextEncoder();

/** The text of a source, which is written in `encoding`, as UTF-8. */
export function toUtf8(source: ByteSource, encoding: string): ByteSource {
  const page = codePageNamed(encoding);
  return chunkSource(source, page ? fromCodePage(source, page) : decoded(source, encoding));
}

/** Each byte has its UTF-8 in a table: up to three bytes. */
async function* fromCodePage(source: ByteSource, page: CodePage): AsyncGenerator<Uint8Array, void> {
  const lengths = new Uint8Array(256).fill(1);
  const codes = new Uint8Array(256 * 3);
  for (let byte = 0; byte < 256; byte++) {
    const character = byte < 0x80 ? String.fromCharCode(byte) : page.high[byte - 0x80]!;
    lengths[byte] = encoder.encodeInto(character, codes.subarray(3 * byte, 3 * byte + 3)).written;
  }
  const data = new Uint8Array(CHUNK);
  for (;;) {
    const bytes = await source.read(data);
    if (bytes === 0) return;
    const to = new Uint8Array(3 * bytes);
    let at = 0;
    for (let from = 0; from < bytes; from++) {
      const byte = data[from]!;
      if (byte < 0x80) {
        to[at++] = byte;
        continue;
      }
      const code = 3 * byte;
      const length = lengths[byte]!;
      for (let i = 0; i < length; i++) to[at++] = codes[code + i]!;
    }
    yield to.subarray(0, at);
  }
}

/** By the decoder of the host, a piece at a time. */
async function* decoded(source: ByteSource, encoding: string): AsyncGenerator<Uint8Array, void> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const data = new Uint8Array(CHUNK);
  for (;;) {
    const bytes = await source.read(data);
    const text = decoder.decode(data.subarray(0, bytes), { stream: bytes > 0 });
    if (text !== '') yield encoder.encode(text);
    if (bytes === 0) return;
  }
}
