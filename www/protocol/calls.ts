// Generated from the Rust types by `pkg-scripts/build types`; do not edit.
import type {
  Bound,
  ClassifierConfig,
  ClassifierReport,
  DataSummary,
  DeviceReport,
  Evaluation,
  GradientSnr,
  ImageBatch,
  ImageSet,
  ImageShape,
  InterpolationPath,
  LatentPlane,
  LatentSummary,
  LogLikelihood,
  ModelSummary,
  NamedTensor,
  PlanePosterior,
  Recognition,
  SampleQuality,
  SessionConfig,
  Trace,
  TrainReport,
} from './rust-types';

/** What the page may ask as it is. */
export interface Questions {
  /** What training would minimise, on these images: nats an image. Nothing is learnt. */
  totalCost(images: Float32Array): Promise<number>;
  /** What training measures, on held-out images: on so many, or on as many as a few seconds allow. */
  evaluate(images?: number): Promise<Evaluation>;
  /** The posterior of each image: its mean and its standard deviations, `latentDim` numbers an image. */
  encode(images: Float32Array): Promise<{ loc: Float32Array; scale: Float32Array }>;
  /** The posterior of a held-out image, on the plane of codes last drawn. */
  posteriorOnPlane(index: number): Promise<PlanePosterior>;
  /** log p(x) by importance sampling, of `images` held-out images from number `first`, with `samples` codes each. */
  logLikelihood(first: number, images: number, samples: number): Promise<LogLikelihood>;
  /** The signal-to-noise ratio of a bound's gradients at the weights of now, over so many repeats. */
  gradientSnr(bound: Bound, repeats: number, images: number): Promise<GradientSnr>;
  /** How well a classifier does on codes of few labelled images, beside one on pixels. */
  classify(request: Partial<ClassifierConfig>): Promise<ClassifierReport>;
  /** How near samples are to the images: Fréchet distance, gradient energy, classes covered. */
  sampleQuality(samples: number, seed: number): Promise<SampleQuality>;
  /** The class of each image, by a small classifier that the first call trains on the labelled images at hand. */
  recognise(images: Float32Array): Promise<Recognition>;
  /** One step on a held-out image, with the noise of number `draw`, in all its parts. Nothing is learnt. */
  trace(index: number, draw: number): Promise<Trace>;
  /** All weights and biases, under the names and in the layouts that PyTorch gives them. */
  weights(): Promise<Array<NamedTensor>>;
  /** The whole run as a safetensors file. */
  save(): Promise<Uint8Array>;
}

/** As questions, but answered by images. */
export interface Drawings {
  /** Held-out images, by their numbers. */
  heldOut(indices: ArrayLike<number>): ImageBatch;
  /** The images of codes, `latentDim` numbers each. */
  decode(codes: Float32Array): Promise<ImageBatch>;
  /** Images of codes from the prior; the same ones for the same seed. */
  sample(count: number, seed: number): Promise<ImageBatch>;
  /** Images there and back, through the means of their posteriors. */
  reconstruct(images: Float32Array): Promise<ImageBatch>;
  /** A walk of `steps` images between the codes of two held-out images, on a sphere by default. */
  interpolate(from: number, to: number, steps: number, path?: InterpolationPath): Promise<ImageBatch>;
  /** The images of places on the plane of codes last drawn, two numbers each. */
  decodePlane(points: Float32Array): Promise<ImageBatch>;
}

/** What the worker alone calls. */
export interface OwnCalls {
  /** What runs, and what its self-test found. */
  deviceReport(): DeviceReport;
  /** So many of the built-in digits, the same ones for the same seed. */
  loadDigits(count: number, seed: number): DataSummary;
  /** Images as pixels. */
  loadPixels(set: ImageSet, keepModel: boolean): DataSummary;
  /** All images at hand, those to train on first. */
  images(): ImageSet;
  /** A new model. */
  configure(config: SessionConfig): ModelSummary;
  /** The settings at hand. */
  config(): SessionConfig;
  /** The images at hand. */
  dataSummary(): DataSummary;
  /** The model at hand. */
  modelSummary(): ModelSummary;
  /** The config at hand, but for what acts at once. */
  tune(config: SessionConfig): void;
  /** So many steps, then one report. */
  train(steps: number): Promise<TrainReport>;
  /** One step on exactly these images. */
  trainOnBatch(images: Float32Array): Promise<TrainReport>;
  /** Held-out images as the config's corruption leaves them, always the same way. */
  corruptedHeldOut(indices: ArrayLike<number>): ImageBatch;
  /** The classes of all held-out images. */
  heldOutLabels(): Uint8Array | undefined;
  /** The means of the posteriors of so many held-out images. */
  encodeHeldOut(images: number): Promise<Float32Array>;
  /** The plane of codes, and so many held-out images on it. */
  latentPlane(images: number): Promise<LatentPlane>;
  /** What each dimension of the codes is used for. */
  latentSummary(images: number): Promise<LatentSummary>;
  /** For each image the discriminator's probability that it is real. */
  discriminate(images: Float32Array): Promise<Float32Array>;
  /** Other weights, as `weights` gives them. */
  setWeights(tensors: Array<NamedTensor>): void;
  /** Goes on with a saved run: with its own images, where they can be drawn, or with those at hand. */
  load(checkpoint: Uint8Array, keepImages: boolean): ModelSummary;
  /** Images in `[0, 1]` of this shape, all of them to train on; the last tenth stands in for held-out ones. */
  loadImages(images: Float32Array, shape: ImageShape): DataSummary;
}

export const QUESTIONS = [
  'totalCost',
  'evaluate',
  'encode',
  'posteriorOnPlane',
  'logLikelihood',
  'gradientSnr',
  'classify',
  'sampleQuality',
  'recognise',
  'trace',
  'weights',
  'save',
] as const;

export const DRAWINGS = [
  'heldOut',
  'decode',
  'sample',
  'reconstruct',
  'interpolate',
  'decodePlane',
] as const;
