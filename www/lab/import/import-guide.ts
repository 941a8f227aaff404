// Leads from chosen files to training on them: asks the import worker, and tells the store what it says.
import { createImporter, STOPPED } from '../../data/client';
import type { Loaded, Options } from '../../data/messages';
import { reasonOf } from '../../data/reasons';
import type { Item } from '../../data/sources';
import { latestWins } from '../latest';
import type { Store } from '../store';
import { leftOutSentence } from './sentences';

export type ImportStep =
  | { step: 'read'; items: Promise<Item[]> }
  | { step: 'want'; options: Options }
  | { step: 'train' }
  | { step: 'cancel' } // what is being read, or has been
  | { step: 'close' };

export class ImportGuide {
  #handle: ReturnType<typeof createImporter> | null = null;
  readonly #preview = latestWins((options: Options) => this.#try(async () => {
    if (this.#handle) this.store.dispatch({ type: 'import-previewed', preview: await this.#handle.importer.preview(options) });
  }));

  constructor(readonly store: Store, readonly learn: (loaded: Loaded) => void) {}

  open(items?: Promise<Item[]>): void {
    this.store.dispatch({ type: 'import-opened' });
    if (items) this.take({ step: 'read', items });
  }

  take(step: ImportStep): void {
    switch (step.step) {
      case 'read':
        return void this.#read(step.items);
      case 'want':
        this.store.dispatch({ type: 'import-wanted', options: step.options });
        return this.#preview(step.options);
      case 'train':
        return void this.#train();
      case 'cancel':
        this.#drop();
        return this.store.dispatch({ type: 'import-emptied' });
      case 'close':
        this.#drop();
        return this.store.dispatch({ type: 'import-closed' });
    }
  }

  async #read(items: Promise<Item[]>): Promise<void> {
    this.#drop();
    const handle = (this.#handle = createImporter());
    this.store.dispatch({ type: 'import-reading' });
    await this.#try(async () => {
      const preview = await handle.importer.open(await items);
      if (this.#handle === handle) this.store.dispatch({ type: 'import-previewed', preview });
    });
  }

  async #train(): Promise<void> {
    const handle = this.#handle;
    const { options, preview, work } = this.store.state.importing;
    if (!handle || !options || !preview || work) return;
    await this.#try(async () => {
      const tell = (done: number, of: number): void => {
        if (this.#handle === handle) this.store.dispatch({ type: 'import-loading', done, of });
      };
      tell(0, preview.images);
      const loaded = await handle.importer.load(options, tell);
      if (this.#handle !== handle) return;
      this.take({ step: 'close' });
      this.learn(loaded);
      const { count, first } = loaded.leftOut;
      if (count > 0) this.store.dispatch({ type: 'notice', tone: 'warning', text: leftOutSentence(count, first) });
    });
  }

  /** With the worker goes all that it holds. */
  #drop(): void {
    this.#handle?.terminate();
    this.#handle = null;
  }

  async #try(work: () => Promise<void>): Promise<void> {
    const handle = this.#handle;
    try {
      await work();
    } catch (thrown) {
      if (this.#handle !== handle || (thrown as Error).name === STOPPED) return;
      const reason = reasonOf(thrown);
      if (!reason) console.error(thrown);
      this.store.dispatch({ type: 'import-refused', reason: reason ?? { file: '', why: 'crashed' } });
    }
  }
}
