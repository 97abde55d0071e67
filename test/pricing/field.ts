// The price lists of test/pricing/field, and what each must give.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RateCardIssue, RateCardOptions } from '../../src/index.js';

/** One reading of a list. Issues are a code and a line or path. */
export interface Reading {
  readonly options?: RateCardOptions;
  /** Arguments of preflight that say what the options do. */
  readonly args?: readonly string[];
  readonly refused?: readonly string[];
  readonly currency?: string;
  /** What numbers cost at a date, or why there is no price. */
  readonly prices?: readonly FieldPrice[];
  readonly skipped?: readonly string[];
  readonly warnings?: readonly string[];
}

export interface FieldPrice {
  readonly msisdn: string;
  readonly mccMnc?: string;
  readonly at?: string;
  readonly price: string;
}

export interface FieldList {
  readonly kind: string;
  readonly file: string;
  readonly readings: readonly Reading[];
}

export const fieldPath = (file: string): string => fileURLToPath(new URL(`field/${file}`, import.meta.url));

export const fieldList = (file: string): string => readFileSync(fieldPath(file), 'utf8');

export const fieldLists: readonly FieldList[] = JSON.parse(fieldList('expected.json'));

export const placesOf = (issues: readonly RateCardIssue[]): string[] =>
  issues.map(({ code, line, path }) => `${code} ${line ?? String(path[0] ?? 'card')}`);
