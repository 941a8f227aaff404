// What becomes of a run: the commands of the page, carried out on whatever engine is at hand.
import { msg, str } from '@lit/localize';
import type { DeviceChoice, Engine, Images } from '../protocol/messages';
import type { DataSummary, Schema, SessionConfig } from '../protocol/rust-types';
import type { RunHandlers } from '../panels/control';
import { needsNewModel, picksPreset, withOption } from './choices';
import type { Desk, Parts } from './desk';
import { withValue } from './fields';
import { checkedCheckpoint } from './checkpoint-file';
import { offerDownload } from './files';
import type { KeptRun } from './autosave/record';
import { latestWins } from '../store/latest';
import type { RunRequest, RunRequests } from '../store/requests';
import { exportFile } from './share/exports';
import type { Source } from './source';
import { stepOf, type RunSlices } from '../store/state';
import type { Store } from '../store/store';

/** What learns from images: a new model, of these settings or of those at hand, or the latter. */
type ModelFor = Pick<Extract<RunRequest, { type: 'images' }>, 'keepModel' | 'config'>;

/** Of those that an engine at hand answers. */
type OwnRequest = Exclude<
  RunRequests[Exclude<keyof RunRequests, keyof RunSlices>],
  { type: 'device' | 'start-afresh' }
>;

