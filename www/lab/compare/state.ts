// The comparison as the page knows it: which two models, how far they may train, and how each is doing.
import type { LabState } from '../state';
import { pairOf, picksOf, type Picks } from './pairs';

/** Everything about the two models, each as a page of its own would know it. */
export type Sides = readonly [LabState, LabState];
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
  | { type: 'compare-changed'; side: Side; state: LabState }
  | { type: 'compare-running'; running: boolean }
  | { type: 'compare-budget'; steps: number };

export const CLOSED: Compare = { picks: picksOf('holes'), budget: pairOf('holes').budget, running: false, sides: null };

export function reduceCompare(compare: Compare, action: CompareAction): Compare {
  switch (action.type) {
    case 'compare-began':
      return { picks: action.picks, budget: action.budget, running: false, sides: action.sides };
    case 'compare-ended':
      return { ...compare, running: false, sides: null };
    case 'compare-changed':
      return { ...compare, sides: compare.sides && (action.side === 0 ? [action.state, compare.sides[1]] : [compare.sides[0], action.state]) };
    case 'compare-running':
      return { ...compare, running: action.running };
    case 'compare-budget':
      return { ...compare, budget: action.steps };
  }
}
