// What has been measured of the model as it stood at some step, and what is being measured now.
// Panels declare beside themselves what they measure, and how it is asked for.
import type { Slice } from './slice';

/** What each measurement found, by its name. */
export interface Results {}

/** What is asked for, by the same name. */
export interface MeasureRequests {}

export type MeasureRequest = {
  [N in keyof MeasureRequests]: { name: N } & MeasureRequests[N];
}[keyof MeasureRequests];

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

declare module './state' {
  interface RunSlices {
    measures: Measures;
  }
}
declare module './actions' {
  interface Actions {
    measures: MeasureAction;
  }
}
declare module './requests' {
  interface RunRequests {
    measure: { type: 'measure'; measure: MeasureRequest };
  }
  interface PageRequests {
    measure: { type: 'stop-measuring' };
  }
}

const NOTHING: Measures = { results: {}, steps: {}, busy: null };

export const measures: Slice<Measures, MeasureAction | { type: 'labels' }> = {
  first: NOTHING,
  on: {
    measuring: (measures, { name, of, step }) => ({
      ...measures,
      steps: { ...measures.steps, [name]: step },
      busy: { name, done: 0, of, stopping: false },
    }),
    measured: (measures, { results }) =>
      measures.busy
        ? {
            ...measures,
            results: { ...measures.results, ...results },
            busy: { ...measures.busy, done: measures.busy.done + 1 },
          }
        : measures,
    stopping: (measures) =>
      measures.busy ? { ...measures, busy: { ...measures.busy, stopping: true } } : measures,
    'measuring-ended': (measures) => ({ ...measures, busy: null }),
    labels: () => NOTHING, // what was measured on classes was on others
  },
  renewed: () => NOTHING,
};
