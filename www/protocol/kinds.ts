// What a kind of model can be asked, as the engine's schema says it, and what follows from that.
import type { Capabilities, KindInfo, ModelConfig, Schema } from './rust-types';

export function kindOf({ kinds }: Schema, model: ModelConfig): KindInfo {
  return kinds.find(({ kind }) => kind === model.kind)!;
}

/**
 * Whether codes are drawn from a prior, or towards one; otherwise they lie wherever training has
 * put them.
 */
export const hasPrior = ({ encoder, posterior }: Capabilities): boolean => posterior || !encoder;

/**
 * What the plane of codes shows: codes of two numbers themselves, of one along its horizontal axis,
 * the shadows of longer ones, or a slice of a generator's.
 */
export function planeOf(
  { encoder }: Capabilities,
  { latentDim }: ModelConfig,
): 'line' | 'codes' | 'projection' | 'slice' {
  if (latentDim === 1) return 'line';
  if (latentDim === 2) return 'codes';
  return encoder ? 'projection' : 'slice';
}

export const isCorrupted = (model: ModelConfig): boolean =>
  'corruption' in model && model.corruption.kind !== 'none';
