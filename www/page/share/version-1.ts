// Links of version 1 in the words of version 2. A preset's name means now what it meant then; a test holds the two together.
import type { Binarisation, ModelConfig, ModelKind } from '../../engine/rust-types';

/** The objective of each kind of model that had but one. */
const OBJECTIVES: Partial<Record<string, string>> = { autoencoder: 'reconstruction', gan: 'adversarial', vaeGan: 'vaeGan' } satisfies Partial<Record<ModelKind, string>>;
const OF_BOUNDS = /^(beta|warmupSteps|freeBits|samples|estimates|share)$/;
const OF_VERSION_1 = /^(objective|training\.(binarisation|corruption))(\.|$)/;

/** Said by the link, or seen from it: the attributes of a widget name no version. */
export function isVersion1(pairs: ReadonlyMap<string, string>): boolean {
  return pairs.get('v') === '1' || (!pairs.has('v') && [...pairs.keys()].some((key) => OF_VERSION_1.test(key)));
}

/** The pairs, of which `base` is the model before any is read. */
export function upgraded(pairs: ReadonlyMap<string, string>, base: ModelConfig): Map<string, string> {
  const kind = pairs.get('model.kind') ?? base.kind;
  const moved = [...pairs].filter(([key, text]) => key !== 'objective' || text !== OBJECTIVES[kind]).map(([key, text]): [string, string] => [placeOf(key, kind), text]);
  const result = new Map(moved);
  // It stood beside the model, and stayed when that became another.
  const place = placeOf('training.binarisation', kind);
  const changed = pairs.has('model.kind') || pairs.has('model.likelihood');
  if (changed && !result.has(place) && binarisationOf(base) !== 'none') result.set(place, binarisationOf(base));
  return result;
}

function placeOf(key: string, kind: string): string {
  const [first, second, ...rest] = key.split('.');
  if (first === 'objective') return second === undefined ? 'model.bound' : OF_BOUNDS.test(second) ? `model.bound.${second}` : `model.${second}`;
  if (first === 'training' && second === 'corruption') return ['model', second, ...rest].join('.');
  if (key === 'training.binarisation') return kind === 'vae' ? 'model.likelihood.binarisation' : 'model.binarisation';
  return key;
}

function binarisationOf(model: ModelConfig): Binarisation {
  if ('binarisation' in model) return model.binarisation;
  return model.likelihood.kind === 'bernoulli' ? model.likelihood.binarisation : 'none';
}
