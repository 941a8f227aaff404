// Carries requests to where they are answered and the engine's events to the store. It holds no
// opinion on how anything looks.
import { msg } from '@lit/localize';
import { readSet } from '../data/read-set';
import { asError, troubleOf } from '../protocol/errors';
import type {
  InitialData,
  Engine,
  EngineEvent,
  Images,
  StartOptions,
  ConfigRequest,
} from '../protocol/messages';
import type { ImageSet } from '../protocol/wasm-api';
import { locale } from '../i18n/locale';
import { sentenceOf } from '../protocol/sentence';
import { Commands } from './commands';
import type { Answers, PageHandlers } from '../panels/control';
import { CONTROLS } from '../panels/controls';
import { decodePoint } from './decode-point';
import { fetchGallery } from './fetch-gallery';
import { browserTools, Downloader } from './gallery-data/downloader';
import { ImportGuide } from './import/import-guide';
import { Keeper } from './autosave/keeper';
import type { KeptRun } from './autosave/record';
import { keepTimes, knownTimes } from './known-times';
import { Measurer } from './measurer';
import { latestWins } from '../store/latest';
import type { PageRequest, PageRequests, RunRequest } from '../store/requests';
import type { Source } from './source';
import type { Code, Ends, PanelName, RunSlices } from '../store/state';
import type { Store } from '../store/store';
import { ITS_OWN_PAGE, type Handle, type Surroundings } from './surroundings';
import { Guide } from './tour/guide';
import { FormerRuns } from './undo/former-runs';
import type { TourRequest } from './tour/tour';
import { AskedViews } from './asked-views';

// a place pointed at while the engine trains is then already there when its burst ends
const DECODED_AT_ONCE = 2;

