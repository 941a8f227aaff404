// What the picture of a step is put together from: strips of bars, images, images of a gradient,
// each as far along as the slider.
import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { toImageGrid } from '../../engine/image-grid';
import type { ImageBatch, KindInfo, Stage, Trace } from '../../protocol/rust-types';
import type { ImageGrid } from '../../protocol/messages';
import { short } from '../../i18n/numbers';
import { reachOf, stageAt, type Reach } from '../../views/flow';
import { drawBars, farthest, signedImageGrid } from '../../views/signed';
import type { Tone } from '../../views/tone';
import type { ThemeColors } from '../../parts/theme-colors';
import { paintImageGrid, toneOf } from '../../parts/paint';
import type { PageState } from '../../store/state';

const STRIP = { width: 280, height: 88 }; // twice the size on the page

export class Ingredients {
  readonly trace: Trace | null;
  /** Values share one scale, and so do gradients: the bars of a sum are the sum of the bars. */
  readonly reach: { values: number; gradients: number; pixels: number };

  constructor(
    readonly state: Pick<PageState, 'flow' | 'data' | 'gallery' | 'schema' | 'config'>,
    readonly kind: KindInfo,
    readonly colors: ThemeColors,
    readonly pick: (dimension: number) => void,
  ) {
    const trace = state.flow.trace;
    const codes = trace?.codes ?? [];
    const { loc = [], scale = [], byLoc = [], byLogScale = [] } = trace?.posterior ?? {};
    this.trace = trace;
    this.reach = {
      values: farthest(
        loc,
        scale,
        ...codes.map(({ code }) => code),
        ...codes.map(({ noise }) => noise ?? []),
      ),
      gradients: farthest(byLoc, byLogScale, ...codes.map(({ byCode }) => byCode)),
      pixels: farthest(...codes.map(({ byPixels }) => byPixels.pixels)),
    };
  }

  at(stage: Stage): Reach {
    const { stages } = this.kind;
    return reachOf(stages, stageAt(stages, this.state.flow.place), stage);
  }

  strip(
    stage: Stage,
    symbol: string,
    name: string,
    values: readonly number[] | undefined,
    of: 'values' | 'gradients',
  ): TemplateResult {
    const { colors } = this;
    const [above, below] = of === 'values' ? [colors.ink, colors.ink] : [colors.more, colors.less];
    const picked = Math.min(this.state.flow.dimension, (values?.length ?? 1) - 1);
    const paint = (element?: Element): void => {
      const context = (element as HTMLCanvasElement | undefined)?.getContext('2d');
      if (context && values)
        drawBars(context, values, STRIP, {
          reach: this.reach[of],
          above,
          below,
          zero: colors.axis,
          mark: colors.train,
          picked,
        });
    };
    const pick = ({ offsetX, currentTarget }: MouseEvent): void =>
      this.pick(
        Math.floor((offsetX / (currentTarget as HTMLElement).clientWidth) * (values?.length ?? 1)),
      );
    return html`<figure class="strip ${this.at(stage)}"><figcaption data-drawn><i>${symbol}</i> ${name}</figcaption>
      <div class="frame"><canvas width=${STRIP.width} height=${STRIP.height} role="img" aria-label=${this.#range(of === 'values' ? name : msg(str`Gradient by ${name}`), values, stage)} @click=${pick} ${ref(paint)}></canvas></div></figure>`;
  }

  image(stage: Stage, symbol: string, name: string, image: ImageBatch | undefined): TemplateResult {
    return this.#picture(
      stage,
      symbol,
      name,
      name,
      image && toImageGrid(image),
      toneOf(this.state, this.colors),
    );
  }

  gradientImage(
    stage: Stage,
    symbol: string,
    name: string,
    gradient: ImageBatch | undefined,
  ): TemplateResult {
    const label = this.#range(msg(str`Gradient by ${name}`), gradient?.pixels, stage);
    return this.#picture(
      stage,
      symbol,
      name,
      label,
      gradient && signedImageGrid(gradient, this.reach.pixels),
      this.colors.signed,
    );
  }

  #picture(
    stage: Stage,
    symbol: string,
    name: string,
    label: string,
    images: ImageGrid | undefined,
    tone: Tone,
  ): TemplateResult {
    const paint = (element?: Element): void => {
      if (element && images)
        paintImageGrid(element as HTMLCanvasElement, images, { columns: 1, gap: 0 }, tone);
    };
    return html`<figure class="image ${this.at(stage)}"><figcaption data-drawn><i>${symbol}</i> ${name}</figcaption>
      <div class="frame"><canvas class="sheet" width="28" height="28" role="img" aria-label=${label} ${ref(paint)}></canvas></div></figure>`;
  }

  #range(name: string, values: readonly number[] | Float32Array | undefined, stage: Stage): string {
    if (!values || this.at(stage) === 'ahead') return msg(str`${name}: still to come`);
    const [least, most] = [short(Math.min(...values), 2), short(Math.max(...values), 2)];
    return msg(str`${name}: ${values.length} numbers from ${least} to ${most}`);
  }
}
