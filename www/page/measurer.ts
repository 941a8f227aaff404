// Runs one measurement at a time while training rests, so that all its parts see the same weights.
import type { Engine } from '../protocol/messages';
import type { Plan } from '../panels/control';
import { CONTROLS } from '../panels/controls';
import type { MeasureRequest } from '../store/measures';
import { boundOf } from '../views/bounds';
import { stepOf } from '../store/state';
import type { Store } from '../store/store';

/** Of all panels, by the name of the measurement. */
const PLANS: Readonly<Record<string, Plan<never>>> = Object.assign(
  {},
  ...CONTROLS.map(({ control }) => control.plans),
);

export class Measurer {
  #current: symbol | null = null;

  constructor(
    readonly store: Store,
    readonly plans: Readonly<Record<string, Plan<never>>> = PLANS,
  ) {}

  async run(engine: Engine, request: MeasureRequest): Promise<void> {
    const { schema, config, running, measures } = this.store.state;
    if (!schema || !config || measures.busy) return;
    const mine = (this.#current = Symbol());
    const { of, parts } = this.plans[request.name]!(engine, request as never, {
      schema,
      bound: boundOf(config.model),
      before: measures.results,
    });
    this.store.dispatch({
      type: 'measuring',
      name: request.name,
      of,
      step: stepOf(this.store.state),
    });
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
