// The engine as the page calls it: questions go to the lab as they are; what else it does is a few
// lines each.
import { msg, str } from '@lit/localize';
import { transfer } from 'comlink';
import { speak, type Locale } from '../i18n/locale';
import { begin, noticeOf } from './begin';
import { learnFrom, type ModelFor } from './learn-from';
import { DRAWINGS, QUESTIONS } from '../protocol/calls';
import { AT_HAND, describe, type AtHand } from './at-hand';
import { expectObject, taken } from './given/calls';
import { givenConfig } from './given/config';
import { givenCheckpoint } from './given/files';
import { noSuchCall } from './given/functions';
import { refused, whole } from './given/numbers';
import { givenImages } from './given/set';
import { givenLanguage, givenShare, givenUntil } from './given/settings';
import { givenData, givenOptions } from './given/start';
import { asError, namedError, troubleOf } from '../protocol/errors';
import { warmedUp } from './device-race';
import type { Call, Generation, HostedEngine } from '../protocol/hosted';
import { SessionHost } from './session-host';
import type {
  Asked,
  InitialData,
  Drawn,
  EngineEvent,
  GivenConfig,
  GivenFile,
  GivenImages,
  GivenPixels,
  Images,
  StartOptions,
  ViewRequest,
  ConfigRequest,
} from '../protocol/messages';
import { openWanted } from './open-wanted';
import { Painter, type Emit } from './painter';
import type {
  DataSummary,
  ImageBatch,
  ModelSummary,
  Schema,
  SessionConfig,
  TrainReport,
} from '../protocol/rust-types';
import type { Shared } from './shared';
import { toImageGrid } from './image-grid';
import { TrainingLoop } from './training-loop';
import { tune } from './tune';
import { buffersIn, moved } from './transfer';
import type { VaeLab } from '../protocol/wasm-api';

/** What is meant for whatever model comes next: what is wrong with these has to be told. */
const REPLACING: readonly Call[] = ['configure', 'reset', 'load', 'loadDigits', 'loadImages'];

interface Running {
  defaults: SessionConfig;
  host: SessionHost;
  painter: Painter;
  loop: TrainingLoop;
  emit: Emit;
  keepReplaced: boolean;
}

