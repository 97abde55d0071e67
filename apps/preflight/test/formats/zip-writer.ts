import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipFile {
  readonly name: string;
  readonly data: string | Uint8Array;
  /** Whether it is kept as it is, without compression. */
  readonly isStored?: boolean;
  /** Whether its flags say that it has a password. */
  readonly isEncrypted?: boolean;
}

/** Writes a zip file (APPNOTE.TXT, 4.3). With `isWide`, sizes and places are in zip64 fields (4.5.3). */
export function zipOf(files: readonly ZipFile[], { isWide = false, comment = '' } = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, data, isStored = false, isEncrypted = false } of files) {
    const plain = Buffer.from(data as Uint8Array);
    const packed = isStored ? plain : deflateRawSync(plain);
    const nameBytes = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(isEncrypted ? 1 : 0, 2);
    shared.writeUInt16LE(isStored ? 0 : 8, 4);
    shared.writeUInt32LE(crc32(plain), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(plain.length, 18);
    shared.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, nameBytes, packed]);
    directory.push(central(shared, nameBytes, { isWide, size: plain.length, packedSize: packed.length, at }));
    parts.push(local);
    at += local.length;
  }
  const entries = Buffer.concat(directory);
  return Buffer.concat(
    [...parts, entries, endOf(files.length, entries.length, at, isWide), Buffer.from(comment)].map(
      (part, index, all) => {
        if (index === all.length - 2) part.writeUInt16LE(Buffer.byteLength(comment), part.length - 2);
        return part;
      },
    ),
  );
}

interface Sizes {
  readonly isWide: boolean;
  readonly size: number;
  readonly packedSize: number;
  readonly at: number;
}

function central(shared: Buffer, name: Buffer, { isWide, size, packedSize, at }: Sizes): Buffer {
  const head = Buffer.alloc(46);
  head.write('PK\x01\x02', 'latin1');
  shared.copy(head, 6);
  head.writeUInt32LE(at, 42);
  if (!isWide) return Buffer.concat([head, name]);
  for (const place of [20, 24, 42]) head.writeUInt32LE(0xffffffff, place);
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  extra.writeBigUInt64LE(BigInt(size), 4);
  extra.writeBigUInt64LE(BigInt(packedSize), 12);
  extra.writeBigUInt64LE(BigInt(at), 20);
  head.writeUInt16LE(extra.length, 30);
  return Buffer.concat([head, name, extra]);
}

function endOf(count: number, length: number, start: number, isWide: boolean): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(isWide ? 0xffff : count, 8);
  end.writeUInt16LE(isWide ? 0xffff : count, 10);
  end.writeUInt32LE(isWide ? 0xffffffff : length, 12);
  end.writeUInt32LE(isWide ? 0xffffffff : start, 16);
  if (!isWide) return end;
  const wide = Buffer.alloc(56);
  wide.write('PK\x06\x06', 'latin1');
  wide.writeBigUInt64LE(44n, 4);
  wide.writeBigUInt64LE(BigInt(count), 24);
  wide.writeBigUInt64LE(BigInt(count), 32);
  wide.writeBigUInt64LE(BigInt(length), 40);
  wide.writeBigUInt64LE(BigInt(start), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 'latin1');
  locator.writeBigUInt64LE(BigInt(start + length), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([wide, locator, end]);
}
