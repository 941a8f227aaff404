// <vae-lab>: a model of images that learns in any page. Its methods wake it; each rejects with an Error whose `name` tells the kind
// and whose message can be shown.
import type { Engine, Sheet } from '../engine/messages';
import type { DataSummary, Evaluation, InterpolationPath, ModelSummary, SessionConfig } from '../engine/rust-types';
import type { NamedTensor } from '../engine/wasm-api';
import type { ReadyDetail } from './events';
import type { GivenCheckpoint, GivenImages } from './inputs';
import { WidgetLifecycle } from './widget-lifecycle';

/** Codes of images: for each the mean of its posterior and the standard deviations, number after number. */
export type Codes = Awaited<ReturnType<Engine['encode']>>;

export class VaeLabElement extends WidgetLifecycle {
  /** Loads what is not there yet; resolves with what it is that runs. */
  async ready(): Promise<ReadyDetail> {
    return (await this.revive()).ready;
  }

  /** A new model: by a whole config, or by the text of a link. */
  async configure(config: SessionConfig | string): Promise<void> {
    await (await this.awake()).configure(config);
  }

  /** Trains whenever it can be seen. */
  async play(): Promise<void> {
    await (await this.revive()).play();
  }

  /** Resolves once the last steps have been taken. */
  async pause(): Promise<void> {
    await (await this.awake()).pause();
  }

  /** Pauses and takes exactly so many steps. */
  async step(count = 1): Promise<void> {
    const runtime = await this.awake();
    await runtime.pause();
    await runtime.engine.step(count);
  }

  /** The same model again, from its first step. */
  async reset(): Promise<void> {
    await (await this.engine()).reset();
  }

  /** How good the model is on held-out images: on so many, or on as many as a few seconds allow. */
  async evaluate(images?: number): Promise<Evaluation> {
    return (await this.engine()).evaluate(images);
  }

  /** The codes of images: pixels in 0..1, image after image. */
  async encode(images: Float32Array): Promise<Codes> {
    return (await this.engine()).encode(images);
  }

  /** The images of codes, number after number. */
  async decode(codes: Float32Array): Promise<Sheet> {
    return (await this.engine()).decode(codes);
  }

  /** New images; the same for the same seed. */
  async sample(count: number, seed = 0): Promise<Sheet> {
    return (await this.engine()).sample(count, seed);
  }

  /** Images there and back: pixels in 0..1, image after image. */
  async reconstruct(images: Float32Array): Promise<Sheet> {
    return (await this.engine()).reconstruct(images);
  }

  /** A walk between the codes of two held-out images, of so many steps. */
  async interpolate(from: number, to: number, steps: number, path: InterpolationPath = 'spherical'): Promise<Sheet> {
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

  /** Goes on with a saved model: on its own images if those are digits, or on the images at hand. */
  async load(checkpoint: GivenCheckpoint, options?: { keepImages?: boolean }): Promise<ModelSummary> {
    return (await this.awake()).load(checkpoint, options);
  }

  /** Learns from these images, with a new model or the one at hand: files of any kind the page can read, pixels, or an address. */
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
