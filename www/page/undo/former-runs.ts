// Holds the runs whose place others have taken, whatever it was that started the new model, and
// brings them back as they were.
import { msg, str } from '@lit/localize';
import { say } from '../../i18n/locale';
import { count } from '../../i18n/numbers';
import type { Engine, EngineEvent } from '../../protocol/messages';
import { haveSameImages } from '../../store/run';
import type { Store } from '../../store/store';
import { keptRun, type KeptRun } from '../autosave/record';
import { runName } from '../run-name';
import type { Source } from '../source';
import { withinRoom, type Former } from './room';

const GLANCE_MS = 2000;

/** What is needed of the page around it. */
export interface Page {
  engine(): Engine | null;
  noted(): Source | null; // the images of the model that the page knows of
  putBack(run: KeptRun): Promise<void>;
}

export class FormerRuns {
  #runs: readonly Former[] = []; // the last one first
  #ids = 0;
  #begun = { at: 0, step: 0 }; // the run at hand, here

  constructor(
    readonly store: Store,
    readonly page: Page,
  ) {}

  /** Before the state hears of it: by then it knows nothing of the run before any more. */
  heard(event: EngineEvent): void {
    if (event.type !== 'model' && event.type !== 'ready') return;
    const { state } = this.store;
    // the tour keeps the visitor's run, and its own scenes are nobody's
    if (event.type === 'model' && event.replaced && !state.tour.at) {
      const run = this.#run(event.replaced);
      const { at, step } = this.#begun;
      const glance = step === 0 && performance.now() - at < GLANCE_MS;
      if (run) this.#add({ ...run, glance }, haveSameImages(state, event));
    }
    this.#begun = { at: performance.now(), step: event.model.step };
  }

  /** The run at hand, for whoever will put something else in its place. */
  async remember(): Promise<KeptRun | null> {
    const checkpoint = await this.page
      .engine()
      ?.save()
      .catch(() => null);
    return checkpoint ? this.#run(checkpoint) : null;
  }

  /** A run that was remembered, and isn't put back. */
  letGo(run: KeptRun): void {
    if (run.record.step > 0) this.#add({ ...run, glance: false }, run.source === this.page.noted());
  }

  /**
   * A former run in place of the one at hand, which becomes the last of the former ones. It goes on
   * training where both did.
   */
  async bringBack(id = this.#runs[0]?.id): Promise<void> {
    const run = this.#runs.find((run) => run.id === id);
    const engine = this.page.engine();
    const { running, undo } = this.store.state;
    if (!run || !engine || undo.busy) return;
    this.store.dispatch({ type: 'undoing', busy: true });
    const before = this.#runs;
    this.#runs = before.filter((other) => other !== run);
    let goesOn = running;
    try {
      if (running) await engine.pause();
      // what the visitor looks at, and how, stays
      const { point, shown } = this.store.state;
      await this.page.putBack({ ...run, record: { ...run.record, point, shown } });
      goesOn &&= run.record.running;
    } catch (error) {
      this.#runs = [...this.#runs.filter((other) => !before.includes(other)), ...before];
      throw error;
    } finally {
      this.#tell();
      this.store.dispatch({ type: 'undoing', busy: false });
      if (goesOn) await engine.play();
    }
  }

  #run(checkpoint: Uint8Array): KeptRun | null {
    const { state } = this.store;
    const source = state.config?.data.kind === 'files' ? this.page.noted() : null;
    // others may be on their way, and noted later than the engine has them
    return source && source.set.name !== state.data?.name
      ? null
      : keptRun(state, checkpoint, source);
  }

  #add(run: Omit<Former, 'id'>, sameImages: boolean): void {
    const former = { ...run, id: ++this.#ids };
    this.#runs = withinRoom([former, ...this.#runs], sameImages ? run.source : null);
    this.#tell();
    if (this.#runs[0] === former) this.#offer(former);
  }

  #offer({ id, record: { config, images, step } }: Former): void {
    const { schema } = this.store.state;
    if (!schema) return;
    const name = runName(schema, config);
    this.store.dispatch({
      type: 'notice',
      tone: 'info',
      text: msg(str`The run before is kept: ${name} (${say(images)}), step ${count(step)}.`),
      undo: id,
    });
  }

  #tell(): void {
    this.store.dispatch({
      type: 'former-runs',
      runs: this.#runs.map(({ id, record: { config, images, step } }) => ({
        id,
        config,
        images,
        step,
      })),
    });
  }
}
