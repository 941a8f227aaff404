// The importance-weighted bounds L_K against K: which are measured, in how many parts, and what the
// chart draws.
import type { LogLikelihood } from '../protocol/rust-types';

/** L_K of one K, a mean over images; the standard error is of that mean. */
export type TightnessPoint = Pick<LogLikelihood, 'samples' | 'mean' | 'standardError'>;

/** The codes that are weighed for each image, K. */
export const FEW = [1, 2, 5, 10, 50, 100, 500] as const;
/** Where there is time for it: then L_K is all but log p(x). */
export const MANY = 5000;

const CODES_AT_ONCE = 12_500; // a second or two: so soon does Stop act
const FEWEST_IMAGES = 5;

/** How many of the images are looked at in one part. */
export function imagesAtOnce(samples: number, images: number): number {
  return Math.min(images, Math.max(FEWEST_IMAGES, Math.floor(CODES_AT_ONCE / samples)));
}

/**
 * K, L_K, a standard error below and above it, and the highest bound of all as a level line:
 * columns of one length.
 */
export function tightnessColumns(
  points: readonly TightnessPoint[],
): [samples: number[], bound: number[], low: number[], high: number[], level: number[]] {
  const best = points.at(-1)?.mean ?? NaN;
  const beside = (sign: number): number[] =>
    points.map(({ mean, standardError }) => mean + sign * (standardError ?? 0));
  return [
    points.map(({ samples }) => samples),
    points.map(({ mean }) => mean),
    beside(-1),
    beside(1),
    points.map(() => best),
  ];
}

/** An upright bar with short ends at each place, in the pixels of the canvas. */
export function drawErrorBars(
  context: Pick<
    OffscreenCanvasRenderingContext2D,
    'beginPath' | 'moveTo' | 'lineTo' | 'setLineDash' | 'stroke' | 'strokeStyle' | 'lineWidth'
  >,
  bars: readonly { x: number; low: number; high: number }[],
  colour: string,
  width: number,
): void {
  const reach = 4 * width;
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash([]);
  context.beginPath();
  for (const { x, low, high } of bars) {
    context.moveTo(x, low);
    context.lineTo(x, high);
    for (const y of [low, high]) {
      context.moveTo(x - reach, y);
      context.lineTo(x + reach, y);
    }
  }
  context.stroke();
}
