// The prior on the plane of codes: circles at 1, 2 and 3 of its standard deviations, each with its
// number.
import { toPlace, type PlaneScale } from './latent-scale';
import { css, type PlaneContext, type PlaneLook } from './plane-look';

const DEVIATIONS = [1, 2, 3];
const LABEL_TURNS = [1, 3, 5, 7, 0, 2, 4, 6].map((eighth) => (eighth * Math.PI) / 4); // the first of them in sight

export function drawPriorContours(
  context: PlaneContext,
  mean: readonly [number, number],
  scale: PlaneScale,
  look: PlaneLook,
): void {
  const { x, y } = toPlace(scale, mean[0], mean[1]);
  const font = Math.max(10, scale.size / 46);
  context.save();
  context.lineWidth = Math.max(1, scale.size / 480);
  context.strokeStyle = look.axis;
  context.globalAlpha = 0.4;
  for (const deviations of DEVIATIONS) {
    context.beginPath();
    context.arc(x, y, radiusOf(deviations, scale), 0, 2 * Math.PI);
    context.stroke();
  }
  context.globalAlpha = 1;
  context.font = `600 ${Math.round(font)}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineWidth = font / 3;
  context.lineJoin = 'round';
  context.strokeStyle = css(look.paper); // a halo, to be read over images
  context.fillStyle = look.axis;
  for (const deviations of DEVIATIONS) {
    const radius = radiusOf(deviations, scale);
    const inside = (at: number): boolean => at > font && at < scale.size - font;
    const places = LABEL_TURNS.map((turn) => ({
      x: x + radius * Math.cos(turn),
      y: y - radius * Math.sin(turn),
    }));
    const place = places.find(({ x, y }) => inside(x) && inside(y));
    if (!place) continue;
    context.strokeText(`${deviations}σ`, place.x, place.y);
    context.fillText(`${deviations}σ`, place.x, place.y);
  }
  context.restore();
}

function radiusOf(deviations: number, { size, reach }: PlaneScale): number {
  return (deviations / (2 * reach)) * size;
}
