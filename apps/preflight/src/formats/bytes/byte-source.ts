/** Bytes in order. */
export interface ByteSource {
  /** The name of the input in messages. */
  readonly name: string;
  /** Fills the beginning of `into`. Returns the number of bytes written, 0 at the end. */
  read(into: Uint8Array): Promise<number>;
  close(): Promise<void>;
}

/** Bytes of a known length that can be read from any position. */
export interface StoredBytes extends ByteSource {
  readonly size: number;
  /** Fills `into` from `position`. Returns the number of bytes written: fewer than asked for only at the end. */
  readAt(into: Uint8Array, position: number): Promise<number>;
}

export const isStored = (source: ByteSource): source is StoredBytes => 'readAt' in source;

/** Fills `into` as far as there are bytes. Returns the number of bytes written. */
export async function fill(source: ByteSource, into: Uint8Array): Promise<number> {
  let filled = 0;
  while (filled < into.length) {
    const bytes = await source.read(into.subarray(filled));
    if (bytes === 0) break;
    filled += bytes;
  }
  return filled;
}

/** The first bytes of a source, and a source that begins with them. */
export interface Peeked {
  readonly head: Uint8Array;
  /** Whether the head is all there is. */
  readonly isWhole: boolean;
  readonly source: ByteSource;
}

/** Reads up to `byteLength` bytes ahead. */
export async function peek(source: ByteSource, byteLength: number): Promise<Peeked> {
  const room = new Uint8Array(byteLength);
  const filled = await fill(source, room);
  const head = room.subarray(0, filled);
  return { head, isWhole: filled < byteLength, source: following(head, source) };
}

/** A source that yields `head`, then the rest of another. */
export function following(head: Uint8Array, rest: ByteSource): ByteSource {
  let pending = head;
  return {
    name: rest.name,
    async read(into) {
      if (pending.length === 0) return rest.read(into);
      const part = pending.subarray(0, into.length);
      into.set(part);
      pending = pending.subarray(part.length);
      return part.length;
    },
    close: () => rest.close(),
  };
}

/** A source of chunks that another function makes. Closing it ends the chunks, then closes `under`. */
export function chunkSource(under: ByteSource, chunks: AsyncGenerator<Uint8Array, void>): ByteSource {
  let pending: Uint8Array = new Uint8Array(0);
  return {
    name: under.name,
    async read(into) {
      while (pending.length === 0) {
        const next = await chunks.next();
        if (next.done) return 0;
        pending = next.value;
      }
      const part = pending.subarray(0, into.length);
      into.set(part);
      pending = pending.subarray(part.length);
      return part.length;
    },
    async close() {
      await chunks.return();
      await under.close();
    },
  };
}

/** Bytes in memory. */
export function memorySource(name: string, data: Uint8Array): StoredBytes {
  let at = 0;
  const readAt = (into: Uint8Array, position: number): number => {
    const part = data.subarray(position, position + into.length);
    into.set(part);
    return part.length;
  };
  return {
    name,
    size: data.length,
    async read(into) {
      const bytes = readAt(into, at);
      at += bytes;
      return bytes;
    },
    readAt: async (into, position) => readAt(into, position),
    close: async () => {},
  };
}
