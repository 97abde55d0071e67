import { type Estimate, estimateColumns, textColumn } from '../../../src/batch/index.js';
import type { Kernel } from '../../../src/kernel/kernel.js';
import type { RateCard } from '../../../src/pricing/rate.js';
import { type Amounts, requireSame, type Source } from '../answers.js';
import type { Expected, Messages, Terms } from './expected.js';

type Share = Estimate['byType'][number];

/** What an estimate says of all rows, in the form of `Expected`. */
export function plainTotals(estimate: Estimate): Expected['totals'] {
  const share = ({ messages, messageParts, segments, noRate, cost }: Omit<Share, 'type'>) =>
    `${messages} ${messageParts} ${segments} ${noRate} ${cost?.units}`;
  const by = <Item extends object>(list: readonly Item[], key: (item: Item) => unknown) =>
    Object.fromEntries(list.map(item => [String(key(item)), share(item as never)]));
  const counts = (list: readonly { code: string; count: number }[]) =>
    Object.fromEntries(list.map(({ code, count }) => [code, count]));
  const { rows, priced, setAside } = estimate;
  return {
    rows,
    priced,
    setAside,
    total: share(estimate as never),
    byCountry: by(estimate.byCountry, ({ country }) => country),
    byType: by(estimate.byType, ({ type }) => type),
    byRate: by(estimate.byRate, ({ rate }) => rate.line),
    byEncoding: by(estimate.byEncoding, ({ encoding }) => encoding),
    byParts: by(estimate.byParts, ({ parts }) => parts),
    noRateReasons: counts(estimate.noRateReasons),
    setAsideReasons: counts(estimate.setAsideReasons),
  };
}

/** Throws where an estimate differs from what the reference says, of a row or of all. */
export function requireEstimate(
  what: string,
  estimate: { kernel: Kernel; card: RateCard; msisdn: Source; text: Source },
  { messages, terms: { channel, basis } }: { messages: Messages; terms: Terms },
  expected: Expected,
): void {
  const { kernel, card } = estimate;
  const columns = {
    msisdn: textColumn(estimate.msisdn as never),
    text: textColumn(estimate.text as never),
    channel,
  };
  const { perRow } = estimateColumns(kernel, columns, card, { basis, perRow: true });
  const right = { ...expected.rows, cost: expected.costs };
  requireSame(what, perRow as unknown as Amounts, right, messages.msisdn);
  const found = plainTotals(estimateColumns(kernel, columns, card, { basis }));
  for (const [name, value] of Object.entries(expected.totals)) {
    const [got, right] = [found[name], value].map(sortedJson);
    if (got !== right) throw new Error(`${what}: ${name} is ${got}, expected ${right}`);
  }
}

const sortedJson = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    typeof inner === 'object' && inner !== null
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
