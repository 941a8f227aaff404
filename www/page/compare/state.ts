// The comparison as the page knows it: which two models, how far they may train, and how each is
// doing.
import type { Slice } from '../../store/slice';
import type { PageSlices, RunState } from '../../store/state';
import { pairOf, picksOf, type Picks } from './pairs';

/** Everything about the two models, each as a page of its own would know it. */
export type Sides = readonly [RunState, RunState];
export type Side = 0 | 1;

export const LETTERS = ['A', 'B'] as const; // what the sides are called

export interface Compare {
  picks: Picks;
  budget: number; // steps, after which both rest
  running: boolean;
  sides: Sides | null; // null while the page is the lab's own
}

export type CompareAction =
  | { type: 'compare-began'; picks: Picks; budget: number; sides: Sides }
  | { type: 'compare-ended' }
  | { type: 'compare-changed'; side: Side; state: RunState }
  | { type: 'compare-running'; running: boolean }
  | { type: 'compare-budget'; steps: number };

declare module '../../store/state' {
  interface PageSlices {
    compare: Compare;
  }
}
declare module '../../store/actions' {
  interface Actions {
    compare: CompareAction;
  }
}

/** Whether there is a comparison, and of what: not how it goes. */
export const contestants = ({
  compare: { sides, picks },
}: PageSlices): { open: boolean; picks: Picks } => ({ open: sides !== null, picks });

export const compare: Slice<Compare, CompareAction> = {
  first: { picks: picksOf('holes'), budget: pairOf('holes').budget, running: false, sides: null },
  on: {
    'compare-began': (_, { picks, budget, sides }) => ({ picks, budget, running: false, sides }),
    'compare-ended': (compare) => ({ ...compare, running: false, sides: null }),
    'compare-changed': (compare, { side, state }) => ({
      ...compare,
      sides: compare.sides && (side === 0 ? [state, compare.sides[1]] : [compare.sides[0], state]),
    }),
    'compare-running': (compare, { running }) => ({ ...compare, running }),
    'compare-budget': (compare, { steps }) => ({ ...compare, budget: steps }),
  },
};