export interface LabEngine extends Asked, Drawn, AtHand {}

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
      answer(name, async (lab, args) =>
        (lab[name] as Question<unknown>)(...taken(name, args, lab)),
      );
    for (const [name, ask] of Object.entries(AT_HAND))
      answer<unknown>(name, async (lab) => ask(lab));
    for (const name of DRAWINGS)
      answer(name, async (lab, args) =>
        toImageGrid(await (lab[name] as Question<ImageBatch>)(...taken(name, args, lab))),
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
    given?: StartOptions,
    onEvent?: (event: EngineEvent, generation: Generation) => void | Promise<void>,
    requestConfig?: ConfigRequest,
    initialData?: () => Promise<InitialData>,
  ): Promise<void> {
    if (this.#starting) throw refused('This engine has been started already; create another one.');
    this.#starting = true;
    const options = await givenOptions(given).catch((error) => {
      this.#starting = false; // it may be started otherwise
      throw error;
    });
    if (options.language) await speak(options.language).catch(() => {}); // then in English
    const emit: Emit = async (event, { buffers = [], generation = this.#generation } = {}) => {
      if (this.#closed) return;
      try {
        await onEvent?.(transfer(event, buffers), generation);
      } catch (error) {
        console.error(error); // the page's handler failed; that must not stop the training
      }
    };

    const { instances, turns } = this.#shared;
    const wanted = async (schema: Schema) => {
      const config = options.config ?? (await requestConfig?.(schema)) ?? undefined;
      return config && givenConfig(config, schema.defaults);
    };
    const { opened: first, config, times } = await openWanted(this.#shared, options, wanted);
    const { schema } = first;
    const awaited = initialData?.().then(givenData);
    const opened =
      awaited && first.device.kind === 'webgpu'
        ? await warmedUp(this.#shared, first, config ?? schema.opening)
        : first;
    const { images = options.images, checkpoint = options.checkpoint } = (await awaited) ?? {};
    const warnings = opened.warning ? [namedError('DeviceError', opened.warning())] : [];
    const host: SessionHost = new SessionHost(instances, opened, {
      fellBack: (device, step) => {
        const warning = namedError(
          'DeviceError',
          msg(str`${device.reason} It goes on from step ${step}.`),
        );
        // `ready` is still to come, and tells the device
        if (!this.#running) return void warnings.push(warning);
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

    warnings.push(...(await begin(host, { config, images, checkpoint }, schema.opening)));
    const session = await host.use(describe);
    const keepReplaced = options.keepReplaced === true;
    this.#running = { defaults: schema.defaults, host, painter, loop, emit, keepReplaced };
    await emit({ type: 'ready', device: host.status, schema, ...session });
    if (times) void emit({ type: 'timed', times });
    for (const warning of warnings) void emit({ type: 'warning', ...troubleOf(warning) });
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
      if (typeof this[name] !== 'function') throw noSuchCall(name);
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

  async configure(config: GivenConfig): Promise<void> {
    const { defaults } = this.#parts();
    await this.#replace((lab) => lab.configure(givenConfig(config, defaults, lab.config().data)));
  }

  async reset(): Promise<void> {
    await this.#replace((lab) => lab.configure(lab.config()));
  }

  async load(given: GivenFile, options?: { keepImages?: boolean }): Promise<ModelSummary> {
    const checkpoint = await givenCheckpoint(given);
    const model = await this.#replace((lab) => lab.load(checkpoint, options?.keepImages === true));
    this.#warn(noticeOf(model));
    return model;
  }

  async loadDigits(count: number, seed = 1): Promise<DataSummary> {
    const [many, from] = [whole(count, 'count', 1), whole(seed, 'seed')];
    return this.#replace((lab) => lab.loadDigits(many, from));
  }

  async loadImages(given: GivenImages, model: ModelFor = {}): Promise<DataSummary> {
    const images = givenImages(given);
    const { data, refused } = await this.#replace((lab) => learnFrom(lab, images, model), images);
    this.#warn(refused);
    return data;
  }

  async tune(config: GivenConfig): Promise<void> {
    const { host, emit } = this.#parts();
    const data = await this.#ask((lab) => {
      const relabelled = tune(lab, config);
      host.rememberSettings(lab);
      return relabelled;
    });
    if (data) await emit({ type: 'labels', data });
  }

  async play(until?: number | null): Promise<void> {
    this.#parts().loop.play(givenUntil(until));
  }

  async pause(): Promise<void> {
    await this.#parts().loop.pause();
  }

  async step(count = 1): Promise<void> {
    await this.#parts().loop.step(whole(count, 'count'));
  }

  async trainOnBatch(images: GivenPixels): Promise<TrainReport> {
    return this.#parts().loop.trainOnBatch(images);
  }

  async setSpeed(share: number): Promise<void> {
    this.#parts().loop.setSpeed(givenShare(share));
  }

  async setViews(views: ViewRequest, known = this.#generation): Promise<void> {
    const { painter, loop } = this.#parts();
    expectObject(views, 'views');
    loop.requested(performance.now());
    painter.request(views, known);
    if (!loop.running) void painter.paint(true);
  }

  async speak(language: Locale): Promise<void> {
    await speak(givenLanguage(language));
    const running = this.#running; // before that, `ready` will tell
    if (running) await running.emit({ type: 'reason', reason: running.host.status.reason });
  }

  async setVisible(visible: boolean): Promise<void> {
    const { painter, loop } = this.#parts();
    painter.setVisible(visible);
    if (!loop.running) void painter.paint(true);
  }

  #warn(notice: Error | null): void {
    if (notice) void this.#parts().emit({ type: 'warning', ...troubleOf(notice) });
  }

  #parts(): Running {
    if (!this.#running) throw refused('The engine has not been started yet.');
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
    const { host, loop, painter, emit, keepReplaced } = this.#parts();
    const { result, session, generation } = await host.use(async (lab) => {
      // In the same turn: no burst comes in between.
      const replaced = keepReplaced && lab.modelSummary().step > 0 ? await lab.save() : undefined;
      const result = await change(lab);
      // Here, in turn: the next burst, picture or question must know.
      const generation = ++this.#generation;
      loop.restart();
      painter.modelReplaced();
      await host.remember(lab, images);
      return { result, session: { ...describe(lab), ...(replaced && { replaced }) }, generation };
    });
    await emit({ type: 'model', ...session }, { generation, buffers: buffersIn(session) });
    if (!loop.running) void painter.paint(true);
    return result;
  }
}
