// The words the page and the worker share: requests are calls over Comlink, news are events by `type`.
import type {
  Change, ClassifierConfig, ClassifierReport, DataSummary, Evaluation, GradientSnr, InterpolationPath, LatentSummary, LogLikelihood,
  ModelSummary, Objective, PlanePosterior, SampleQuality, Schema, SessionConfig, Trace, TrainReport,
} from './rust-types';
import type { DeviceTimes } from './device-times';
import type { Locale } from '../i18n/languages';
import type { ImageSet, NamedFile, Recognition } from './wasm-api';

export type DeviceChoice = 'auto' | 'webgpu' | 'cpu';

/** Which device runs and why, in a sentence a visitor understands. */
export interface DeviceStatus {
  kind: 'webgpu' | 'cpu';
  requested: DeviceChoice;
  adapter: string | null;
  reason: string;
}

/** Grey images, one after another, row by row, 0 black to 255 white. */
export interface Sheet {
  count: number;
  height: number;
  width: number;
  pixels: Uint8ClampedArray;
}

/** A square part of the plane of codes: the outermost images of a grid over it lie `extent` from its centre. */
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
   * The plane of codes: a grid of `side` by `side` images over a window, and as many held-out images as points. Without
   * a centre the window lies about the origin, and an autoencoder's reaches as far as its codes.
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
  manifold: Sheet;
  /** Pairs; none for a model without an encoder. */
  codes: Float32Array;
  labels: Uint8Array | null;
  /** Where the prior's mean falls onto the plane; none for a model without a prior. */
  prior: readonly [number, number] | null;
  /** The share of the codes' variance that a projection shows. */
  explained: number | null;
}

/** Dimensions of a code, each swept from `-extent` to `extent` while the others stay: `steps` images a row. */
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
  sheet: Sheet;
}

/** Images and for each the discriminator's probability that it is real. */
export interface Scored {
  sheet: Sheet;
  scores: Float32Array;
}

export interface ScoresView {
  real: Scored;
  /** The real ones, reconstructed. */
  rebuilt: Scored | null;
  drawn: Scored;
}

/** The importance-weighted bound with many samples, on the same images as the held-out bound of its step. */
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
  samples?: Sheet;
  reconstructions?: { originals: Sheet; corrupted: Sheet | null; reconstructions: Sheet };
  interpolation?: Sheet;
  latent?: LatentView;
  summary?: LatentSummary;
  traversals?: TraversalsView;
  scores?: ScoresView;
}

export type EngineEvent =
  | { type: 'ready'; device: DeviceStatus; schema: Schema; config: SessionConfig; data: DataSummary; model: ModelSummary }
  | { type: 'timed'; times: DeviceTimes } // both devices, with this model
  | { type: 'progress'; report: TrainReport; stepsPerSecond: number; ms: number } // `ms`: spent on these steps
  | { type: 'evaluation'; evaluation: Evaluation }
  | { type: 'importance-bound'; estimate: ImportanceBound } // now and then, of a VAE
  | { type: 'frame'; frame: Frame }
  | { type: 'state'; running: boolean }
  | { type: 'model'; config: SessionConfig; data: DataSummary; model: ModelSummary } // a new or loaded model, or new data
  | { type: 'device'; device: DeviceStatus } // another one
  | { type: 'reason'; reason: string } // of the same device, in another language
  | { type: 'warning'; name: string; message: string } // the run goes on
  | { type: 'error'; name: string; message: string }; // the run has stopped

/** Images that are not the built-in digits: files for the engine to read, or pixels as they are. */
export type Images = { files: NamedFile[] } | { set: ImageSet };

/** What a session may begin with. */
export interface Belongings {
  images?: Images;
  checkpoint?: Uint8Array;
}

export interface StartOptions extends Belongings {
  device: DeviceChoice;
  /** Of the sentences it tells; English without it. */
  language?: Locale;
  config?: SessionConfig;
  /** Measured at earlier visits. */
  times?: DeviceTimes[];
}

/** A config made from the schema; null for the one the page opens with. */
export type Wish = (schema: Schema) => SessionConfig | null | Promise<SessionConfig | null>;

/**
 * What the worker offers over Comlink. Images that go in are pixels in 0..1, one image after another, row by row. Every call
 * rejects with an Error whose `name` tells the kind and whose message can be shown; the model at work is not lost to it.
 */
