// Carries requests to where they are answered and the engine's events to the store. It holds no opinion on how anything looks.
import { msg } from '@lit/localize';
import { planeOf } from '../engine/abilities';
import { createEngine } from '../engine/client';
import type { Belongings, Engine, EngineEvent, Images, StartOptions, Wish } from '../engine/messages';
import { locale } from '../i18n/locale';
import { Commands } from './commands';
import { Drawer } from './drawing/drawer';
import { Tracer } from './flow/tracer';
import { chooseGallery, endsOf } from './gallery';
import { browserTools, Downloader } from './gallery-data/downloader';
import { ImportGuide } from './import/import-guide';
import { Keeper } from './keep/keeper';
import { PlaneExplorer } from './latent/plane-explorer';
import { keepTimes, knownTimes } from './known-times';
import { latestWins } from './latest';
import { Measurer } from './measures/measurer';
import { viewsOf, type PanelName } from './panels';
import type { Keeper as Memory } from './remembered';
import type { PageRequest, RunRequest } from './requests';
import type { Code } from './state';
import type { Store } from './store';
import { Guide } from './tour/guide';
import { GALLERY_SIZE, viewRequest } from './view-request';

type Handle = ReturnType<typeof createEngine>;

/** What the lab has from the page it stands on. */
export interface Surroundings {
  createEngine(): Handle;
  memory: Memory;
}

const ITS_OWN_PAGE: Surroundings = { createEngine, memory: () => localStorage };
const DECODED_AT_ONCE = 2; // a place pointed at while the engine trains is then already there when its burst ends

export class Controller {
  #handle: Handle | null = null;
  #visible = new Set<PanelName>();
  #views = '';
  #inSight = document.visibilityState === 'visible';
  readonly #decode = latestWins((point: Code) => this.#try(async () => {
    const { config, frame } = this.store.state;
    if (!config || (planeOf(config.model) === 'projection' && !frame?.latent)) return; // a projection is there once it has been drawn
    this.store.dispatch({ type: 'decoded', sheet: await this.engine.decodePlane(Float32Array.from(point)) });
  }), DECODED_AT_ONCE);
  readonly #commands: Commands;
  readonly #measurer: Measurer;
  readonly #guide: Guide;
  readonly keeper: Keeper;
  readonly #drawer: Drawer;
  readonly #downloader: Downloader;
  readonly #plane: PlaneExplorer;
  readonly #importing: ImportGuide;
  readonly #tracer: Tracer;
  readonly #setSpeed = latestWins((share: number) => this.#try(() => this.engine.setSpeed(share)));

  constructor(readonly store: Store, readonly surroundings: Surroundings = ITS_OWN_PAGE) {
    this.#measurer = new Measurer(store);
    this.#guide = new Guide(store, () => this.engine, (request) => this.handle(request));
    this.keeper = new Keeper(store, { engine: () => this.#handle?.engine ?? null, source: () => this.#commands.source });
    this.#downloader = new Downloader(store, browserTools());
    this.#drawer = new Drawer(store, (work) => this.#try(() => work(this.engine)));
    this.#plane = new PlaneExplorer(store, { engine: () => this.engine, attempt: (work) => this.#try(work), syncViews: () => this.#syncViews() });
    this.#importing = new ImportGuide(store, ({ set, classNames }) => this.handle({ type: 'images', set, classNames }));
    this.#tracer = new Tracer(store, (work) => this.#try(() => work(this.engine)));
    const desk = {
      engine: () => this.engine, alive: () => this.#handle !== null, start: (options: StartOptions, play: boolean) => this.start(options, play),
      attempt: (work: () => Promise<void>) => this.#try(work), look: () => this.#look(),
    };
    this.#commands = new Commands(store, desk, { keeper: this.keeper, measurer: this.#measurer, drawer: this.#drawer, downloader: this.#downloader, tracer: this.#tracer });
  }

  /** A new engine in place of the old one. */
  async start(options: StartOptions, play: boolean, wish?: Wish, belongings?: () => Promise<Belongings>): Promise<void> {
    this.#handle?.terminate();
    const handle = this.surroundings.createEngine();
    this.#handle = handle;
    this.#views = '';
    await this.#try(async () => {
      await handle.engine.start({ ...options, language: locale(), times: knownTimes(this.surroundings.memory) }, (event) => {
        if (this.#handle === handle) this.#onEvent(event);
      }, wish, belongings);
      await handle.engine.setVisible(this.#inSight);
      if (this.store.state.speed < 1) await handle.engine.setSpeed(this.store.state.speed);
      if (play) await handle.engine.play();
    }, true);
  }

  setVisible(visible: boolean): void {
    this.#inSight = visible;
    if (this.alive && this.store.state.phase === 'ready') void this.#try(() => this.engine.setVisible(visible));
  }

  /** The engine's sentences follow the page's language. */
  speak(): void {
    if (this.#handle) void this.#try(() => this.engine.speak(locale()));
  }

  /** The visitor's images, for another engine; null where there are only the built-in digits. */
  images(): Promise<Images | null> {
    return this.#commands.images();
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
  handle(request: PageRequest | RunRequest): void | Promise<void> {
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
      case 'mirror':
        return this.#downloader.setMirror(request.mirror, this.surroundings.memory);
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
        return this.#try(() => this.perform(request));
    }
  }

  /** Rejects with what the engine refuses. */
  perform(request: RunRequest): Promise<void> {
    return this.#commands.perform(request);
  }

  /** What is on the page is no longer what the state says. */
  #look(): void {
    this.#decode(this.store.state.point);
    this.#syncViews();
  }

  /** Throws where there is none. */
  get engine(): Engine {
    if (!this.#handle) throw new Error(msg('The engine has stopped. Press play to start it again.'));
    return this.#handle.engine;
  }

  #onEvent(event: EngineEvent): void {
    if (event.type === 'timed') return keepTimes(this.surroundings.memory, event.times);
    this.store.dispatch(event);
    this.keeper.heard(event);
    if (event.type === 'error' && event.name === 'EngineCrashed') this.#handle = null;
    if (event.type === 'ready' || event.type === 'model') {
      this.#measurer.drop();
      this.#commands.renew(event.config);
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
    const labels = data.labelled ? await this.engine.labels() : null;
    const gallery = chooseGallery(data.heldOut, labels, GALLERY_SIZE);
    const sheet = await this.engine.heldOut(gallery.indices);
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
    void this.#try(() => this.engine.setViews(views));
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
