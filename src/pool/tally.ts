import type { SavingEntries } from '../kernel/savings-tally.js';
import type { TallyEntry } from '../kernel/tally.js';
import { type Fares, faresFrom } from '../pricing/fares.js';

/** What a thread has counted, as a message carries it. */
export interface TallyData {
  /** The fields of every entry, one entry after the other. A message with 2,000 objects would take 1 ms longer. */
  readonly fields: Float64Array;
  /** Fares that the thread has combined (`Fares` of src/pricing/fares.ts). */
  readonly combined: ReadonlyMap<string, number>;
  /** Of messages that would be cheaper; undefined where the estimate does not ask for them. */
  readonly savings: SavingEntries | undefined;
}

const FIELDS = 8;

export function tallyData(
  entries: readonly TallyEntry[],
  { combined }: Fares,
  savings: SavingEntries | undefined,
): TallyData {
  const fields = new Float64Array(FIELDS * entries.length);
  entries.forEach((entry, i) => {
    const at = FIELDS * i;
    fields[at] = entry.fare;
    fields[at + 1] = entry.country;
    fields[at + 2] = entry.type;
    fields[at + 3] = entry.encoding;
    fields[at + 4] = entry.channel;
    fields[at + 5] = entry.messageParts;
    fields[at + 6] = entry.segments;
    fields[at + 7] = entry.count;
  });
  return { fields, combined, savings };
}

/** The entries, with fares as they are numbered here. */
export function tallyFrom({ fields, combined }: TallyData, fares: Fares): TallyEntry[] {
  const fareOf = faresFrom(combined, fares);
  return Array.from({ length: fields.length / FIELDS }, (_, i) => {
    const at = FIELDS * i;
    return {
      fare: fareOf(fields[at]!),
      country: fields[at + 1]!,
      type: fields[at + 2]!,
      encoding: fields[at + 3]!,
      channel: fields[at + 4]!,
      messageParts: fields[at + 5]!,
      segments: fields[at + 6]!,
      count: fields[at + 7]!,
    };
  });
}

/** The counts of messages that would be cheaper, with fares as they are numbered here. */
export function savingsFrom({ savings, combined }: TallyData, fares: Fares): SavingEntries | undefined {
  if (savings === undefined) return undefined;
  const fareOf = faresFrom(combined, fares);
  return {
    replaced: savings.replaced.map(entry => ({ ...entry, fare: fareOf(entry.fare) })),
    inTables: savings.inTables.map(entry => ({ ...entry, fare: fareOf(entry.fare) })),
    characters: savings.characters,
  };
}
