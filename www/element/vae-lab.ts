// <vae-lab>: a model of images that learns in any page. Its methods wake it; each rejects with an Error whose `name` tells the kind
// and whose message can be shown.
import type { Engine, GivenConfig, GivenPixels, ImageGrid } from '../protocol/messages';
import type {
  DataSummary,
  Evaluation,
  InterpolationPath,
  ModelSummary,
} from '../protocol/rust-types';
import type { NamedTensor } from '../protocol/wasm-api';
import type { ReadyDetail } from './events';
import type { GivenCheckpoint, GivenImages } from './inputs';
import { WidgetLifecycle } from './widget-lifecycle';

/**
 * Codes of images: for each the mean of its posterior and the standard deviations, number after
 * number.
 */
export type Codes = Awaited<ReturnType<Engine['encode']>>;

/**
 * A variational autoencoder that trains in the page.
 *
 * @tag vae-lab
 * @slot - What stands in its place without JavaScript.
 * @attr {string} [lang=that of the page, or en] - en or zh. All widgets of a page speak the
 *   language of the first.
 * @fires {VaeReadyEvent} vae-ready
 * @fires {VaeProgressEvent} vae-progress
 * @fires {VaeStateEvent} vae-state
 * @fires {VaeWarningEvent} vae-warning
 * @fires {VaeErrorEvent} vae-error
 * @csspart poster - What stands there until the model does.
 * @csspart controls - The bar with buttons, numbers and the device.
 * @csspart play - The button that starts and pauses, on the poster too.
 * @csspart view - What holds the panels.
 * @csspart panel - Each panel with its title.
 * @csspart status - Which device runs, and why.
 * @csspart error - The sentences about what could not be had.
 * @cssprop [--vae-lab-paper=#faf9f5, in the dark #14171b] - The ground.
 * @cssprop [--vae-lab-ink=#1b1f24, in the dark #e9e7e2] - Text.
 * @cssprop [--vae-lab-muted=#586069, in the dark #a5acb6] - Text of less weight.
 * @cssprop [--vae-lab-line=#e2dfd5, in the dark #2c323a] - The border, and lines between parts.
 * @cssprop [--vae-lab-accent=#1f56a8, in the dark #8ab6ff] - The play button, the ring, focus.
 * @cssprop [--vae-lab-on-accent=#ffffff, in the dark #0f1a2b] - What stands on the accent.
 * @cssprop [--vae-lab-tile=#f3f1ea, in the dark #0f1215] - The ground of the pictures.
 * @cssprop [--vae-lab-stroke=#171c26, in the dark #f4f2ec] - The strokes in the pictures.
 * @cssprop [--vae-lab-font=the system’s] - The family of all text but titles.
 * @cssprop [--vae-lab-title-font=a serif] - The family of titles.
 * @cssprop [--vae-lab-size=16px] - What all text sizes are relative to.
 * @cssprop [--vae-lab-radius=8px] - How round corners are.
 */
export class VaeLabElement extends WidgetLifecycle {
  /** Resolves once there is a model, with device, config, data and model. */
  async ready(): Promise<ReadyDetail> {
    return (await this.revive()).ready;
  }

  /** A new model: by a config, what it leaves out has its default, or by the text of a link. */
  async configure(config: GivenConfig | string): Promise<void> {
    await (await this.awake()).configure(config);
  }

  /** Trains, whenever it can be seen. */
  async play(): Promise<void> {
    await (await this.revive()).play();
  }

  /** Resolves once the last step has been taken. */
  async pause(): Promise<void> {
    await (await this.awake()).pause();
  }

  /** Pauses, and takes exactly so many steps. */
  async step(count = 1): Promise<void> {
    const runtime = await this.awake();
    await runtime.pause();
    await runtime.engine.step(count);
  }

  /** The same model again, from its first step. */
  async reset(): Promise<void> {
    await (await this.engine()).reset();
  }

  /**
   * How good the model is on so many held-out images; on as many as a few seconds allow where no
   * number is given.
   */
  async evaluate(images?: number): Promise<Evaluation> {
    return (await this.engine()).evaluate(images);
  }

  /**
   * The codes of images: for each the mean of its posterior, loc, and its standard deviations,
   * scale. Images are numbers in 0..1 or bytes, image after image, what sample or decode gave, or
   * ImageData.
   */
  async encode(images: GivenPixels): Promise<Codes> {
    return (await this.engine()).encode(images);
  }

  /** The images of codes, number after number. */
  async decode(codes: ArrayLike<number>): Promise<ImageGrid> {
    return (await this.engine()).decode(codes);
  }

  /** New images from the prior; the same ones for the same seed. */
  async sample(count: number, seed = 0): Promise<ImageGrid> {
    return (await this.engine()).sample(count, seed);
  }

  /** Images there and back; they may be given as to encode. */
  async reconstruct(images: GivenPixels): Promise<ImageGrid> {
    return (await this.engine()).reconstruct(images);
  }

  /** A walk of so many images between the codes of two held-out images, by their numbers. */
  async interpolate(
    from: number,
    to: number,
    steps: number,
    path: InterpolationPath = 'spherical',
  ): Promise<ImageGrid> {
    return (await this.engine()).interpolate(from, to, steps, path);
  }

  /** All weights and biases, under the names and in the layouts that PyTorch gives them. */
  async weights(): Promise<NamedTensor[]> {
    return (await this.engine()).weights();
  }

  /** The model with its settings, as a safetensors file. */
  async save(): Promise<Uint8Array> {
    return (await this.engine()).save();
  }

  /**
   * Goes on with a saved model: a file, its bytes, or its address. One that learnt from digits brings them along; with keepImages, or
   * without digits of its own, it goes on with the images at hand.
   */
  async load(
    checkpoint: GivenCheckpoint,
    options?: { keepImages?: boolean },
  ): Promise<ModelSummary> {
    return (await this.awake()).load(checkpoint, options);
  }

  /**
   * Learns from these images: files of any kind that data takes, pixels with their size (bytes, or
   * other numbers, which are read as those of files are), ImageData, an address, or whatever text
   * data may have. What is not used of them, or not as it
   * may be meant, a vae-warning tells. A new model of the same settings begins; with keepModel the
   * one at hand goes on with them, if they have the size of its own.
   */
  async loadData(images: GivenImages, options?: { keepModel?: boolean }): Promise<DataSummary> {
    return (await this.awake()).loadData(images, options);
  }

  private async engine(): Promise<Engine> {
    return (await this.awake()).engine;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vae-lab': VaeLabElement;
  }
}
