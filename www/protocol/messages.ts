// The words the page and the worker share: requests are calls over Comlink, news are events by
// `type`.
import type { Drawings, Questions } from './calls';
import type { GivenConfig, GivenFile, GivenFor, GivenImages, GivenPixels } from './given';
import type { ImageGrid } from './image-grid';
import type {
  DataSummary,
  Evaluation,
  InterpolationPath,
  LatentSummary,
  ModelSummary,
  Schema,
  SessionConfig,
  TrainReport,
} from './rust-types';
import type { Trouble } from './errors';
import type { Locale } from './languages';
import type { ImageSet } from './wasm-api';

export type { ImageGrid } from './image-grid';
export type * from './given';

export type DeviceChoice = 'auto' | 'webgpu' | 'cpu';

/**
 * What a step of a model takes on each device of this machine: measured once, and the same until
 * one of them changes.
 */
export interface DeviceTimes {
  /** Of the adapter, the engine, and what of a config a step's time depends on. */
  key: string;
  gpuMs: number;
  cpuMs: number;
}

/** Which device runs and why, in a sentence a visitor understands. */
export interface DeviceStatus {
  kind: 'webgpu' | 'cpu';
  requested: DeviceChoice;
  adapter: string | null;
  reason: string;
}

/**
 * A square part of the plane of codes: the outermost images of a grid over it lie `extent` from its
 * centre.
 */
export interface PlaneWindow {
  center: readonly [number, number];
  extent: number;
}

/** What the page wants drawn; a view left out is not computed. */
export interface ViewRequest {
  samples?: { count: number };
  /** Of held-out images. */
  reconstructions?: { indices: number[] };
  /** Between two held-out images. */
  interpolation?: { from: number; to: number; steps: number; path: InterpolationPath };
  /**
   * The plane of codes: a grid of `side` by `side` images over a window, and as many held-out
   * images as points. Without a centre the window lies about the origin, and an autoencoder's
   * reaches as far as its codes.
   */
  latent?: { side: number; points: number; extent: number; center?: PlaneWindow['center'] };
  summary?: { images: number };
  /** From a held-out image, or from the zero code. */
  traversals?: { from: number | null; rows: number; steps: number; extent: number; images: number };
  /** Held-out ones, as many drawn ones and, where the model can, reconstructions. */
  scores?: { images: number };
}

/** The plane of codes: the codes themselves where they have two numbers, else their projection. */
export interface LatentView extends PlaneWindow {
  side: number;
  /** Its row 0 has the largest second coordinate. */
  manifold: ImageGrid;
  /** Pairs; none for a model without an encoder. */
  codes: Float32Array;
  labels: Uint8Array | null;
  /** Where the prior's mean falls onto the plane; none for a model without a prior. */
  prior: readonly [number, number] | null;
  /** The share of the codes' variance that a projection shows. */
  explained: number | null;
}

/**
 * Dimensions of a code, each swept from `-extent` to `extent` while the others stay: `steps` images
 * a row.
 */
export interface TraversalsView {
  steps: number;
  /** In standard deviations of the prior; of the codes themselves where there is no prior. */
  extent: number;
  /** What the rows are sorted by, largest first. */
  by: 'kl' | 'variance' | null;
  /** Of a code: there may be more than rows. */
  dimensions: number;
  /** `at`: where on the way the image itself lies. */
  rows: { dimension: number; value: number | null; at: number }[];
  images: ImageGrid;
}

/** Images and for each the discriminator's probability that it is real. */
export interface Scored {
  images: ImageGrid;
  scores: Float32Array;
}

export interface ScoresView {
  real: Scored;
  /** The real ones, reconstructed. */
  rebuilt: Scored | null;
  drawn: Scored;
}

/**
 * The importance-weighted bound with many samples, on the same images as the held-out bound of its
 * step.
 */
export interface ImportanceBound {
  step: number;
  samples: number;
  bound: number;
  /** How far it lies above the held-out bound. */
  gap: number;
  effectiveSampleSize: number;
}

/** The pictures of one moment in training. */
export interface Frame {
  step: number;
  samples?: ImageGrid;
  reconstructions?: {
    originals: ImageGrid;
    corrupted: ImageGrid | null;
    reconstructions: ImageGrid;
  };
  interpolation?: ImageGrid;
  latent?: LatentView;
  summary?: LatentSummary;
  traversals?: TraversalsView;
  scores?: ScoresView;
}

export type EngineEvent =
  | {
      type: 'ready';
      device: DeviceStatus;
      schema: Schema;
      config: SessionConfig;
      data: DataSummary;
      model: ModelSummary;
    }
  | { type: 'timed'; times: DeviceTimes } // both devices, with this model
  | { type: 'progress'; report: TrainReport; stepsPerSecond: number; ms: number } // `ms`: spent on these steps
  | { type: 'evaluation'; evaluation: Evaluation }
  | { type: 'importance-bound'; estimate: ImportanceBound } // now and then, of a VAE
  | { type: 'rewound'; step: number } // a loss was not finite: the model has the weights of this earlier step again, and the error follows
  | { type: 'frame'; frame: Frame }
  | { type: 'state'; running: boolean }
  | {
      // a new or loaded model, or new data
      type: 'model';
      config: SessionConfig;
      data: DataSummary;
      model: ModelSummary;
      replaced?: Uint8Array; // what `save` gave just before, where it is wanted
    }
  | { type: 'labels'; data: DataSummary } // the same images have others
  | { type: 'device'; device: DeviceStatus } // another one
  | { type: 'reason'; reason: string } // of the same device, in another language
  | ({ type: 'warning' } & Trouble) // the run goes on
  | ({ type: 'error' } & Trouble); // the run has stopped

