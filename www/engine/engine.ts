// The engine as the page calls it: each method is a few lines between the page's words and the lab's.
import { msg, str } from '@lit/localize';
import { transfer } from 'comlink';
import { speak, type Locale } from '../i18n/locale';
import { begin, noticeOf } from './begin';
import { chooseBuild } from './choose-build';
import { namedError } from './errors';
import { openFaster, warmedUp, type Faster } from './faster';
import type { HostedEngine } from './hosted';
import { LabHost, loadInto } from './lab-host';
import type { Belongings, EngineEvent, Images, Sheet, StartOptions, ViewRequest, Wish } from './messages';
import { openLab } from './open-lab';
import { Painter, type Emit } from './painter';
import type {
  Change, ClassifierConfig, ClassifierReport, DataSummary, Evaluation, GradientSnr, InterpolationPath, LogLikelihood, ModelSummary, Objective, PlanePosterior, SampleQuality,
  Schema, SessionConfig, Trace, TrainReport,
} from './rust-types';
import type { Shared } from './shared';
import { TrainingLoop } from './training-loop';
import { sheet } from './views';
import type { ImageSet, NamedTensor, Recognition, VaeLab } from './wasm-api';

const MOST_EVALUATED = 10_000; // held-out images of an evaluation on request: a few seconds on a slow CPU

interface Running {
  host: LabHost;
  painter: Painter;
  loop: TrainingLoop;
  emit: Emit;
}

export class LabEngine implements HostedEngine {
  #shared: Shared;
  #starting = false;
  #closed = false;
  #host: LabHost | undefined;
  #running: Running | undefined;

  constructor(shared: Shared) {
    this.#shared = shared;
  }

