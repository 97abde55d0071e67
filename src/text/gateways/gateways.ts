import { type ArgumentError, kindOf, misuse } from '../../misuse.js';
import { type GatewayName, type GatewayRow, gatewayNames, gatewayRows } from '../../tables/gateways.js';

export type { GatewayName };

/** A name of a gateway, or any other text, such as one from a configuration. Unknown names are found when it runs. */
export type GatewayNameOrOther = GatewayName | (string & Record<never, never>);

/**
 * The SMS gateways whose way of counting is known, by name, in alphabetical order. `data/gateways.json` has the pages
 * that say how each counts, and the day they were read. Options take other names of a gateway too, in any case:
 * `MessageBird` is Bird.
 *
 * @example
 * gateways.includes('Twilio') // true
 */
export const gateways = gatewayNames;

/** The row of each gateway, by name. */
let rows: Map<string, GatewayRow> | undefined;

/** The same by all names of each, without case, spaces and signs. */
let rowsByPlainName: Map<string, GatewayRow> | undefined;

/** Returns the row of a gateway. Reads its other names too, in any case. Throws unless there is such a gateway. */
export function gatewayNamed(name: unknown): GatewayRow {
  if (typeof name !== 'string') throw unknownGateway(name, undefined);
  rows ??= new Map(gatewayRows.map(row => [row.name, row]));
  const exact = rows.get(name);
  if (exact !== undefined) return exact;
  rowsByPlainName ??= new Map(
    gatewayRows.flatMap(row => [row.name, ...(row.also ?? [])].map(known => [plain(known), row] as const)),
  );
  const row = rowsByPlainName.get(plain(name));
  if (row === undefined) throw unknownGateway(name, closest(plain(name)));
  return row;
}

function unknownGateway(name: unknown, meant: string | undefined): ArgumentError {
  const hint = meant === undefined ? '' : `; did you mean '${meant}'?`;
  return misuse(
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
  for (const [known, row] of rowsByPlainName!) {
    let same = 0;
    while (same < name.length && name[same] === known[same]) same++;
    if (same <= most) continue;
    most = same;
    best = row.name;
  }
  return best;
}
