// The latent plane: held-out images as points coloured by class, and each class named at the middle of its points.
import type { LatentView } from '../engine/messages';
import { toPlace, type PlaneScale } from './latent-scale';
import type { Rgb } from './tone';

export type { LatentView };

export interface PlaneLook {
  classes: readonly Rgb[]; // repeated where the data has more classes
  paper: Rgb;
  ink: Rgb;
  highlight: number | null; // a class: the others fade
}

export interface ClassMiddle {
  label: number;
  z1: number;
  z2: number;
}

type PlaneContext = Pick<CanvasRenderingContext2D, 'save' | 'restore' | 'beginPath' | 'arc' | 'fill' | 'stroke' | 'fillText' | 'clearRect' | 'moveTo' | 'lineTo'> & {
  globalAlpha: number; fillStyle: unknown; strokeStyle: unknown; lineWidth: number; font: string; textAlign: CanvasTextAlign; textBaseline: CanvasTextBaseline;
};

const css = ([red, green, blue]: Rgb): string => `rgb(${Math.round(red)} ${Math.round(green)} ${Math.round(blue)})`;

export function classColour(look: Pick<PlaneLook, 'classes' | 'ink'>, label: number | null): Rgb {
  return label === null ? look.ink : (look.classes[label % look.classes.length] ?? look.ink);
}

/** Points and class names over whatever lies beneath: the canvas is cleared, not painted. */
export function drawLatentPoints(context: PlaneContext, view: LatentView, scale: PlaneScale, look: PlaneLook): void {
  context.clearRect(0, 0, scale.size, scale.size);
  const radius = Math.max(2.2, scale.size / 170);
  context.save();
  context.lineWidth = Math.max(0.75, radius / 4);
  context.strokeStyle = css(look.paper);
  for (let point = 0; point * 2 < view.codes.length; point++) {
    const label = view.labels?.[point] ?? null;
    const { x, y } = toPlace(scale, view.codes[point * 2]!, view.codes[point * 2 + 1]!);
    context.globalAlpha = look.highlight === null || look.highlight === label ? 0.95 : 0.12;
    context.fillStyle = css(classColour(look, label));
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
  context.restore();
  for (const middle of classMiddles(view)) drawName(context, middle, scale, look);
}

function drawName(context: PlaneContext, middle: ClassMiddle, scale: PlaneScale, look: PlaneLook): void {
  const size = Math.max(9, scale.size / 46);
  // A class that has left the plane keeps its name at the edge, on the side where it is.
  const inside = (at: number): number => Math.min(scale.size - size * 1.2, Math.max(size * 1.2, at));
  const place = toPlace(scale, middle.z1, middle.z2);
  const [x, y] = [inside(place.x), inside(place.y)];
  const colour = classColour(look, middle.label);
  context.save();
  context.globalAlpha = look.highlight === null || look.highlight === middle.label ? 1 : 0.2;
  context.beginPath();
  context.arc(x, y, size, 0, 2 * Math.PI);
  context.fillStyle = css(look.paper);
  context.fill();
  context.lineWidth = Math.max(2, size / 5);
  context.strokeStyle = css(colour);
  context.stroke();
  context.fillStyle = css(look.ink);
  context.font = `700 ${Math.round(size * 1.25)}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(String(middle.label), x, y + size * 0.08);
  context.restore();
}

/** The median code of each class: unlike the mean, it lies among the points even when a few have strayed. */
export function classMiddles(view: Pick<LatentView, 'codes' | 'labels'>): ClassMiddle[] {
  const byLabel = new Map<number, { z1: number[]; z2: number[] }>();
  view.labels?.forEach((label, point) => {
    const codes = byLabel.get(label) ?? { z1: [], z2: [] };
    codes.z1.push(view.codes[point * 2]!);
    codes.z2.push(view.codes[point * 2 + 1]!);
    byLabel.set(label, codes);
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
