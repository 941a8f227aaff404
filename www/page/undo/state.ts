// What the page knows of the runs that others have taken the place of: what each was, not its
// weights, which the keeper of them holds.
import type { SessionConfig } from '../../protocol/rust-types';
import type { Slice } from '../../store/slice';

export interface FormerRun {
  id: number;
  config: SessionConfig;
  images: string; // what they are called
  step: number;
}

export interface Undo {
  runs: readonly FormerRun[]; // the last one first
  busy: boolean; // one of them is on its way back
}

export type UndoAction =
  { type: 'former-runs'; runs: readonly FormerRun[] } | { type: 'undoing'; busy: boolean };

declare module '../../store/state' {
  interface PageSlices {
    undo: Undo;
  }
}
declare module '../../store/actions' {
  interface Actions {
    undo: UndoAction;
  }
}
declare module '../../store/requests' {
  interface RunRequests {
    undo: { type: 'undo'; id?: number }; // without one, the last
  }
}

export const undo: Slice<Undo, UndoAction> = {
  first: { runs: [], busy: false },
  on: {
    'former-runs': (undo, { runs }) => ({ ...undo, runs }),
    undoing: (undo, { busy }) => ({ ...undo, busy }),
  },
};
