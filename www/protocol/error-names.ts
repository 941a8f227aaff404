// The names by which a program tells the engine's errors and warnings apart.

export const ERROR_NAMES = [
  'ConfigError', // settings out of range, or that don't go together
  'DataError', // images that can't be read or don't fit
  'CheckpointError', // a checkpoint that can't be read or doesn't fit
  'CheckpointNotice', // a warning: it was loaded, but not all of it counts
  'DivergedError', // the loss is no longer a number
  'DeviceError', // the device can't be had, or another one took over
  'ArgumentError', // a call that makes no sense
  'OutdatedError', // a question about a model or images in whose place others have come meanwhile
  'EngineUnreachable', // its script or its wasm can't be had
  'EngineCrashed', // start another one
  'EngineStopped', // by terminate()
] as const;

export type ErrorName = (typeof ERROR_NAMES)[number];
