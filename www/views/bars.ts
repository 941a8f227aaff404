// Figures as bars: what each is called, how long it is, and what is written at its end.
import { msg, str } from '@lit/localize';
import type { ClassCoverage, ClassifierReport, LatentSummary } from '../protocol/rust-types';
import { amount, count, percent, withUnit } from '../i18n/numbers';

export interface Bar {
  name: string;
  share: number; // of the full length, 0 to 1
  text: string;
  strong: boolean;
}

/**
 * The dimensions of a code by what they say, largest first: by their KL or, where codes are points,
 * by their variance. Active ones are strong.
 */
export function dimensionBars({ klPerDimension, varianceOfMean, active }: LatentSummary): Bar[] {
  const inNats = klPerDimension.length > 0;
  const values = inNats ? klPerDimension : varianceOfMean;
  const text = (value: number): string =>
    inNats ? withUnit(amount(value, 2), msg('nats')) : amount(value, 2);
  const most = Math.max(...values, Number.MIN_VALUE);
  return values
    .map((value, dimension) => ({
      name: `z${dimension + 1}`,
      share: Math.max(0, value) / most,
      text: text(value),
      strong: active[dimension] ?? false,
    }))
    .sort((a, b) => b.share - a.share);
}

/** For each number of labels, how often the classifier is right: from codes, and from pixels. */
export function accuracyBars(reports: readonly ClassifierReport[]): Bar[] {
  return [...reports]
    .sort((a, b) => a.labels - b.labels)
    .flatMap(({ labels, codes, pixels }) => [
      {
        name: msg(str`${count(labels)} labels, from codes`),
        share: codes.accuracy,
        text: inPercent(codes.accuracy),
        strong: true,
      },
      {
        name: msg(str`${count(labels)} labels, from pixels`),
        share: pixels.accuracy,
        text: inPercent(pixels.accuracy),
        strong: false,
      },
    ]);
}

/**
 * How a model's images fall on the classes; a full bar is twice the even share. Covered classes,
 * the largest ones, are strong.
 */
export function coverageBars(
  { shares, covered }: ClassCoverage,
  nameOf: (label: number) => string,
): Bar[] {
  const smallestCovered = [...shares].sort((a, b) => b - a)[covered - 1] ?? Infinity;
  return shares.map((share, label) => ({
    name: nameOf(label),
    share: Math.min(1, (share * shares.length) / 2),
    text: inPercent(share),
    strong: share >= smallestCovered,
  }));
}

/**
 * How likely each class is, in the order of the classes; of many classes only the likeliest. The
 * likeliest is strong.
 */
export function classBars(
  probabilities: ArrayLike<number>,
  nameOf: (label: number) => string,
  most: number,
): Bar[] {
  const classes = Array.from(probabilities, (share, label) => ({ share, label }));
  const ranked = [...classes].sort((a, b) => b.share - a.share).slice(0, most);
  return classes
    .filter((one) => ranked.includes(one))
    .map((one) => ({
      name: nameOf(one.label),
      share: one.share,
      text: inPercent(one.share),
      strong: one === ranked[0],
    }));
}

export interface CodeBar {
  name: string;
  text: string;
  begin: number; // from the top, 0 to 1
  share: number;
}

/**
 * The numbers of a code as columns from a line in the middle, up or down; three, or the largest,
 * reach the edge.
 */
export function codeBars(code: ArrayLike<number>): CodeBar[] {
  const reach = Math.max(3, ...Array.from(code, Math.abs));
  return Array.from(code, (value, at) => {
    const share = Math.abs(value) / reach / 2;
    return {
      name: `z${at + 1}`,
      text: amount(value, 2),
      begin: value > 0 ? 0.5 - share : 0.5,
      share,
    };
  });
}

const inPercent = (share: number): string => percent(share, 1);
