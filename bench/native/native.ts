// Compiles the native kernels and loads them into this process.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Utf8Column } from '../../src/columns.js';
import { gsm7, NOT_IN_ALPHABET } from '../../src/text/alphabet.js';
import type { TextCounts } from '../../src/text/columns.js';
import { addonOf, hasNodeHeaders, nodeHeaders } from './compile.js';

interface Addon {
  prepare(
    data: Uint8Array,
    starts: Uint32Array,
    ends: Uint32Array,
    status: Uint8Array,
    encoding: Uint8Array,
    characters: Uint32Array,
    units: Uint32Array,
    messageParts: Uint32Array,
    segments: Uint32Array,
  ): number;
  run(number: number): boolean;
}

/** A kernel in C. It reads and writes 128 bytes past the data, and 32 rows past the last of the counts. */
export interface NativeKernel {
  readonly name: 'native AVX2' | 'native 128-bit';
  /** Returns a function that analyses the column into `counts`. Both must stay where they are. */
  analyzer(column: Utf8Column, counts: TextCounts): () => void;
}

/** The kernels that this machine can run, and why the others are missing. */
export interface NativeKernels {
  readonly kernels: NativeKernel[];
  readonly missing: string[];
}

const folder = new URL('.', import.meta.url).pathname;
const sources = ['text.c', 'walk.c', 'addon.c'];
const headers = ['text.h', 'vectors.h', 'walk.h'];
const flagsOf = {
  'native AVX2': ['-mavx2', '-mbmi', '-mbmi2', '-mpopcnt', '-mlzcnt'],
  'native 128-bit': ['-msse4.2', '-mpopcnt'],
} as const;

export function nativeKernels(): NativeKernels {
  const found: NativeKernels = { kernels: [], missing: [] };
  for (const name of ['native AVX2', 'native 128-bit'] as const) {
    const reason = reasonAgainst(name);
    if (reason) found.missing.push(`${name}: ${reason}`);
    else found.kernels.push(kernelOf(name));
  }
  return found;
}

function kernelOf(name: NativeKernel['name']): NativeKernel {
  const addon = compiled(name);
  return {
    name,
    analyzer({ data, starts, ends }, counts) {
      const { status, encoding, characters, units, messageParts, segments } = counts;
      const number = addon.prepare(
        data,
        starts,
        ends,
        status,
        encoding,
        characters,
        units,
        messageParts,
        segments,
      );
      return () => {
        if (!addon.run(number)) throw new Error(`${name}: a row lies outside the data`);
      };
    },
  };
}

function compiled(name: NativeKernel['name']): Addon {
  const septets = gsm7.septets.subarray(0, 0x400).map(cost => (cost === NOT_IN_ALPHABET ? 0 : cost));
  const hash = createHash('sha256').update(septets).update(flagsOf[name].join());
  for (const file of [...sources, ...headers]) hash.update(readFileSync(join(folder, file)));
  return addonOf(name, hash, (output, own) => {
    writeFileSync(join(own, 'septets.inc'), septets.join());
    const paths = sources.map(file => join(folder, file));
    const include = [`-I${own}`, `-I${nodeHeaders()}`];
    execFileSync('cc', ['-O3', '-shared', '-fPIC', ...flagsOf[name], ...include, ...paths, '-o', output]);
  }) as Addon;
}

function reasonAgainst(name: NativeKernel['name']): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return `not on ${process.platform} ${process.arch}`;
  if (!hasNodeHeaders()) return 'the headers of Node are not installed';
  const flags = readFileSync('/proc/cpuinfo', 'utf8');
  const needed = name === 'native AVX2' ? ['avx2', 'bmi2'] : ['sse4_2'];
  if (!needed.every(flag => new RegExp(`\\b${flag}\\b`).test(flags))) return 'not on this processor';
  try {
    execFileSync('cc', ['--version'], { stdio: 'ignore' });
  } catch {
    return 'there is no C compiler';
  }
  return undefined;
}
