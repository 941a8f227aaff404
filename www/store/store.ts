// Where the state is held: to those who read it and tell what has happened, and to those who show a
// part of it.
import type { Action } from './actions';
import type { PageState } from './state';

export interface Store {
  readonly state: PageState;
  dispatch(action: Action): void;
}

/**
 * What someone needs of the state, as an object. It is asked often, so its values are picked rather
 * than computed.
 */
export type Selector<Picked extends object> = (state: PageState) => Picked;

export interface Observable {
  readonly state: PageState;
  /**
   * Tells `listener` what the selector picks now, and again whenever one of the picked values is
   * another; nothing where it picks null. Returns how to end that.
   */
  subscribe<Picked extends object>(
    select: (state: PageState) => Picked | null,
    listener: (picked: Picked) => void,
  ): () => void;
}
