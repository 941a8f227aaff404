// The words the page and the worker share: requests are calls over Comlink, news are events by `type`.
import type {
  Change, ClassifierConfig, ClassifierReport, DataSummary, Evaluation, GradientSnr, InterpolationPath, LatentSummary, LogLikelihood,
  ModelSummary, Objective, PlanePosterior, SampleQuality, Schema, SessionConfig, Trace, TrainReport,
} from './rust-types';
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
  reconstructions?: { indices: number[] }; // of held-out images
  interpolation?: { from: number; to: number; steps: number; path: InterpolationPath }; // held-out indices
  /**
   * The plane of codes: a grid of `side` by `side` images over a window, and as many held-out images as points. Without
   * a centre the window lies about the origin, and an autoencoder's reaches as far as its codes.
   */
  latent?: { side: number; points: number; extent: number; center?: PlaneWindow['center'] };
  summary?: { images: number };
  traversals?: { from: number | null; rows: number; steps: number; extent: number; images: number }; // from a held-out image, or from the zero code
  scores?: { images: number }; // held-out ones, as many drawn ones and, where the model can, reconstructions
}

/** The plane of codes: the codes themselves where they have two numbers, else their projection. */
export interface LatentView extends PlaneWindow {
  side: number;
  manifold: Sheet; // row 0 is the largest second coordinate
  codes: Float32Array; // pairs; none for a model without an encoder
  labels: Uint8Array | null;
  prior: readonly [number, number] | null; // where its mean falls onto the plane; none for a model without a prior
  explained: number | null; // the share of the codes' variance that a projection shows
}

/** Dimensions of a code, each swept from `-extent` to `extent` while the others stay: `steps` images a row. */
export interface TraversalsView {
  steps: number;
  extent: number; // in standard deviations of the prior; of the codes themselves where there is no prior
  by: 'kl' | 'variance' | null; // what the rows are sorted by, largest first
  dimensions: number; // of a code: there may be more than rows
  rows: { dimension: number; value: number | null; at: number }[]; // `at`: where on the way the image itself lies
  sheet: Sheet;
}

/** Images and for each the discriminator's probability that it is real. */
export interface Scored {
  sheet: Sheet;
  scores: Float32Array;
}

export interface ScoresView {
  real: Scored;
  rebuilt: Scored | null; // the real ones, reconstructed
  drawn: Scored;
}

/** The importance-weighted bound with many samples, on the same images as the held-out bound of its step. */
export interface ImportanceBound {
  step: number;
  samples: number;
  bound: number;
  gap: number; // how far it lies above the held-out bound
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
  | { type: 'progress'; report: TrainReport; stepsPerSecond: number }
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

export interface StartOptions {
  device: DeviceChoice;
  language?: Locale; // of the sentences it tells; English without it
  images?: Images;
  config?: SessionConfig;
  checkpoint?: Uint8Array;
}

/** A config made from the schema; null for the one the page opens with. */
export type Wish = (schema: Schema) => SessionConfig | null | Promise<SessionConfig | null>;

/** What the worker offers over Comlink. Every call rejects with an Error whose `name` tells the kind and whose message can be shown. */
export interface Engine {
  /** `wish`: asked for a config once the schema is known, where the options have none. */
  start(options: StartOptions, onEvent: (event: EngineEvent) => void, wish?: Wish): Promise<void>;
  configure(config: SessionConfig): Promise<void>; // a new model; emits `model`
  tune(change: Change): Promise<void>; // acts at once
  play(until?: number): Promise<void>; // waits at that step until called again with another one
  pause(): Promise<void>;
  step(count?: number): Promise<void>;
  trainOnBatch(images: Float32Array): Promise<TrainReport>; // one step on exactly these, pixels in 0..1, as many as a batch may have; while it plays, in its turn
  totalCost(images: Float32Array): Promise<number>; // what training would minimise, on these: nats an image; nothing is learnt
  reset(): Promise<void>; // the same config from its first step
  setSpeed(share: number): Promise<void>; // 0 < share <= 1: part of the time spent training
  setViews(views: ViewRequest): Promise<void>; // latest wins; emits `frame`
  setVisible(visible: boolean): Promise<void>;
  speak(language: Locale): Promise<void>; // from now on; emits `reason`
  loadDigits(count: number, seed: number): Promise<DataSummary>;
  loadImages(images: Images): Promise<DataSummary>;
  images(): Promise<ImageSet>; // all at hand, those to train on first
  heldOut(indices: number[]): Promise<Sheet>;
  labels(): Promise<Uint8Array | null>; // of held-out images
  encode(images: Float32Array): Promise<{ loc: Float32Array; scale: Float32Array }>; // pixels in 0..1
  decode(codes: Float32Array): Promise<Sheet>;
  decodePlane(points: Float32Array): Promise<Sheet>; // of places on the plane of codes last drawn
  posteriorOnPlane(index: number): Promise<PlanePosterior>; // of a held-out image, on the plane of codes last drawn
  reconstruct(images: Float32Array): Promise<Sheet>; // pixels in 0..1
  recognise(images: Float32Array): Promise<Recognition>; // pixels in 0..1
  trace(index: number, draw: number): Promise<Trace>; // one step on a held-out image, with the noise of this number; nothing is learnt
  sample(count: number, seed: number): Promise<Sheet>;
  interpolate(from: number, to: number, steps: number, path?: InterpolationPath): Promise<Sheet>; // between the codes of two held-out images
  logLikelihood(first: number, images: number, samples: number): Promise<LogLikelihood>; // of held-out images from number `first`, with so many codes each
  gradientSnr(objective: Objective, repeats: number, images: number): Promise<GradientSnr>; // at the weights of now
  classify(request: Partial<ClassifierConfig>): Promise<ClassifierReport>;
  sampleQuality(samples: number, seed: number): Promise<SampleQuality>;
  evaluate(images?: number): Promise<Evaluation>; // of held-out images, as many as a few seconds allow
  weights(): Promise<{ name: string; shape: number[]; values: Float32Array }[]>; // and biases, as PyTorch names and lays them out
  save(): Promise<Uint8Array>;
  load(checkpoint: Uint8Array): Promise<ModelSummary>;
}
