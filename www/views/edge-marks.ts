// Points that lie beyond the window, each marked where the edge is nearest to it by an arrowhead
// that points outwards.
import type { LabelledCodes } from './class-labels';
import { inSight, toPlace, type Place, type PlaneScale } from './latent-scale';
import { classColour, css, type PlaneContext, type PlaneLook } from './plane-look';

export function countBeyond(codes: Float32Array, scale: PlaneScale): number {
  let count = 0;
  for (let at = 0; at < codes.length; at += 2) {
    if (!inSight(scale, codes[at]!, codes[at + 1]!)) count++;
  }
  return count;
}

export function drawEdgeMarks(
  context: PlaneContext,
  { codes, labels }: LabelledCodes,
  scale: PlaneScale,
  look: PlaneLook,
): void {
  const length = Math.max(4, scale.size / 90);
  context.save();
  for (let point = 0; point * 2 < codes.length; point++) {
    const [z1, z2] = [codes[point * 2]!, codes[point * 2 + 1]!];
    if (inSight(scale, z1, z2)) continue;
    const label = labels?.[point] ?? null;
    context.globalAlpha = look.highlight === null || look.highlight === label ? 0.85 : 0.12;
    context.fillStyle = css(classColour(look, label));
    const { tip, right } = edgeMark(toPlace(scale, z1, z2), scale.size);
    const back = { x: tip.x - right.y * length, y: tip.y + right.x * length };
    context.beginPath();
    context.moveTo(tip.x, tip.y);
    context.lineTo(back.x + right.x * length * 0.6, back.y + right.y * length * 0.6);
    context.lineTo(back.x - right.x * length * 0.6, back.y - right.y * length * 0.6);
    context.closePath();
    context.fill();
  }
  context.restore();
}

/** The place on the edge, and the direction to the right of one who looks outwards there. */
export function edgeMark({ x, y }: Place, size: number): { tip: Place; right: Place } {
  const clamp = (at: number): number => Math.min(size, Math.max(0, at));
  const tip = { x: clamp(x), y: clamp(y) };
  const [dx, dy] = [x - tip.x, y - tip.y];
  const distance = Math.hypot(dx, dy) || 1;
  return { tip, right: { x: -dy / distance, y: dx / distance } };
}