export class Controller {
  #handle: Handle | null = null;
  readonly #views = new AskedViews();
  #inSight = document.visibilityState === 'visible';
  readonly #decode = latestWins(
    (point: Code) => this.#try(() => decodePoint(this.store, this.engine, point)),
    DECODED_AT_ONCE,
  );
  readonly #commands: Commands;
  readonly #guide: Guide;
  readonly keeper: Keeper;
  readonly #former: FormerRuns;
  readonly #downloader: Downloader;
  readonly #importing: ImportGuide;
  readonly #measurer: Measurer;
  readonly #panels: readonly { name: PanelName; answers: Answers }[];
  readonly #page: Readonly<
    Record<string, ((request: PageRequest | RunRequest) => void | Promise<void>) | undefined>
  >;
  readonly #setSpeed = latestWins((share: number) => this.#try(() => this.engine.setSpeed(share)));

  constructor(
    readonly store: Store,
    readonly surroundings: Surroundings = ITS_OWN_PAGE,
  ) {
    this.#measurer = new Measurer(store);
    this.#guide = new Guide(
      store,
      {
        remember: () => this.#former.remember(),
        putBack: (run) => this.#commands.putBack(run),
        letGo: (run) => this.#former.letGo(run),
      },
      (request) => this.handle(request),
    );
    const page = {
      engine: () => this.#handle?.engine ?? null,
      source: () => this.#commands.source,
      noted: () => this.#commands.noted,
      putBack: (run: KeptRun) => this.#commands.putBack(run),
    };
    this.keeper = new Keeper(store, page);
    this.#former = new FormerRuns(store, page);
    this.#downloader = new Downloader(store, browserTools(), readSet);
    this.#importing = new ImportGuide(store, {
      learn: ({ set, classNames }, model) =>
        this.handle({ type: 'images', set, classNames, ...model }),
      openCheckpoints: (files, keepImages) =>
        void this.handle({ type: 'checkpoints', files, keepImages }),
    });
    const host = {
      store,
      attempt: (work: (engine: Engine) => Promise<void>) => this.#try(() => work(this.engine)),
      syncViews: () => this.#syncViews(),
      learnFrom: (set: ImageSet, keepModel: boolean) =>
        this.#commands.learnFrom({ set, classNames: store.state.classNames }, { keepModel }),
    };
    this.#panels = CONTROLS.map(({ panel: { name }, control }) => ({
      name,
      answers: control.answers?.(host) ?? {},
    }));
    this.#page = {
      ...Object.assign({}, ...this.#panels.map(({ answers }) => answers.page)),
      ...this.#ownAnswers(),
    };
    const desk = {
      engine: () => this.engine,
      alive: () => this.#handle !== null,
      start: (options: StartOptions, play: boolean) => this.start(options, play),
      attempt: (work: () => Promise<void>) => this.#try(work),
      look: () => this.#look(),
      refresh: () => this.#refresh(),
    };
    this.#commands = new Commands(store, desk, {
      keeper: this.keeper,
      former: this.#former,
      downloader: this.#downloader,
      measurer: this.#measurer,
      panels: Object.assign({}, ...this.#panels.map(({ answers }) => answers.run)),
    });
  }

  /** A new engine in place of the old one. */
  async start(
    options: StartOptions,
    play: boolean,
    requestConfig?: ConfigRequest,
    initialData?: () => Promise<InitialData>,
  ): Promise<void> {
    this.#handle?.terminate();
    const handle = this.surroundings.createEngine();
    this.#handle = handle;
    this.#views.forget();
    const { memory, keepReplaced = false } = this.surroundings;
    await this.#try(async () => {
      await handle.engine.start(
        { ...options, language: locale(), times: knownTimes(memory), keepReplaced },
        (event) => {
          if (this.#handle === handle) this.#onEvent(event);
        },
        requestConfig,
        initialData,
      );
      await handle.engine.setVisible(this.#inSight);
      if (this.store.state.speed < 1) await handle.engine.setSpeed(this.store.state.speed);
      if (play) await handle.engine.play();
    }, true);
  }

  setVisible(visible: boolean): void {
    this.#inSight = visible;
    if (this.alive && this.store.state.phase === 'ready')
      void this.#try(() => this.engine.setVisible(visible));
  }

  /** The engine's sentences follow the page's language. */
  speak(): void {
    if (this.#handle) void this.#try(() => this.engine.speak(locale()));
  }

  /** The visitor's images, for another engine; null where there are only the built-in digits. */
  images(): Images | null {
    return this.#commands.images();
  }

  /** The visitor's images; undefined while others are on their way. */
  get source(): Source | null | undefined {
    return this.#commands.source;
  }

  /** Notes where the images come from that an engine was started with. */
  keep(source: Source | null): void {
    if (this.store.state.config?.data.kind === 'files') this.#commands.keep(source);
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
    const answer = this.#page[request.type];
    return answer ? answer(request) : this.#try(() => this.perform(request as RunRequest));
  }

  /** To what is asked of the page, but for its panels. */
  #ownAnswers(): PageHandlers<PageRequests[Exclude<keyof PageRequests, keyof RunSlices>]> {
    const { store } = this;
    const guided = (request: TourRequest): Promise<void> =>
      this.#try(() => this.#guide.handle(request));
    const walk = (change: Partial<Ends>): void => {
      if (!store.state.ends) return;
      store.dispatch({ type: 'ends', ends: { ...store.state.ends, ...change } });
      this.#syncViews();
    };
    return {
      dismiss: store.dispatch,
      highlight: store.dispatch,
      show: store.dispatch,
      visible: ({ panel, visible }) => {
        this.#views.see(panel, visible);
        this.#panels.find(({ name }) => name === panel)?.answers.show?.(visible);
        this.#syncViews();
      },
      point: (request) => (store.dispatch(request), this.#decode(request.point)),
      speed: (request) => (store.dispatch(request), this.#setSpeed(request.share)),
      end: ({ which, index }) => walk({ [which]: index }),
      path: ({ path }) => walk({ path }),
      'stop-measuring': () => this.#measurer.stop(),
      'cancel-download': () => this.#downloader.cancel(),
      mirror: ({ mirror }) => this.#downloader.setMirror(mirror, this.surroundings.memory),
      'open-import': ({ items, checkpoints }) => this.#importing.open(items, checkpoints),
      import: ({ step }) => this.#importing.take(step),
      tour: guided,
      'tour-tried': guided,
      'tour-leaving': guided,
      'leave-tour': guided,
    };
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
    if (!this.#handle)
      throw new Error(msg('The engine has stopped. Press play to start it again.'));
    return this.#handle.engine;
  }

  #onEvent(event: EngineEvent): void {
    if (event.type === 'timed') return keepTimes(this.surroundings.memory, event.times);
    this.#former.heard(event);
    this.store.dispatch(event);
    this.keeper.heard(event);
    if (event.type === 'error' && event.name === 'EngineCrashed') this.#handle = null;
    const isModel = event.type === 'ready' || event.type === 'model';
    if (isModel) this.#commands.renew(event.config);
    if (isModel || event.type === 'labels') {
      this.#views.forget(); // what was asked of the model or classes before holds for those
      this.#measurer.drop();
      void this.#try(() => this.#fetchGallery());
    }
    if (isModel) this.#decode(this.store.state.point);
    if (event.type === 'frame' && event.frame.latent) this.#decode(this.store.state.point);
    for (const { name, answers } of this.#panels) answers.hear?.(event, this.#views.sees(name));
    this.#syncViews();
  }

  async #fetchGallery(): Promise<void> {
    if (!(await fetchGallery(this.store, this.engine))) return;
    this.#refresh();
    this.#syncViews();
  }

  /** What panels have computed holds no longer. */
  #refresh(): void {
    for (const { answers } of this.#panels) answers.refresh?.();
  }

  #syncViews(): void {
    const { state } = this.store;
    if (!this.#handle || state.phase !== 'ready') return;
    const views = this.#views.changed(state);
    if (views) void this.#try(() => this.engine.setViews(views));
  }

  /** What the engine refuses becomes a sentence on the page; the run goes on. */
  async #try(work: () => Promise<void>, fatal = false): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      const trouble = troubleOf(asError(thrown));
      const { name, message } = trouble;
      if (name === 'EngineStopped' || name === 'OutdatedError') return; // by us; and what another model or other images have overtaken
      this.store.dispatch(
        fatal
          ? { type: 'error', ...trouble }
          : { type: 'notice', tone: 'error', text: message, sentence: sentenceOf(trouble) },
      );
    }
  }
}
