// The session that the wasm artifacts export, as src/wasm.rs writes it: the calls of src/api.rs.
import type { Drawings, OwnCalls, Questions } from './calls';

export type {
  DeviceKind,
  ImageBatch,
  ImageSet,
  LatentPlane,
  NamedTensor,
  Recognition,
} from './rust-types';

/**
 * One session: device, data, model, optimiser. Calls must not overlap. Images go in as pixels in
 * 0..1, one image after another, and come out with their shape. Errors are `Error`s named
 * ConfigError, DataError, CheckpointError, DivergedError, DeviceError or ArgumentError. Where
 * `images` is a number, it is of held-out images from the first, at most all of them.
 */
export interface VaeLab extends Questions, Drawings, OwnCalls {
  free(): void;
}
