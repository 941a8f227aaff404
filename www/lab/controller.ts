// Carries requests to the engine and its events to the store. It holds no opinion on how anything looks.
import { createEngine } from '../engine/client';
import { locale } from '../i18n/locale';
import { planeOf } from '../engine/abilities';
import { changeOf } from '../engine/change';
import type { DeviceChoice, EngineEvent, Images, StartOptions, Wish } from '../engine/messages';
import type { Change, SessionConfig } from '../engine/rust-types';
import { needsNewModel, withOption, withPreset } from './choices';
import type { CompareRequest } from './compare/requests';
import { Drawer } from './drawing/drawer';
import { withValue } from './fields';
import { Tracer } from './flow/tracer';
import { chooseGallery, endsOf } from './gallery';
import { browserTools, Downloader } from './gallery-data/downloader';
import { ImportGuide } from './import/import-guide';
import { Keeper } from './keep/keeper';
import type { KeptRun } from './keep/record';
import { PlaneExplorer } from './latent/plane-explorer';
import type { PlaneRequest } from './latent/plane-requests';
import { latestWins } from './latest';
import { Measurer } from './measures/measurer';
import type { Request } from './requests';
import { offerDownload, sortFiles } from './files';
import { viewsOf, type PanelName } from './panels';
import { exportFile } from './share/exports';
import { imagesOf, type Source } from './source';
import type { Code } from './state';
import type { Store } from './store';
import { Guide } from './tour/guide';
import type { TourRequest } from './tour/tour';
import { GALLERY_SIZE, viewRequest } from './view-request';

type Handle = ReturnType<typeof createEngine>;
type OwnRequest = Exclude<Request, CompareRequest>; // a comparison has controllers of its own

const GOOD_NEWS_MS = 10_000;
const DECODED_AT_ONCE = 2; // a place pointed at while the engine trains is then already there when its burst ends

