// The one mutable place of the page: the current state. Subscribers hear of changes at most once an animation frame.
import type { LabState } from '../store/state';
import type { Store } from '../store/store';
import { reduce } from './reduce';

export function createStore(initial: LabState, draw: (state: LabState) => void, schedule: (run: () => void) => void = requestAnimationFrame): Store {
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
        draw(state);
      });
    },
  };
}
