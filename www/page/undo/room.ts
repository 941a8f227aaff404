// How many former runs are kept, and which are forgotten for a new one.
import type { KeptRun } from '../autosave/record';
import type { Source } from '../source';

export const MOST_RUNS = 3;
export const MOST_BYTES = 200e6;

export interface Former extends KeptRun {
  id: number;
  glance: boolean; // it was begun and replaced at once, as where a slider is moved by keys
}

/**
 * Those among `runs`, the last one first, that there is room for. A glance makes room before a run
 * that somebody trained. `loaded`: images that are there anyway, and take none.
 */
export function withinRoom(runs: readonly Former[], loaded: Source | null): readonly Former[] {
  let kept = runs;
  while (kept.length > MOST_RUNS || bytesOf(kept, loaded) > MOST_BYTES) {
    const glance = kept.findLastIndex((run, at) => at > 0 && run.glance);
    const leaves = glance > 0 ? glance : kept.length - 1;
    kept = kept.filter((_, at) => at !== leaves);
  }
  return kept;
}

function bytesOf(runs: readonly Former[], loaded: Source | null): number {
  const images = new Set(runs.flatMap(({ source }) => (source && source !== loaded ? source : [])));
  return (
    runs.reduce((sum, { checkpoint }) => sum + checkpoint.byteLength, 0) +
    [...images].reduce((sum, { set }) => sum + set.pixels.byteLength, 0)
  );
}