export class Controller {
  #handle: Handle | null = null;
  #source: Source | null = null; // the visitor's images, to take along to another device
  #visible = new Set<PanelName>();
  #views = '';
  readonly #decode = latestWins((point: Code) => this.#try(async () => {
    const { config, frame } = this.store.state;
    if (!config || (planeOf(config.model) === 'projection' && !frame?.latent)) return; // a projection is there once it has been drawn
    this.store.dispatch({ type: 'decoded', sheet: await this.#engine.decodePlane(Float32Array.from(point)) });
  }), DECODED_AT_ONCE);
  readonly #measurer: Measurer;
  readonly #guide: Guide;
  readonly keeper: Keeper;
  readonly #drawer: Drawer;
  readonly #downloader: Downloader;
  readonly #plane: PlaneExplorer;
  readonly #importing: ImportGuide;
  readonly #tracer: Tracer;
  #accepted: Change = {}; // by the engine; the page is ahead of it while a slider moves
  readonly #tune = latestWins((change: Change) => this.#try(async () => {
    try {
      await this.#engine.tune(change);
      this.#accepted = change;
      this.#tracer.refresh();
    } finally {
      this.store.dispatch({ type: 'tuned', change: this.#accepted });
    }
  }));
  readonly #setSpeed = latestWins((share: number) => this.#try(() => this.#engine.setSpeed(share)));

  constructor(readonly store: Store) {
    this.#measurer = new Measurer(store);
    this.#guide = new Guide(store, () => this.#engine, (request) => this.handle(request));
    this.keeper = new Keeper(store, { engine: () => this.#handle?.engine ?? null, source: () => this.#source });
    this.#downloader = new Downloader(store, browserTools());
    this.#drawer = new Drawer(store, (work) => this.#try(() => work(this.#engine)));
    this.#plane = new PlaneExplorer(store, { engine: () => this.#engine, attempt: (work) => this.#try(work), syncViews: () => this.#syncViews() });
    this.#importing = new ImportGuide(store, ({ set, classNames }) => this.handle({ type: 'images', set, classNames }));
    this.#tracer = new Tracer(store, (work) => this.#try(() => work(this.#engine)));
  }

  /** A new engine in place of the old one. */
  async start(options: StartOptions, play: boolean, wish?: Wish): Promise<void> {
    this.#handle?.terminate();
    const handle = createEngine();
    this.#handle = handle;
    this.#views = '';
    await this.#try(async () => {
      await handle.engine.start({ ...options, language: locale() }, (event) => {
        if (this.#handle === handle) this.#onEvent(event);
      }, wish);
      await handle.engine.setVisible(document.visibilityState === 'visible');
      if (this.store.state.speed < 1) await handle.engine.setSpeed(this.store.state.speed);
      if (play) await handle.engine.play();
    }, true);
  }

  setVisible(visible: boolean): void {
    if (this.store.state.phase === 'ready') void this.#try(() => this.#engine.setVisible(visible));
  }

  /** The visitor's images, for another engine; null where there are only the built-in digits. */
  async images(): Promise<Images | null> {
    return this.#source && imagesOf(this.#source);
  }

  /** Whether its engine has neither crashed nor been closed. */
  get alive(): boolean {
    return this.#handle !== null;
  }

  close(): void {
    this.#handle?.terminate();
    this.#handle = null;
  }

  /** Settles when the engine has done what was asked, or refused it. */
  handle(request: OwnRequest): void | Promise<void> {
    const { store } = this;
    switch (request.type) {
      case 'dismiss':
      case 'highlight':
      case 'show':
      case 'keep-drawing':
      case 'label-drawing':
      case 'drop-drawing':
        return store.dispatch(request);
      case 'visible':
        if (request.visible) this.#visible.add(request.panel);
        else this.#visible.delete(request.panel);
        if (request.panel === 'flow') this.#tracer.show(request.visible);
        return this.#syncViews();
      case 'flow':
        return this.#tracer.change(request.change);
      case 'point':
        store.dispatch(request);
        return this.#decode(request.point);
      case 'traverse':
        store.dispatch(request);
        return this.#syncViews();
      case 'draw':
        store.dispatch(request);
        return this.#drawer.look(performance.now());
      case 'cancel-download':
        return this.#downloader.cancel();
      case 'plane-window':
      case 'plane-tool':
      case 'plane-point':
      case 'plane-pick':
        return this.#plane.handle(request);
      case 'stop-measuring':
        return this.#measurer.stop();
      case 'open-import':
        return this.#importing.open(request.items);
      case 'import':
        return this.#importing.take(request.step);
      case 'tour':
      case 'tour-tried':
      case 'tour-leaving':
      case 'leave-tour':
        return this.#try(() => this.#guide.handle(request));
      case 'speed':
        store.dispatch(request);
        return this.#setSpeed(request.share);
      case 'end':
      case 'path':
        if (!store.state.ends) return;
        store.dispatch({ type: 'ends', ends: { ...store.state.ends, ...(request.type === 'path' ? { path: request.path } : { [request.which]: request.index }) } });
        return this.#syncViews();
      default:
        return this.#try(() => this.#perform(request));
    }
  }

  async #perform(request: Exclude<OwnRequest, PlaneRequest | TourRequest | { type: 'dismiss' | 'highlight' | 'show' | 'keep-drawing' | 'label-drawing' | 'drop-drawing' | 'draw' | 'visible' | 'point' | 'traverse' | 'cancel-download' | 'stop-measuring' | 'flow' | 'open-import' | 'import' | 'speed' | 'end' | 'path' }>): Promise<void> {
    const { config, schema } = this.store.state;
    if (request.type === 'device') return this.#changeDevice(request.choice);
    if (request.type === 'start-afresh') return this.keeper.forget();
    if (!this.#handle) return this.#startAgain(request.type === 'config' ? request.config : config, request.type === 'play');
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
        const obtained = await this.#downloader.get(request.name);
        return obtained ? this.#open(obtained.files, obtained.classNames) : undefined;
      }
      case 'mirror':
        return this.#downloader.setMirror(request.mirror, () => localStorage);
      case 'recognise':
        return this.#drawer.recognise(engine);
      case 'teach':
        return this.#teach(request.only);
      case 'measure':
        return this.#measurer.run(engine, request.measure);
      case 'save':
        return this.#save();
      case 'export':
        return exportFile(engine, this.store.state, request.what);
      case 'resume':
        return this.#resume();
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
      this.#tell(`Opened ${file.name}, saved at step ${model.step}.`);
    }
  }

  async #learnFrom(source: Source): Promise<void> {
    const data = await this.#engine.loadImages(await imagesOf(source));
    this.#keep(source);
    this.#tell(`Now learning from ${data.name}.`);
  }

  async #teach(only: boolean): Promise<void> {
    const next = await this.#drawer.trainingSet(this.#engine, only);
    if (!next) return;
    const { set, taught, ids } = next;
    const { classNames } = this.store.state;
    await this.#learnFrom({ kind: 'set', set, classNames });
    this.store.dispatch({ type: 'taught', taught, ids });
  }

  #keep(source: Source | null): void {
    this.#source = source;
    this.store.dispatch({ type: 'class-names', classNames: source?.classNames ?? null });
  }

  /** The offered run in place of the one on the page, and on with it if it was training. */
  async #resume(): Promise<void> {
    this.store.dispatch({ type: 'answering', busy: true });
    try {
      const run = await this.keeper.take();
      if (!run) return;
      await this.#engine.pause();
      if (run.source) await this.#engine.loadImages(await imagesOf(run.source));
      await this.#engine.load(run.checkpoint);
      await this.#resumed(run);
      await this.keeper.adopt(run);
      if (run.record.running) await this.#engine.play();
    } finally {
      this.store.dispatch({ type: 'answering', busy: false });
    }
  }

  async #resumed({ record, source }: KeptRun): Promise<void> {
    this.#keep(source);
    this.store.dispatch({ type: 'resumed', record });
    this.#decode(record.point);
    this.#syncViews();
  }

  /** After a crash: from what was kept of this run, if anything was. */
  async #startAgain(config: SessionConfig | null, play: boolean): Promise<void> {
    const device = this.store.state.choice;
    const run = await this.keeper.own();
    if (!run) return this.start({ device, ...(config && { config }) }, play);
    const images = run.source && (await imagesOf(run.source));
    await this.start({ device, config: run.record.config, checkpoint: run.checkpoint, ...(images && { images }) }, false);
    await this.#resumed(run);
    if (play) await this.#engine.play();
  }

  async #save(): Promise<void> {
    const bytes = await this.#engine.save();
    const { progress, model } = this.store.state;
    offerDownload(bytes, `vae-lab-step-${progress?.step ?? model?.step ?? 0}.safetensors`);
  }

  /** An engine has one device for life: the model moves to a new engine as a checkpoint, the visitor's images go with it. */
  async #changeDevice(choice: DeviceChoice): Promise<void> {
    const { running, config } = this.store.state;
    const checkpoint = this.#handle && this.store.state.phase === 'ready' ? await this.#engine.save().catch(() => undefined) : undefined;
    const images = await this.images();
    this.store.dispatch({ type: 'restarting', choice });
    return this.start({ device: choice, ...(config && { config }), ...(images && { images }), ...(checkpoint && { checkpoint }) }, running);
  }

  /** Good news needs no answer, and leaves by itself. */
  #tell(text: string): void {
    this.store.dispatch({ type: 'notice', tone: 'info', text });
    const id = this.store.state.notices.find((notice) => notice.text === text)?.id;
    if (id !== undefined) setTimeout(() => this.store.dispatch({ type: 'dismiss', id }), GOOD_NEWS_MS);
  }

  get #engine(): Handle['engine'] {
    if (!this.#handle) throw new Error('The engine has stopped. Press play to start it again.');
    return this.#handle.engine;
  }

  #onEvent(event: EngineEvent): void {
    this.store.dispatch(event);
    this.keeper.heard(event);
    if (event.type === 'error' && event.name === 'EngineCrashed') this.#handle = null;
    if (event.type === 'ready' || event.type === 'model') {
      this.#measurer.drop();
      this.#accepted = changeOf(event.config);
      void this.#try(() => this.#fetchGallery());
      this.#decode(this.store.state.point);
    }
    this.#tracer.hear(event);
    this.#drawer.follow(event, this.#visible.has('drawing'), performance.now());
    if (event.type === 'frame' && event.frame.latent) {
      this.#decode(this.store.state.point);
      this.#plane.refresh();
    }
    this.#syncViews();
  }

  async #fetchGallery(): Promise<void> {
    const { data } = this.store.state;
    if (!data) return;
    const labels = data.labelled ? await this.#engine.labels() : null;
    const gallery = chooseGallery(data.heldOut, labels, GALLERY_SIZE);
    const sheet = await this.#engine.heldOut(gallery.indices);
    if (this.store.state.data !== data) return; // other data came meanwhile, and asks for itself
    const usual = endsOf(gallery);
    this.store.dispatch({ type: 'gallery', gallery: { ...gallery, sheet }, ends: this.store.state.ends ?? (usual && { from: usual[0], to: usual[1], path: 'spherical' }) });
    this.#tracer.refresh();
    this.#syncViews();
  }

  #syncViews(): void {
    if (!this.#handle || this.store.state.phase !== 'ready') return;
    const views = viewRequest(this.store.state, viewsOf(this.#visible));
    const text = JSON.stringify(views);
    if (text === this.#views) return;
    this.#views = text;
    void this.#try(() => this.#engine.setViews(views));
  }

  /** What the engine refuses becomes a sentence on the page; the run goes on. */
  async #try(work: () => Promise<void>, fatal = false): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
      if (name === 'EngineStopped') return; // by us
      this.store.dispatch(fatal ? { type: 'error', name, message } : { type: 'notice', tone: 'error', text: message });
    }
  }
}
