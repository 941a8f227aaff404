// What becomes of a run: the commands of the page, carried out on whatever engine is at hand.
import { msg, str } from '@lit/localize';
import { changeOf } from '../engine/change';
import type { DeviceChoice, Engine, Images, StartOptions } from '../engine/messages';
import type { Change, SessionConfig } from '../engine/rust-types';
import { needsNewModel, withOption, withPreset } from './choices';
import type { Drawer } from './drawing/drawer';
import { withValue } from './fields';
import { offerDownload, sortFiles } from './files';
import type { Tracer } from './flow/tracer';
import type { Downloader } from './gallery-data/downloader';
import type { Keeper } from './keep/keeper';
import type { KeptRun } from './keep/record';
import { latestWins } from './latest';
import type { Measurer } from './measures/measurer';
import type { RunRequest } from './requests';
import { exportFile } from './share/exports';
import { imagesOf, type Source } from './source';
import { stepOf } from './state';
import type { Store } from './store';

const GOOD_NEWS_MS = 10_000;

export interface Desk {
  engine(): Engine; // throws where there is none
  alive(): boolean;
  start(options: StartOptions, play: boolean): Promise<void>;
  attempt(work: () => Promise<void>): Promise<void>; // what is refused becomes a sentence
  look(): void; // the pictures are no longer those of the state
}

export interface Parts {
  keeper: Keeper;
  measurer: Measurer;
  drawer: Drawer;
  downloader: Downloader;
  tracer: Tracer;
}