/** Images that are not built in. Files are read before they come here (www/data). */
export interface Images {
  set: ImageSet;
}

/** What a session may begin with. */
export interface InitialData {
  images?: GivenImages;
  checkpoint?: GivenFile;
}

export interface StartOptions extends InitialData {
  /** Without it, `auto`. */
  device?: DeviceChoice;
  /** Of the sentences it tells; English without it. */
  language?: Locale;
  /** What it leaves out has its default. */
  config?: GivenConfig;
  /** Measured at earlier visits. */
  times?: DeviceTimes[];
  /** Whether `model` brings the run whose place a new model takes, if that had taken a step. */
  keepReplaced?: boolean;
}

/** Asks for a config, made from the schema; null for the one the page opens with. */
export type ConfigRequest = (schema: Schema) => GivenConfig | null | Promise<GivenConfig | null>;

/**
 * The questions that Rust declares (src/api.rs), as the page asks them: in their turn, between two
 * bursts of training.
 */
export type Asked = {
  [Name in keyof Questions]: (
    ...args: Given<Name, Parameters<Questions[Name]>>
  ) => Promise<Awaited<ReturnType<Questions[Name]>>>;
};

/** Those that are answered by images, which cross as bytes. */
export type Drawn = {
  [Name in keyof Drawings]: (
    ...args: Given<Name, Parameters<Drawings[Name]>>
  ) => Promise<ImageGrid>;
};

type Given<Name, Args extends unknown[]> = { [At in keyof Args]: GivenFor<Name, Args[At]> };

/**
 * What the worker offers over Comlink. Every call rejects with an Error whose `name` tells the kind and whose
 * message can be shown; the model at work is not lost to it.
 */
export interface Engine extends Asked, Drawn {
  /**
   * Opens a device and makes the first model; emits `ready`. `requestConfig` is asked for a config
   * once the schema is known, where the options have none. What is still to be fetched comes from
   * `initialData`; meanwhile the device is opened and compiles what the model needs.
   */
  start(
    options?: StartOptions,
    onEvent?: (event: EngineEvent) => void,
    requestConfig?: ConfigRequest,
    initialData?: () => Promise<InitialData>,
  ): Promise<void>;
  /**
   * A new model; emits `model`. What the config leaves out has its default; images that are not
   * built in stay.
   */
  configure(config: GivenConfig): Promise<void>;
  /**
   * The run that is under way with other settings, at once: those that are given, the others stay.
   * What would need a new model is refused.
   */
  tune(config: GivenConfig): Promise<void>;
  /** Trains; at the step `until` it waits until called again with another one. */
  play(until?: number): Promise<void>;
  /** Resolves once the last steps have been taken. */
  pause(): Promise<void>;
  /** Pauses and takes exactly so many steps, one by default. */
  step(count?: number): Promise<void>;
  /** One step on exactly these images, as many as a batch may have; while it plays, in its turn. */
  trainOnBatch(images: GivenPixels): Promise<TrainReport>;
  /** The same config from its first step. */
  reset(): Promise<void>;
  /** The part of the time spent training: 0 < share <= 1. */
  setSpeed(share: number): Promise<void>;
  /** The pictures wanted from now on, the latest request only; emits `frame`. */
  setViews(views: ViewRequest): Promise<void>;
  /** Whether anybody sees the pictures: none are drawn otherwise. */
  setVisible(visible: boolean): Promise<void>;
  /** The language of its sentences from now on; emits `reason`. */
  speak(language: Locale): Promise<void>;
  /** A new model on so many of the built-in digits, the same ones for the same seed. */
  loadDigits(count: number, seed: number): Promise<DataSummary>;
  /**
   * Learns from these images: with a new model of the same settings or, where the one at hand is
   * kept and they have its size, from its weights and its step on, with epochs counted anew. A new
   * model has the settings of `config`, if there is one; where they don't suit the images, those at
   * hand, with a warning.
   */
  loadImages(
    images: GivenImages,
    options?: { keepModel?: boolean; config?: GivenConfig },
  ): Promise<DataSummary>;
  /** The whole config of the model at hand. */
  config(): Promise<SessionConfig>;
  /** The model at hand, and the step that it has come to. */
  model(): Promise<ModelSummary>;
  /** All images at hand, those to train on first. */
  images(): Promise<ImageSet>;
  /** The classes of all held-out images; null where they have none. */
  labels(): Promise<Uint8Array | null>;
  /**
   * Goes on with a saved run; emits `model`. A run on built-in images goes on with them, one on
   * others, or any where those at hand are kept, with the images at hand.
   */
  load(checkpoint: GivenFile, options?: { keepImages?: boolean }): Promise<ModelSummary>;
}
