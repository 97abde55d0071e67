// What an estimate says would be saved: message by message with the reference, whichever kernel counts.
import { afterAll, describe, expect, test } from 'vitest';
import {
  type EstimateColumnsOptions,
  estimateColumns,
  estimator,
  type MessagesToEstimate,
  type Savings,
  textColumn,
} from '../../src/batch/index.js';
import { type RateCard, rateCard } from '../../src/index.js';
import { loadKernel } from '../../src/kernel/index.js';
import { wasmKernel } from '../../src/kernel/wasm.js';
import { engineModule } from '../engine.js';
import { joined } from '../parity/layouts.js';
import { oddTexts, savingsTexts } from '../parity/savings/rows.js';
import { openPool } from '../pool/open.js';
import { random } from '../random.js';
import { referenceTransliteration } from '../reference/replacements.js';
import { referenceSavings } from '../reference/savings.js';
import { codePointsOf, referenceCounts } from '../reference/text.js';

const card = cardOf('country,price,rcs price\nGG,0.04,0.03\nDE,0.05,0.06\nUS,0.01,');
const prices: Record<string, { sms: bigint; rcs: bigint | undefined }> = {
  '447911123456': { sms: 4_000_000n, rcs: 3_000_000n },
  '4915112345678': { sms: 5_000_000n, rcs: 6_000_000n },
  '12125550123': { sms: 1_000_000n, rcs: undefined },
};
const numbers = [...Object.keys(prices), '33612345678', '123'];

function cardOf(text: string): RateCard {
  const { value, issues } = rateCard(text);
  if (!value) throw new Error(JSON.stringify(issues));
  return value;
}

const chance = random(31);
const texts = [...savingsTexts(chance, 1500), ...oddTexts, 'Hello', 'a'.repeat(400), '你'.repeat(200)];
const rows = texts.map(text => ({ text, msisdn: chance.pick(numbers) }));
const found = rows.map(({ text }) => ({
  now: referenceCounts(codePointsOf(text)),
  cheaper: referenceSavings(text),
  signs: referenceTransliteration(text).replacements.map(({ from }) => from),
}));
const asBytes = (strings: readonly string[]) =>
  textColumn(joined(strings.map(text => new Uint8Array(Buffer.from(text)))));
const asStrings = (strings: readonly string[]) => textColumn(strings);

function messagesAs(lay: typeof asBytes | typeof asStrings, some = rows): MessagesToEstimate {
  return { msisdn: lay(some.map(({ msisdn }) => msisdn)), text: lay(some.map(({ text }) => text)) };
}

interface Sum {
  messages: number;
  noRate: number;
  parts: [number, number];
  segments: [number, number];
  /** Times 4, for a share of a quarter. */
  cost: [bigint, bigint];
  occurrences: number;
}

type Terms = Pick<EstimateColumnsOptions, 'basis' | 'rcsShare'>;

/** What the messages save, one at a time: by replacement, in tables, by character and by pair of tables. */
function expectedSums({ basis = 'parts', rcsShare }: Terms): Map<string, Sum> {
  const sums = new Map<string, Sum>();
  for (const [row, { msisdn }] of rows.entries()) {
    if (msisdn === '123') continue;
    const price = prices[msisdn];
    const isPriced = price !== undefined && (rcsShare === undefined || price.rcs !== undefined);
    const costOf = (billed: number) =>
      !isPriced
        ? 0n
        : rcsShare === undefined
          ? 4n * price.sms * BigInt(billed)
          : price.rcs! + 3n * price.sms * BigInt(billed);
    const { now, cheaper, signs } = found[row]!;
    const { messageParts, segments } = now;
    const note = (name: string, parts: number, sent: number, occurrences = 0) => {
      const [before, after] = basis === 'parts' ? [messageParts, parts] : [segments, sent];
      if (after >= before) return;
      const sum = sums.get(name) ?? {
        messages: 0,
        noRate: 0,
        parts: [0, 0],
        segments: [0, 0],
        cost: [0n, 0n],
        occurrences: 0,
      };
      sums.set(name, sum);
      sum.messages++;
      sum.noRate += isPriced ? 0 : 1;
      sum.parts[0] += messageParts;
      sum.parts[1] += parts;
      sum.segments[0] += segments;
      sum.segments[1] += sent;
      sum.cost[0] += costOf(before);
      sum.cost[1] += costOf(after);
      sum.occurrences += occurrences;
    };
    const replaced = [cheaper.partsAfterReplacement, cheaper.segmentsAfterReplacement] as const;
    const inTables = [cheaper.partsWithNationalTables, cheaper.segmentsWithNationalTables] as const;
    note('replacement', ...replaced);
    note('nationalTables', ...inTables);
    note(`${cheaper.locking} ${cheaper.single}`, ...inTables);
    for (const sign of new Set(signs))
      note(`sign ${sign}`, ...replaced, signs.filter(other => other === sign).length);
  }
  return sums;
}

