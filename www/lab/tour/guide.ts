// Takes the page from step to step, keeps what the visitor had before, and puts it back.
import type { Engine } from '../../engine/messages';
import { PANELS, type PanelName } from '../panels';
import type { Store } from '../store';
import { requestsAt, type SceneRequest } from './scene';
import type { Stop, TourRequest } from './tour';

type Keeper = Pick<Engine, 'save' | 'load'>;
type Ask = (request: SceneRequest) => void | Promise<void>;

interface Before {
  checkpoint: Promise<Uint8Array | null>;
  shown: readonly PanelName[];
  running: boolean;
}

export class Guide {
  #before: Before | null = null;
  #set: Stop | null = null; // the step that the page has been set for
  #turn = Promise.resolve(); // a new model takes a moment, and what follows depends on it

  constructor(readonly store: Store, readonly engine: () => Keeper, readonly ask: Ask) {}

  async handle(request: TourRequest): Promise<void> {
    if (request.type === 'tour') return this.#go(request.to);
    if (request.type === 'leave-tour') return this.#leave(request.putBack);
    this.store.dispatch(request);
  }

  #go(to: Stop): Promise<void> {
    const { shown, running } = this.store.state;
    // The engine answers in turn: what it saves is the model before anything below changes it.
    this.#before ??= { checkpoint: this.engine().save().catch(() => null), shown, running };
    this.store.dispatch({ type: 'tour', to });
    return this.#turn = this.#turn.then(() => this.#setPage(to));
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
    if (!before || !putBack) return;
    for (const { name } of PANELS) {
      const shown = before.shown.includes(name);
      if (this.store.state.shown.includes(name) !== shown) void this.ask({ type: 'show', panel: name, shown });
    }
    await this.#turn;
    if (this.store.state.running) await this.ask({ type: 'pause' }); // so that it comes back at the very step
    const checkpoint = await before.checkpoint;
    if (checkpoint) await this.engine().load(checkpoint);
    if (before.running) await this.ask({ type: 'play' });
  }
}
