import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Change } from './changes.js';
import { compiledWith } from './compile.js';
import { engineOf, faultOf, roomsFor } from './fault.js';

/** The engine with a change made. */
export const broken = async (change: Change): Promise<WebAssembly.Module> =>
  new WebAssembly.Module(await brokenBinary(change));

export async function brokenBinary([file, from, to]: Change): Promise<Uint8Array<ArrayBuffer>> {
  const path = `assembly/${file}`;
  const source = readFileSync(path, 'utf8');
  expect(source.split(from).length, `"${from}" stands in ${file} once`).toBe(2);
  const binary = await compiledWith(path, source.replace(from, to));
  if (!binary) throw new Error(`${file} with "${to}" does not compile`);
  return binary;
}

/** One test for each change: parity notices it. */
export function testChanges(changes: readonly Change[]): void {
  test.each(changes)('%s: "%s" made "%s" is noticed', async (...change) => {
    const module = await broken(change);
    expect(faultOf(engineOf(module), roomsFor(`assembly/${change[0]}`))).toBeDefined();
  });
}
