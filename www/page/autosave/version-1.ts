// What version 1 of the page has kept of a run, as version 2 has it: the config, and images. The weights beside them are the engine's to read.
import { readSet } from '../../data/read-set';
import type { Source } from '../source';
import type { Binarisation, Bound, Corruption, LikelihoodKind, ModelConfig, Network, PosteriorKind, SessionConfig, TrainingConfig } from '../../engine/rust-types';

type Kinds = { [M in ModelConfig as M['kind']]: Omit<M, 'network' | 'latentDim' | 'binarisation' | 'corruption'> };
type Likelihood = Exclude<LikelihoodKind, { kind: 'bernoulli' }> | { kind: 'bernoulli' };

/** Whole, as the engine wrote it: every field is there. */
export interface ConfigOfVersion1 extends Omit<SessionConfig, 'model' | 'training'> {
  model: { kind: ModelConfig['kind']; network: Network; latentDim: number; posterior: PosteriorKind; likelihood: Likelihood };
  objective: Bound | Omit<Kinds['autoencoder' | 'gan' | 'vaeGan'], 'kind'>;
  training: TrainingConfig & { binarisation: Binarisation; corruption: Corruption };
}

export function upgradedConfig({ model, objective, training: { binarisation, corruption, optimiser, ...training }, ...rest }: ConfigOfVersion1): SessionConfig {
  const { kind, network, latentDim, posterior, likelihood } = model;
  const parts = { kind, network, latentDim };
  const its = { ...objective, kind }; // the objective's own kind was the model's, in another word
  const upgraded = kind === 'vae'
    ? { ...parts, posterior, likelihood: likelihood.kind === 'bernoulli' ? { ...likelihood, binarisation } : likelihood, bound: objective }
    : { ...parts, ...its, binarisation, ...(kind === 'autoencoder' && { corruption }) };
  const undecayed = { ...optimiser, weightDecay: 0 }; // as no weights decayed then
  return { ...rest, model: upgraded as ModelConfig, training: { ...training, optimiser: undecayed } };
}

/** IDX files, which the engine read by itself then. */
export interface FilesOfVersion1 {
  files: readonly File[];
  classNames: readonly string[] | null;
}

/** `name` is what the images were called. */
export async function upgradedSource(stored: Source | FilesOfVersion1, name: string): Promise<Source> {
  if ('set' in stored) return stored;
  const { loaded } = await readSet(stored.files);
  return { set: { ...loaded.set, name }, classNames: stored.classNames };
}
