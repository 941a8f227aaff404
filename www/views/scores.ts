// The discriminator's scores: in order, spread over bins, and how many images pass for real.
import { amount } from '../i18n/numbers';
import type { Bar } from './bars';

const BINS = 10;
const EVEN = 0.5; // the score of a coin toss

/** `count` of the scores' indices from the highest score to the lowest, evenly along the order. */
export function ranks(scores: ArrayLike<number>, count: number): number[] {
  const sorted = Array.from(scores, (_, index) => index).sort((a, b) => scores[b]! - scores[a]!);
  if (count >= sorted.length || count < 2) return sorted.slice(0, count);
  return Array.from(
    { length: count },
    (_, at) => sorted[Math.round((at * (sorted.length - 1)) / (count - 1))]!,
  );
}

/** How many scores fall into each tenth of 0 to 1; those of images taken for real are strong. */
export function scoreBars(scores: ArrayLike<number>): Bar[] {
  const counts = new Array<number>(BINS).fill(0);
  for (const score of Array.from(scores)) {
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor(score * BINS)));
    if (!Number.isNaN(score)) counts[bin]!++;
  }
  const most = Math.max(...counts, 1);
  return counts.map((count, bin) => ({
    name: `${amount(bin / BINS, 1)}–${amount((bin + 1) / BINS, 1)}`,
    share: count / most,
    text: String(count),
    strong: bin / BINS >= EVEN,
  }));
}

export function takenForReal(scores: ArrayLike<number>): number {
  return Array.from(scores).filter((score) => score > EVEN).length;
}
