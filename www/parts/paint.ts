// Puts a sheet on a canvas element: the only place where a canvas takes the size of its images.
import type { Sheet } from '../engine/messages';
import { drawSheet, gridSize, type Grid } from '../views/sheet';
import { isBrightOnDark, type Tone } from '../views/tone';
import type { ThemeColors } from './theme-colors';
import type { PageState } from '../store/state';

export function paintSheet(canvas: HTMLCanvasElement, sheet: Sheet, grid: Grid, tone: Tone): void {
  const size = gridSize(sheet, sheet.count, grid);
  if (canvas.width !== size.width) canvas.width = size.width;
  if (canvas.height !== size.height) canvas.height = size.height;
  const context = canvas.getContext('2d');
  if (context) drawSheet(context, sheet, grid, tone);
}

/** The tone of a model's images is that of the data it learns from. */
export function toneOf(
  state: Pick<PageState, 'gallery'>,
  colors: ThemeColors,
  strength: 'full' | 'faint' = 'full',
): Tone {
  if (state.gallery && !isBrightOnDark(state.gallery.sheet)) return colors.photo;
  return strength === 'faint' ? colors.faint : colors.strokes;
}
