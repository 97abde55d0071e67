// Looks for a fault of an engine in a process of its own, since an engine that is wrong may never end.
import type { Room } from '../../test/parity/broken/fault.js';
import { engineOf, faultOf, prepareRooms } from '../../test/parity/broken/fault.js';

/** What is sent to this process. */
export interface Order {
  readonly binary: string;
  readonly rooms: readonly Room[];
}

prepareRooms(process.argv.slice(2) as Room[]);
process.on('message', ({ binary, rooms }: Order) => {
  let fault: string | undefined;
  try {
    fault = faultOf(engineOf(new WebAssembly.Module(Buffer.from(binary, 'base64'))), rooms);
  } catch (error) {
    fault = (error as Error).message;
  }
  process.send?.({ fault: fault ?? null });
});
process.send?.('ready');
