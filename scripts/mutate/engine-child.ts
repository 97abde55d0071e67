// Compiles engines with one change and looks for a fault in them, in a process that can be ended: an engine that is
// wrong may never end.
import { compiledWith } from '../../test/parity/broken/compile.js';
import { engineOf, faultOf, roomsFor } from '../../test/parity/broken/fault.js';

/** What this process is asked, and what it answers. */
export interface Order {
  readonly file: string;
  readonly text: string;
}
export interface Verdict {
  /** What parity finds, or why there is no such engine; null for nothing. */
  readonly fault: string | null;
  /** The engine, for tests of other kinds. */
  readonly binary?: string;
}

process.on('message', async ({ file, text }: Order) => {
  const answer = (verdict: Verdict) => process.send?.(verdict);
  const binary = await compiledWith(file, text);
  if (!binary) return answer({ fault: 'does not compile' });
  try {
    const fault = faultOf(engineOf(new WebAssembly.Module(binary)), roomsFor(file)) ?? null;
    return answer({ fault, binary: Buffer.from(binary).toString('base64') });
  } catch (error) {
    return answer({ fault: (error as Error).message });
  }
});
