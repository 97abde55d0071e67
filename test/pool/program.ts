// A program with a pool, which ends in the way that its argument says. It prints what it has found.
import { textColumn } from '../../src/batch/index.js';
import { openPool } from './open.js';

const large = textColumn({
  data: new Uint8Array(4_000_000).fill(0x61),
  offsets: Int32Array.from({ length: 40_001 }, (_, i) => 100 * i),
});

const pool = await openPool({ threads: 2 });
switch (process.argv[2]) {
  case 'closed':
    await pool.analyzeColumn(large);
    await pool.close();
    console.log('closed');
    break;
  case 'idle':
    console.log('idle');
    break;
  case 'idle after work':
    await pool.analyzeColumn(large);
    console.log('worked');
    break;
  case 'at work':
    void pool.analyzeColumn(large).then(({ units }) => console.log(`${units.length} rows`));
    break;
}
