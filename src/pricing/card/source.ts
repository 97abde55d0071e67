import type { CardFault, CardSource } from './card-row.js';
import { jsonSource } from './json.js';
import type { RateCardOptions } from './options.js';
import { textSource } from './text.js';

/** A text, or an object; a text that begins like JSON is parsed. */
export function parsedSource(given: string | object): { readonly source: string | object } | CardFault {
  const start = typeof given === 'string' ? given.trimStart()[0] : undefined;
  if (typeof given !== 'string' || (start !== '{' && start !== '[')) return { source: given };
  try {
    return { source: JSON.parse(given.replace(/^\ufeff/, '')) as object };
  } catch (error) {
    // Each host has its own words for what is wrong. V8 says where, as a position.
    const position = /position (\d+)/.exec((error as Error).message)?.[1];
    const read = position === undefined ? given : given.slice(0, Number(position));
    const line = read.split(/\r\n|\r|\n/).length;
    return { line, path: null, fault: 'the text begins like JSON but is not valid JSON' };
  }
}

/** The rows of a price list. */
export function cardSource(source: string | object, options: RateCardOptions): CardSource | CardFault {
  return typeof source === 'string' ? textSource(source, options) : jsonSource(source, options);
}