export class Commands {
  source: Source | null = null; // the visitor's images, to take along to another device
  readonly #desk: Desk;
  readonly #parts: Parts;
  #accepted: Change = {}; // by the engine; the page is ahead of it while a slider moves
  readonly #tune = latestWins((change: Change) => this.#desk.attempt(async () => {
    try {
      await this.#engine.tune(change);
      this.#accepted = change;
      this.#parts.tracer.refresh();
    } finally {
      this.store.dispatch({ type: 'tuned', change: this.#accepted });
    }
  }));

  constructor(readonly store: Store, desk: Desk, parts: Parts) {
    this.#desk = desk;
    this.#parts = parts;
  }

  /** The visitor's images, for another engine; null where there are only the built-in digits. */
  async images(): Promise<Images | null> {
    return this.source && imagesOf(this.source);
  }

  /** The settings of a new model are the engine's own. */
  renew(config: SessionConfig): void {
    this.#accepted = changeOf(config);
  }

  /** Rejects with what the engine refused. */
  async perform(request: RunRequest): Promise<void> {
    const { config, schema } = this.store.state;
    if (request.type === 'device') return this.#changeDevice(request.choice);
    if (request.type === 'start-afresh') return this.#parts.keeper.forget();
    if (!this.#desk.alive()) return this.#startAgain(request.type === 'config' ? request.config : config, request.type === 'play');
    const engine = this.#engine;
    switch (request.type) {
      case 'play':
        return engine.play(request.until);
      case 'pause':
        return engine.pause();
      case 'step':
        if (this.store.state.running) await engine.pause();
        return engine.step();
      case 'reset':
        return engine.reset();
      case 'field':
        return this.#setField(request.path, request.value);
      case 'option':
        if (!config) return;
        return this.#setConfig(withOption(config, request.option), request.choice.restart);
      case 'preset':
        if (!config) return;
        return engine.configure(withPreset(config, request.preset));
      case 'adjust':
        return config ? this.#setConfig(request.config, needsNewModel(config, request.config)) : undefined;
      case 'config':
        await engine.configure(request.config);
        if (request.config.data.kind === 'digits') this.#keep(null);
        return;
      case 'digits': {
        const data = schema?.defaults.data;
        if (data?.kind === 'digits') await engine.loadDigits(data.count, data.seed);
        this.#keep(null);
        return;
      }
      case 'images':
        return this.#learnFrom({ kind: 'set', set: request.set, classNames: request.classNames });
      case 'files':
        return this.#open(request.files, request.classNames ?? null);
      case 'get-published': {
        const obtained = await this.#parts.downloader.get(request.name);
        return obtained ? this.#open(obtained.files, obtained.classNames) : undefined;
      }
      case 'recognise':
        return this.#parts.drawer.recognise(engine);
      case 'teach':
        return this.#teach(request.only);
      case 'measure':
        return this.#parts.measurer.run(engine, request.measure);
      case 'save':
        return this.#save();
      case 'export':
        return exportFile(engine, this.store.state, request.what);
      case 'resume':
        return this.#parts.keeper.resume((run) => this.#resumed(run));
    }
  }

  async #setField(path: string, value: number): Promise<void> {
    const { config, schema } = this.store.state;
    if (!config || !schema) return;
    const next = withValue(config, path, value);
    if (path.startsWith('data.') && next.data.kind === 'digits') return void (await this.#engine.loadDigits(next.data.count, next.data.seed));
    const field = schema.fields.find((field) => path === field.path || path.startsWith(`${field.path}.`));
    await this.#setConfig(next, field?.restart ?? true);
  }

  async #setConfig(next: SessionConfig, restart: boolean): Promise<void> {
    if (restart) return this.#engine.configure(next);
    this.store.dispatch({ type: 'tuned', change: changeOf(next) });
    this.#tune(changeOf(next));
  }

  async #open(files: File[], classNames: readonly string[] | null): Promise<void> {
    const { checkpoints, images } = sortFiles(files);
    if (images.length > 0) {
      await this.#learnFrom({ kind: 'files', files: images, classNames });
    }
    for (const file of checkpoints) {
      const model = await this.#engine.load(new Uint8Array(await file.arrayBuffer()));
      this.#tell(msg(str`Opened ${file.name}, saved at step ${model.step}.`));
    }
  }

  async #learnFrom(source: Source): Promise<void> {
    const data = await this.#engine.loadImages(await imagesOf(source));
    this.#keep(source);
    this.#tell(msg(str`Now learning from ${data.name}.`));
  }

  async #teach(only: boolean): Promise<void> {
    const next = await this.#parts.drawer.trainingSet(this.#engine, only);
    if (!next) return;
    const { set, taught, ids } = next;
    const { classNames } = this.store.state;
    await this.#learnFrom({ kind: 'set', set, classNames });
    this.store.dispatch({ type: 'taught', taught, ids });
  }

  #keep(source: Source | null): void {
    this.source = source;
    this.store.dispatch({ type: 'class-names', classNames: source?.classNames ?? null });
  }

  #resumed({ record, source }: KeptRun): void {
    this.#keep(source);
    this.store.dispatch({ type: 'resumed', record });
    this.#desk.look();
  }

  /** After a crash: from what was kept of this run, if anything was. */
  async #startAgain(config: SessionConfig | null, play: boolean): Promise<void> {
    const device = this.store.state.choice;
    const run = await this.#parts.keeper.own();
    const images = run ? run.source && (await imagesOf(run.source)) : await this.images();
    if (!run) return this.#desk.start({ device, ...(config && { config }), ...(images && { images }) }, play);
    await this.#desk.start({ device, config: run.record.config, checkpoint: run.checkpoint, ...(images && { images }) }, false);
    this.#resumed(run);
    this.#tell(msg(str`Going on from step ${run.record.step}.`));
    if (play) await this.#engine.play();
  }

  async #save(): Promise<void> {
    const bytes = await this.#engine.save();
    offerDownload(bytes, `vae-lab-step-${stepOf(this.store.state)}.safetensors`);
  }

  /** An engine has one device for life: the model moves to a new engine as a checkpoint, the visitor's images go with it. */
  async #changeDevice(choice: DeviceChoice): Promise<void> {
    const { running, config } = this.store.state;
    const checkpoint = this.#desk.alive() && this.store.state.phase === 'ready' ? await this.#engine.save().catch(() => undefined) : undefined;
    const images = await this.images();
    this.store.dispatch({ type: 'restarting', choice });
    return this.#desk.start({ device: choice, ...(config && { config }), ...(images && { images }), ...(checkpoint && { checkpoint }) }, running);
  }

  /** Good news needs no answer, and leaves by itself. */
  #tell(text: string): void {
    this.store.dispatch({ type: 'notice', tone: 'info', text });
    const id = this.store.state.notices.find((notice) => notice.text === text)?.id;
    if (id !== undefined) setTimeout(() => this.store.dispatch({ type: 'dismiss', id }), GOOD_NEWS_MS);
  }

  get #engine(): Engine {
    return this.#desk.engine();
  }
}
