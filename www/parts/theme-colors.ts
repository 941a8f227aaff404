// The colours of the stylesheet, read once per theme, for what is drawn on canvases.
import { signedTone } from '../views/signed';
import { tone, type Rgb, type Tone } from '../views/tone';

export interface ThemeColors {
  paper: Rgb;
  ink: Rgb;
  classes: readonly Rgb[];
  train: string;
  heldOut: string;
  sides: readonly [string, string]; // of a comparison
  importance: string;
  axis: string;
  grid: string;
  strokes: Tone; // bright strokes on black, as ink on paper
  faint: Tone; // the same, pale enough to write upon
  photo: Tone; // as they are
  less: Rgb; // below zero
  more: Rgb; // above zero
  signed: Tone; // from below zero to above it
}

/** How many class colours the stylesheet defines: --class-0 to --class-9. */
const CLASSES = 10;

export function readThemeColors(root: HTMLElement): ThemeColors {
  // A custom property is returned as written; only a real property of a real element is resolved to
  // rgb().
  const probe = root.appendChild(document.createElement('i'));
  const colour = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const rgb = (name: string): Rgb =>
    (colour(name).match(/[\d.]+/g) ?? ['0', '0', '0']).slice(0, 3).map(Number) as unknown as Rgb;
  const [tile, stroke, faint] = [rgb('tile'), rgb('stroke'), rgb('stroke-faint')];
  const colors: ThemeColors = {
    paper: rgb('tile'),
    ink: rgb('ink'),
    classes: Array.from({ length: CLASSES }, (_, label) => rgb(`class-${label}`)),
    train: colour('train'),
    heldOut: colour('held-out'),
    importance: colour('importance'),
    sides: [colour('left'), colour('right')],
    axis: colour('muted'),
    grid: colour('line'),
    strokes: tone(tile, stroke),
    faint: tone(tile, faint),
    photo: tone([0, 0, 0], [255, 255, 255]),
    less: rgb('less'),
    more: rgb('more'),
    signed: signedTone(rgb('less'), tile, rgb('more')),
  };
  probe.remove();
  return colors;
}
