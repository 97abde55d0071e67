// What became slower between two sets of figures.
import type { Figure, Figures, Row } from './report.js';

/** Machines differ by so much from run to run even where the rounds of one run agree. */
const LEAST = 0.05;

/** The figures, by program, that became worse by more than both runs are unsure of. Those of one run only are left out. */
export function slower(before: Record<string, Figures>, after: Record<string, Figures>): Row[] {
  const rows: Row[] = [];
  for (const [program, figures] of Object.entries(after)) {
    for (const [name, now] of Object.entries(figures)) {
      const then = before[program]?.[name];
      if (then === undefined) continue;
      const speed = speedOf(now) / speedOf(then);
      const noise = Math.max(LEAST, then.noise + now.noise);
      if (speed >= 1 - noise) continue;
      rows.push({ program, figure: name, before: then.value, now: now.value, speed, noise });
    }
  }
  return rows;
}

const speedOf = ({ value, better }: Figure) => (better === 'less' ? 1 / value : value);
