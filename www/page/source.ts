// The visitor's images, in a form that can be kept and brought back.
import type { ImageSet } from '../protocol/wasm-api';

export interface Source {
  set: ImageSet;
  classNames: readonly string[] | null;
}
