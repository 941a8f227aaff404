// The engine for other programs: what the npm package exports as `vae-lab`.
export { createEngine } from './client';
export { ERROR_NAMES, type ErrorName } from './error-names';
export type * from './client';
export type * from './messages';
export type * from './rust-types';
