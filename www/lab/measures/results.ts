// What has been measured of the model as it stood at some step, and what is being measured now.
import type { ClassifierReport, Evaluation, LogLikelihood, SampleQuality } from '../../engine/rust-types';
import type { SnrCurve } from '../../views/snr';

export interface Results {
  likelihood?: LogLikelihood;
  snr?: readonly SnrCurve[];
  classifier?: readonly ClassifierReport[];
  quality?: SampleQuality;
  evaluation?: Evaluation; // of the objective's own terms, on as many held-out images as were asked for
}

export type MeasureName = keyof Results;

export interface Measures {
  results: Results;
  steps: Partial<Record<MeasureName, number>>; // of the model when it was measured
  busy: { name: MeasureName; done: number; of: number; stopping: boolean } | null;
}

export type MeasureAction =
  | { type: 'measuring'; name: MeasureName; of: number; step: number }
  | { type: 'measured'; results: Results } // one part of what is being measured
  | { type: 'stopping' }
  | { type: 'measuring-ended' };

export const NOTHING: Measures = { results: {}, steps: {}, busy: null };

export function reduceMeasures(measures: Measures, action: MeasureAction): Measures {
  const { busy } = measures;
  switch (action.type) {
    case 'measuring':
      return { ...measures, steps: { ...measures.steps, [action.name]: action.step }, busy: { name: action.name, done: 0, of: action.of, stopping: false } };
    case 'measured':
      return busy ? { ...measures, results: { ...measures.results, ...action.results }, busy: { ...busy, done: busy.done + 1 } } : measures;
    case 'stopping':
      return busy ? { ...measures, busy: { ...busy, stopping: true } } : measures;
    case 'measuring-ended':
      return { ...measures, busy: null };
  }
}
