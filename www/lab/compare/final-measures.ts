// What is measured of two models at rest, so that their numbers come from the same images and the same estimator.
import { hasLikelihood } from '../../engine/abilities';
import { sameLikelihood } from '../../views/compared';
import type { MeasureRequest } from '../measures/plans';
import type { MeasureName } from '../measures/results';
import { stepOf, type LabState } from '../state';
import type { Compare, Sides } from './state';

const EVALUATED = 500; // held-out images: a moment even for bounds of many samples
const LIKELIHOOD = { name: 'likelihood', images: 100, samples: 200 } as const;

/** What is still to be measured of a model, each at the step where it rests; null where nothing is. */
export function nextMeasure({ sides, budget }: Compare, side: LabState): MeasureRequest | null {
  if (!sides || side.measures.busy || !side.config) return null;
  if (!measuredNow(side, 'evaluation')) return { name: 'evaluation', images: EVALUATED };
  return stepOf(side) >= budget && bothLikely(sides) && !measuredNow(side, 'likelihood') ? LIKELIHOOD : null;
}

/** Whether something has been measured of the model as it is, in vain or not. */
export function measuredNow(side: LabState, name: MeasureName): boolean {
  return side.measures.steps[name] === stepOf(side);
}

/** Whether there is a log p(x) of both, over the same kind of images. */
export function bothLikely(sides: Sides): boolean {
  const [left, right] = sides.map(({ config }) => config);
  return !!left && !!right && hasLikelihood(left.model.kind) && hasLikelihood(right.model.kind) && sameLikelihood(left, right);
}
