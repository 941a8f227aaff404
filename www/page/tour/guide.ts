// Takes the page from step to step, keeps what the visitor had before, and puts it back.
import { PANELS } from '../../panels/registry';
import type { KeptRun } from '../autosave/record';
import type { Store } from '../../store/store';
import { requestsAt, type SceneRequest } from './scene';
import type { Stop, TourRequest } from './tour';
import type { PanelName } from '../../store/state';

/** Keeps a run, and brings it back. */
interface Memory {
  remember(): Promise<KeptRun | null>;
  putBack(run: KeptRun): Promise<void>;
  letGo(run: KeptRun): void; // it isn't wanted now, and may be later
}
type Ask = (request: SceneRequest) => void | Promise<void>;

interface Before {
  run: Promise<KeptRun | null>;
  shown: readonly PanelName[];
  running: boolean;
}

export class Guide {
  #before: Before | null = null;
  #set: Stop | null = null; // the step that the page has been set for
  #turn = Promise.resolve(); // a new model takes a moment, and what follows depends on it

  constructor(
    readonly store: Store,
    readonly memory: Memory,
    readonly ask: Ask,
  ) {}

  async handle(request: TourRequest): Promise<void> {
    if (request.type === 'tour') return this.#go(request.to);
    if (request.type === 'leave-tour') return this.#leave(request.putBack);
    this.store.dispatch(request);
  }

  #go(to: Stop): Promise<void> {
    const { shown, running } = this.store.state;
    this.#before ??= { run: this.memory.remember(), shown, running };
    this.store.dispatch({ type: 'tour', to });
    return (this.#turn = this.#turn.then(() => this.#setPage(to)));
  }

  async #setPage(to: Stop): Promise<void> {
    const { state } = this.store;
    if (state.tour.at !== to) return; // the visitor has gone on
    const requests = requestsAt(state, to, this.#set);
    this.#set = to;
    for (const request of requests) await this.ask(request);
  }

  async #leave(putBack: boolean): Promise<void> {
    const before = this.#before;
    this.#before = this.#set = null;
    this.store.dispatch({ type: 'tour-left' });
    const run = await before?.run;
    if (run && !putBack) this.memory.letGo(run);
    if (!before || !putBack) return;
    for (const { name } of PANELS) {
      const shown = before.shown.includes(name);
      if (this.store.state.shown.includes(name) !== shown)
        void this.ask({ type: 'show', panel: name, shown });
    }
    await this.#turn;
    if (this.store.state.running) await this.ask({ type: 'pause' }); // so that it comes back at the very step
    if (run) await this.memory.putBack(run);
    if (before.running) await this.ask({ type: 'play' });
  }
}
