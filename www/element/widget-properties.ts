// What a page may ask of a widget, each by an attribute and by the property that reflects it.
// `@default` says what counts without it,
// `@change` whether a change acts on the model at hand, starts a new one, or starts the engine anew.
import { LitElement, type ComplexAttributeConverter } from 'lit';
import { property } from 'lit/decorators.js';
import type { DeviceChoice } from '../protocol/messages';
import type { Controls, Theme } from './attributes';
import type { Fit, Invert } from './picture-options';

/** What is no number stays as it was written, for the sentence about it. */
const NUMBER: ComplexAttributeConverter = {
  fromAttribute: (text) =>
    text === null || text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text),
};

export abstract class WidgetProperties extends LitElement {
  /**
   * The settings of a paper or an example, by name, such as plane, digits or iwae-2015.
   *
   * @default the opening settings
   * @change new model
   */
  @property({ reflect: true }) preset: string | null = null;
  /**
   * A whole run, as the text of a share link has it after its #. preset, seed and views override
   * what it says.
   *
   * @change new model
   */
  @property({ reflect: true }) config: string | null = null;
  /**
   * The number that all chance comes from: weights, batches, noise. A whole number.
   *
   * @default 1
   * @change new model
   */
  @property({ reflect: true, converter: NUMBER }) seed: number | null = null;
  /**
   * What to learn from: digits for the built-in ones, or up to 16 addresses, with spaces between
   * them, of IDX or NumPy files, a zip of images, or one sheet of many.
   *
   * @default digits
   * @change new model
   */
  @property({ reflect: true }) data: string | null = null;
  /**
   * How many pixels the images of data have: a number for a square, or width and height, such as
   * 32x24. Sides are from 4 to 128.
   *
   * @default their own up to 64 × 64, else 28 in grey and 32 in colour
   * @change new model
   */
  @property({ reflect: true }) size: string | null = null;
  /**
   * How the pictures of data come to that size, as CSS has it: cover cuts out the middle, contain
   * leaves them whole within a border, fill stretches them.
   *
   * @default cover
   * @change new model
   */
  @property({ reflect: true }) fit: Fit | null = null;
  /**
   * Whether bright becomes dark in the images of data; auto does so with dark strokes on a bright
   * ground.
   *
   * @default auto
   * @change new model
   */
  @property({ reflect: true }) invert: Invert | null = null;
  /**
   * The address of a saved model, a safetensors file, to begin with. It brings its own settings,
   * and goes on with the images of data where that names any.
   *
   * @change new model
   */
  @property({ reflect: true }) checkpoint: string | null = null;
  /**
   * What to run on; auto takes the faster one. The model moves along.
   *
   * @default auto
   * @change new engine
   */
  @property({ reflect: true }) backend: DeviceChoice | null = null;
  /**
   * Trains as soon as it can be seen. Without it, the first pictures are there and a play button.
   *
   * @change at once
   */
  @property({ reflect: true, type: Boolean }) autoplay = false;
  /**
   * Pauses at this step. A whole number above 0.
   *
   * @default no end
   * @change at once
   */
  @property({ reflect: true, converter: NUMBER }) steps: number | null = null;
  /**
   * The panels to show, in this order, by their names ({@link PanelName}). Those that don’t suit
   * the model are left out.
   *
   * @default samples latent
   * @change at once
   */
  @property({ reflect: true }) views: string | null = null;
  /**
   * What stands around the pictures: none but a button to start and stop; minimal, to play, step
   * and reset, with the step, the bound and the device; or full, also with presets, settings,
   * panels and images of the visitor’s own.
   *
   * @default minimal
   * @change at once
   */
  @property({ reflect: true }) controls: Controls | null = null;
  /**
   * Light or dark; auto is as the system asks for.
   *
   * @default auto
   * @change at once
   */
  @property({ reflect: true }) theme: Theme | null = null;
  /**
   * The address of an image to show until the model is there.
   *
   * @default a drawn one
   * @change at once
   */
  @property({ reflect: true }) poster: string | null = null;
  /**
   * The address of the folder that holds the engine’s wasm files, where they lie elsewhere.
   *
   * @default beside the script
   * @change new engine
   */
  @property({ reflect: true, attribute: 'wasm-base' }) wasmBase: string | null = null;
  /**
   * The address of the engine’s worker script, where it lies elsewhere.
   *
   * @default beside the script
   * @change new engine
   */
  @property({ reflect: true, attribute: 'worker-url' }) workerUrl: string | null = null;

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }
}
