// The names of the classes, each at the middle of its points on the plane of codes.
import { toPlace, type PlaneScale } from './latent-scale';
import { classColour, css, type PlaneContext, type PlaneLook } from './plane-look';

const LONGEST_NAME = 12;

export interface ClassMiddle {
  label: number;
  z1: number;
  z2: number;
}

export interface LabelledCodes {
  codes: Float32Array;
  labels: Uint8Array | null;
}

export function drawClassLabels(
  context: PlaneContext,
  codes: LabelledCodes,
  scale: PlaneScale,
  look: PlaneLook,
): void {
  for (const middle of classMiddles(codes)) drawName(context, middle, scale, look);
}

function drawName(
  context: PlaneContext,
  { label, z1, z2 }: ClassMiddle,
  scale: PlaneScale,
  look: PlaneLook,
): void {
  const radius = Math.max(9, scale.size / 46);
  context.save();
  context.font = `700 ${Math.round(radius * 1.25)}px system-ui, sans-serif`;
  const name = shortened(look.className(label));
  const half = Math.max(0, (context.measureText(name).width - radius) / 2); // a longer name makes a longer label
  // A class that has left the window keeps its name at the edge, on the side where it is.
  const inside = (at: number, margin: number): number =>
    Math.min(scale.size - margin, Math.max(margin, at));
  const place = toPlace(scale, z1, z2);
  const [x, y] = [inside(place.x, half + radius * 1.2), inside(place.y, radius * 1.2)];

  context.globalAlpha = look.highlight === null || look.highlight === label ? 1 : 0.2;
  context.beginPath();
  context.arc(x + half, y, radius, -Math.PI / 2, Math.PI / 2);
  context.arc(x - half, y, radius, Math.PI / 2, (3 * Math.PI) / 2);
  context.closePath();
  context.fillStyle = css(look.paper);
  context.fill();
  context.lineWidth = Math.max(2, radius / 5);
  context.strokeStyle = css(classColour(look, label));
  context.stroke();
  context.fillStyle = css(look.ink);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(name, x, y + radius * 0.08);
  context.restore();
}

function shortened(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
}

/**
 * The median code of each class: unlike the mean, it lies among the points even when a few have
 * strayed.
 */
export function classMiddles({ codes, labels }: LabelledCodes): ClassMiddle[] {
  const byLabel = new Map<number, { z1: number[]; z2: number[] }>();
  labels?.forEach((label, point) => {
    const middle = byLabel.get(label) ?? { z1: [], z2: [] };
    middle.z1.push(codes[point * 2]!);
    middle.z2.push(codes[point * 2 + 1]!);
    byLabel.set(label, middle);
  });
  return [...byLabel]
    .map(([label, { z1, z2 }]) => ({ label, z1: median(z1), z2: median(z2) }))
    .sort((a, b) => a.label - b.label);
}

function median(values: number[]): number {
  const sorted = values.sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
