// A lab at work in a widget's shadow root: store, controller and parts, without a page around.
import { msg } from '@lit/localize';
import { createEngine } from '../engine/client';
import { namedError } from '../protocol/errors';
import type { InitialData, Engine, GivenConfig } from '../protocol/messages';
import type { DataSummary, ModelSummary, SessionConfig } from '../protocol/rust-types';
import { SerialQueue } from '../engine/serial-queue';
import { locale } from '../i18n/locale';
import { Controller } from '../page/controller';
import type { Action } from '../store/actions';
import type { Request, RunRequest } from '../store/requests';
import type { Source } from '../page/source';
import { readPage } from '../page/share/link';
import { initialState } from '../page/reduce';
import { stepOf, type PageState } from '../store/state';
import { createStore, type ObservableStore } from '../page/create-store';
import type { ReadyDetail } from './events';
import type { GivenCheckpoint, GivenImages } from './inputs';
import { readyDetail, tell, type Listener } from './listener';
import { ModelInputs } from './model-inputs';
import { Stage, type Around } from './stage';
import { differences, PICTURES, RUN } from './attribute-changes';
import type { Attributes } from './attributes';
import { engineOptions } from './engine-options';

/** Nothing is kept on a page that belongs to someone else. */
const FORGETFUL = { getItem: () => null, setItem: () => {}, removeItem: () => {} };