export class Commands {
  #source: Source | null = null; // the visitor's images, to take along to another device
  #underWay = 0; // images that the engine may have already and the page has not noted yet
  readonly #desk: Desk;
  readonly #parts: Parts;
  readonly #on: Partial<RunHandlers<RunRequest>>;
  #accepted: SessionConfig | null = null; // by the engine; a slider that moves is ahead of it
  readonly #tune = latestWins((config: SessionConfig) =>
    this.#desk.attempt(async () => {
      try {
        await this.#engine.tune(config);
        this.#accepted = config;
        this.#desk.refresh();
      } finally {
        if (this.#accepted) this.store.dispatch({ type: 'tuned', config: this.#accepted });
      }
    }),
  );

  constructor(
    readonly store: Store,
    desk: Desk,
    parts: Parts,
  ) {
    this.#desk = desk;
    this.#parts = parts;
    this.#on = { ...parts.panels, ...this.#ownAnswers() };
  }

  /** The visitor's images; undefined while others are on their way. */
  get source(): Source | null | undefined {
    return this.#underWay > 0 ? undefined : this.#source;
  }

  /** Those of the model that the page knows of, whatever is on its way. */
  get noted(): Source | null {
    return this.#source;
  }

  /** The same for another engine; null where there are only the built-in digits. */
  images(): Images | null {
    return this.#source && { set: this.#source.set };
  }

  /**
   * A new model: its settings are the engine's own, and what belonged to other images is gone with
   * them.
   */
  renew(config: SessionConfig): void {
    this.#accepted = config;
    if (config.data.kind !== 'files' && this.#source) this.keep(null);
  }

  /** Notes where the engine has its images from. */
  keep(source: Source | null): void {
    this.#source = source;
    const classNames = source ? source.classNames : (this.store.state.data?.classNames ?? null);
    this.store.dispatch({ type: 'class-names', classNames });
  }

  /** The run in place of the one at hand, on its own images, with what was drawn of it. */
  async putBack(run: KeptRun): Promise<void> {
    const { checkpoint, source } = run;
    if (source && source !== this.#source) await this.#load(source, {});
    await this.#engine.load(checkpoint);
    this.#resumed(run);
  }

  /** Rejects with what the engine refused. */
  async perform(request: RunRequest): Promise<void> {
    if (request.type === 'device') return this.#changeDevice(request.choice);
    if (request.type === 'start-afresh') return this.#parts.keeper.forget();
    if (!this.#desk.alive())
      return this.#startAgain(
        request.type === 'config' ? request.config : this.store.state.config,
        request.type === 'play',
      );
    await this.#on[request.type]!(request as never, this.#engine);
  }

  /** To what is asked of the run, but by its panels. */
  #ownAnswers(): RunHandlers<OwnRequest> {
    const { store } = this;
    const { keeper, former, downloader, measurer } = this.#parts;
    const changed = async (
      next: (config: SessionConfig, schema: Schema) => Promise<void>,
    ): Promise<void> => {
      const { config, schema } = store.state;
      if (config && schema) await next(config, schema);
    };
    return {
      play: ({ until }, engine) => engine.play(until),
      pause: (_, engine) => engine.pause(),
      step: async (_, engine) => {
        if (store.state.running) await engine.pause();
        await engine.step();
      },
      reset: (_, engine) => engine.reset(),
      field: ({ path, value }) => this.#setField(path, value),
      layers: ({ path, widths }) => this.#setLayers(path, widths),
      option: ({ choice, option }) =>
        changed((config) => this.#setConfig(withOption(config, choice, option), choice.restart)),
      preset: ({ preset }, engine) =>
        changed((config) => engine.configure(picksPreset(config, preset))),
      adjust: ({ config: wanted }) =>
        changed((config, schema) => this.#setConfig(wanted, needsNewModel(schema, config, wanted))),
      config: ({ config }, engine) => this.#replacing(() => engine.configure(config)),
      digits: async (_, engine) => {
        const data = store.state.schema?.defaults.data;
        if (data?.kind === 'digits') await engine.loadDigits(data.count, data.seed);
      },
      images: ({ set, classNames, ...model }) => this.learnFrom({ set, classNames }, model),
      checkpoints: ({ files, keepImages }) => this.#open(files, keepImages ?? false),
      'get-published': async ({ name }) => {
        const source = await downloader.get(name);
        if (source) await this.learnFrom(source);
      },
      measure: ({ measure }, engine) => measurer.run(engine, measure),
      save: () => this.#save(),
      export: ({ what }, engine) => exportFile(engine, store.state, what),
      resume: () => keeper.resume(),
      undo: ({ id }) => former.bringBack(id),
    };
  }

  async #setField(path: string, value: number): Promise<void> {
    const { config, schema } = this.store.state;
    if (!config || !schema) return;
    const next = withValue(config, path, value);
    const field = schema.fields.find(
      (field) => path === field.path || path.startsWith(`${field.path}.`),
    );
    await this.#setConfig(next, field?.restart ?? true);
  }

  async #setLayers(path: string, widths: readonly number[]): Promise<void> {
    const { config } = this.store.state;
    if (config) await this.#setConfig(withValue(config, path, widths), true);
  }

  async #setConfig(next: SessionConfig, restart: boolean): Promise<void> {
    if (restart) return this.#engine.configure(next);
    this.store.dispatch({ type: 'tuned', config: next });
    this.#tune(next);
  }

  /**
   * A checkpoint goes on with the images that were opened with it; alone, with those that are its
   * own.
   */
  async #open(files: File[], keepImages: boolean): Promise<void> {
    for (const file of files) {
      const checkpoint = checkedCheckpoint(file.name, new Uint8Array(await file.arrayBuffer()));
      await this.#replacing(async () => {
        const model = await this.#engine.load(checkpoint, { keepImages });
        this.#tell(msg(str`Opened ${file.name}, saved at step ${model.step}.`));
      });
    }
  }

  /** Says so where a run that brings its own images takes the place of one on the visitor's. */
  async #replacing(work: () => Promise<void>): Promise<void> {
    const name = this.#source && this.store.state.data?.name;
    await work();
    if (name && !this.#source)
      this.#tell(
        msg(
          str`It learns from built-in images, in place of “${name}”. Open those images again to learn from them.`,
        ),
      );
  }

  /** Images for the model to learn from: for a new one, or for the one at hand. */
  async learnFrom(source: Source, model: ModelFor = {}): Promise<void> {
    const data = await this.#load(source, model);
    this.#tell(msg(str`Now learning from ${data.name}.`));
  }

  async #load(source: Source, { keepModel = false, config }: ModelFor): Promise<DataSummary> {
    this.#underWay++;
    try {
      const data = await this.#engine.loadImages(
        { set: source.set },
        { keepModel, ...(config && { config }) },
      );
      this.keep(source);
      return data;
    } finally {
      this.#underWay--;
    }
  }

  #resumed({ record, source }: KeptRun): void {
    this.keep(source);
    this.store.dispatch({ type: 'resumed', record });
    this.#desk.look();
  }

  /** After a crash: from what was kept of this run, if anything was. */
  async #startAgain(config: SessionConfig | null, play: boolean): Promise<void> {
    const device = this.store.state.choice;
    const run = await this.#parts.keeper.own();
    const images = run ? run.source && { set: run.source.set } : this.images();
    if (!run)
      return this.#desk.start(
        { device, ...(config && { config }), ...(images && { images }) },
        play,
      );
    await this.#desk.start(
      { device, config: run.record.config, checkpoint: run.checkpoint, ...(images && { images }) },
      false,
    );
    this.#resumed(run);
    this.#tell(msg(str`Going on from step ${run.record.step}.`));
    if (play) await this.#engine.play();
  }

  async #save(): Promise<void> {
    const bytes = await this.#engine.save();
    offerDownload(bytes, `vae-lab-step-${stepOf(this.store.state)}.safetensors`);
  }

  /**
   * An engine has one device for life: the model moves to a new engine as a checkpoint, the
   * visitor's images go with it.
   */
  async #changeDevice(choice: DeviceChoice): Promise<void> {
    const { running, config } = this.store.state;
    const checkpoint =
      this.#desk.alive() && this.store.state.phase === 'ready'
        ? await this.#engine.save().catch(() => undefined)
        : undefined;
    const images = this.images();
    this.store.dispatch({ type: 'restarting', choice });
    return this.#desk.start(
      {
        device: choice,
        ...(config && { config }),
        ...(images && { images }),
        ...(checkpoint && { checkpoint }),
      },
      running,
    );
  }

  #tell(text: string): void {
    this.store.dispatch({ type: 'notice', tone: 'info', text });
  }

  get #engine(): Engine {
    return this.#desk.engine();
  }
}
