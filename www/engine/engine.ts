// The engine as the page calls it: questions go to the lab as they are; what else it does is a few lines each.
import { msg, str } from '@lit/localize';
import { transfer } from 'comlink';
import { speak, type Locale } from '../i18n/locale';
import { begin, noticeOf } from './begin';
import { DRAWINGS, QUESTIONS } from './calls';
import { chooseBuild } from './choose-build';
import { asError, namedError, troubleOf } from './errors';
import { raceDevices, warmedUp, type RaceResult } from './device-race';
import type { Call, Generation, HostedEngine } from './hosted';
import { SessionHost } from './session-host';
import type {
  Asked,
  InitialData,
  Drawn,
  EngineEvent,
  Images,
  StartOptions,
  ViewRequest,
  ConfigRequest,
} from './messages';
import { openLab } from './open-lab';
import { Painter, type Emit } from './painter';
import type {
  DataSummary,
  ImageBatch,
  ModelSummary,
  Schema,
  SessionConfig,
  TrainReport,
} from './rust-types';
import type { Shared } from './shared';
import { toSheet } from './sheet';
import { TrainingLoop } from './training-loop';
import { moved } from './transfer';
import type { ImageSet, VaeLab } from './wasm-api';

/** What is meant for whatever model comes next: whatever is wrong with these has to be told. */
const REPLACING: readonly Call[] = ['configure', 'reset', 'load', 'loadDigits', 'loadImages'];

interface Running {
  host: SessionHost;
  painter: Painter;
  loop: TrainingLoop;
  emit: Emit;
}

export interface LabEngine extends Asked, Drawn {}

