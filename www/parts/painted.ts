// A canvas that shows a grid of images, as part of a template:
// `<canvas ${painted(images, layout, tone)}>`.
import { noChange } from 'lit';
import { directive, Directive, type ElementPart } from 'lit/directive.js';
import type { ImageGrid } from '../protocol/messages';
import { pickImages, type GridLayout } from '../views/image-grid';
import type { Tone } from '../views/tone';
import { paintImageGrid } from './paint';

class Painted extends Directive {
  #last: readonly unknown[] = [];

  override update(
    { element }: ElementPart,
    [images, layout, tone, shown]: [
      ImageGrid | null | undefined,
      GridLayout,
      Tone,
      (readonly number[])?,
    ],
  ): unknown {
    const now = [images, tone, layout.columns, layout.gap, ...(shown ?? [])];
    if (
      images &&
      (now.length !== this.#last.length || now.some((value, at) => value !== this.#last[at]))
    ) {
      this.#last = now;
      paintImageGrid(
        element as HTMLCanvasElement,
        shown ? pickImages(images, shown) : images,
        layout,
        tone,
      );
    }
    return noChange;
  }

  override render(
    _images: ImageGrid | null | undefined,
    _layout: GridLayout,
    _tone: Tone,
    _shown?: readonly number[],
  ): unknown {
    return noChange;
  }
}

/**
 * Paints when the images or their tone are others than before. Without images, the last picture
 * stays. `shown`: the numbers of those that are shown, all by default.
 */
export const painted = directive(Painted);

/** One image of a grid, alone on its canvas. */
export const ALONE: GridLayout = { columns: 1, gap: 0 };
