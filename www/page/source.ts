// The visitor's images, in a form that can be kept and brought back, and a run on them.
import type { ImageSet } from '../protocol/wasm-api';

export interface Source {
  set: ImageSet;
  classNames: readonly string[] | null;
}

/** A run as it was: what brings it back, whatever comes meanwhile. */
export interface Before {
  checkpoint: Promise<Uint8Array | null>;
  source: Source | null;
}
