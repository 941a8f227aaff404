// Stretches of a curve, and their means: single points are too noisy to be told anything by.
import type { Term } from '../../protocol/rust-types';
import type { History } from '../../store/history';
import { mean } from '../../store/mean';

/** The points of a term after a step, without those where it was not measured. */
export function after(history: History, term: Term, since: number): number[] {
  const values = history.terms[term] ?? [];
  return values.filter((value, at) => history.steps[at]! > since && Number.isFinite(value));
}

/** The means of so many stretches of equal length; none where there are too few points. */
export function stretches(values: readonly number[], count: number): number[] {
  const length = Math.floor(values.length / count);
  if (length === 0) return [];
  const first = values.length - length * count;
  return Array.from({ length: count }, (_, at) =>
    mean(values.slice(first + at * length, first + (at + 1) * length)),
  );
}

/** A value for a setting, to two digits. */
export function rounded(value: number): number {
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return unit < 1
    ? Math.round(value / unit) / Math.round(1 / unit)
    : Math.round(value / unit) * unit;
}
