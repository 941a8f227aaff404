// Figures as bars: what each is called, how long it is, and what is written at its end.
import type { ClassifierReport, LatentSummary } from '../engine/pending-types';
import type { ClassCoverage } from '../engine/rust-types';

export interface Bar {
  name: string;
  share: number; // of the full length, 0 to 1
  text: string;
  strong: boolean;
}

/** The dimensions of a code by the KL they cost, largest first; active ones are strong. */
export function klBars({ klPerDimension, active }: LatentSummary): Bar[] {
  const most = Math.max(...klPerDimension, Number.MIN_VALUE);
  return klPerDimension
    .map((kl, dimension) => ({ name: `z${dimension + 1}`, share: Math.max(0, kl) / most, text: `${kl.toFixed(2)} nats`, strong: active[dimension] ?? false }))
    .sort((a, b) => b.share - a.share);
}

/** For each number of labels, how often the classifier is right: from codes, and from pixels. */
export function accuracyBars(reports: readonly ClassifierReport[]): Bar[] {
  return [...reports]
    .sort((a, b) => a.labels - b.labels)
    .flatMap(({ labels, codes, pixels }) => [
      { name: `${labels} labels, from codes`, share: codes.accuracy, text: inPercent(codes.accuracy), strong: true },
      { name: `${labels} labels, from pixels`, share: pixels.accuracy, text: inPercent(pixels.accuracy), strong: false },
    ]);
}

/** How a model's images fall on the classes; a full bar is twice the even share. Covered classes, the largest ones, are strong. */
export function coverageBars({ shares, covered }: ClassCoverage): Bar[] {
  const smallestCovered = [...shares].sort((a, b) => b - a)[covered - 1] ?? Infinity;
  return shares.map((share, label) => ({ name: String(label), share: Math.min(1, (share * shares.length) / 2), text: inPercent(share), strong: share >= smallestCovered }));
}

const inPercent = (share: number): string => `${(100 * share).toFixed(1)} %`;
