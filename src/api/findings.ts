import type { Issue } from '../result.js';
import { charactersOf, grouped } from './body.js';
import type { SendIssue } from './send-request.js';

/** Most requests have no warnings: all of them share one list. */
export const NO_WARNINGS: readonly Issue[] = /* @__PURE__ */ Object.freeze([]);

/** The issues and warnings of one body, in the order in which its fields are checked. */
export interface Findings {
  /** Undefined as long as there are none. */
  issues: SendIssue[] | undefined;
  warnings: readonly Issue[];
}

/** Adds an issue with a field; `must` says what was expected and what was found. */
export function refuse(findings: Findings, code: SendIssue['code'], field: string, must: string): undefined {
  addIssue(findings, { message: `${field} ${must}.`, path: [field], code, param: field });
}

export function addIssue(findings: Findings, issue: SendIssue): undefined {
  if (findings.issues === undefined) findings.issues = [issue];
  else findings.issues.push(issue);
}

/** Adds the issue of a value that is not what the API documents. */
export function invalid(findings: Findings, field: string, must: string): undefined {
  refuse(findings, 'VALIDATION_ERROR', field, must);
}

/** Adds a warning. */
export function warn(findings: Findings, warning: Issue): undefined {
  findings.warnings = [...findings.warnings, warning];
}

/** What is wrong with a text of too many characters. */
export function tooLong(text: string, limit: number): string {
  return `must be at most ${grouped(limit)} characters, not ${grouped(charactersOf(text))}`;
}
