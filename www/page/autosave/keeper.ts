// Keeps the run of this page in the browser while it trains, and offers what an earlier page has
// left behind.
import { msg, str } from '@lit/localize';
import type { Engine, EngineEvent } from '../../protocol/messages';
import { alike } from '../choices';
import type { Source } from '../source';
import { stepOf } from '../../store/state';
import type { Store } from '../../store/store';
import { abandoned, hold } from './hold';
import { keptRun, type KeptRun } from './record';
import { Slots } from './slots';

const INTERVAL_MS = 20_000;
const SHARE = 0.02; // of the time at most: large models are kept less often
const GLANCE_MS = 60_000; // a shorter visit does not push aside a run that is still on offer
const MOST_LEFT = 3; // runs of closed pages

/** What the keeper needs of the page around it. */
export interface Page {
  engine(): Engine | null;
  source(): Source | null | undefined; // undefined while it is not known yet
  putBack(run: KeptRun): Promise<void>;
}

export class Keeper {
  readonly #slots = new Slots();
  readonly #opened = performance.now();
  #slot = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
  #offered: string | null = null;
  #begun = false;
  #on = false;
  #due = 0;
  #kept = ''; // what the last saved run was, in a word
  #images: Source | null | undefined; // as they lie in the slot
  #saving: Promise<void> = Promise.resolve();

  constructor(
    readonly store: Store,
    readonly page: Page,
  ) {}

  /** Looks for runs of pages that are gone, and keeps this page's from now on. */
  async begin(): Promise<void> {
    try {
      await hold(this.#slot);
      this.#begun = true;
      await this.#offerNewest();
      this.#on = true;
      document.addEventListener(
        'visibilitychange',
        () => document.visibilityState === 'hidden' && this.save(),
      );
      addEventListener('pagehide', () => this.save());
    } catch (error) {
      this.#refused(error);
    }
  }

  heard(event: EngineEvent): void {
    if (event.type === 'state' && !event.running) this.save();
    if (event.type !== 'progress' || performance.now() < this.#due) return;
    if (this.#due > 0) this.save();
    else this.#due = performance.now() + INTERVAL_MS;
  }

  /** The run as it is now, if it has changed since it was last kept. */
  save(): void {
    this.#due = performance.now() + INTERVAL_MS;
    this.#saving = this.#saving.then(() => this.#save());
  }

  /** The offered run in place of the one on the page, and on with it if it was training. */
  async resume(): Promise<void> {
    const engine = this.page.engine();
    if (!engine) return;
    this.store.dispatch({ type: 'answering', busy: true });
    try {
      const run = await this.#take();
      if (!run) return;
      await engine.pause();
      await this.page.putBack(run);
      await this.#adopt(run);
      // with the config as the engine tells it: the run may have been kept by an earlier version of
      // the page
      this.save();
      if (run.record.running) await engine.play();
    } finally {
      this.store.dispatch({ type: 'answering', busy: false });
    }
  }

  /** The visitor starts afresh: what closed pages have left is not wanted any more. */
  async forget(): Promise<void> {
    const offered = this.#offered ? [this.#offered] : [];
    this.#offered = null;
    this.store.dispatch({ type: 'offer', offer: null });
    try {
      const others = await abandoned((await this.#slots.list()).map(({ slot }) => slot));
      await this.#slots.remove([...offered, ...others.filter((slot) => slot !== this.#slot)]);
    } catch (error) {
      this.#refused(error);
    }
  }

  /**
   * What this page kept of the model it has, for an engine that takes over from one that crashed.
   */
  async own(): Promise<KeptRun | null> {
    if (!this.#begun) return null;
    const { config } = this.store.state;
    const run = await this.#slots.read(this.#slot).catch(() => null);
    return run &&
      config &&
      alike(run.record.config.model, config.model) &&
      alike(run.record.config.data, config.data)
      ? run
      : null;
  }

  /** The run on offer; null, and a sentence, where it can't be read. */
  async #take(): Promise<KeptRun | null> {
    const run = this.#offered && (await this.#slots.read(this.#offered).catch(() => null));
    if (run) return run;
    this.#unreadable();
    await this.forget();
    return null;
  }

  /** The run on offer is this page's from now on. */
  async #adopt({ source }: KeptRun): Promise<void> {
    const own = this.#slot;
    if (this.#offered) this.#slot = this.#offered;
    this.#offered = null;
    this.#images = source;
    this.store.dispatch({ type: 'offer', offer: null });
    await this.#saving;
    await this.#slots.remove([own]).catch(() => {});
  }

  async #offerNewest(): Promise<void> {
    const found = await this.#slots.list();
    const free = new Set(await abandoned(found.map(({ slot }) => slot)));
    for (const { slot, record } of found) {
      if (this.#offered || slot === this.#slot || !record) continue;
      if (!(await hold(slot))) continue;
      this.#offered = slot;
      const { config, images, step, savedAt } = record;
      this.store.dispatch({
        type: 'offer',
        offer: { config, images, step, savedAt, now: Date.now() },
      });
    }
    const broken = found
      .filter(({ slot, record }) => !record && slot !== this.#slot)
      .map(({ slot }) => slot);
    const old = found
      .filter(({ slot, record }) => record && slot !== this.#offered && free.has(slot))
      .slice(MOST_LEFT - 1)
      .map(({ slot }) => slot);
    await this.#slots.remove([...broken, ...old]);
    if (broken.length > 0) this.#unreadable();
  }

  async #save(): Promise<void> {
    const { state } = this.store;
    const engine = this.page.engine();
    const word = JSON.stringify([stepOf(state), state.config, state.point, state.shown]);
    const waits = state.kept.offer !== null && performance.now() - this.#opened < GLANCE_MS;
    const same = word === this.#kept && this.page.source() === this.#images;
    if (!this.#on || !engine || state.phase !== 'ready' || !state.progress || waits || same) return;
    const started = performance.now();
    // an engine that has crashed says so itself
    const checkpoint = await engine.save().catch(() => null);
    if (!checkpoint || this.store.state.model !== state.model) return;
    const run = keptRun(this.store.state, checkpoint, this.page.source());
    if (!run) return;
    const { record, source } = run;
    try {
      await this.#slots.write(
        this.#slot,
        record,
        checkpoint,
        source === this.#images ? undefined : source,
      );
      this.#images = source;
      this.#kept = word;
    } catch (error) {
      this.#refused(error);
    }
    this.#due = performance.now() + Math.max(INTERVAL_MS, (performance.now() - started) / SHARE);
  }

  /** Said once: asking again would not change it. */
  #refused(error: unknown): void {
    this.#on = false;
    const full = error instanceof DOMException && error.name === 'QuotaExceededError';
    this.#tell(
      full
        ? msg(
            'This browser has no room left to keep the run for later. It goes on; Save keeps its weights as a file.',
          )
        : msg(
            str`This browser does not let the page keep the run for later (${error instanceof Error ? error.message : String(error)}). It goes on; Save keeps its weights as a file.`,
          ),
    );
  }

  #unreadable(): void {
    this.#tell(
      msg(
        'A run that was kept in this browser can’t be read: it was written by another version of this page, or is not whole. It has been removed.',
      ),
    );
  }

  #tell(text: string): void {
    this.store.dispatch({ type: 'notice', tone: 'warning', text });
  }
}
