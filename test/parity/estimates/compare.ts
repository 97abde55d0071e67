import fc from 'fast-check';
import type { Kernel } from '../../../src/kernel/kernel.js';
import { Difference, type Source } from '../answers.js';
import { typescript } from '../kernels.js';
import { joined, type Layout, laid } from '../layouts.js';
import { requireProperty } from '../property.js';
import { columnsOf, describeEstimate, type EstimateCase, estimateCaseOf } from './arbitraries.js';
import { type Expected, expectedEstimate, type Messages, type Terms } from './expected.js';
import { requireEstimate } from './question.js';
import { cardOf } from './rates.js';

/** Both columns as bytes. In the buffer are both, or one of them. */
function laidMessages(
  { msisdn, text }: Messages,
  layout: Layout,
  kernel: Kernel,
): Record<'msisdn' | 'text', Source> {
  if (layout.name !== 'in the buffer')
    return { msisdn: laid(msisdn, layout, kernel), text: laid(text, layout, kernel) };
  const [numbers, texts] = [msisdn, text].map(rows => joined(rows));
  const data = kernel.buffer(numbers!.data.length + texts!.data.length);
  data.set(numbers!.data);
  data.set(texts!.data, numbers!.data.length);
  const offsets = texts!.offsets.map(offset => offset + numbers!.data.length);
  return {
    msisdn: layout.seed % 3 === 1 ? numbers! : { data, offsets: numbers!.offsets },
    text: layout.seed % 3 === 2 ? texts! : { data, offsets },
  };
}

/** Throws where TypeScript or an engine does not answer as the reference does. */
export function checkEstimate(wasm: (chunkSize: number) => Kernel, value: EstimateCase): void {
  const messages = columnsOf(value.messages);
  const { terms, layout } = value;
  const card = cardOf(terms.rates);
  const expected = expectedEstimate(messages, terms);
  for (const kernel of [typescript, wasm(value.chunkSize)])
    requireEstimate(
      kernel.name,
      { kernel, card, ...laidMessages(messages, layout, kernel) },
      { messages, terms },
      expected,
    );
}

/** Compares many messages at once. A message that differs by itself is shrunk as the values of a property are. */
export function requireMessages(
  what: string,
  kernel: Kernel,
  { messages, terms, expected }: { messages: Messages; terms: Terms; expected: Expected },
  layout: Layout,
): void {
  const card = cardOf(terms.rates);
  const compare = (some: Messages, right: Expected) =>
    requireEstimate(
      what,
      { kernel, card, ...laidMessages(some, layout, kernel) },
      { messages: some, terms },
      right,
    );
  try {
    compare(messages, expected);
  } catch (error) {
    if (error instanceof Difference) {
      const { row } = error;
      const single = [{ msisdn: messages.msisdn[row]!, text: messages.text[row]! }];
      requireProperty({
        values: estimateCaseOf(fc.constant(terms)),
        check: value => {
          const some = columnsOf(value.messages);
          compare(some, expectedEstimate(some, terms));
        },
        describe: describeEstimate,
        runs: 0,
        examples: [{ messages: single, terms, layout, chunkSize: 0 }],
      });
    }
    throw error;
  }
}
