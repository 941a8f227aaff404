// The latent plane, layer upon layer: the prior, held-out images as points coloured by class, and
// what the visitor looks at.
import type { PlanePosterior } from '../protocol/rust-types';
import { drawClassLabels, type LabelledCodes } from './class-labels';
import { drawEdgeMarks } from './edge-marks';
import { inSight, toPlace, type PlaneScale } from './latent-scale';
import { classColour, css, type PlaneContext, type PlaneLook } from './plane-look';
import { drawPosterior } from './posterior-ellipse';
import { drawPriorContours } from './prior-contours';

export interface PlanePicture extends LabelledCodes {
  prior: readonly [number, number] | null;
  caught: ReadonlySet<number>; // points the visitor has picked out
  point: number | null; // the one the visitor looks at
  posterior: PlanePosterior | null; // of that one
}

/** Over whatever lies beneath: the canvas is cleared, not painted. */
export function drawLatentPlane(
  context: PlaneContext,
  picture: PlanePicture,
  scale: PlaneScale,
  look: PlaneLook,
): void {
  context.clearRect(0, 0, scale.size, scale.size);
  if (picture.prior) drawPriorContours(context, picture.prior, scale, look);
  drawPoints(context, picture, scale, look);
  drawEdgeMarks(context, picture, scale, look);
  drawClassLabels(context, picture, scale, look);
  if (picture.posterior) drawPosterior(context, picture.posterior, scale, look);
  if (picture.point !== null) drawPoint(context, picture, picture.point, scale, look, 'large');
}

function drawPoints(
  context: PlaneContext,
  picture: PlanePicture,
  scale: PlaneScale,
  look: PlaneLook,
): void {
  const count = picture.codes.length / 2;
  for (let point = 0; point < count; point++) {
    if (!picture.caught.has(point)) drawPoint(context, picture, point, scale, look, 'plain');
  }
  for (const point of picture.caught)
    if (point < count) drawPoint(context, picture, point, scale, look, 'ringed'); // never under the others
}

function drawPoint(
  context: PlaneContext,
  { codes, labels }: LabelledCodes,
  point: number,
  scale: PlaneScale,
  look: PlaneLook,
  way: 'plain' | 'ringed' | 'large',
): void {
  const [z1, z2] = [codes[point * 2]!, codes[point * 2 + 1]!];
  if (!inSight(scale, z1, z2)) return;
  const label = labels?.[point] ?? null;
  const { x, y } = toPlace(scale, z1, z2);
  const radius =
    Math.max(2.2, scale.size / 170) * (way === 'large' ? 1.8 : way === 'ringed' ? 1.3 : 1);
  context.save();
  context.globalAlpha =
    way !== 'plain' ? 1 : look.highlight === null || look.highlight === label ? 0.95 : 0.12;
  context.fillStyle = css(classColour(look, label));
  context.strokeStyle = css(way === 'plain' ? look.paper : look.ink);
  context.lineWidth = Math.max(0.75, radius / 4);
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
  context.restore();
}
