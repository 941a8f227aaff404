// The numbers that both models measure, with what each of them means to either.
import type { Term } from '../../engine/rust-types';
import { comparable, sharedTerms } from '../../views/compared';
import { textOf, type TermText } from '../../views/terms';
import type { Sides } from './state';

export interface Shared {
  term: Term;
  texts: readonly [TermText, TermText];
  same: boolean; // whether the two can be compared
}

/** None before both have started. */
export function sharedOf([a, b]: Sides): Shared[] {
  const [left, right] = [a.config, b.config];
  if (!left || !right) return [];
  const measured = (side: Sides[0]): Term[] => Object.keys(side.progress?.terms ?? {}) as Term[];
  return sharedTerms(left, right, [measured(a), measured(b)])
    .map((term) => ({ term, texts: [textOf(term, left.objective), textOf(term, right.objective)], same: comparable(term, left, right) }));
}
