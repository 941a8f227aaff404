// One image's posterior on the plane of codes: ellipses at 1 and 2 of its standard deviations
// around its mean.
import type { PlanePosterior } from '../protocol/rust-types';
import { toPlace, type PlaneScale } from './latent-scale';
import { css, type PlaneContext, type PlaneLook } from './plane-look';

const DEVIATIONS = [1, 2];
const CORNERS = 72; // of the polygon that is drawn for an ellipse

export function drawPosterior(
  context: PlaneContext,
  posterior: PlanePosterior,
  scale: PlaneScale,
  look: PlaneLook,
): void {
  context.save();
  const width = Math.max(1.5, scale.size / 320);
  for (const deviations of DEVIATIONS) {
    const outline = ellipse(posterior, deviations).map(([z1, z2]) => toPlace(scale, z1, z2));
    context.beginPath();
    outline.forEach(({ x, y }, corner) =>
      corner === 0 ? context.moveTo(x, y) : context.lineTo(x, y),
    );
    context.closePath();
    for (const [stroke, lineWidth] of [
      [css(look.paper), 3 * width],
      [css(look.ink), width],
    ] as const) {
      context.strokeStyle = stroke; // ink on a band of paper, to be seen over points of any colour
      context.lineWidth = lineWidth;
      context.stroke();
    }
  }
  context.restore();
}

/**
 * Codes so many standard deviations from the mean: a circle, carried over by the Cholesky factor of
 * the covariance. None where there is no spread, as with a plain autoencoder.
 */
export function ellipse(
  { mean, covariance: [xx, xy, yy] }: PlanePosterior,
  deviations: number,
): [number, number][] {
  if (!(xx > 0 && yy > 0)) return [];
  const [a, b] = [Math.sqrt(xx), xy / Math.sqrt(xx)];
  const c = Math.sqrt(Math.max(0, yy - b * b));
  return Array.from({ length: CORNERS }, (_, corner) => {
    const turn = (2 * Math.PI * corner) / CORNERS;
    const [u, v] = [deviations * Math.cos(turn), deviations * Math.sin(turn)];
    return [mean[0] + a * u, mean[1] + b * u + c * v];
  });
}
