// What the layers of the latent plane have in common: colours, names, and the part of a canvas that
// they use.
import type { Rgb } from './tone';

export interface PlaneLook {
  classes: readonly Rgb[]; // repeated where the data has more classes
  paper: Rgb;
  ink: Rgb;
  axis: string; // of lines that help to read
  highlight: number | null; // a class: the others fade
  className(label: number): string;
}

export type PlaneContext = Pick<
  OffscreenCanvasRenderingContext2D,
  | 'save'
  | 'restore'
  | 'beginPath'
  | 'closePath'
  | 'moveTo'
  | 'lineTo'
  | 'arc'
  | 'fill'
  | 'stroke'
  | 'fillText'
  | 'strokeText'
  | 'measureText'
  | 'clearRect'
> & {
  globalAlpha: number;
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  lineJoin: CanvasLineJoin;
  font: string;
  textAlign: CanvasTextAlign;
  textBaseline: CanvasTextBaseline;
};

const written = new WeakMap<Rgb, string>(); // the same few for thousands of points

export function css(colour: Rgb): string {
  let text = written.get(colour);
  if (text === undefined) {
    const [red, green, blue] = colour;
    text = `rgb(${Math.round(red)} ${Math.round(green)} ${Math.round(blue)})`;
    written.set(colour, text);
  }
  return text;
}

export function classColour(look: Pick<PlaneLook, 'classes' | 'ink'>, label: number | null): Rgb {
  return label === null ? look.ink : (look.classes[label % look.classes.length] ?? look.ink);
}
