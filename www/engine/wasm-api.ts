// What the wasm artifacts export, as src/wasm.rs writes it: the calls of src/api.rs. The artifacts are built, not committed, so this
// is the type that the dynamic import in artifact.ts is given.
import type { Drawings, OwnCalls, Questions } from './calls';
import type { DeviceKind, Schema } from './rust-types';

export type { DeviceKind, ImageSet, LatentPlane, NamedTensor, Recognition } from './rust-types';

/**
 * One session: device, data, model, optimiser. Calls must not overlap. Images are pixels in 0..1, one image
 * after another. Errors are `Error`s named ConfigError, DataError, CheckpointError, DivergedError, DeviceError
 * or ArgumentError. Where `images` is a number, it is of held-out images from the first, at most all of them.
 */
export interface VaeLab extends Questions, Drawings, OwnCalls {
  free(): void;
}

export interface VaeLabModule {
  default(options: { module_or_path: Response }): Promise<unknown>; // compiles the wasm and makes the one instance
  schema(): Schema;
  VaeLab: { create(device: DeviceKind): Promise<VaeLab> };
}
