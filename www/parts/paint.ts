// Puts images on a canvas element: the only place where a canvas takes the size of its images.
import type { ImageGrid } from '../protocol/messages';
import { drawImageGrid, gridSize, type GridLayout } from '../views/image-grid';
import { isBrightOnDark, type Tone } from '../views/tone';
import type { ThemeColors } from './theme-colors';
import type { PageState } from '../store/state';

export function paintImageGrid(
  canvas: HTMLCanvasElement,
  images: ImageGrid,
  layout: GridLayout,
  tone: Tone,
): void {
  const size = gridSize(images, images.count, layout);
  if (canvas.width !== size.width) canvas.width = size.width;
  if (canvas.height !== size.height) canvas.height = size.height;
  const context = canvas.getContext('2d');
  if (context) drawImageGrid(context, images, layout, tone);
}

/** The tone of a model's images is that of the data it learns from. */
export function toneOf(
  state: Pick<PageState, 'gallery'>,
  colors: ThemeColors,
  strength: 'full' | 'faint' = 'full',
): Tone {
  if (state.gallery && !isBrightOnDark(state.gallery.images)) return colors.photo;
  return strength === 'faint' ? colors.faint : colors.strokes;
}
