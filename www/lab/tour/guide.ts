// Takes the page from step to step, keeps what the visitor had before, and puts it back.
import type { Engine } from '../../engine/messages';
import type { PanelName } from '../panels';
import { PANELS } from '../panels';
import type { Request } from '../requests';
import type { Store } from '../store';
import { requestsAt } from './scene';
import type { Stop, TourRequest } from './tour';

type Keeper = Pick<Engine, 'save' | 'load'>;

interface Before {
  checkpoint: Promise<Uint8Array | null>;
  shown: readonly PanelName[];
  running: boolean;
}

export class Guide {
  #before: Before | null = null;

  constructor(readonly store: Store, readonly engine: () => Keeper, readonly ask: (request: Request) => void) {}

  async handle(request: TourRequest): Promise<void> {
    if (request.type === 'tour') return this.#go(request.to);
    if (request.type === 'leave-tour') return this.#leave(request.putBack);
    this.store.dispatch(request);
  }

  #go(to: Stop): void {
    const { tour, shown, running } = this.store.state;
    // The engine answers in turn: what it saves is the model before anything below changes it.
    this.#before ??= { checkpoint: this.engine().save().catch(() => null), shown, running };
    this.store.dispatch({ type: 'tour', to });
    for (const request of requestsAt(this.store.state, to, tour.at)) this.ask(request);
  }

  async #leave(putBack: boolean): Promise<void> {
    const before = this.#before;
    this.#before = null;
    this.store.dispatch({ type: 'tour-left' });
    if (!before || !putBack) return;
    for (const { name } of PANELS) {
      const shown = before.shown.includes(name);
      if (this.store.state.shown.includes(name) !== shown) this.ask({ type: 'show', panel: name, shown });
    }
    const checkpoint = await before.checkpoint;
    if (checkpoint) await this.engine().load(checkpoint);
    if (this.store.state.running !== before.running) this.ask({ type: before.running ? 'play' : 'pause' });
  }
}
