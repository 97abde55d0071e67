// The script of a thread, from the sources.
import { register } from 'tsx/esm/api';

register();
await import('../../src/pool/worker.ts');
