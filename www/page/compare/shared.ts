// The numbers that both models measure, with what each of them means to either.
import type { Term } from '../../protocol/rust-types';
import { comparable } from '../../views/compared';
import { chartsOf, textOf, type TermText } from '../../views/terms';
import { kindAtHand } from '../../store/kind';
import type { Sides } from './state';

export interface Shared {
  term: Term;
  texts: readonly [TermText, TermText];
  same: boolean; // whether the two can be compared
}

/** In the order of the page; none before both have started. */
export function sharedOf([a, b]: Sides): Shared[] {
  const { schema, config: left } = a;
  const { config: right } = b;
  if (!schema || !left || !right) return [];
  const others = chartsFor(b);
  return chartsFor(a)
    .filter((term) => others.includes(term))
    .map((term) => ({
      term,
      texts: [textOf(a, term), textOf(b, term)],
      same: comparable(schema, term, left, right),
    }));
}

function chartsFor(side: Sides[0]): readonly Term[] {
  const kind = kindAtHand(side);
  return kind ? chartsOf(kind, Object.keys(side.progress?.terms ?? {}) as Term[]) : [];
}
