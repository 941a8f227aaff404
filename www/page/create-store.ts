// The one mutable place of the page: the current state. Subscribers hear of changes at most once an
// animation frame.
import type { PageState } from '../store/state';
import type { Observable, Store } from '../store/store';
import { Subscriptions } from '../store/subscriptions';
import { reduce } from './reduce';

export interface ObservableStore extends Store, Observable {
  /** Subscribers hear at once what they would hear at the next frame. */
  flush(): void;
}

export function createStore(
  initial: PageState,
  schedule: (run: () => void) => void = requestAnimationFrame,
): ObservableStore {
  const subscriptions = new Subscriptions();
  let state = initial;
  let scheduled = false;
  return {
    get state() {
      return state;
    },
    dispatch(action) {
      state = reduce(state, action);
      if (scheduled) return;
      scheduled = true;
      schedule(() => {
        scheduled = false;
        subscriptions.tell(state);
      });
    },
    subscribe: (select, listener) => subscriptions.add(state, select, listener),
    flush: () => subscriptions.tell(state),
  };
}