export class WidgetRuntime {
  readonly #store: ObservableStore;
  readonly #controller: Controller;
  readonly #stage: Stage;
  readonly #closing = new AbortController();
  readonly #inputs = new ModelInputs(this.#closing.signal, (about, issues) =>
    this.listener.reported(about, issues),
  );
  #dead = false;
  #beginning = false;
  #trouble: Error | null = null; // while it began
  #renewed = true; // by attributes, since the model at hand was made
  #present = true;
  #wanted = false; // to run, as soon as someone can see it
  #language = locale();
  readonly #turns = new SerialQueue(); // keeps the order in which things were asked for

  constructor(
    place: HTMLElement,
    private attributes: Attributes,
    readonly listener: Listener,
  ) {
    const { point, speed } = readPage(attributes.config ?? '').page;
    const store = createStore({
      ...initialState(attributes.backend),
      shown: [...attributes.views],
      point,
      speed,
    });
    this.#store = {
      ...store,
      get state() {
        return store.state;
      },
      dispatch: (action) => (store.dispatch(action), this.#heard(action)),
    };
    this.#controller = new Controller(this.#store, {
      createEngine: () => createEngine(engineOptions(this.attributes)),
      memory: () => FORGETFUL,
    });
    const around = (): Around => ({ controls: this.attributes.controls, dead: this.#dead });
    this.#stage = new Stage(
      place,
      store,
      around,
      (request) => this.#handle(request),
      () => listener.revive(true),
    );
  }

  /**
   * An engine, and the model that is wanted; after a crash a new one like the last. Rejects where
   * none starts.
   */
  async begin(): Promise<void> {
    [this.#beginning, this.#trouble] = [true, null];
    this.#setDead(false);
    const begun = this.attributes;
    const fetched = Promise.all([
      this.#source(),
      this.#inputs.checkpoint(this.attributes.checkpoint),
    ]);
    try {
      const initialData = async (): Promise<InitialData> => {
        const [source, checkpoint] = await fetched;
        return {
          ...(source && { images: { set: source.set } }),
          ...(checkpoint && { checkpoint }),
        };
      };
      const { config, choice } = this.state;
      const last = this.#renewed ? {} : { ...(config && { config }) };
      await this.#controller.start(
        { device: this.#renewed ? this.attributes.backend : choice, ...last },
        false,
        (schema) => this.#inputs.config(schema, this.attributes),
        initialData,
      );
    } finally {
      this.#beginning = false;
    }
    if (this.#closing.signal.aborted)
      throw namedError('EngineStopped', msg('The widget is no longer on the page.'));
    if (this.#trouble) throw this.#trouble;
    this.#renewed = false;
    this.#controller.keep((await fetched)[0]);
    this.#follow(begun).catch(({ name, message }: Error) =>
      this.listener.warned({ name, message }),
    ); // what was asked for meanwhile
    this.#store.flush(); // not only with the next frame: whoever waited finds it there
  }

  /** Throws where there is none. */
  get engine(): Engine {
    return this.#controller.engine;
  }

  get state(): PageState {
    return this.#store.state;
  }

  /** What it is that runs. */
  get ready(): ReadyDetail {
    return readyDetail(this.state);
  }

  /** Rejects with what the engine refuses. */
  perform(request: RunRequest): Promise<void> {
    return this.#controller.perform(request);
  }

  /** Trains as long as someone can see it, up to the step at which it is to stop. */
  async play(): Promise<void> {
    this.#wanted = true;
    if (!this.#present) return;
    const { steps } = this.attributes;
    await this.perform({ type: 'play', ...(steps > stepOf(this.state) && { until: steps }) });
  }

  async pause(): Promise<void> {
    this.#wanted = false;
    if (!this.#dead) await this.perform({ type: 'pause' });
  }

  async configure(config: GivenConfig | string): Promise<void> {
    const next =
      typeof config === 'string'
        ? this.#inputs.linked(this.state.schema!, config, this.state.config?.data)
        : (config as SessionConfig); // what it leaves out, the engine fills
    await this.perform({ type: 'config', config: next });
  }

  load(given: GivenCheckpoint, options?: { keepImages?: boolean }): Promise<ModelSummary> {
    return this.#turns.run(async () =>
      this.engine.load(await this.#inputs.givenCheckpoint(given), options),
    );
  }

  loadData(given: GivenImages, options?: { keepModel?: boolean }): Promise<DataSummary> {
    return this.#turns.run(async () => {
      await this.#learnFrom(await this.#inputs.images(given), options?.keepModel);
      return this.ready.data;
    });
  }

  setPresent(present: boolean): void {
    if (present === this.#present) return;
    this.#present = present;
    this.#controller.setVisible(present);
    // what has stopped meanwhile has said so
    if (present && this.#wanted) void this.play().catch(() => {});
    if (!present && this.state.running) void this.perform({ type: 'pause' }).catch(() => {});
  }

  /** It stands elsewhere. */
  moved(): void {
    this.#stage.moved();
  }

  /** What has been asked for since, carried out on the model at hand where that can be. */
  async apply(attributes: Attributes): Promise<void> {
    const before = this.attributes;
    this.attributes = attributes;
    const differs = differences(attributes, before);
    if (differs('views')) {
      for (const panel of this.state.shown)
        this.#store.dispatch({ type: 'show', panel, shown: false });
      for (const panel of attributes.views)
        this.#store.dispatch({ type: 'show', panel, shown: true });
    }
    if (differs('theme')) this.#stage.restyle();
    if (differs('controls')) this.#stage.draw();
    if (this.#language !== locale()) this.#speak();
    if (this.#dead && differs(...RUN)) {
      this.#renewed = true;
      this.listener.revive(false);
    }
    if (this.#dead || this.state.phase !== 'ready') return;
    if (differs('steps') && this.state.running) await this.play();
    await this.#follow(before);
  }

  close(): void {
    this.#closing.abort();
    this.#stage.close();
    this.#controller.close();
  }

  /** What decides what runs, where it differs from what it was. */
  async #follow(before: Attributes): Promise<void> {
    const differs = differences(this.attributes, before);
    const [data, config, checkpoint, engine] = [
      differs('data') || (this.attributes.data !== null && differs(...PICTURES)),
      differs('preset', 'config', 'seed'),
      differs('checkpoint'),
      differs('backend', 'wasmBase', 'workerUrl'),
    ];
    if (!data && !config && !checkpoint && !engine) return;
    await this.#turns.run(async () => {
      if (data) await this.#changeData();
      if (config) await this.#changeConfig();
      // a saved model goes on with whatever images stand beside it
      if (checkpoint || (data && !config)) await this.#changeCheckpoint();
      if (engine) await this.perform({ type: 'device', choice: this.attributes.backend }); // in another engine, with the model as it is
    });
  }

  #speak(): void {
    this.#language = locale();
    this.#controller.speak();
    this.#stage.draw();
  }

  /** From the built-in digits without a source. */
  async #learnFrom(source: Source | null, keepModel = false): Promise<void> {
    await this.perform(source ? { type: 'images', ...source, keepModel } : { type: 'digits' });
  }

  async #changeData(): Promise<void> {
    await this.#learnFrom(await this.#inputs.data(this.attributes));
  }

  /** On the images of the attribute data, where it names any. */
  async #changeCheckpoint(): Promise<void> {
    const checkpoint = await this.#inputs.checkpoint(this.attributes.checkpoint);
    const keepImages = this.attributes.data !== null && this.state.config?.data.kind === 'files';
    await (checkpoint && this.engine.load(checkpoint, { keepImages }))?.catch((error: Error) =>
      this.#inputs.refused(error),
    );
  }

  async #changeConfig(): Promise<void> {
    const { schema, config } = this.state;
    if (!schema || !config) return;
    const next = this.#inputs.config(schema, this.attributes, config.data);
    await this.engine.configure(
      config.data.kind === 'files' ? { ...next, data: config.data } : next,
    );
  }

  /** Of the model to begin with: after a crash, whatever the last one learnt from. */
  async #source(): Promise<Source | null> {
    return this.#renewed ? this.#inputs.data(this.attributes) : (this.#controller.source ?? null);
  }

  #handle(request: Request): void {
    if (request.type === 'play' && !this.#dead) void this.play().catch(() => {});
    else void this.#controller.handle(request as RunRequest);
  }

  #setDead(dead: boolean): void {
    if (dead === this.#dead) return;
    this.#dead = dead;
    this.#stage.draw();
  }

  #heard(action: Action): void {
    if (action.type === 'ready' || action.type === 'model') {
      this.#setDead(false);
    } else if (action.type === 'state') {
      if (this.#present) this.#wanted = action.running;
    } else if (action.type === 'error') {
      this.#setDead(this.#dead || this.#beginning || action.name === 'EngineCrashed');
      if (this.#beginning) this.#trouble = namedError(action.name, action.message);
    }
    tell(this.listener, action, this.state, this.#dead);
    if (action.type === 'progress' && this.state.progress?.step === this.attributes.steps)
      void this.pause();
  }
}