/** The same sums as an estimate has them. */
function foundSums({ replacement, nationalTables }: Savings): Map<string, Sum> {
  const sumOf = (
    saving: Savings['nationalTables']['byTables'][number] | Savings['replacement'],
    occurrences = 0,
  ): Sum => {
    const { messages, noRate, messageParts, segments, cost } = saving;
    expect(saving.saving!.units).toBe(cost.before!.units - cost.after!.units);
    return {
      messages,
      noRate,
      parts: [messageParts.before, messageParts.after],
      segments: [segments.before, segments.after],
      cost: [4n * cost.before!.units, 4n * cost.after!.units],
      occurrences,
    };
  };
  const sums = new Map([
    ['replacement', sumOf(replacement)],
    ['nationalTables', sumOf(nationalTables as never)],
  ]);
  for (const saving of nationalTables.byTables) sums.set(`${saving.locking} ${saving.single}`, sumOf(saving));
  for (const saving of replacement.characters)
    sums.set(`sign ${saving.character}`, sumOf(saving as never, saving.occurrences));
  return sums;
}

const sorted = (sums: Map<string, Sum>) => [...sums].sort(([one], [other]) => (one < other ? -1 : 1));

const allTerms: Terms[] = [
  {},
  { basis: 'segments' },
  { rcsShare: 0.25 },
  { rcsShare: 0.25, basis: 'segments' },
];
const kernels = {
  ts: loadKernel({ prefer: 'ts' }),
  wasm: loadKernel(),
  'wasm, with the first row': wasmKernel(engineModule(), undefined, 0),
  'wasm that moves 200 bytes at a time': wasmKernel(engineModule(), 200, 0),
};

describe.each(Object.entries(kernels))('%s', (_, kernel) => {
  test.each(allTerms)('bytes and strings: what each message saves, %o', terms => {
    const expected = sorted(expectedSums(terms));
    for (const lay of [asBytes, asStrings]) {
      const { savings } = estimateColumns(kernel, messagesAs(lay), card, { ...terms, savings: true });
      expect(sorted(foundSums(savings!))).toEqual(expected);
    }
  });

  test('in batches, and between those of another estimator', () => {
    const one = estimator(kernel, card, { savings: true });
    const other = estimator(kernel, card, { savings: true });
    for (let first = 0; first < rows.length; first += 500) {
      one.add(messagesAs(asBytes, rows.slice(first, first + 500)));
      other.add(messagesAs(asBytes, rows.slice(0, 10)));
    }
    expect(sorted(foundSums(one.estimate().savings!))).toEqual(sorted(expectedSums({})));
  });
});

describe('on threads', () => {
  const opening = openPool({ threads: 2 }, { most: 1 << 12, least: 1 << 10 });
  afterAll(async () => (await opening).close());

  test.each(allTerms)('the same, %o', async terms => {
    const pool = await opening;
    const options = { ...terms, savings: true };
    const campaign = pool.estimator(card, options);
    await campaign.add(messagesAs(asBytes));
    const { savings } = await campaign.estimate();
    expect(sorted(foundSums(savings!))).toEqual(sorted(expectedSums(terms)));
  });
});

test('the dearest first', () => {
  const { savings } = estimateColumns(kernels.wasm, messagesAs(asBytes), card, { savings: true });
  for (const list of [savings!.replacement.characters, savings!.nationalTables.byTables]) {
    expect(list.length).toBeGreaterThan(3);
    const units = list.map(({ saving }) => saving!.units);
    expect(units).toEqual(units.toSorted((one, other) => (one < other ? 1 : one > other ? -1 : 0)));
  }
});

test('a message by RCS that does not fall back is not billed by parts, and saves nothing', () => {
  const messages = { ...messagesAs(asBytes), channel: 'RCS' } as const;
  const { savings } = estimateColumns(kernels.wasm, messages, card, { savings: true });
  expect([savings!.replacement.messages, savings!.nationalTables.messages]).toEqual([0, 0]);
});

test('without the option there are no savings; another value is misuse', () => {
  const messages = messagesAs(asBytes);
  expect(estimateColumns(kernels.wasm, messages, card).savings).toBeUndefined();
  expect(estimateColumns(kernels.wasm, messages, card, { savings: false }).savings).toBeUndefined();
  expect(() => estimateColumns(kernels.wasm, messages, card, { savings: 1 as never })).toThrow(
    'options.savings must be true, false or an object, not number',
  );
});

test('a message that would have too many characters after replacing is not replaced', () => {
  const text = `${'…'.repeat(400)}${'a'.repeat(400)}`;
  const ask = (mostCharacters: number | undefined) =>
    estimateColumns(kernels.wasm, messagesAs(asBytes, [{ text, msisdn: '4915112345678' }]), card, {
      savings: { mostCharacters },
    }).savings!.replacement.messages;
  expect([undefined, 1600, 1599].map(ask)).toEqual([1, 1, 0]);
  expect(() => ask(Number.NaN)).toThrow('options.savings.mostCharacters must be a number from 0, not number');
});

test('costs that do not fit into 64 bits: the estimate sets the messages aside, and they save nothing', () => {
  const dear = cardOf('country,price\nGG,40000000000\nDE,60000000000');
  const text = '’'.repeat(71);
  const ask = (msisdn: string, count: number) =>
    estimateColumns(
      kernels.wasm,
      messagesAs(
        asBytes,
        Array.from({ length: count }, () => ({ msisdn, text })),
      ),
      dear,
      { savings: true },
    );
  expect(ask('4915112345678', 1).savings!.replacement.messages).toBe(0);
  const { savings, issues } = ask('447911123456', 2);
  expect(savings!.replacement).toMatchObject({ messages: 2, cost: { before: null }, saving: null });
  expect(issues.map(({ path }) => path?.join('.'))).toContain('savings.replacement.cost.before');
});
