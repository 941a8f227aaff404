// A canvas that shows a sheet, as part of a template: `<canvas ${painted(sheet, grid, tone)}>`.
import { noChange } from 'lit';
import { directive, Directive, type ElementPart } from 'lit/directive.js';
import type { Sheet } from '../engine/messages';
import { pickImages, type Grid } from '../views/sheet';
import type { Tone } from '../views/tone';
import { paintSheet } from './paint';

class Painted extends Directive {
  #last: readonly unknown[] = [];

  override update(
    { element }: ElementPart,
    [sheet, grid, tone, images]: [Sheet | null | undefined, Grid, Tone, (readonly number[])?],
  ): unknown {
    const now = [sheet, tone, grid.columns, grid.gap, ...(images ?? [])];
    if (
      sheet &&
      (now.length !== this.#last.length || now.some((value, at) => value !== this.#last[at]))
    ) {
      this.#last = now;
      paintSheet(
        element as HTMLCanvasElement,
        images ? pickImages(sheet, images) : sheet,
        grid,
        tone,
      );
    }
    return noChange;
  }

  override render(
    _sheet: Sheet | null | undefined,
    _grid: Grid,
    _tone: Tone,
    _images?: readonly number[],
  ): unknown {
    return noChange;
  }
}

/**
 * Paints when the sheet or its tone is another one than before. Without a sheet, the last picture stays. `images`: of the sheet those
 * that are shown, all by default.
 */
export const painted = directive(Painted);

/** One image of a sheet, alone on its canvas. */
export const ALONE: Grid = { columns: 1, gap: 0 };
