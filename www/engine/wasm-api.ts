// What both wasm artifacts export, as src/wasm.rs writes it. The artifacts are built, not committed, so this is
// the type that the dynamic import in artifact.ts is given.
import type {
  Change, ClassifierConfig, ClassifierReport, DataSummary, Evaluation, GradientSnr, InterpolationPath, LatentSummary, LogLikelihood,
  ModelSummary, Objective, PlanePosterior, SampleQuality, Schema, SessionConfig, Trace, TrainReport,
} from './rust-types';

export type DeviceKind = 'webgpu' | 'cpu';

/** One weight tensor, under the name and in the layout PyTorch gives it. */
export interface NamedTensor {
  name: string;
  shape: number[];
  values: Float32Array;
}

/** Codes of held-out images on a plane: themselves where they have two numbers, else along their principal axes. */
export interface LatentPlane {
  points: Float32Array; // pairs
  explained: [number, number]; // the share of the variance along each axis
  prior: [number, number]; // where the prior's mean falls
}

/** A named file as the visitor chose it. */
export interface NamedFile {
  name: string;
  bytes: Uint8Array;
}

/** Grey images of one size, one after another, row by row, 0 black to 255 white. */
export interface ImageSet {
  name: string;
  height: number;
  width: number;
  pixels: Uint8Array;
  labels: Uint8Array | null; // a class number for each image
  heldOut?: number; // so many of the last images; without it, a tenth is picked
}

/** For each image the probability of each class. */
export interface Recognition {
  classes: number;
  probabilities: Float32Array; // a row of `classes` for each image
}

/**
 * One session: device, data, model, optimiser. Calls must not overlap. Images are pixels in 0..1, one image
 * after another. Errors are `Error`s named ConfigError, DataError, CheckpointError, DivergedError, DeviceError
 * or ArgumentError. Where `images` is a number, it is of held-out images from the first, at most all of them.
 */
export interface VaeLab {
  deviceReport(): { kind: DeviceKind; selfTest: string };
  loadDigits(count: number, seed: number): DataSummary;
  loadIdx(files: NamedFile[]): DataSummary;
  loadPixels(set: ImageSet): DataSummary;
  images(): ImageSet; // all at hand, those to train on first
  configure(config: SessionConfig): ModelSummary;
  config(): SessionConfig;
  dataSummary(): DataSummary;
  modelSummary(): ModelSummary;
  tune(change: Change): void;
  train(steps: number): Promise<TrainReport>;
  trainOnBatch(images: Float32Array): Promise<TrainReport>; // one step on exactly these
  totalCost(images: Float32Array): Promise<number>; // the loss on these, in nats an image
  evaluate(images: number): Promise<Evaluation>;
  heldOut(indices: Uint32Array): Float32Array;
  heldOutLabels(): Uint8Array | undefined;
  corruptedHeldOut(indices: Uint32Array): Float32Array; // as the config's corruption leaves them, always the same way
  encode(images: Float32Array): Promise<{ loc: Float32Array; scale: Float32Array }>;
  encodeHeldOut(images: number): Promise<Float32Array>;
  decode(codes: Float32Array): Promise<Float32Array>;
  sample(count: number, seed: number): Promise<Float32Array>;
  reconstruct(images: Float32Array): Promise<Float32Array>;
  interpolate(from: number, to: number, steps: number, path: InterpolationPath): Promise<Float32Array>;
  manifold(side: number, extent: number): Promise<Float32Array>; // of codes of more than two numbers, along the plane
  latentPlane(images: number): Promise<LatentPlane>;
  decodePlane(points: Float32Array): Promise<Float32Array>;
  posteriorOnPlane(index: number): Promise<PlanePosterior>; // of a held-out image, on the plane last drawn
  latentSummary(images: number): Promise<LatentSummary>;
  logLikelihood(first: number, images: number, samples: number): Promise<LogLikelihood>; // of held-out images from number `first`
  gradientSnr(objective: Objective, repeats: number, images: number): Promise<GradientSnr>;
  classify(request: Partial<ClassifierConfig>): Promise<ClassifierReport>;
  sampleQuality(samples: number, seed: number): Promise<SampleQuality>;
  recognise(images: Float32Array): Promise<Recognition>; // by a classifier of the labelled training images, trained when first asked
  discriminate(images: Float32Array): Promise<Float32Array>; // for each the discriminator's probability that it is real
  trace(index: number, draw: number): Promise<Trace>; // the next step, if held-out image `index` were its batch; weights stay as they are
  weights(): Promise<NamedTensor[]>;
  save(): Promise<Uint8Array>;
  load(checkpoint: Uint8Array): ModelSummary;
  // For the comparison with other libraries (www/bench): given weights and given images in.
  setWeights(tensors: NamedTensor[]): void;
  loadImages(images: Float32Array, height: number, width: number): DataSummary;
  free(): void;
}

export interface VaeLabModule {
  default(options: { module_or_path: Response }): Promise<unknown>; // compiles the wasm and makes the one instance
  schema(): Schema;
  VaeLab: { create(device: DeviceKind): Promise<VaeLab> };
}
