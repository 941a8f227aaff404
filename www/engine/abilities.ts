// What a model can be asked, by its kind.
import type { ModelConfig, ModelKind } from './rust-types';

/** A GAN draws images from codes; nothing leads from an image to its code. */
export const hasEncoder = (kind: ModelKind): boolean => kind !== 'gan';

/** Whether a code is a distribution, whose KL can be measured; an autoencoder's is a point. */
export const hasPosterior = (kind: ModelKind): boolean => kind === 'vae' || kind === 'vaeGan';

/** Whether its objective bounds log p(x). */
export const hasLikelihood = (kind: ModelKind): boolean => kind === 'vae';

/** What the plane of codes can show: the codes themselves, or codes of more numbers, projected; null for nothing. */
export function planeOf({ kind, latentDim }: ModelConfig): 'codes' | 'projection' | null {
  if (latentDim === 2) return 'codes';
  return hasEncoder(kind) ? 'projection' : null;
}
