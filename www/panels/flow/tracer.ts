// Keeps the step that is shown slowly up to date with the model, as long as somebody can see it.
import type { Engine, EngineEvent } from '../../protocol/messages';
import { latestWins } from '../../store/latest';
import type { PageState } from '../../store/state';
import type { Store } from '../../store/store';
import type { FlowChange } from './state';

const INTERVAL_MS = 700; // fast enough to follow, slow enough to read
const SHARE = 0.1; // of the time, where a step on one image takes long

/** The image of the step: the chosen one, else the first on the page. */
export function tracedImage({ flow, gallery }: Pick<PageState, 'flow' | 'gallery'>): number | null {
  return flow.index ?? gallery?.indices[0] ?? null;
}

export class Tracer {
  #visible = false;
  #notBefore = 0;
  // a step was taken, and its trace is due a little later
  #waiting: ReturnType<typeof setTimeout> | undefined;

  /** `attempt` does something with the engine, and tells the visitor if that fails. */
  constructor(
    readonly store: Store,
    readonly attempt: (work: (engine: Engine) => Promise<void>) => Promise<void>,
  ) {}

  readonly refresh = latestWins(async (_: void) => {
    const { state } = this.store;
    const index = tracedImage(state);
    if (!this.#visible || index === null) return;
    const started = performance.now();
    await this.attempt(async (engine) => {
      const trace = await engine.trace(index, state.flow.draw);
      if (this.store.state.model === state.model) this.store.dispatch({ type: 'traced', trace });
    });
    const ended = performance.now();
    this.#notBefore = ended + Math.max(INTERVAL_MS, (ended - started) / SHARE);
  });

  show(visible: boolean): void {
    this.#visible = visible;
    if (visible) this.refresh();
  }

  change(change: FlowChange): void {
    this.store.dispatch({ type: 'flow', change });
    if ('index' in change || 'draw' in change) this.refresh();
  }

  hear(event: EngineEvent): void {
    if (event.type === 'model') this.refresh();
    if (event.type !== 'progress' || !this.#visible) return;
    this.#waiting ??= setTimeout(() => {
      this.#waiting = undefined;
      this.refresh();
    }, this.#notBefore - performance.now());
  }
}
