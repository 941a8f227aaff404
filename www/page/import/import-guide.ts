// Leads from chosen files to training on them: asks the import worker, and tells the store what it
// says.
import { createImporter, STOPPED } from '../../data/client';
import type { Loaded, Options } from '../../data/messages';
import { reasonOf } from '../../data/reasons';
import type { Item } from '../../data/sources';
import type { SessionConfig } from '../../protocol/rust-types';
import { latestWins } from '../../store/latest';
import type { Store } from '../../store/store';
import { nextModel, suited, type NextModel } from './next-model';

export type ImportStep =
  | { step: 'read'; items: Promise<Item[]> }
  | { step: 'want'; change: (options: Options) => Partial<Options> } // of what is wanted by then: the page is drawn once a frame, and shows what was
  | { step: 'model'; model: NextModel }
  | { step: 'train' } // again, where images were left out
  | { step: 'cancel' } // what is being read, or has been
  | { step: 'close' };

export type ImportRequest =
  | { type: 'open-import'; items?: Promise<Item[]>; checkpoints?: File[] } // to be opened on the images
  | { type: 'import'; step: ImportStep };

declare module '../../store/requests' {
  interface PageRequests {
    importing: ImportRequest;
  }
}

type Handle = ReturnType<typeof createImporter>;

/** Either goes on, or begins anew; with the settings at hand, where there are no others. */
export interface ModelToLearn {
  keepModel: boolean;
  config?: SessionConfig;
}

/** What comes of an import. */
export interface Outcome {
  learn(loaded: Loaded, model: ModelToLearn): void | Promise<void>;
  openCheckpoints(files: File[], keepImages: boolean): void;
}

export class ImportGuide {
  #handle: Handle | null = null; // of the files at hand: what comes from any other is too late
  #loaded: Loaded | null = null; // waits for a word on what was left out
  #checkpoints: readonly File[] = []; // came with the files, to be opened on their images
  readonly #preview = latestWins(({ handle, options }: { handle: Handle; options: Options }) =>
    this.#try(handle, async () => {
      if (this.#handle !== handle) return;
      const preview = await handle.importer.preview(options);
      if (this.#handle === handle) this.store.dispatch({ type: 'import-previewed', preview });
    }),
  );

  constructor(
    readonly store: Store,
    readonly outcome: Outcome,
  ) {}

  open(items?: Promise<Item[]>, checkpoints: readonly File[] = []): void {
    this.#checkpoints = [...this.#checkpoints, ...checkpoints];
    this.store.dispatch({ type: 'import-opened' });
    if (items) this.take({ step: 'read', items });
  }

  take(step: ImportStep): void {
    switch (step.step) {
      case 'read':
        return void this.#read(step.items);
      case 'want':
        return this.#want(step.change);
      case 'model':
        return this.store.dispatch({ type: 'import-model', model: step.model });
      case 'train':
        return void this.#train();
      case 'cancel':
        this.#drop();
        return this.store.dispatch({ type: 'import-emptied' });
      case 'close':
        this.#close();
        return this.#openCheckpoints(false);
    }
  }

  async #read(items: Promise<Item[]>): Promise<void> {
    this.#drop();
    const handle = (this.#handle = createImporter());
    this.store.dispatch({ type: 'import-reading' });
    await this.#try(handle, async () => {
      const preview = await handle.importer.open(await items);
      if (this.#handle === handle) this.store.dispatch({ type: 'import-previewed', preview });
    });
  }

  #want(change: (options: Options) => Partial<Options>): void {
    const before = this.store.state.importing.options;
    if (!before) return;
    const options = { ...before, ...change(before) };
    this.#loaded = null;
    this.store.dispatch({ type: 'import-wanted', options });
    if (this.#handle) this.#preview({ handle: this.#handle, options });
  }

  async #train(): Promise<void> {
    const handle = this.#handle;
    const { options, preview, work } = this.store.state.importing;
    if (!handle || !options || !preview || work) return;
    if (this.#loaded) return this.#finish(this.#loaded);
    let loading = true; // progress comes by another way than the end, and may come after it
    const tell = (done: number, of: number): void => {
      if (loading && this.#handle === handle)
        this.store.dispatch({ type: 'import-loading', done, of });
    };
    tell(0, preview.images);
    await this.#try(handle, async () => {
      const loaded = await handle.importer.load(options, tell).finally(() => (loading = false));
      if (this.#handle !== handle) return;
      if (loaded.leftOut.count === 0) return this.#finish(loaded);
      this.#loaded = loaded;
      this.store.dispatch({ type: 'import-left-out', leftOut: loaded.leftOut });
    });
  }

  async #finish(loaded: Loaded): Promise<void> {
    const model = this.#toLearn(loaded);
    this.#close();
    await this.outcome.learn(loaded, model);
    this.#openCheckpoints(true);
  }

  #toLearn({ set }: Loaded): ModelToLearn {
    const { state } = this.store;
    const { schema, config } = state;
    const model = nextModel(state);
    return {
      keepModel: model === 'kept',
      ...(model === 'suited' && schema && config && { config: suited(schema, config, set) }),
    };
  }

  #close(): void {
    this.#drop();
    this.store.dispatch({ type: 'import-closed' });
  }

  #openCheckpoints(keepImages: boolean): void {
    const files = [...this.#checkpoints];
    this.#checkpoints = [];
    if (files.length > 0) this.outcome.openCheckpoints(files, keepImages);
  }

  /** With the worker goes all that it holds. */
  #drop(): void {
    this.#handle?.terminate();
    this.#handle = null;
    this.#loaded = null;
  }

  async #try(handle: Handle, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      if (this.#handle !== handle || (thrown as Error).name === STOPPED) return;
      const reason = reasonOf(thrown);
      if (!reason) console.error(thrown);
      this.store.dispatch({
        type: 'import-refused',
        reason: reason ?? { file: '', why: 'crashed' },
      });
    }
  }
}
