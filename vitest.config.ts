import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, in this order: a worker that begins one last would run while the others wait. */
const longest = [
  'test/parity/broken/senders.test.ts',
  'test/parity/text/well-formed-rows.test.ts',
  'test/parity/text/ill-formed-rows.test.ts',
  'test/package/package.test.ts',
  'test/parity/estimates/estimates.test.ts',
  'test/parity/text/every-two-bytes.test.ts',
  'test/parity/broken/tables.test.ts',
  'test/pricing/card/fuzz.test.ts',
  'test/api/histories.test.ts',
  'test/parity/numbers/numbers.test.ts',
  'test/parity/senders/every-sender.test.ts',
  'test/parity/text/text.test.ts',
  'test/numbering/table.test.ts',
];

const rankOf = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex(file => moduleId.endsWith(file));
  return place === -1 ? longest.length : place;
};

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'apps/*/test/**/*.test.ts'],
    testTimeout: 60_000,
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
  },
});
