// Runs one measurement at a time while training rests, so that all its parts see the same weights.
import type { Engine } from '../../engine/messages';
import { stepOf } from '../state';
import type { Store } from '../store';
import { plan, type MeasureRequest } from './plans';

export class Measurer {
  #current: symbol | null = null;

  constructor(readonly store: Store) {}

  async run(engine: Engine, request: MeasureRequest): Promise<void> {
    const { config, running, measures } = this.store.state;
    if (!config || measures.busy) return;
    const mine = (this.#current = Symbol());
    const { name, of, parts } = plan(engine, request, config.objective, measures.results);
    this.store.dispatch({ type: 'measuring', name, of, step: stepOf(this.store.state) });
    if (running) await engine.pause();
    try {
      for await (const results of parts) {
        if (this.#current !== mine) break;
        this.store.dispatch({ type: 'measured', results });
        if (this.store.state.measures.busy?.stopping) break;
      }
    } finally {
      if (this.#current === mine) this.store.dispatch({ type: 'measuring-ended' });
      if (running) await engine.play();
    }
  }

  /** The part that is being computed still comes to its end. */
  stop(): void {
    this.store.dispatch({ type: 'stopping' });
  }

  /** The model is gone: what is still to come is about another one. */
  drop(): void {
    this.#current = null;
  }
}
