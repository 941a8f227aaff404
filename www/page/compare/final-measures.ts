// What is measured of two models at rest, so that their numbers come from the same images and the
// same estimator.
import { sameLikelihood } from '../../views/compared';
import { capabilitiesAtHand } from '../../store/kind';
import type { MeasureName, MeasureRequest } from '../../store/measures';
import { stepOf, type RunState } from '../../store/state';
import type { Compare, Sides } from './state';

const EVALUATED = 500; // held-out images: a moment even for bounds of many samples
const LIKELIHOOD = { name: 'likelihood', images: 100, samples: 200 } as const;

/**
 * What is still to be measured of a model, each at the step where it rests; null where nothing is.
 */
export function nextMeasure({ sides, budget }: Compare, side: RunState): MeasureRequest | null {
  if (!sides || side.measures.busy || !side.config) return null;
  if (!measuredNow(side, 'evaluation')) return { name: 'evaluation', images: EVALUATED };
  return stepOf(side) >= budget && bothLikely(sides) && !measuredNow(side, 'likelihood')
    ? LIKELIHOOD
    : null;
}

/** Whether something has been measured of the model as it is, in vain or not. */
export function measuredNow(side: RunState, name: MeasureName): boolean {
  return side.measures.steps[name] === stepOf(side);
}

/** Whether there is a log p(x) of both, over the same kind of images. */
export function bothLikely(sides: Sides): boolean {
  const [left, right] = sides.map(({ config }) => config);
  return (
    !!left &&
    !!right &&
    sides.every((side) => capabilitiesAtHand(side).likelihood) &&
    sameLikelihood(left.model, right.model)
  );
}
