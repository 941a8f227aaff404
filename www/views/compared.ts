// Two models beside one another: which of their numbers can be compared.
import type { ModelConfig, Schema, SessionConfig, Term } from '../protocol/rust-types';
import { boundName, boundOf } from './bounds';

/** Whether the term means the same for both: the same bound, over the same kind of images. */
export function comparable(
  schema: Schema,
  term: Term,
  { model: left }: SessionConfig,
  { model: right }: SessionConfig,
): boolean {
  if (term === 'bound') {
    const [ofLeft, ofRight] = [boundOf(left), boundOf(right)];
    return (
      !!ofLeft &&
      !!ofRight &&
      boundName(schema, ofLeft) === boundName(schema, ofRight) &&
      sameLikelihood(left, right)
    );
  }
  return term !== 'reconstruction' || lossOf(left) === lossOf(right);
}

/** A probability of black and white pixels and a density of grey levels lie on different scales. */
export function sameLikelihood(left: ModelConfig, right: ModelConfig): boolean {
  return (
    'likelihood' in left && 'likelihood' in right && left.likelihood.kind === right.likelihood.kind
  );
}

/**
 * What an image and its reconstruction are compared by. An autoencoder's cross entropy is a
 * Bernoulli's.
 */
function lossOf(model: ModelConfig): string | null {
  if ('likelihood' in model) return model.likelihood.kind;
  if (!('loss' in model)) return null;
  return model.loss === 'crossEntropy' ? 'bernoulli' : model.loss;
}
