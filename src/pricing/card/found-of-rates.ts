import type { RateCardIssue } from './issues.js';

/** What was found about rates, at most one issue for each: groups come in any order, and issues in that of the rates. */
export class FoundOfRates {
  private readonly issues: RateCardIssue[] = [];
  private readonly count: number;
  /** For each rate the number of issues up to its own; 0 without one. Made when there is one. */
  private numbers: Int32Array | undefined;

  constructor(count: number) {
    this.count = count;
  }

  add(index: number, issue: RateCardIssue): void {
    this.numbers ??= new Int32Array(this.count);
    this.numbers[index] = this.issues.push(issue);
  }

  has(index: number): boolean {
    return this.numbers !== undefined && this.numbers[index] !== 0;
  }

  /** Adds all issues to a list. Returns whether there are any. */
  addTo(list: RateCardIssue[]): boolean {
    for (const number of this.numbers ?? []) if (number !== 0) list.push(this.issues[number - 1]!);
    return this.issues.length > 0;
  }
}
