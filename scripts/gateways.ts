import { readFileSync } from 'node:fs';
import { analyze } from '../src/text/analyze.js';
import { generated } from './generated.js';

const source = 'data/gateways.json';

/** What the pages say about one thing, or null where no page was found. */
type Fact<Value> = { value: Value; sources: string[]; readOn: string } | null;

interface AlphabetFact {
  encoding: 'GSM-7' | 'ASCII' | 'UCS-2';
  single: number | null;
  part: number | null;
  without?: string;
  two?: string;
}

export interface GatewayFacts {
  alphabets: Fact<AlphabetFact[]>;
  limit: Fact<{ parts?: number; characters?: number; 'GSM-7'?: number; 'UCS-2'?: number }>;
  billed: Fact<'parts sent' | 'units divided'>;
  smartEncoding: Fact<{ default: boolean; list: string | null; when: string | null }>;
  graphemesKept: Fact<boolean>;
  nationalTables: Fact<{ default: string[]; onRequest: string[] }>;
  rcs: Fact<{ basicBytes: number; segmentBytesInUnitedStates: number | null }>;
}

export interface GatewayData {
  lists: { name: string; source: string; readOn: string; replacements: ReplacementGroup[] }[];
  gateways: { name: string; also?: string[]; facts: GatewayFacts; notes: NonNullable<Fact<string>>[] }[];
}

interface ReplacementGroup {
  replacement: string;
  characters: string[];
}

/** What holds where no page says otherwise: TS 23.040, 9.2.3.24 and 9.2.3.24.1, with references of 8 bits. */
const standard = {
  'GSM-7': { single: 160, part: 153 },
  ASCII: { single: 140, part: 134 },
  'UCS-2': { single: 70, part: 67 },
};

const { lists, gateways } = JSON.parse(readFileSync(source, 'utf8')) as GatewayData;

const sorted = gateways.map(({ name }) => name).sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
gateways.forEach(({ name, facts, notes }, row) => {
  if (name !== sorted[row])
    throw new Error(`${source}: expected ${sorted[row]} in row ${row}, found ${name}`);
  for (const fact of [...Object.values(facts), ...notes]) if (fact !== null) checkSources(name, fact);
});

function checkSources(name: string, { sources, readOn }: { sources: string[]; readOn: string }): void {
  if (sources.length === 0 || sources.some(address => !/^https?:\/\/\S+$/.test(address)))
    throw new Error(`${source}, ${name}: every fact needs the addresses of its pages`);
  if (!/^\d{4}-\d\d-\d\d$/.test(readOn))
    throw new Error(`${source}, ${name}: every fact needs the day it was read`);
}

/** The entries of a row that differ from what analyze does without a gateway. */
function rowOf({ name, also, facts }: GatewayData['gateways'][number]): Record<string, unknown> {
  const { alphabets, limit, billed, smartEncoding, graphemesKept, rcs } = facts;
  const told = alphabets?.value.map(({ encoding, single, part, ...characters }) => ({
    encoding,
    single: single ?? standard[encoding].single,
    part: part ?? standard[encoding].part,
    ...characters,
  }));
  return {
    name,
    also,
    alphabets: isStandard(told) ? undefined : told,
    limit: limit?.value,
    billsPartsSent: billed?.value === 'parts sent' || undefined,
    smartEncoding: smartEncoding?.value.list ?? undefined,
    keepsGraphemes: graphemesKept?.value || undefined,
    rcs: rcs?.value,
  };
}

function isStandard(alphabets: AlphabetFact[] | undefined): boolean {
  if (alphabets === undefined) return true;
  const usual = (['GSM-7', 'UCS-2'] as const).map(encoding => ({ encoding, ...standard[encoding] }));
  return JSON.stringify(alphabets) === JSON.stringify(usual);
}

const characterNamed = (name: string) => String.fromCharCode(Number.parseInt(name.slice(2), 16));

/** Replacements in the alphabet, each with the characters that it replaces. Checks that each character is there once. */
function replacementsOf({ name, replacements }: GatewayData['lists'][number]): [string, string][] {
  const seen = new Set<string>();
  return replacements.map(({ replacement, characters }) => {
    if (analyze(replacement).encoding !== 'GSM-7')
      throw new Error(
        `${source}, list of ${name}: ${JSON.stringify(replacement)} is not in the default alphabet`,
      );
    for (const character of characters) {
      if (!/^U\+[0-9A-F]{4}$/.test(character) || seen.has(character))
        throw new Error(
          `${source}, list of ${name}: expected each character once, such as U+2019, found ${character}`,
        );
      seen.add(character);
    }
    return [replacement, characters.map(characterNamed).join('')];
  });
}

/** A value as TypeScript, without the entries that are undefined. */
function literal(value: unknown): string {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  const key = (name: string) => (/^\w+$/.test(name) ? name : `'${name}'`);
  return `{ ${entries.map(([name, entry]) => `${key(name)}: ${literal(entry)}`).join(', ')} }`;
}

const text = (value: string) =>
  `'${value.replace(/[^ -~]|['\\]/g, character => {
    if (character === "'" || character === '\\') return `\\${character}`;
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  })}'`;

generated(
  'src/tables/gateways.ts',
  `// Generated by scripts/gateways.ts from ${source}: ${gateways.length} gateways

/** The names of the gateways, in alphabetical order. */
export const gatewayNames = [
${gateways.map(({ name }) => `  ${text(name)},\n`).join('')}] as const;

export type GatewayName = (typeof gatewayNames)[number];

/** An encoding of a gateway, and how many units of it a part holds. */
export interface GatewayEncoding {
  readonly encoding: 'GSM-7' | 'ASCII' | 'UCS-2';
  readonly single: number;
  readonly part: number;
  /** Characters of GSM-7 that the gateway does not send in it. */
  readonly without?: string;
  /** Characters of one septet that the gateway counts as two. */
  readonly two?: string;
}

/** The longest message: in parts, in characters, or in units of an encoding. */
export interface GatewayLimit {
  readonly parts?: number;
  readonly characters?: number;
  readonly 'GSM-7'?: number;
  readonly 'UCS-2'?: number;
}

/** How a gateway counts. What is left out is as without a gateway. */
export interface GatewayRow {
  readonly name: GatewayName;
  readonly also?: readonly string[];
  readonly alphabets?: readonly GatewayEncoding[];
  readonly limit?: GatewayLimit;
  readonly billsPartsSent?: boolean;
  /** The list of replacements, where it is known. */
  readonly smartEncoding?: ${lists.map(({ name }) => text(name)).join(' | ')};
  readonly keepsGraphemes?: boolean;
  readonly rcs?: { readonly basicBytes: number; readonly segmentBytesInUnitedStates: number | null };
}

export const gatewayRows: readonly GatewayRow[] = [
${gateways.map(gateway => `  ${literal(rowOf(gateway))},\n`).join('')}];

/** By list, the replacements and the characters that each replaces. */
export const smartEncodingLists = {
${lists
  .map(
    list =>
      `  ${list.name}: [\n${replacementsOf(list)
        .map(row => `    ${literal(row)},\n`)
        .join('')}  ],\n`,
  )
  .join('')}} as const;
`,
);
