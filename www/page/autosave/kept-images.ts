// The images of a kept run. An earlier version of the page kept IDX files as they are; what is kept
// now is their pixels.
import { readSet } from '../../data/read-set';
import type { Source } from '../source';

export interface KeptFiles {
  files: readonly File[];
  classNames: readonly string[] | null;
}

/** `name` is what the images were called. */
export async function imagesOf(kept: Source | KeptFiles, name: string): Promise<Source> {
  if ('set' in kept) return kept;
  const { loaded } = await readSet(kept.files);
  return { set: { ...loaded.set, name }, classNames: kept.classNames };
}
