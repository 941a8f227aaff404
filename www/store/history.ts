// Curves of unknown length in bounded memory: each kept point is the mean of `stride` steps, and
// the stride doubles when the curves are full. A day of training then costs no more to draw than a
// minute.
import type { Term } from '../protocol/rust-types';

/** Of each term that was measured, one number a step. */
export type Curves = Readonly<Partial<Record<Term, readonly number[]>>>;

export interface History {
  capacity: number;
  stride: number; // steps averaged into one point
  steps: readonly number[]; // the last step of each point, rising
  terms: Curves; // as long as `steps`; NaN where a term was not measured
  // of the unfinished point
  pending: { count: number; sums: Readonly<Partial<Record<Term, number>>> };
}

const NOTHING: History['pending'] = { count: 0, sums: {} };

/**
 * Curves without a point, that never hold more than `capacity` of them (an even number, at least
 * 2).
 */
export function emptyHistory(capacity = 600): History {
  return { capacity, stride: 1, steps: [], terms: {}, pending: NOTHING };
}

/**
 * Adds consecutive steps, the first of which is `firstStep`. Steps at or before the last one
 * restart the curves.
 */
export function append(history: History, firstStep: number, added: Curves): History {
  const last = history.steps.at(-1) ?? -Infinity;
  const from = firstStep <= last ? emptyHistory(history.capacity) : history;
  let { stride, pending } = from;
  let steps = [...from.steps];
  // An objective may change between two reports, and measure other terms.
  const names = [...new Set([...Object.keys(from.terms), ...Object.keys(added)])] as Term[];
  const columns = names.map((name) => [...(from.terms[name] ?? steps.map(() => NaN))]);
  const length = Math.max(0, ...Object.values(added).map((values) => values.length));
  for (let i = 0; i < length; i++) {
    const sum = (name: Term): number =>
      (pending.count === 0 ? 0 : (pending.sums[name] ?? NaN)) + (added[name]?.[i] ?? NaN);
    pending = {
      count: pending.count + 1,
      sums: Object.fromEntries(names.map((name) => [name, sum(name)])),
    };
    if (pending.count < stride) continue;
    steps.push(firstStep + i);
    names.forEach((name, at) => columns[at]!.push(pending.sums[name]! / pending.count));
    pending = NOTHING;
    if (steps.length < from.capacity) continue;
    steps = steps.filter((_, at) => at % 2 === 1);
    columns.forEach((column, at) => (columns[at] = halve(column)));
    stride *= 2;
  }
  return {
    capacity: from.capacity,
    stride,
    steps,
    terms: Object.fromEntries(names.map((name, at) => [name, columns[at]!])),
    pending,
  };
}

/** Adds the values of a single step; a step measured twice keeps the newer values. */
export function appendPoint(
  history: History,
  step: number,
  values: Readonly<Partial<Record<Term, number>>>,
): History {
  const points = Object.entries(values).map(([term, value]) => [term, [value]]);
  return append(
    history.steps.at(-1) === step ? withoutLast(history) : history,
    step,
    Object.fromEntries(points),
  );
}

/** The curves as they were at `step`. */
export function upTo(history: History, step: number): History {
  const count = history.steps.filter((at) => at <= step).length;
  const terms = Object.entries(history.terms).map(([term, values]) => [
    term,
    values.slice(0, count),
  ]);
  return {
    ...history,
    steps: history.steps.slice(0, count),
    terms: Object.fromEntries(terms),
    pending: NOTHING,
  };
}

function withoutLast(history: History): History {
  const terms = Object.entries(history.terms).map(([term, values]) => [term, values.slice(0, -1)]);
  return { ...history, steps: history.steps.slice(0, -1), terms: Object.fromEntries(terms) };
}

function halve(values: readonly number[]): number[] {
  const means: number[] = [];
  for (let i = 1; i < values.length; i += 2) means.push((values[i - 1]! + values[i]!) / 2);
  return means;
}
