// What a model can be asked, by its kind.
import type { ModelConfig, ModelKind } from './rust-types';

/** A GAN draws images from codes; nothing leads from an image to its code. */
export const hasEncoder = (kind: ModelKind): boolean => kind !== 'gan';

/** Whether its objective bounds log p(x). */
export const hasLikelihood = (kind: ModelKind): boolean => kind === 'vae';

export const hasDiscriminator = (kind: ModelKind): boolean => kind === 'gan' || kind === 'vaeGan';

/** What the plane of codes shows: codes of two numbers themselves, the shadows of longer ones, or a slice of a generator's. */
export function planeOf({ kind, latentDim }: ModelConfig): 'codes' | 'projection' | 'slice' {
  if (latentDim === 2) return 'codes';
  return hasEncoder(kind) ? 'projection' : 'slice';
}
