// A curve of unknown length in bounded memory: each kept point is the mean of `stride` steps, and the
// stride doubles when the curve is full. A day of training then costs no more to draw than a minute.
export interface Curve {
  bound: readonly number[];
  reconstruction: readonly number[];
  kl: readonly number[];
}

export interface History extends Curve {
  capacity: number;
  stride: number; // steps averaged into one point
  steps: readonly number[]; // the last step of each point, rising
  pending: { count: number; bound: number; reconstruction: number; kl: number }; // sums of the unfinished point
}

const NOTHING = { count: 0, bound: 0, reconstruction: 0, kl: 0 };

/** An empty curve that never holds more than `capacity` points (an even number, at least 2). */
export function emptyHistory(capacity = 600): History {
  return { capacity, stride: 1, steps: [], bound: [], reconstruction: [], kl: [], pending: NOTHING };
}

/** Adds consecutive steps, the first of which is `firstStep`. Steps at or before the last one restart the curve. */
export function append(history: History, firstStep: number, curve: Curve): History {
  const last = history.steps.at(-1) ?? -Infinity;
  const from = firstStep <= last ? emptyHistory(history.capacity) : history;
  const grown = { steps: [...from.steps], bound: [...from.bound], reconstruction: [...from.reconstruction], kl: [...from.kl] };
  let { stride, pending } = from;
  for (let i = 0; i < curve.bound.length; i++) {
    pending = {
      count: pending.count + 1,
      bound: pending.bound + curve.bound[i]!,
      reconstruction: pending.reconstruction + curve.reconstruction[i]!,
      kl: pending.kl + curve.kl[i]!,
    };
    if (pending.count < stride) continue;
    grown.steps.push(firstStep + i);
    grown.bound.push(pending.bound / pending.count);
    grown.reconstruction.push(pending.reconstruction / pending.count);
    grown.kl.push(pending.kl / pending.count);
    pending = NOTHING;
    if (grown.steps.length < from.capacity) continue;
    grown.steps = grown.steps.filter((_, at) => at % 2 === 1);
    for (const key of ['bound', 'reconstruction', 'kl'] as const) grown[key] = halve(grown[key]);
    stride *= 2;
  }
  return { capacity: from.capacity, stride, pending, ...grown };
}

function halve(values: number[]): number[] {
  const means: number[] = [];
  for (let i = 1; i < values.length; i += 2) means.push((values[i - 1]! + values[i]!) / 2);
  return means;
}
