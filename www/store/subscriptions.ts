// Those who want to hear of changes, each only of what its selector picks.
import { sameValues } from './select';
import type { PageState } from './state';

export class Subscriptions {
  readonly #all = new Set<(state: PageState) => void>();

  add<Picked extends object>(
    state: PageState,
    select: (state: PageState) => Picked | null,
    listener: (picked: Picked) => void,
  ): () => void {
    let last: Picked | null = null;
    const hear = (state: PageState): void => {
      const next = select(state);
      if (!next || (last && sameValues(last, next))) return;
      last = next;
      listener(next);
    };
    this.#all.add(hear);
    hear(state);
    return () => void this.#all.delete(hear);
  }

  tell(state: PageState): void {
    for (const hear of this.#all) hear(state);
  }
}
