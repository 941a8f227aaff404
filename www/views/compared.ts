// Two models beside one another: which of their numbers can be compared, and how they differ.
import type { SessionConfig, Term } from '../engine/rust-types';
import { boundName, chartsOf } from './terms';

/** The terms that both measure, in the order of the page. */
export function sharedTerms(left: SessionConfig, right: SessionConfig, measured: readonly [readonly Term[], readonly Term[]]): Term[] {
  const others = chartsOf(right.model.kind, measured[1]);
  return chartsOf(left.model.kind, measured[0]).filter((term) => others.includes(term));
}

/** Whether the term means the same for both: the same bound, over the same kind of images. */
export function comparable(term: Term, left: SessionConfig, right: SessionConfig): boolean {
  if (term === 'bound') return boundName(left.objective) === boundName(right.objective) && sameLikelihood(left, right);
  return term !== 'reconstruction' || lossOf(left) === lossOf(right);
}

/** A probability of black and white pixels and a density of grey levels lie on different scales. */
export function sameLikelihood(left: SessionConfig, right: SessionConfig): boolean {
  return left.model.likelihood.kind === right.model.likelihood.kind;
}

/** What an image and its reconstruction are compared by. An autoencoder's cross entropy is a Bernoulli's. */
function lossOf({ model, objective }: SessionConfig): string {
  if (objective.kind !== 'reconstruction') return model.likelihood.kind;
  return objective.loss === 'crossEntropy' ? 'bernoulli' : objective.loss;
}

/** How much larger the right values are on average, and its standard error, of pairs that belong to the same images. */
export function pairedDifference(left: readonly number[], right: readonly number[]): { mean: number; standardError: number } {
  const differences = right.map((value, at) => value - left[at]!);
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
  const variance = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (differences.length - 1);
  return { mean, standardError: Math.sqrt(variance / differences.length) };
}
