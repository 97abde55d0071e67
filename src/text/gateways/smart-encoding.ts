import { misuse } from '../../misuse.js';
import { type GatewayRow, gatewayRows, smartEncodingLists } from '../../tables/gateways.js';

export interface GatewayReplacement {
  /** Where the character is in the text, in UTF-16 code units. */
  index: number;
  from: string;
  to: string;
}

type ListName = keyof typeof smartEncodingLists;

const lists = new Map<ListName, ReadonlyMap<string, string>>();

/** The list of a gateway. Throws unless it is known. */
export function listOf({ name, smartEncoding }: GatewayRow): ReadonlyMap<string, string> {
  if (smartEncoding === undefined) {
    const withList = gatewayRows.filter(row => row.smartEncoding !== undefined).map(row => row.name);
    throw misuse(
      new RangeError(
        `options.smartEncoding must be left out for ${name}, whose replacements are not known; those of ${withList.join(', ')} are`,
      ),
    );
  }
  let list = lists.get(smartEncoding);
  if (list === undefined) {
    list = new Map(
      smartEncodingLists[smartEncoding].flatMap(([to, characters]) =>
        Array.from(characters, from => [from, to] as const),
      ),
    );
    lists.set(smartEncoding, list);
  }
  return list;
}

/** Replaces every character that the list has, and adds each to `replacements`. */
export function replaceByList(
  text: string,
  list: ReadonlyMap<string, string>,
  replacements: GatewayReplacement[],
): string {
  let replaced = '';
  let done = 0;
  for (let index = 0; index < text.length; index++) {
    const to = list.get(text[index]!);
    if (to === undefined) continue;
    replacements.push({ index, from: text[index]!, to });
    replaced += text.slice(done, index) + to;
    done = index + 1;
  }
  return done === 0 ? text : replaced + text.slice(done);
}
