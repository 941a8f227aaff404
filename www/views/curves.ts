// From histories, of training and of held-out images for example, to what a chart draws: one x
// axis, gaps where a curve has no point.
import type { Term } from '../protocol/rust-types';

/** Of each step the numbers that were measured then; NaN where one was not. */
interface Measured {
  steps: readonly number[];
  terms: Readonly<Partial<Record<Term, readonly number[]>>>;
}

type Column = (number | null)[];

/** Steps, then a column for each history, all of one length: ready for uPlot. */
export function chartColumns(histories: readonly Measured[], term: Term): [number[], ...Column[]] {
  const steps = histories.reduce<number[]>((all, { steps }) => union(all, steps), []);
  const columns = histories.map((history) => {
    let next = 0;
    return steps.map((step) =>
      history.steps[next] === step ? measured(history, term, next++) : null,
    );
  });
  return [steps, ...columns];
}

/** Of two rising axes. */
function union(one: readonly number[], other: readonly number[]): number[] {
  const both: number[] = [];
  for (let i = 0, j = 0; i < one.length || j < other.length;) {
    const next = Math.min(one[i] ?? Infinity, other[j] ?? Infinity);
    both.push(next);
    if (one[i] === next) i++;
    if (other[j] === next) j++;
  }
  return both;
}

function measured(history: Measured, term: Term, at: number): number | null {
  const value = history.terms[term]?.[at];
  return value === undefined || Number.isNaN(value) ? null : value;
}

/**
 * Limits of the y axis that leave out the plunge of the first steps: it would flatten all that
 * comes after. The first twentieth of a curve may lie outside, once there are enough points to
 * judge by.
 */
export function calmRange(columns: readonly Column[]): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const column of columns) {
    for (let i = column.length < 40 ? 0 : Math.ceil(column.length / 20); i < column.length; i++) {
      const value = column[i];
      if (value === null || value === undefined || !Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (low > high) return [0, 1];
  const margin = (high - low) * 0.08 || Math.abs(high) * 0.05 || 1;
  return [low - margin, high + margin];
}
