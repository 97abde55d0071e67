export type { GatewayName } from '../../tables/gateways.js';

import { kindOf, misuse } from '../../misuse.js';
import { type GatewayRow, gatewayNames, gatewayRows } from '../../tables/gateways.js';

/**
 * The SMS gateways whose way of counting is known, by name, in alphabetical order. `data/gateways.json` has the pages
 * that say how each counts, and the day they were read.
 *
 * @example
 * gateways.includes('Twilio') // true
 */
export const gateways = gatewayNames;

/** Names without case, spaces and signs, with the row of each gateway. Other names of a gateway are among them. */
let rowsByName: Map<string, GatewayRow> | undefined;

/** Returns the row of a gateway. Reads its other names too, in any case. Throws unless there is such a gateway. */
export function gatewayNamed(name: unknown): GatewayRow {
  rowsByName ??= new Map(
    gatewayRows.flatMap(row => [row.name, ...(row.also ?? [])].map(known => [plain(known), row] as const)),
  );
  const row = typeof name === 'string' ? rowsByName.get(plain(name)) : undefined;
  if (row !== undefined) return row;
  const meant = typeof name === 'string' ? closest(plain(name)) : undefined;
  const hint = meant === undefined ? '' : `; did you mean '${meant}'?`;
  throw misuse(
    new RangeError(`options.gateway must be one of ${gatewayNames.join(', ')}, not ${kindOf(name)}${hint}`),
  );
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** The known name that begins with the most letters of `name`, at least two. */
function closest(name: string): string | undefined {
  let best: string | undefined;
  let most = 1;
  for (const [known, row] of rowsByName!) {
    let same = 0;
    while (same < name.length && name[same] === known[same]) same++;
    if (same <= most) continue;
    most = same;
    best = row.name;
  }
  return best;
}
