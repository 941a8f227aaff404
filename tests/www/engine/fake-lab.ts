// A lab without wasm: counts steps, knows its device, and fails when told to.
import type { VaeLabModule } from '../../../www/engine/artifact';
import type {
  DataSummary,
  ImageBatch,
  ModelConfig,
  ModelKind,
  ModelSummary,
  Schema,
  SessionConfig,
} from '../../../www/protocol/rust-types';
import type { DeviceKind, ImageSet, VaeLab } from '../../../www/protocol/wasm-api';
import { modelOf, whole } from '../page/samples';

export const config: SessionConfig = {
  model: ofKind('vae'),
  training: {
    learningRate: 1e-3,
    schedule: 'constant',
    optimiser: { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 },
    batchSize: 2,
    shuffle: true,
  },
  data: { kind: 'digits', count: 100, seed: 1 },
  seed: 1,
};

/** A small one. */
export function ofKind(kind: ModelKind, latentDim = 2): ModelConfig {
  return { ...modelOf(kind), network: { kind: 'mlp', hidden: [4], activation: 'relu' }, latentDim };
}

const SHAPE = { channels: 1, height: 2, width: 2 };
const PIXELS = 4; // of one image

/** Images of the lab's shape, all of one level. */
export function imagesOf(count: number, level: number): ImageBatch {
  return { ...SHAPE, pixels: new Float32Array(count * PIXELS).fill(level) };
}

export class FakeLab {
  step = 0;
  busy = false;
  calls: string[] = [];
  failNext: Error | 'hang' | undefined;
  current = config;

  /** Milliseconds that a step takes. */
  stepMs = 1;

  constructor(readonly kind: DeviceKind) {}

  free = () => void this.calls.push('free');

  deviceReport = () => ({
    kind: this.kind,
    selfTest: { code: 'noSelfTest', message: '' } as const,
  });
  config = () => structuredClone(this.current);
  dataSummary = (): DataSummary => ({
    name: 'digits',
    ...SHAPE,
    train: 90,
    heldOut: 10,
    labelled: true,
    classes: 10,
    classNames: this.current.data.kind === 'sprites' ? [this.current.data.label] : null,
  });
  modelSummary = (): ModelSummary => ({
    parameters: 10,
    latentDim: this.current.model.latentDim,
    step: this.step,
    notice: null,
  });
  configure = (wanted: SessionConfig) => {
    this.calls.push('configure');
    if (wanted.training.batchSize < 1)
      throw Object.assign(new Error('The batch size must be at least 1.'), { name: 'ConfigError' });
    this.current = structuredClone(wanted);
    this.step = 0;
    return this.modelSummary();
  };
  tune = (wanted: SessionConfig) => void (this.current = structuredClone(wanted));
  loadDigits = () => this.dataSummary();
  loadPixels = (_set: ImageSet) => this.dataSummary();
  heldOut = (indices: Uint32Array): ImageBatch => imagesOf(indices.length, 0);
  corruptedHeldOut = (indices: Uint32Array): ImageBatch => imagesOf(indices.length, 1);
  heldOutLabels = () => new Uint8Array(10);
  train = (steps: number) =>
    this.#work('train', () => {
      const firstStep = this.step + 1;
      this.step += steps;
      const losses = Array.from({ length: steps }, () => 1);
      return {
        firstStep,
        step: this.step,
        epoch: 1,
        beta: 1,
        learningRate: 1e-3,
        terms: { loss: losses, bound: losses },
      };
    });
  trainOnBatch = (_images: Float32Array) => this.train(1);
  totalCost = (images: Float32Array) => this.#work('totalCost', () => images.length / PIXELS);
  evaluate = (images: number) =>
    this.#work('evaluate', () => ({ step: this.step, images, terms: { bound: -1 } }));
  sample = (count: number) => this.#images('sample', count);
  reconstruct = (images: Float32Array) => this.#images('reconstruct', images.length / PIXELS);
  interpolate = (_from: number, _to: number, steps: number) => this.#images('interpolate', steps);
  decodePlane = (points: Float32Array) => this.#images('decodePlane', points.length / 2);
  decode = (codes: Float32Array) => this.#images('decode', codes.length / 2);
  encode = (images: Float32Array) =>
    this.#work('encode', () => ({
      loc: new Float32Array((images.length / PIXELS) * 2).fill(0.5),
      scale: new Float32Array((images.length / PIXELS) * 2),
    }));
  discriminate = (images: Float32Array) =>
    this.#work('discriminate', () => new Float32Array(images.length / PIXELS).fill(0.25));
  latentPlane = (images: number) =>
    this.#work('latentPlane', () => ({
      points: new Float32Array(images * 2),
      explained: [0.5, 0.25] as [number, number],
      prior: [0, 0] as [number, number],
    }));
  latentSummary = () =>
    this.#work('latentSummary', () => ({
      klPerDimension: [1, 0],
      varianceOfMean: [1, 0],
      active: [true, false],
      activeUnits: 1,
      warning: null,
    }));
  logLikelihood = (_first: number, images: number, samples: number) =>
    this.#work('logLikelihood', () => ({
      images,
      samples,
      mean: -0.5,
      standardError: 1,
      effectiveSampleSize: 2,
      values: Array.from({ length: images }, () => -0.5),
    }));
  save = () => this.#work('save', () => Uint8Array.of(this.step));
  load = (checkpoint: Uint8Array) => {
    this.calls.push('load');
    this.step = checkpoint[0]!;
    return this.modelSummary();
  };

  #images(call: string, count: number): Promise<ImageBatch> {
    return this.#work(call, () => imagesOf(count, 0.5));
  }

  /** As wasm-bindgen does, it throws when calls overlap. */
  async #work<T>(call: string, answer: () => T): Promise<T> {
    if (this.busy) throw new Error(`${call} while another call was running`);
    this.busy = true;
    this.calls.push(call);
    await new Promise((resolve) => setTimeout(resolve, call === 'train' ? this.stepMs : 1));
    const failure = this.failNext;
    this.failNext = undefined;
    if (failure === 'hang') return new Promise(() => {});
    this.busy = false;
    if (failure) throw failure;
    return answer();
  }
}

export function asLab(fake: FakeLab): VaeLab {
  return fake as unknown as VaeLab;
}

/** An artifact whose labs are `made`, newest last, each `prepare`d. */
export function fakeArtifact(
  made: FakeLab[],
  prepare: (lab: FakeLab) => void = () => {},
): VaeLabModule {
  const { kinds, bounds, terms, formerly, lists } = whole;
  const schema: Schema = {
    defaults: config,
    opening: config,
    kinds,
    bounds,
    terms,
    formerly,
    lists,
    fields: [],
    choices: [],
    presets: [],
    classifier: {
      labels: 100,
      hidden: 64,
      learningRate: 1e-3,
      fineTune: false,
      patience: 20,
      maxEpochs: 200,
      seed: 1,
    },
  };
  return {
    default: async () => {},
    schema: () => schema,
    VaeLab: {
      create: async (kind) => {
        const lab = new FakeLab(kind);
        prepare(lab);
        made.push(lab);
        return asLab(lab);
      },
    },
  };
}
