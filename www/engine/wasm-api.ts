// What both wasm artifacts export, as src/wasm.rs writes it. The artifacts are built, not committed, so this is
// the type that the dynamic import in artifact.ts is given.
import type {
  Change, ClassifierConfig, ClassifierReport, DataSummary, Evaluation, GradientSnr, InterpolationPath, LatentSummary, LogLikelihood,
  ModelSummary, Objective, SampleQuality, Schema, SessionConfig, TrainReport,
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
}

/** A named file as the visitor chose it. */
export interface NamedFile {
  name: string;
  bytes: Uint8Array;
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
  configure(config: SessionConfig): ModelSummary;
  config(): SessionConfig;
  dataSummary(): DataSummary;
  modelSummary(): ModelSummary;
  tune(change: Change): void;
  train(steps: number): Promise<TrainReport>;
  evaluate(images: number): Promise<Evaluation>;
  heldOut(indices: Uint32Array): Float32Array;
  heldOutLabels(): Uint8Array | undefined;
  encode(images: Float32Array): Promise<{ loc: Float32Array; scale: Float32Array }>;
  encodeHeldOut(images: number): Promise<Float32Array>;
  decode(codes: Float32Array): Promise<Float32Array>;
  sample(count: number, seed: number): Promise<Float32Array>;
  reconstruct(images: Float32Array): Promise<Float32Array>;
  interpolate(from: number, to: number, steps: number, path: InterpolationPath): Promise<Float32Array>;
  manifold(side: number, extent: number): Promise<Float32Array>; // of codes of more than two numbers, along the plane
  latentPlane(images: number): Promise<LatentPlane>;
  decodePlane(points: Float32Array): Promise<Float32Array>;
  latentSummary(images: number): Promise<LatentSummary>;
  logLikelihood(images: number, samples: number): Promise<LogLikelihood>;
  gradientSnr(objective: Objective, repeats: number, images: number): Promise<GradientSnr>;
  classify(request: Partial<ClassifierConfig>): Promise<ClassifierReport>;
  sampleQuality(samples: number, seed: number): Promise<SampleQuality>;
  weights(): Promise<NamedTensor[]>;
  save(): Promise<Uint8Array>;
  load(checkpoint: Uint8Array): ModelSummary;
  // For the comparison with other libraries (www/bench): given weights and given images in.
  setWeights(tensors: NamedTensor[]): void;
  loadImages(images: Float32Array, height: number, width: number): DataSummary;
  free(): void;
}

export interface VaeLabModule {
  default(): Promise<unknown>; // fetches and compiles the wasm
  schema(): Schema;
  VaeLab: { create(device: DeviceKind): Promise<VaeLab> };
}
