// Where the state is held, to those who read it and tell what has happened.
import type { Action } from './actions';
import type { LabState } from './state';

export interface Store {
  readonly state: LabState;
  dispatch(action: Action): void;
}