export class LabEngine implements HostedEngine {
  static {
    const answer = <T>(name: string, ask: (lab: VaeLab, args: unknown[]) => Promise<T>) =>
      Object.defineProperty(this.prototype, name, {
        async value(this: LabEngine, ...args: unknown[]): Promise<T> {
          return moved(await this.#ask((lab) => ask(lab, args)));
        },
      });
    type Question<T> = (...args: unknown[]) => T | Promise<T>;
    for (const name of QUESTIONS)
      answer(name, async (lab, args) => (lab[name] as Question<unknown>)(...args));
    for (const name of DRAWINGS)
      answer(name, async (lab, args) =>
        toSheet(await (lab[name] as Question<ImageBatch>)(...args)),
      );
  }

  #shared: Shared;
  #starting = false;
  #closed = false;
  #generation: Generation = 0;
  #host: SessionHost | undefined;
  #running: Running | undefined;

  constructor(shared: Shared) {
    this.#shared = shared;
  }

  async start(
    options: StartOptions,
    onEvent: (event: EngineEvent, generation: Generation) => void,
    requestConfig?: ConfigRequest,
    initialData?: () => Promise<InitialData>,
  ): Promise<void> {
    if (this.#starting)
      throw namedError(
        'ArgumentError',
        'This engine has been started already; create another one.',
      );
    this.#starting = true;
    if (options.language) await speak(options.language).catch(() => {}); // then in English
    const emit: Emit = async (event, { buffers = [], generation = this.#generation } = {}) => {
      if (this.#closed) return;
      try {
        await onEvent(transfer(event, buffers), generation);
      } catch (error) {
        console.error(error); // the page's handler failed; that must not stop the training
      }
    };

    const { instances, turns } = this.#shared;
    const wanted = async (schema: Schema) =>
      options.config ?? (await requestConfig?.(schema)) ?? undefined;
    const { opened: first, config, times } = await this.#open(options, wanted);
    const { schema } = first;
    const awaited = initialData?.();
    const opened =
      awaited && first.device.kind === 'webgpu'
        ? await warmedUp(this.#shared, first, config ?? schema.opening)
        : first;
    const given = { ...options, ...(await awaited) };
    const warnings = opened.warning ? [namedError('DeviceError', opened.warning())] : [];
    const host: SessionHost = new SessionHost(instances, opened, {
      fellBack: (device, step) => {
        const warning = namedError(
          'DeviceError',
          msg(str`${device.reason} It goes on from step ${step}.`),
        );
        if (!this.#running) return void warnings.push(warning); // `ready` is still to come, and tells the device
        loop.restart();
        painter.modelReplaced();
        void emit({ type: 'warning', ...troubleOf(warning) });
        void emit({ type: 'device', device });
        if (!loop.running) void painter.paint(true);
      },
      crashed: (error) => void emit({ type: 'error', ...troubleOf(error) }),
    });
    this.#host = host;
    if (this.#closed) await host.close(); // then what follows is refused
    const painter = new Painter(host, emit, turns, () => this.#generation);
    const loop = new TrainingLoop(host, painter, emit, turns);

    warnings.push(...(await begin(host, { ...given, ...(config && { config }) }, schema.opening)));
    const session = await host.use(describe);
    this.#running = { host, painter, loop, emit };
    await emit({ type: 'ready', device: host.status, schema, ...session });
    if (times) void emit({ type: 'timed', times });
    for (const warning of warnings) void emit({ type: 'warning', ...troubleOf(warning) });
  }

  async #open(
    { device, times = [] }: StartOptions,
    wanted: (schema: Schema) => Promise<SessionConfig | undefined>,
  ): Promise<RaceResult> {
    for (const known of times) this.#shared.times.set(known.key, known);
    const choice = await chooseBuild(device, globalThis.navigator?.gpu);
    if (device === 'auto' && choice.kind === 'webgpu')
      return raceDevices(this.#shared, choice, wanted);
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

  async answer(name: Call, args: readonly unknown[], known: Generation): Promise<unknown> {
    try {
      if (name === 'setViews') return await this.setViews(args[0] as ViewRequest, known);
      return await (this[name] as (...args: readonly unknown[]) => Promise<unknown>)(...args);
    } catch (thrown) {
      const error = asError(thrown);
      const outdated =
        known !== this.#generation &&
        !REPLACING.includes(name) &&
        (error.name === 'ArgumentError' || error.name === 'ConfigError');
      throw outdated ? namedError('OutdatedError', error.message, error) : thrown;
    }
  }

  async configure(config: SessionConfig): Promise<void> {
    await this.#replace((lab) => lab.configure(config));
  }

  async reset(): Promise<void> {
    await this.#replace((lab) => lab.configure(lab.config()));
  }

  async load(checkpoint: Uint8Array, { keepImages = false } = {}): Promise<ModelSummary> {
    const model = await this.#replace((lab) => lab.load(checkpoint, keepImages));
    this.#warn(noticeOf(model));
    return model;
  }

  loadDigits(count: number, seed: number): Promise<DataSummary> {
    return this.#replace((lab) => lab.loadDigits(count, seed));
  }

  loadImages(images: Images, { keepModel = false } = {}): Promise<DataSummary> {
    return this.#replace((lab) => lab.loadPixels(images.set, keepModel), images);
  }

  async images(): Promise<ImageSet> {
    return moved(await this.#ask((lab) => lab.images()));
  }

  async tune(config: SessionConfig): Promise<void> {
    const { host } = this.#parts();
    await this.#ask((lab) => (lab.tune(config), host.rememberSettings(lab)));
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

  async setSpeed(share: number): Promise<void> {
    if (!(share > 0 && share <= 1))
      throw namedError(
        'ArgumentError',
        `The speed is a share of the time, above 0 and at most 1, not ${share}.`,
      );
    this.#parts().loop.setSpeed(share);
  }

  async setViews(views: ViewRequest, known = this.#generation): Promise<void> {
    const { painter, loop } = this.#parts();
    loop.requested(performance.now());
    painter.request(views, known);
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

  async labels(): Promise<Uint8Array | null> {
    return (await this.#ask((lab) => lab.heldOutLabels())) ?? null;
  }

  #warn(notice: Error | null): void {
    if (notice) void this.#parts().emit({ type: 'warning', ...troubleOf(notice) });
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

  /** Changes the model or the data; training, if it runs, goes on with the new one. */
  async #replace<T>(change: (lab: VaeLab) => T | Promise<T>, images?: Images): Promise<T> {
    const { host, loop, painter, emit } = this.#parts();
    const { result, session, generation } = await host.use(async (lab) => {
      const result = await change(lab);
      // Here, in turn: the next burst, picture or question must know.
      const generation = ++this.#generation;
      loop.restart();
      painter.modelReplaced();
      await host.remember(lab, images);
      return { result, session: describe(lab), generation };
    });
    await emit({ type: 'model', ...session }, { generation });
    if (!loop.running) void painter.paint(true);
    return result;
  }
}

function describe(lab: VaeLab): { config: SessionConfig; data: DataSummary; model: ModelSummary } {
  return { config: lab.config(), data: lab.dataSummary(), model: lab.modelSummary() };
}
