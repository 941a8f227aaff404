// One training step as data flowing from image to code to image, and the gradient back: its stages,
// and how codes fan out.
import type { Stage } from '../protocol/rust-types';

/** The stage at a place of the slider, which may stand further than a simpler model has stages. */
export function stageAt(stages: readonly Stage[], place: number): Stage {
  return stages[Math.min(place, stages.length - 1)]!;
}

/** Whether what belongs to a stage is still to come, happens now, or has been seen. */
export type Reach = 'ahead' | 'now' | 'past';

export function reachOf(stages: readonly Stage[], now: Stage, stage: Stage): Reach {
  // An autoencoder's encoder leads straight to the code: one stage for both.
  const ahead = stages.indexOf(stages.includes(stage) ? stage : 'code') - stages.indexOf(now);
  return ahead > 0 ? 'ahead' : ahead === 0 ? 'now' : 'past';
}

export interface Strand {
  y: number; // where its code lies, of a height of 100
  width: number; // in pixels
}

const [THINNEST, THICKEST] = [0.75, 9];

/**
 * Lines from one place to each of several codes, as thick as the codes weigh; one code alone has an
 * ordinary line.
 */
export function fan(weights: readonly number[]): Strand[] {
  const most = Math.max(...weights);
  return weights.map((weight, at) => ({
    y: (100 * (at + 0.5)) / weights.length,
    width:
      weights.length === 1
        ? 2
        : THINNEST + (most > 0 ? (THICKEST - THINNEST) * Math.max(0, weight) : 0),
  }));
}
