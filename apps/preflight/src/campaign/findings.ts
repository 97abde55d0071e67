/** Rows with the same problem: how many there are, and the line of the first. */
export interface Finding<Code extends string> {
  code: Code;
  count: number;
  firstLine: number;
  reason: string;
}

/** Counts rows by problem. */
export interface Findings<Code extends string> {
  note(code: Code, line: number): void;
  /** Most frequent first. */
  list(): Finding<Code>[];
}

/** Creates an empty count of the problems for which there are reasons. */
export function findingsOf<Code extends string>(reasons: Readonly<Record<Code, string>>): Findings<Code> {
  const findings = new Map<Code, Finding<Code>>();
  return {
    note(code, line) {
      const finding = findings.get(code);
      if (finding) finding.count++;
      else findings.set(code, { code, count: 1, firstLine: line, reason: reasons[code] });
    },
    list: () => [...findings.values()].sort((a, b) => b.count - a.count || a.firstLine - b.firstLine),
  };
}
