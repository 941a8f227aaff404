// Where the visitor is on the tour, and what has been tried.
import type { Slice } from '../../store/slice';
import type { Chapter, Step } from './chapter';
import { CHAPTERS } from './chapters';

export interface Stop {
  chapter: number;
  step: number;
}

export interface TourState {
  at: Stop | null; // null: not on the tour
  tried: readonly string[]; // chapters, by name
  leaving: boolean; // asked, not yet answered
}

export type TourRequest =
  | { type: 'tour'; to: Stop }
  | { type: 'tour-tried' }
  | { type: 'tour-leaving'; leaving: boolean }
  | { type: 'leave-tour'; putBack: boolean };

export type TourAction = Exclude<TourRequest, { type: 'leave-tour' }> | { type: 'tour-left' };

export const BEGINNING: Stop = { chapter: 0, step: 0 };
declare module '../../store/state' {
  interface PageSlices {
    tour: TourState;
  }
}
declare module '../../store/actions' {
  interface Actions {
    tour: TourAction;
  }
}
declare module '../../store/requests' {
  interface PageRequests {
    tour: TourRequest;
  }
}

export const tour: Slice<TourState, TourAction> = {
  first: { at: null, tried: [], leaving: false },
  on: {
    tour: (tour, { to }) => ({ ...tour, at: to, leaving: false }),
    'tour-tried': (tour) => {
      const name = tour.at && chapterAt(tour.at).name;
      return name === null || tour.tried.includes(name)
        ? tour
        : { ...tour, tried: [...tour.tried, name] };
    },
    'tour-leaving': (tour, { leaving }) => ({ ...tour, leaving }),
    'tour-left': (tour) => ({ ...tour, at: null, leaving: false }),
  },
};

export function chapterAt({ chapter }: Stop): Chapter {
  return CHAPTERS[chapter]!;
}

export function stepAt(stop: Stop): Step {
  return chapterAt(stop).steps[stop.step]!;
}

/** The step after this one, in this chapter or the next; null at the end. */
export function after({ chapter, step }: Stop): Stop | null {
  if (step + 1 < CHAPTERS[chapter]!.steps.length) return { chapter, step: step + 1 };
  return chapter + 1 < CHAPTERS.length ? { chapter: chapter + 1, step: 0 } : null;
}

/** The step before this one; null at the beginning. */
export function before({ chapter, step }: Stop): Stop | null {
  if (step > 0) return { chapter, step: step - 1 };
  return chapter > 0
    ? { chapter: chapter - 1, step: CHAPTERS[chapter - 1]!.steps.length - 1 }
    : null;
}