  async start(options: StartOptions, onEvent: (event: EngineEvent) => void, wish?: Wish, belongings?: () => Promise<Belongings>): Promise<void> {
    if (this.#starting) throw namedError('ArgumentError', 'This engine has been started already; create another one.');
    this.#starting = true;
    if (options.language) await speak(options.language).catch(() => {}); // then in English
    const emit: Emit = async (event, buffers = []) => {
      if (this.#closed) return;
      try {
        await onEvent(transfer(event, buffers));
      } catch (error) {
        console.error(error); // the page's handler failed; that must not stop the training
      }
    };

    const { instances, turns } = this.#shared;
    const wanted = async (schema: Schema) => options.config ?? (await wish?.(schema)) ?? undefined;
    const { opened: first, config, times } = await this.#open(options, wanted);
    const { schema } = first;
    const awaited = belongings?.();
    const opened = awaited && first.device.kind === 'webgpu' ? await warmedUp(this.#shared, first, config ?? schema.opening) : first;
    const given = { ...options, ...(await awaited) };
    const warnings = opened.warning ? [namedError('DeviceError', opened.warning())] : [];
    const host: LabHost = new LabHost(instances, opened, {
      fellBack: (device, step) => {
        const warning = namedError('DeviceError', msg(str`${device.reason} It goes on from step ${step}.`));
        if (!this.#running) return void warnings.push(warning); // `ready` is still to come, and tells the device
        loop.restart();
        painter.modelReplaced();
        void emit({ type: 'warning', name: warning.name, message: warning.message });
        void emit({ type: 'device', device });
        if (!loop.running) void painter.paint(true);
      },
      crashed: ({ name, message }) => void emit({ type: 'error', name, message }),
    });
    this.#host = host;
    if (this.#closed) await host.close(); // then what follows is refused
    const painter = new Painter(host, emit, turns);
    const loop = new TrainingLoop(host, painter, emit, turns);

    warnings.push(...(await begin(host, { ...given, config }, schema.opening)));
    const session = await host.use(describe);
    this.#running = { host, painter, loop, emit };
    await emit({ type: 'ready', device: host.status, schema, ...session });
    if (times) void emit({ type: 'timed', times });
    for (const { name, message } of warnings) void emit({ type: 'warning', name, message });
  }

  async #open({ device, times = [] }: StartOptions, wanted: (schema: Schema) => Promise<SessionConfig | undefined>): Promise<Faster> {
    for (const known of times) this.#shared.times.set(known.key, known);
    const choice = await chooseBuild(device, globalThis.navigator?.gpu);
    if (device === 'auto' && choice.kind === 'webgpu') return openFaster(this.#shared, choice, wanted);
    const opened = await openLab(this.#shared.instances, device, choice);
    return { opened, config: await wanted(opened.schema), times: null };
  }

  /** Ends the training and frees the model, even one that is still starting. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#running?.painter.setVisible(false);
    await this.#running?.loop.close();
    await this.#host?.close();
  }

  async configure(config: SessionConfig): Promise<void> {
    await this.#replace((lab) => lab.configure(config));
  }

  async reset(): Promise<void> {
    await this.#replace((lab) => lab.configure(lab.config()));
  }

  async load(checkpoint: Uint8Array): Promise<ModelSummary> {
    const model = await this.#replace((lab) => lab.load(checkpoint));
    const notice = noticeOf(model);
    if (notice) void this.#parts().emit({ type: 'warning', name: notice.name, message: notice.message });
    return model;
  }

  loadDigits(count: number, seed: number): Promise<DataSummary> {
    return this.#replace((lab) => lab.loadDigits(count, seed));
  }

  loadImages(images: Images): Promise<DataSummary> {
    return this.#replace((lab) => loadInto(lab, images), images);
  }

  async images(): Promise<ImageSet> {
    const set = await this.#ask((lab) => lab.images());
    return transfer(set, [set.pixels.buffer as ArrayBuffer]);
  }

  async tune(change: Change): Promise<void> {
    const { host } = this.#parts();
    await this.#ask((lab) => (lab.tune(change), host.rememberSettings(lab)));
  }

  async play(until?: number): Promise<void> {
    this.#parts().loop.play(until);
  }

  async pause(): Promise<void> {
    await this.#parts().loop.pause();
  }

  async step(count = 1): Promise<void> {
    await this.#parts().loop.step(count);
  }

  async trainOnBatch(images: Float32Array): Promise<TrainReport> {
    return this.#parts().loop.trainOnBatch(images);
  }

  totalCost(images: Float32Array): Promise<number> {
    return this.#ask((lab) => lab.totalCost(images));
  }

  async setSpeed(share: number): Promise<void> {
    if (!(share > 0 && share <= 1)) throw namedError('ArgumentError', `The speed is a share of the time, above 0 and at most 1, not ${share}.`);
    this.#parts().loop.setSpeed(share);
  }

  async setViews(views: ViewRequest): Promise<void> {
    const { painter, loop } = this.#parts();
    loop.requested(performance.now());
    painter.request(views);
    if (!loop.running) void painter.paint(true);
  }

  async speak(language: Locale): Promise<void> {
    await speak(language);
    const running = this.#running; // before that, `ready` will tell
    if (running) await running.emit({ type: 'reason', reason: running.host.status.reason });
  }

  async setVisible(visible: boolean): Promise<void> {
    const { painter, loop } = this.#parts();
    painter.setVisible(visible);
    if (!loop.running) void painter.paint(true);
  }

  heldOut(indices: number[]): Promise<Sheet> {
    return this.#askForSheet((lab) => lab.heldOut(Uint32Array.from(indices)));
  }

  async labels(): Promise<Uint8Array | null> {
    return (await this.#ask((lab) => lab.heldOutLabels())) ?? null;
  }

  async encode(images: Float32Array): Promise<{ loc: Float32Array; scale: Float32Array }> {
    const posterior = await this.#ask((lab) => lab.encode(images));
    return transfer(posterior, [posterior.loc.buffer as ArrayBuffer, posterior.scale.buffer as ArrayBuffer]);
  }

  decode(codes: Float32Array): Promise<Sheet> {
    return this.#askForSheet((lab) => lab.decode(codes));
  }

  decodePlane(points: Float32Array): Promise<Sheet> {
    return this.#askForSheet((lab) => lab.decodePlane(points));
  }

  posteriorOnPlane(index: number): Promise<PlanePosterior> {
    return this.#ask((lab) => lab.posteriorOnPlane(index));
  }

  reconstruct(images: Float32Array): Promise<Sheet> {
    return this.#askForSheet((lab) => lab.reconstruct(images));
  }

  recognise(images: Float32Array): Promise<Recognition> {
    return this.#ask((lab) => lab.recognise(images));
  }

  logLikelihood(first: number, images: number, samples: number): Promise<LogLikelihood> {
    return this.#ask((lab) => lab.logLikelihood(first, images, samples));
  }

  gradientSnr(objective: Objective, repeats: number, images: number): Promise<GradientSnr> {
    return this.#ask((lab) => lab.gradientSnr(objective, repeats, images));
  }

  classify(request: Partial<ClassifierConfig>): Promise<ClassifierReport> {
    return this.#ask((lab) => lab.classify(request));
  }

  sampleQuality(samples: number, seed: number): Promise<SampleQuality> {
    return this.#ask((lab) => lab.sampleQuality(samples, seed));
  }

  trace(index: number, draw: number): Promise<Trace> {
    return this.#ask((lab) => lab.trace(index, draw));
  }

  sample(count: number, seed: number): Promise<Sheet> {
    return this.#askForSheet((lab) => lab.sample(count, seed));
  }

  interpolate(from: number, to: number, steps: number, path: InterpolationPath = 'spherical'): Promise<Sheet> {
    return this.#askForSheet((lab) => lab.interpolate(from, to, steps, path));
  }

  evaluate(images = MOST_EVALUATED): Promise<Evaluation> {
    return this.#ask((lab) => lab.evaluate(images));
  }

  async weights(): Promise<NamedTensor[]> {
    const tensors = await this.#ask((lab) => lab.weights());
    return transfer(tensors, tensors.map(({ values }) => values.buffer as ArrayBuffer));
  }

  async save(): Promise<Uint8Array> {
    const checkpoint = await this.#ask((lab) => lab.save());
    return transfer(checkpoint, [checkpoint.buffer as ArrayBuffer]);
  }

  #parts(): Running {
    if (!this.#running) throw namedError('ArgumentError', 'The engine has not been started yet.');
    return this.#running;
  }

  /** A question from the page, answered between two bursts. */
  async #ask<T>(ask: (lab: VaeLab) => T | Promise<T>): Promise<T> {
    const { host, loop } = this.#parts();
    loop.requested(performance.now());
    return host.use(ask);
  }

  async #askForSheet(ask: (lab: VaeLab) => Float32Array | Promise<Float32Array>): Promise<Sheet> {
    const answer = await this.#ask(async (lab) => sheet(lab, await ask(lab)));
    return transfer(answer, [answer.pixels.buffer as ArrayBuffer]);
  }

  /** Changes the model or the data; training, if it runs, goes on with the new one. */
  async #replace<T>(change: (lab: VaeLab) => T | Promise<T>, images?: Images): Promise<T> {
    const { host, loop, painter, emit } = this.#parts();
    const { result, session } = await host.use(async (lab) => {
      const result = await change(lab);
      await host.remember(lab, images);
      loop.restart(); // here, in turn: the next burst must know
      return { result, session: describe(lab) };
    });
    painter.modelReplaced();
    await emit({ type: 'model', ...session });
    if (!loop.running) void painter.paint(true);
    return result;
  }
}

function describe(lab: VaeLab): { config: SessionConfig; data: DataSummary; model: ModelSummary } {
  return { config: lab.config(), data: lab.dataSummary(), model: lab.modelSummary() };
}
