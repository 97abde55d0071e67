// Google's libphonenumber in C++, where its headers are (`libphonenumber-dev` of Debian).
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { type NumberType, numberTypes } from '../../src/numbering/types.js';
import { addonOf, hasNodeHeaders, nodeHeaders } from './compile.js';

interface Addon {
  resolve(digits: Uint8Array, offsets: Uint32Array, regions: Uint16Array, types: Uint8Array): void;
}

/** The types of libphonenumber, in the order of its `PhoneNumberType`. */
const types: readonly NumberType[] = [...numberTypes.slice(1), 'UNKNOWN'];

export interface Libphonenumber {
  /** Resolves all rows once. */
  run(): void;
  /** What `run` found for a row: `GB,MOBILE`. The region is 001 where libphonenumber has none of two letters. */
  answer(row: number): string;
}

/** Resolves these digits with libphonenumber, or returns why it cannot run. */
export function libphonenumber(digits: Uint8Array, offsets: Uint32Array): Libphonenumber | string {
  if (!existsSync('/usr/include/phonenumbers/phonenumberutil.h')) return 'its headers are not installed';
  if (!hasNodeHeaders()) return 'the headers of Node are not installed';
  const source = new URL('numbers.cc', import.meta.url).pathname;
  const flags = ['-O3', '-shared', '-fPIC', `-I${nodeHeaders()}`];
  const { resolve } = addonOf('libphonenumber', createHash('sha256').update(readFileSync(source)), output =>
    execFileSync('c++', [...flags, source, '-o', output, '-lphonenumber']),
  ) as Addon;
  const regions = new Uint16Array(offsets.length - 1);
  const found = new Uint8Array(offsets.length - 1);
  return {
    run: () => resolve(digits, offsets, regions, found),
    answer(row) {
      const region = regions[row]!;
      const country = region === 0 ? '001' : String.fromCharCode(region >> 8, region & 0xff);
      return `${country},${types[found[row]!]}`;
    },
  };
}
