/** A segment of a concatenated message: its number, and a text that is equal for segments with equal octets. */
export interface NumberedContent {
  readonly number: number;
  readonly content: string;
}

/**
 * Divides segments with one sender, reference and total into messages. Segments with the same number in one message have
 * equal octets. No specification says how: senders that use a reference again leave only the order of arrival.
 *
 * If there are equally many different segments of each number, the first of each are a message, the second of each, and
 * so on. Otherwise a segment goes to the message that began last, or begins another if that has a different one.
 */
export function separateMessages<Segment extends NumberedContent>(
  segments: readonly Segment[],
  total: number,
): Segment[][] {
  return byRank(segments, total) ?? inTurn(segments);
}

/** The messages if there are equally many different segments of each number. */
function byRank<Segment extends NumberedContent>(
  segments: readonly Segment[],
  total: number,
): Segment[][] | undefined {
  const ranks = new Map<string, number>();
  const counts = new Array<number>(total).fill(0);
  for (const { number, content } of segments)
    if (!ranks.has(content)) ranks.set(content, counts[number - 1]!++);
  const [count] = counts;
  if (counts.some(other => other !== count)) return undefined;
  const messages = Array.from({ length: count! }, (): Segment[] => []);
  for (const segment of segments) messages[ranks.get(segment.content)!]!.push(segment);
  return messages;
}

/** The messages if each but the last has ended when the next begins. */
function inTurn<Segment extends NumberedContent>(segments: readonly Segment[]): Segment[][] {
  let last: Segment[] = [];
  let contents = new Map<number, string>();
  const messages = [last];
  const messageOf = new Map<string, Segment[]>();
  for (const segment of segments) {
    const { number, content } = segment;
    if ((contents.get(number) ?? content) !== content) {
      const earlier = messageOf.get(content);
      if (earlier !== undefined) {
        earlier.push(segment);
        continue;
      }
      last = [];
      contents = new Map();
      messages.push(last);
    }
    contents.set(number, content);
    messageOf.set(content, last);
    last.push(segment);
  }
  return messages;
}