export interface Engine {
  /**
   * Opens a device and makes the first model; emits `ready`. `wish` is asked for a config once the schema is known, where the options have none.
   * What is still to be fetched comes from `belongings`; meanwhile the device is opened and compiles what the model needs.
   */
  start(options: StartOptions, onEvent: (event: EngineEvent) => void, wish?: Wish, belongings?: () => Promise<Belongings>): Promise<void>;
  /** A new model; emits `model`. */
  configure(config: SessionConfig): Promise<void>;
  /** Changes the run that is under way; acts at once. */
  tune(change: Change): Promise<void>;
  /** Trains; at the step `until` it waits until called again with another one. */
  play(until?: number): Promise<void>;
  /** Resolves once the last steps have been taken. */
  pause(): Promise<void>;
  /** Pauses and takes exactly so many steps, one by default. */
  step(count?: number): Promise<void>;
  /** One step on exactly these images, as many as a batch may have; while it plays, in its turn. */
  trainOnBatch(images: Float32Array): Promise<TrainReport>;
  /** What training would minimise, on these images: nats an image. Nothing is learnt. */
  totalCost(images: Float32Array): Promise<number>;
  /** The same config from its first step. */
  reset(): Promise<void>;
  /** The part of the time spent training: 0 < share <= 1. */
  setSpeed(share: number): Promise<void>;
  /** The pictures wanted from now on, the latest wish only; emits `frame`. */
  setViews(views: ViewRequest): Promise<void>;
  /** Whether anybody sees the pictures: none are drawn otherwise. */
  setVisible(visible: boolean): Promise<void>;
  /** The language of its sentences from now on; emits `reason`. */
  speak(language: Locale): Promise<void>;
  /** Learns from so many of the built-in digits, the same ones for the same seed. */
  loadDigits(count: number, seed: number): Promise<DataSummary>;
  /** Learns from these images. */
  loadImages(images: Images): Promise<DataSummary>;
  /** All images at hand, those to train on first. */
  images(): Promise<ImageSet>;
  /** Held-out images, by their numbers. */
  heldOut(indices: number[]): Promise<Sheet>;
  /** The classes of all held-out images; null where they have none. */
  labels(): Promise<Uint8Array | null>;
  /** The posterior of each image: its mean and its standard deviations, `latentDim` numbers an image. */
  encode(images: Float32Array): Promise<{ loc: Float32Array; scale: Float32Array }>;
  /** The images of codes, `latentDim` numbers each. */
  decode(codes: Float32Array): Promise<Sheet>;
  /** The images of places on the plane of codes last drawn, two numbers each. */
  decodePlane(points: Float32Array): Promise<Sheet>;
  /** The posterior of a held-out image, on the plane of codes last drawn. */
  posteriorOnPlane(index: number): Promise<PlanePosterior>;
  /** Images there and back, through the means of their posteriors. */
  reconstruct(images: Float32Array): Promise<Sheet>;
  /** The class of each image, by a small classifier that the first call trains on the labelled images at hand. */
  recognise(images: Float32Array): Promise<Recognition>;
  /** One step on a held-out image, with the noise of number `draw`, in all its parts. Nothing is learnt. */
  trace(index: number, draw: number): Promise<Trace>;
  /** Images of codes from the prior; the same ones for the same seed. */
  sample(count: number, seed: number): Promise<Sheet>;
  /** A walk of `steps` images between the codes of two held-out images, on a sphere by default. */
  interpolate(from: number, to: number, steps: number, path?: InterpolationPath): Promise<Sheet>;
  /** log p(x) by importance sampling, of `images` held-out images from number `first`, with `samples` codes each. */
  logLikelihood(first: number, images: number, samples: number): Promise<LogLikelihood>;
  /** The signal-to-noise ratio of an objective's gradients at the weights of now, over so many repeats. */
  gradientSnr(objective: Objective, repeats: number, images: number): Promise<GradientSnr>;
  /** How well a classifier does on codes of few labelled images, beside one on pixels. */
  classify(request: Partial<ClassifierConfig>): Promise<ClassifierReport>;
  /** How near samples are to the images: Fréchet distance, gradient energy, classes covered. */
  sampleQuality(samples: number, seed: number): Promise<SampleQuality>;
  /** The objective's terms on held-out images: on so many, or on as many as a few seconds allow. */
  evaluate(images?: number): Promise<Evaluation>;
  /** All weights and biases, under the names and in the layouts that PyTorch gives them. */
  weights(): Promise<{ name: string; shape: number[]; values: Float32Array }[]>;
  /** The whole run as a safetensors file. */
  save(): Promise<Uint8Array>;
  /** Goes on with a saved run; emits `model`. */
  load(checkpoint: Uint8Array): Promise<ModelSummary>;
}
