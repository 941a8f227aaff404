// One training step as data flowing from image to code to image, and the gradient back: its stages, and how codes fan out.
import type { ModelKind } from '../engine/rust-types';

export type Stage = 'image' | 'encoder' | 'noise' | 'code' | 'decoder' | 'cost' | 'byImage' | 'byCode' | 'split' | 'weights';

const STAGES: Record<ModelKind, readonly Stage[]> = {
  vae: ['image', 'encoder', 'noise', 'code', 'decoder', 'cost', 'byImage', 'byCode', 'split', 'weights'],
  vaeGan: ['image', 'encoder', 'noise', 'code', 'decoder', 'cost', 'byImage', 'byCode', 'split', 'weights'],
  autoencoder: ['image', 'code', 'decoder', 'cost', 'byImage', 'byCode', 'weights'],
  gan: ['code', 'decoder', 'cost', 'byImage', 'byCode', 'weights'],
};

export function stagesOf(kind: ModelKind): readonly Stage[] {
  return STAGES[kind];
}

/** The stage at a place of the slider, which may stand further than a simpler model has stages. */
export function stageAt(kind: ModelKind, place: number): Stage {
  const stages = STAGES[kind];
  return stages[Math.min(place, stages.length - 1)]!;
}

/** Whether what belongs to a stage is still to come, happens now, or has been seen. */
export type Reach = 'ahead' | 'now' | 'past';

export function reachOf(kind: ModelKind, now: Stage, stage: Stage): Reach {
  const stages = STAGES[kind];
  // An autoencoder's encoder leads straight to the code: one stage for both.
  const ahead = stages.indexOf(stages.includes(stage) ? stage : 'code') - stages.indexOf(now);
  return ahead > 0 ? 'ahead' : ahead === 0 ? 'now' : 'past';
}

export interface Strand {
  y: number; // where its code lies, of a height of 100
  width: number; // in pixels
}

const [THINNEST, THICKEST] = [0.75, 9];

/** Lines from one place to each of several codes, as thick as the codes weigh; one code alone has an ordinary line. */
export function fan(weights: readonly number[]): Strand[] {
  const most = Math.max(...weights);
  return weights.map((weight, at) => ({
    y: (100 * (at + 0.5)) / weights.length,
    width: weights.length === 1 ? 2 : THINNEST + (most > 0 ? (THICKEST - THINNEST) * Math.max(0, weight) : 0),
  }));
}

/** What stands side by side: things, and between them the networks and lines that lead from one to the next. */
export type Part = 'image' | 'encoder' | 'posterior' | 'sampling' | 'codes' | 'decoder' | 'generator' | 'output' | 'comparison' | 'discriminator' | 'cost';

const PARTS: Record<ModelKind, readonly Part[]> = {
  vae: ['image', 'encoder', 'posterior', 'sampling', 'codes', 'decoder', 'output', 'comparison', 'cost'],
  vaeGan: ['image', 'encoder', 'posterior', 'sampling', 'codes', 'decoder', 'output', 'discriminator', 'cost'],
  autoencoder: ['image', 'encoder', 'codes', 'decoder', 'output', 'comparison', 'cost'],
  gan: ['codes', 'generator', 'output', 'discriminator', 'cost'],
};

export function partsOf(kind: ModelKind): readonly Part[] {
  return PARTS[kind];
}
