/** Tests by the folder of the source that they are about: the likely ones, and the others that rely on it. */
export interface Tests {
  readonly own: readonly string[];
  readonly others: readonly string[];
}

/** Tests of all that the doors export. */
const surface = ['test/surface/arguments.test.ts', 'test/surface/examples.test.ts'];
const parity = (room: string) => `test/parity/${room}/${room}.test.ts`;
const columns = [
  'test/batch',
  'test/kernel',
  parity('text'),
  parity('savings'),
  parity('senders'),
  parity('estimates'),
];
const tests: Record<string, Tests> = {
  text: {
    own: ['test/text', ...surface],
    others: [parity('text'), parity('savings'), 'test/parity/text/code-points', 'test/batch', 'test/api'],
  },
  numbering: {
    own: ['test/numbering/resolve.test.ts', 'test/numbering/normalize'],
    others: [
      parity('numbers'),
      'test/numbering/number-table',
      'test/numbering/resolve-country',
      'test/batch/numbers',
      ...surface,
    ],
  },
  sender: {
    own: ['test/sender'],
    others: [parity('senders'), 'test/batch/senders', ...surface],
  },
  pricing: {
    own: ['test/pricing', 'test/quote'],
    others: ['test/batch/estimate', parity('estimates'), ...surface],
  },
  csv: { own: ['test/csv', 'test/batch/csv'], others: ['test/parity/csv', ...surface] },
  quote: {
    own: ['test/quote'],
    others: ['test/api', 'test/batch', parity('estimates'), ...surface],
  },
  api: { own: ['test/api'], others: ['test/examples', 'test/quote', ...surface] },
  kernel: {
    own: ['test/kernel', 'test/batch'],
    others: [...columns, 'test/parity/numbers/numbers', ...surface],
  },
  batch: { own: ['test/batch'], others: [...columns, ...surface] },
  pool: { own: ['test/pool'], others: [...surface] },
};

const floor: Tests = {
  own: ['test/utf8', 'test/time', 'test/api', 'test/text', 'test/sender', 'test/batch'],
  others: ['test/quote', 'test/pricing', 'test/numbering/normalize', ...columns, ...surface],
};

/** The tests that should notice a change of a file of src/. */
export const testsFor = (file: string): Tests => tests[/^src\/(\w+)\//.exec(file)?.[1] ?? ''] ?? floor;

/** Tests of the engine besides parity. */
export const engineTests = ['test/kernel', 'test/batch'];
